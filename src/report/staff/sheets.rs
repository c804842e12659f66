//! Every staffing that was tried, for spreadsheets.

use crate::model::Goal;
use crate::render::{Cell, Field, Sheet};
use crate::results::Role;
use crate::results::{Search, Staff, Tried};

/// The table of all that were tried, in order of cost.
pub fn staffings(staff: &Staff) -> Sheet {
    let goals: Vec<Goal> = staff.goals.iter().map(|(goal, _)| *goal).collect();
    let mut rows = rows("all evening", &staff.all_evening);
    if let Some(by_period) = &staff.by_period {
        rows.extend(self::rows("by period", by_period));
    }
    Sheet { rows, ..described(&staff.roles, &goals, &staff.heading.currency) }
}

/// The same without rows.
pub fn described(roles: &[Role], goals: &[Goal], currency: &str) -> Sheet {
    let field = |name: &str, unit: &str, meaning: &str| {
        Field::new(name.to_owned(), unit.to_owned(), meaning.to_owned())
    };
    let front = [
        field("search", "", "all evening: one number a role; by period: fewer in some periods."),
        field("rank", "", "Its place in that search, the cheapest first, from 1."),
    ];
    let people =
        roles.iter().map(|role| field(&role.path, "people", "How many there are, as in a file."));
    let found = [
        field("wages", currency, "Wages of these people from opening to closing."),
        field("evenings", "", "Evenings it was played."),
        field("verdict", "", "met: all goals; missed: one at least; cannot_tell."),
        field("answer", "", "Whether it is the cheapest that meets the goals."),
    ];
    let of_goals = goals.iter().flat_map(|goal| {
        let name = format!("{} {} {}", goal.key(), goal.bound.sign(), goal.limit);
        let unit = crate::results::unit(goal.measure, currency).to_owned();
        [
            Field::new(name.clone(), unit, "Mean of the measure over the evenings played."),
            Field::new(
                format!("{name}: verdict"),
                "",
                "met, missed, or cannot_tell: not decided, perhaps because another was missed first.",
            ),
            Field::new(format!("{name}: about"), "", "Whether the mean is about at the limit."),
        ]
    });
    let fields = front.into_iter().chain(people).chain(found).chain(of_goals).collect();
    Sheet { name: "staffings", fields, rows: Vec::new() }
}

fn rows(name: &str, search: &Search) -> Vec<Vec<Cell>> {
    let row = |(idx, tried): (usize, &Tried)| {
        let front = [Cell::words(name), Cell::Count(idx as u64 + 1)];
        let people = tried.set.iter().map(|set| Cell::words(set.value.as_str()));
        let found = [
            Cell::Number(tried.wages.units()),
            Cell::Count(tried.evenings),
            Cell::words(tried.verdict.key()),
            Cell::Flag(search.answer == Some(idx)),
        ];
        let goals = tried.goals.iter().flat_map(|goal| {
            [goal.mean.into(), Cell::words(goal.verdict.key()), Cell::Flag(goal.is_about)]
        });
        front.into_iter().chain(people).chain(found).chain(goals).collect()
    };
    search.tried.iter().enumerate().map(row).collect()
}

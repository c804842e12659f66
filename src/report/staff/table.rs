//! The staffings worth a look: the answer, one person fewer here and there, the file's own, the nearest.

use crate::compare::GoalVerdict;
use crate::render::{Head, Piece, Shown, Split, Table, Tone};
use crate::report::labels::goal_text;
use crate::report::staff::words::{heading, one_fewer};
use crate::results::{FoundGoal, Search, Staff, Tried};

/// More cheaper ones about at their goals than these are counted, not shown. Assumption: what a glance takes in.
const MOST_ABOUT: usize = 3;

/// The rows, the cheapest first; `None` before anything was tried.
pub(super) fn table(staff: &Staff) -> Option<Table> {
    let last = staff.last();
    let rows = rows(staff, last);
    let goals = staff.goals.iter();
    let goals = goals.map(|(goal, _)| Head::numbers(goal_text(goal, &staff.heading.currency)));
    let heads = staff.roles.iter().map(|role| Head::numbers(heading(role)));
    let wages = Head::numbers(format!("wages, {}", staff.heading.currency));
    (!rows.is_empty()).then(|| Table {
        heads: heads.chain([wages]).chain(goals).chain([Head::words("")]).collect(),
        rows: rows.iter().map(|(idx, why)| row(last, &last.tried[*idx], why)).collect(),
        split: Split::Never,
        notes: notes(staff, last),
    })
}

/// Which are shown, by their indices, and why.
fn rows(staff: &Staff, last: &Search) -> Vec<(usize, String)> {
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut add = |idx: Option<usize>, why: String| {
        let Some(idx) = idx else { return };
        match rows.iter_mut().find(|(known, _)| *known == idx) {
            Some((_, whys)) => whys.push(why),
            None => rows.push((idx, vec![why])),
        }
    };
    let place = |tried: &Tried| last.tried.iter().position(|known| known.counts == tried.counts);
    add(last.answer, "the answer".to_owned());
    if last.answer.is_some() {
        for tried in last.about().take(MOST_ABOUT) {
            add(place(tried), "about at its goals".to_owned());
        }
    } else {
        add(last.nearest().and_then(place), "nearest".to_owned());
    }
    let met = last.tried.iter().find(|tried| tried.verdict == GoalVerdict::Met);
    add(met.filter(|_| last.answer.is_none()).and_then(place), "meets the goals".to_owned());
    for tried in last.untold().filter(|_| !staff.is_cut_short).take(MOST_ABOUT) {
        add(place(tried), "cannot tell".to_owned());
    }
    for (choice, idx) in last.choices.iter().zip(&last.fewer) {
        add(*idx, one_fewer(staff, choice));
    }
    add(last.as_it_is, "as it is".to_owned());
    rows.sort_by_key(|(idx, _)| *idx);
    rows.into_iter().map(|(idx, whys)| (idx, whys.join("; "))).collect()
}

fn row(last: &Search, tried: &Tried, why: &str) -> Vec<Shown> {
    let n_roles = tried.rosters.len();
    let numbers = (0..n_roles).map(|role| {
        let own = last.choices.iter().zip(&tried.counts).filter(|(choice, _)| choice.role == role);
        let counts: Vec<u32> = own.map(|(_, count)| *count).collect();
        let is_one = counts.windows(2).all(|pair| pair[0] == pair[1]);
        let shown = if is_one { &counts[..counts.len().min(1)] } else { &counts[..] };
        Shown::words(shown.iter().map(u32::to_string).collect::<Vec<_>>().join(" "))
    });
    let wages = Shown::number(tried.wages.units(), 0);
    let goals = tried.goals.iter().map(goal);
    let why = Shown::words(why).toned(match tried.verdict {
        GoalVerdict::Met => Tone::Good,
        GoalVerdict::Missed | GoalVerdict::CannotTell => Tone::Plain,
    });
    numbers.chain([wages]).chain(goals).chain([why]).collect()
}

fn goal(found: &FoundGoal) -> Shown {
    let (mark, tone) = match found.verdict {
        GoalVerdict::Met if found.is_about => (" ≈✓", Tone::Faint),
        GoalVerdict::Missed if found.is_about => (" ≈✗", Tone::Faint),
        GoalVerdict::CannotTell if found.is_about => (" ≈", Tone::Faint),
        GoalVerdict::Met => (" ✓", Tone::Good),
        GoalVerdict::Missed => (" ✗", Tone::Bad),
        GoalVerdict::CannotTell => ("  ", Tone::Plain),
    };
    let Some(mean) = found.mean else { return Shown::missing() };
    Shown::of([Piece::Number(mean, 2), Piece::words(mark)]).toned(tone)
}

fn notes(staff: &Staff, last: &Search) -> Vec<String> {
    let mut notes = vec![
        "✓ met, ✗ missed; ≈ nearer to the limit than `--within`, so that it may be called either. Without ✓ or ✗ it was \
         not decided: another goal was missed first, or the evenings were over."
            .to_owned(),
    ];
    notes.extend(periods(staff, last));
    let ranges: Vec<String> = last
        .choices
        .iter()
        .filter(|choice| choice.period.is_none())
        .map(|choice| {
            let (name, load) = (heading(&staff.roles[choice.role]), choice.load);
            let (fewest, most) = (choice.fewest, choice.most);
            format!("{name} {fewest} to {most} (the work occupies {load:.1})")
        })
        .collect();
    if !ranges.is_empty() {
        notes.push(format!("Tried: {}.", ranges.join(", ")));
    }
    notes
}

/// From when numbers in a row are, in a line for all roles with the same periods.
fn periods(staff: &Staff, last: &Search) -> Vec<String> {
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for (role, named) in staff.roles.iter().enumerate() {
        let own = last.choices.iter().filter(|choice| choice.role == role);
        let from: Vec<String> =
            own.filter_map(|choice| Some(staff.opens.plus(choice.period?.0).to_string())).collect();
        let (from, name) = (from.join(", "), heading(named));
        match told.iter_mut().find(|(known, _)| *known == from) {
            Some((_, names)) => names.push(name),
            None if from.contains(',') => told.push((from, vec![name])),
            None => {}
        }
    }
    let line = |(from, names): (String, Vec<String>)| {
        format!("Numbers in a row are those from {from} ({}).", names.join(", "))
    };
    told.into_iter().map(line).collect()
}

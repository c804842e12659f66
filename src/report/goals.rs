//! Goals as a table for reading.

use crate::catalogue::Unit;
use crate::compare::{Broken, GoalVerdict, JudgedGoal};
use crate::model::{Goal, GoalOf};
use crate::render::number::{exact, plain, signed};
use crate::report::grid::{Cell, Column, Grid, Tone};
use crate::report::view::{NOTHING, unit_text};
use crate::report::{Detail, Report};

/// A row for each goal and policy it concerns: the value that is judged, the verdict, and on how many
/// evenings the goal is broken. `None` without goals.
pub(super) fn grid(report: &Report, detail: Detail) -> Option<Grid> {
    let is_single = report.comparison.evenings == 1;
    let value = if is_single { "value" } else { "mean" };
    let broken = if is_single { "" } else { "evenings broken" };
    let names = (report.comparison.policies.len() > 1).then(|| Column::words(""));
    let columns = [Column::words("goal")].into_iter().chain(names).chain([
        Column::numbers(value),
        Column::words(""),
        Column::words(broken),
    ]);
    let rows = report.goals.iter().flat_map(|judged| rows(judged, report, detail));
    (!report.goals.is_empty()).then(|| Grid { columns: columns.collect(), rows: rows.collect() })
}

fn rows(judged: &JudgedGoal, report: &Report, detail: Detail) -> Vec<Vec<Cell>> {
    let is_single = report.comparison.evenings == 1;
    let mut head = Some(text(&judged.goal, report));
    let verdicts = judged.verdicts.iter().zip(&judged.broken).enumerate();
    let row = |(policy, (verdict, broken)): (usize, (&Option<GoalVerdict>, &Option<Broken>))| {
        let verdict = (*verdict)?;
        let (verdict, share) = match broken {
            Some(broken) if is_single => (evening_cell(*broken), String::new()),
            Some(broken) => (verdict_cell(verdict), broken_text(*broken, detail)),
            None => (verdict_cell(verdict), String::new()),
        };
        let names = &report.comparison.policies;
        let name = (names.len() > 1).then(|| Cell::plain(names[policy].as_str()));
        let value = Cell::plain(value(&judged.goal, report, policy));
        let head = Cell::plain(head.take().unwrap_or_default());
        let rest = [value, verdict, Cell::plain(share)];
        Some([head].into_iter().chain(name).chain(rest).collect())
    };
    verdicts.filter_map(row).collect()
}

/// What is judged, with so many digits that it differs from the limit.
fn value(goal: &Goal, report: &Report, policy: usize) -> String {
    let found = report.comparison.measures.iter().find(|measure| measure.key == goal.measure);
    let result = found.map(|measure| &measure.policies[policy]);
    let mean = match goal.of {
        GoalOf::Policy => result.and_then(|r| Some(r.estimate.as_ref().ok()?.mean)),
        GoalOf::Difference => {
            result.and_then(|r| Some(r.difference.as_ref()?.as_ref().ok()?.estimate.mean))
        }
    };
    let Some(mean) = mean else {
        return NOTHING.to_owned();
    };
    let least = goal.measure.info().decimals;
    let differs = |digits: &usize| plain(mean, *digits) != plain(goal.limit, *digits);
    let decimals = (least..=least + 3).find(differs).unwrap_or(least);
    match goal.of {
        GoalOf::Policy => plain(mean, decimals),
        GoalOf::Difference => signed(mean, decimals),
    }
}

fn text(goal: &Goal, report: &Report) -> String {
    let of = match goal.of {
        GoalOf::Policy => "",
        GoalOf::Difference => "difference in ",
    };
    let limit = exact(goal.limit).replace('-', "−");
    let unit = match goal.measure.info().unit {
        // Their scale says nothing beside a limit.
        Unit::Points | Unit::Share => "",
        unit => unit_text(unit, &report.heading.currency),
    };
    let bound = goal.bound.sign();
    format!("{of}{} {bound} {limit} {unit}", goal.measure.name()).trim_end().to_owned()
}

fn verdict_cell(verdict: GoalVerdict) -> Cell {
    let (text, tone) = match verdict {
        GoalVerdict::Met => ("✓ met", Tone::Good),
        GoalVerdict::Missed => ("✗ missed", Tone::Bad),
        GoalVerdict::CannotTell => ("? cannot tell", Tone::Faint),
    };
    Cell { text: text.to_owned(), tone }
}

/// Of the only evening no more is asked than whether it kept the limit.
fn evening_cell(broken: Broken) -> Cell {
    let (text, tone) =
        if broken.evenings == 0 { ("✓ kept", Tone::Good) } else { ("✗ broken", Tone::Bad) };
    Cell { text: text.to_owned(), tone }
}

/// On how many evenings it is broken; the interval where there is room.
fn broken_text(broken: Broken, detail: Detail) -> String {
    let percent = |share: f64| plain(100.0 * share, 0);
    let share = percent(broken.share());
    let (low, high) = broken.interval;
    match detail {
        Detail::Headline => format!("{share} %"),
        Detail::Full => format!("{share} % ({} to {})", percent(low), percent(high)),
    }
}

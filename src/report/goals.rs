//! Goals in words: a line each.

use crate::catalogue::Unit;
use crate::compare::{Broken, GoalVerdict, JudgedGoal};
use crate::model::{Goal, GoalOf};
use crate::report::number::{exact, plain};
use crate::report::view::unit_text;
use crate::report::{Detail, Report};

/// Each goal with the verdict on each policy it concerns, and on how many evenings it is broken.
pub(super) fn lines(report: &Report, detail: Detail) -> Vec<String> {
    let texts: Vec<String> = report.goals.iter().map(|judged| text(&judged.goal, report)).collect();
    let width = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    let line = |(judged, text): (&JudgedGoal, &String)| {
        let padding = " ".repeat(width - text.chars().count());
        let judged = judged.verdicts.iter().zip(&judged.broken);
        let policies = report.comparison.policies.iter().zip(judged);
        let verdicts = policies.filter_map(|(name, (verdict, broken))| {
            let broken = broken.map(|broken| broken_text(broken, detail)).unwrap_or_default();
            Some(format!("    {name} {}{broken}", verdict_text((*verdict)?)))
        });
        format!("goal  {text}{padding}{}", verdicts.collect::<String>())
    };
    report.goals.iter().zip(&texts).map(line).collect()
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

fn verdict_text(verdict: GoalVerdict) -> &'static str {
    match verdict {
        GoalVerdict::Met => "✓ met",
        GoalVerdict::Missed => "✗ missed",
        GoalVerdict::CannotTell => "? cannot tell",
    }
}

/// On how many evenings it is broken; the interval where there is room.
fn broken_text(broken: Broken, detail: Detail) -> String {
    let percent = |share: f64| plain(100.0 * share, 0);
    let share = percent(broken.share());
    let (low, high) = broken.interval;
    match detail {
        Detail::Headline => format!(", broken on {share} %"),
        Detail::Full => {
            format!(", broken on {share} % of evenings ({} to {})", percent(low), percent(high))
        }
    }
}

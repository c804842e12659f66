//! Goals in words: a line each.

use crate::compare::{GoalVerdict, JudgedGoal};
use crate::model::{Goal, GoalOf};
use crate::report::Report;
use crate::report::number::exact;
use crate::report::view::unit_text;

/// Each goal with the verdict on each policy it concerns.
pub(super) fn lines(report: &Report) -> Vec<String> {
    let texts: Vec<String> = report.goals.iter().map(|judged| text(&judged.goal, report)).collect();
    let width = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    let line = |(judged, text): (&JudgedGoal, &String)| {
        let padding = " ".repeat(width - text.chars().count());
        let policies = report.comparison.policies.iter().zip(&judged.verdicts);
        let verdicts = policies.filter_map(|(name, verdict)| {
            Some(format!("    {name} {}", verdict_text((*verdict)?)))
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
    let unit = unit_text(goal.measure.info().unit, &report.heading.currency);
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

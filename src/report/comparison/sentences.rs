//! The answer in words: what changes, how surely, and what it earns.

use crate::catalogue::Measure;
use crate::compare::{Answer, Comparison, Difference, Estimate, Precision, Verdict};
use crate::experiment::Stop;
use crate::render::number::{exact, plain, signed};
use crate::report::Report;
use crate::report::comparison::best;
use crate::report::digits::telling_decimals;
use crate::report::results::unit;

/// The answer; nothing if there is nothing to compare.
pub(super) fn answer(report: &Report) -> Option<String> {
    let comparison = &report.comparison;
    let answer = Answer::of(comparison)?;
    let name = &comparison.policies[answer.policy];
    let baseline = comparison.baseline_name();
    if comparison.evenings == 1 {
        return answer.guest_score.map(|score| single_evening(score, name, baseline));
    }
    let sentences = [
        best::guest_score(comparison),
        answer.guest_score.map(|score| score_sentence(score, name, baseline)),
        money(&answer, &report.heading.currency),
        best::earnings(comparison, &report.heading.currency),
    ];
    let said: Vec<String> = sentences.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What one evening was like, which says nothing of others.
fn single_evening(score: &Difference, name: &str, baseline: &str) -> String {
    let decimals = Measure::GuestScore.info().decimals;
    let points = plain(score.estimate.mean.abs(), decimals);
    let way = if score.estimate.mean < 0.0 { "lower" } else { "higher" };
    format!(
        "On this evening the guest score is {points} points {way} under {name} than under \
         {baseline}; one evening cannot tell whether that is so in general."
    )
}

/// How many evenings, that they were the same ones, and why no more of them.
pub(super) fn evidence(report: &Report) -> String {
    let comparison = &report.comparison;
    let evenings = match comparison.evenings {
        1 if report.heading.first_evening > 1 => {
            format!("Evening {}", report.heading.first_evening)
        }
        1 => "1 evening".to_owned(),
        n => format!("{n} evenings"),
    };
    let enough = enough(report);
    let caution = match comparison.evenings {
        2..ROUGH_BELOW => " So few evenings make the limits rough.",
        _ => "",
    };
    let said = match comparison.policies.len() {
        1 => format!("{evenings} under {}{enough}.", comparison.baseline_name()),
        2 => format!("{evenings}, the same guests and the same stuck tickets under both{enough}."),
        _ => format!("{evenings}, the same guests and the same stuck tickets under all{enough}."),
    };
    said + caution
}

/// Student's t holds for means of so many evenings, however skewed they are. Assumption: the usual rule
/// of thumb.
const ROUGH_BELOW: u64 = 30;

/// Whether they were enough, where that was the question.
fn enough(report: &Report) -> String {
    let (target, n) = match report.stop {
        Stop::Asked => return String::new(),
        Stop::Interrupted => return ": stopped before the end".to_owned(),
        Stop::Known(target) => (target, "enough"),
        Stop::Unknown(target) => (target, "too few"),
    };
    let Comparison { measures, evenings, policies, .. } = &report.comparison;
    let key = measures[target.measure].key;
    let what = match policies.len() {
        1 => key.name(),
        2 => format!("the difference in {}", key.name()),
        _ => format!("every difference in {}", key.name()),
    };
    let precision = precision_text(target.precision, unit(key, &report.heading.currency));
    format!(": {n} to know {what} within {precision} (-n {evenings} repeats them)")
}

fn precision_text(precision: Precision, unit: &str) -> String {
    match precision {
        // Without the digits that come from 7 % being no binary number.
        Precision::Share(share) => format!("{} %", exact((share * 1e5).round() / 1e3)),
        Precision::Units(units) => format!("{} {unit}", exact(units)),
    }
}

/// What becomes of the guest score under a policy.
pub(in crate::report) fn score_sentence(score: &Difference, name: &str, baseline: &str) -> String {
    let estimate = &score.estimate;
    let decimals = telling_decimals(estimate, Measure::GuestScore.info().decimals);
    let points = plain(estimate.mean.abs(), decimals);
    let way = match score.verdict {
        Verdict::Better => "higher",
        Verdict::Worse => "lower",
        Verdict::Different | Verdict::CannotTell if score.is_same() => {
            return format!("Under {name} the guest score is the same as under {baseline}.");
        }
        Verdict::Different | Verdict::CannotTell => {
            let found = found(estimate, "points", decimals);
            return format!(
                "Whether the guest score differs under {name} and {baseline} cannot be told ({found})."
            );
        }
    };
    let sure = sure(estimate, decimals);
    format!("Under {name} the guest score is {points} points {way} than under {baseline}{sure}.")
}

/// The limits of a decided difference, as amounts without a sign.
fn sure(estimate: &Estimate, decimals: usize) -> String {
    let Some((low, high)) = estimate.interval else {
        return String::new();
    };
    let (least, most) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
    format!(" (95 % sure: {} to {})", plain(least, decimals), plain(most, decimals))
}

/// An undecided difference with its limits.
fn found(estimate: &Estimate, unit: &str, decimals: usize) -> String {
    let mean = signed(estimate.mean, decimals);
    match estimate.interval {
        Some((low, high)) => {
            let (low, high) = (plain(low, decimals), plain(high, decimals));
            format!("{mean} {unit}, 95 % sure: {low} to {high}")
        }
        None => format!("{mean} {unit} on a single evening"),
    }
}

const ON_THE_NIGHT: &str = "on the night";
const WITH_RETURNS: &str = "in all with the guests who come back";

fn money(answer: &Answer<'_>, currency: &str) -> Option<String> {
    let told = |difference: Option<&Difference>| amount(difference?, currency);
    if let (Some(profit), Some(worth)) = (told(answer.profit), told(answer.worth)) {
        return Some(format!("The house earns {profit} {ON_THE_NIGHT}; {worth} {WITH_RETURNS}."));
    }
    let parts = [(answer.profit, ON_THE_NIGHT), (answer.worth, WITH_RETURNS)];
    let said = parts.into_iter().filter_map(|(d, when)| Some(earns(d?, when, currency)));
    said.reduce(|first, second| format!("{first} {second}"))
}

fn earns(difference: &Difference, when: &str, currency: &str) -> String {
    if let Some(amount) = amount(difference, currency) {
        return format!("The house earns {amount} {when}.");
    }
    let found = found(&difference.estimate, currency, money_decimals(difference));
    format!("Whether the house earns more {when} cannot be told ({found}).")
}

/// What it earns more or less; `None` if that cannot be told.
fn amount(difference: &Difference, currency: &str) -> Option<String> {
    let sum = plain(difference.estimate.mean.abs(), money_decimals(difference));
    match difference.verdict {
        Verdict::Better => Some(format!("{sum} {currency} more")),
        Verdict::Worse => Some(format!("{sum} {currency} less")),
        Verdict::Different | Verdict::CannotTell => {
            difference.is_same().then(|| "the same".to_owned())
        }
    }
}

fn money_decimals(difference: &Difference) -> usize {
    telling_decimals(&difference.estimate, Measure::Profit.info().decimals)
}

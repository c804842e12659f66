//! The answer in words: what changes, how surely, and what it earns.

use crate::catalogue::{Measure, MeasureKey};
use crate::compare::{Comparison, Difference, Estimate, MainFinding, Precision, Target, Verdict};
use crate::experiment::{RunStage, Stop};
use crate::render::number::{exact, plain, signed};
use crate::report::columns::{other_guests, same_guests};
use crate::report::comparison::{best, rivals};
use crate::report::digits::telling_decimals;
use crate::report::english::{called, percent};
use crate::results::{Results, unit};
use crate::study::usual_tolerance;

/// So many units of money, where nobody says what matters. Assumption: an example to be changed.
const MONEY_THAT_MATTERS: f64 = 5.0;

/// The answer; nothing if there is nothing to compare.
pub(super) fn answer(results: &Results) -> Option<String> {
    let comparison = &results.comparison;
    let answer = MainFinding::of(comparison)?;
    let name = &called(&comparison.policies[answer.policy]);
    let baseline = &called(comparison.baseline_name());
    if comparison.evenings == 1 {
        return answer.guest_score.map(|score| single_evening(score, name, baseline));
    }
    let currency = &results.heading.currency;
    // Of several policies it is told who earns most, not what one of them earns more than another.
    let earnings = best::earnings(comparison, currency).or_else(|| money(&answer, currency));
    let sentences = [
        best::guest_score(comparison),
        answer.guest_score.map(|score| score_sentence(score, name, baseline)),
        earnings,
        rivals::smaller_change(results),
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
pub(super) fn evidence(results: &Results) -> String {
    let comparison = &results.comparison;
    let evenings = match comparison.evenings {
        1 if results.first_evening > 1 => {
            format!("Evening {}", results.first_evening)
        }
        1 => "1 evening".to_owned(),
        n => format!("{n} evenings"),
    };
    if comparison.is_certain {
        return format!(
            "{evenings}, every one of them the same: nothing is left to chance, so that one says it all."
        );
    }
    let enough = enough(results) + &look(comparison);
    match comparison.policies.len() {
        1 => format!("{evenings} under {}{enough}.", comparison.baseline_name()),
        n => {
            let sets = results.columns.iter().flat_map(|column| &column.set);
            let others = other_guests(sets.map(String::as_str));
            let luck = ("the same stuck tickets", if n == 2 { "under both" } else { "under all" });
            format!("{evenings}, {}{enough}.", same_guests(&others, luck))
        }
    }
}

/// How sure a look after the first is made.
fn look(comparison: &Comparison) -> String {
    match comparison.look {
        1 => String::new(),
        look => {
            let sure = percent(comparison.together());
            format!(": look {look}, whose differences have limits that are {sure} sure")
        }
    }
}

/// Whether they were enough, where that was the question.
fn enough(results: &Results) -> String {
    let (target, n) = match results.stop {
        Stop::Asked => return String::new(),
        Stop::Interrupted(stage) => return interrupted(stage, results),
        Stop::Known(target) => (target, "enough"),
        Stop::Unknown(target) => (target, "too few"),
    };
    let Comparison { measures, policies, .. } = &results.comparison;
    let key = measures[target.measure].key;
    let what = match policies.len() {
        1 => key.name(),
        2 => format!("the difference in {}", key.name()),
        _ => format!("every difference in {}", key.name()),
    };
    let precision = precision_text(target.precision, unit(key, &results.heading.currency));
    let repeated = repeated(results);
    let way_out = if n == "too few" { way_out(results, target, key) } else { String::new() };
    format!(": {n} to know {what} within {precision}{way_out} ({repeated})")
}

/// What to do where a precision is not reached. The first stage names a number that does in four of five cases, so that
/// more evenings allowed need not be more evenings.
fn way_out(results: &Results, target: Target, key: MeasureKey) -> String {
    let Comparison { measures, evenings, .. } = &results.comparison;
    if let Some(more) = results.more {
        let next = results.first_evening + evenings;
        return format!("; `--first-evening {next} -n {more}` plays enough, by what these say");
    }
    let of_policies = measures[target.measure].policies.iter();
    let mut differences = of_policies.filter_map(|of| of.difference.as_ref()?.as_ref().ok());
    match (target.precision, differences.any(Difference::is_same)) {
        (_, true) => "; there is none on any of them".to_owned(),
        (Precision::Share(_), false) => {
            let units = usual_tolerance(key.info().unit).unwrap_or(MONEY_THAT_MATTERS);
            let is_usual = key == Measure::GuestScore.into();
            let on = if is_usual { String::new() } else { format!(" --on {}", key.key()) };
            format!("; of what may be 0 no number is, so ask for units (`--precision {units}{on}`)")
        }
        (Precision::Units(_), false) => "; too few of them differ from the rest".to_owned(),
    }
}

/// How far a run came that was stopped.
fn interrupted(stage: RunStage, results: &Results) -> String {
    match stage {
        RunStage::Only => ": stopped before the end".to_owned(),
        RunStage::First => {
            ": stopped before the end, while they were to say how many are needed".to_owned()
        }
        RunStage::Second => format!(": stopped before the end ({})", repeated(results)),
    }
}

/// What repeats the evenings, without those that said how many are needed.
fn repeated(results: &Results) -> String {
    let named = match results.stage_one {
        0 => String::new(),
        stage_one => format!("{stage_one} before them said how many; "),
    };
    let begin = match results.first_evening {
        1 => String::new(),
        first => format!("--first-evening {first} "),
    };
    let evenings = results.comparison.evenings;
    format!("{named}{begin}-n {evenings} repeats them")
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
        Verdict::Same => {
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
    let (least, most) = ends(low, high);
    format!(" (95 % sure: {} to {})", plain(least, decimals), plain(most, decimals))
}

/// Limits of one sign as amounts, the smaller first.
fn ends(low: f64, high: f64) -> (f64, f64) {
    (low.abs().min(high.abs()), low.abs().max(high.abs()))
}

/// An undecided difference with its limits.
fn found(estimate: &Estimate, unit: &str, decimals: usize) -> String {
    let mean = signed(estimate.mean, decimals);
    match estimate.interval {
        Some((low, high)) => {
            let (low, high) = (plain(low, decimals), plain(high, decimals));
            format!("{mean} {unit}, 95 % sure: {low} to {high}")
        }
        None => match estimate.no_interval().filter(|_| estimate.evenings > 1) {
            Some(reason) => format!("{mean} {unit}, {reason}"),
            None => format!("{mean} {unit} on a single evening"),
        },
    }
}

const ON_THE_NIGHT: &str = "on the night";
const WITH_RETURNS: &str = "in all, with guests who come back and staff who leave";

fn money(answer: &MainFinding<'_>, currency: &str) -> Option<String> {
    let told = |difference: Option<&Difference>| amount(difference?, currency);
    if let (Some(profit), Some(worth)) = (told(answer.profit), told(answer.worth)) {
        return Some(format!(
            "The house earns {profit} {ON_THE_NIGHT} and {worth} {WITH_RETURNS}."
        ));
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
    let decimals = money_decimals(difference);
    let sum = plain(difference.estimate.mean.abs(), decimals) + &limits(difference, decimals);
    match difference.verdict {
        Verdict::Better => Some(format!("{sum} {currency} more")),
        Verdict::Worse => Some(format!("{sum} {currency} less")),
        Verdict::Same => Some("the same".to_owned()),
        Verdict::Different | Verdict::CannotTell => None,
    }
}

/// How surely an amount without a sign is known, in short.
fn limits(Difference { estimate, .. }: &Difference, decimals: usize) -> String {
    match (estimate.half_width(), estimate.interval) {
        (Some(half), _) => format!(" ± {}", plain(half, decimals)),
        (None, Some((low, high))) => {
            let (least, most) = ends(low, high);
            format!(" ({} to {})", plain(least, decimals), plain(most, decimals))
        }
        (None, None) => String::new(),
    }
}

fn money_decimals(difference: &Difference) -> usize {
    telling_decimals(&difference.estimate, Measure::Profit.info().decimals)
}

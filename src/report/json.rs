//! JSON for programs: every number in full, every missing one `null` with a reason beside it.
//!
//! The shape is a contract. Keys keep the order of the fields here; policies and measures that of the plan.

use serde::{Serialize, Serializer};

use crate::compare::{
    Absent, BadEvenings, Comparison, Difference, Estimate, JudgedGoal, LEVEL, MeasureComparison,
    PolicyResult, Precision, Verdict, Why,
};
use crate::experiment::Stop;
use crate::render::json::pretty;
use crate::render::number::exact;
use crate::report::results::unit;
use crate::report::{Heading, Report};

/// What `run` and `compare` found.
pub fn results(report: &Report) -> String {
    let (heading, comparison) = (&report.heading, &report.comparison);
    pretty(&Results {
        orderflow: env!("CARGO_PKG_VERSION"),
        scenario: scenario(heading),
        overrides: &heading.overrides,
        seed: heading.seed,
        first_evening: heading.first_evening,
        evenings: comparison.evenings,
        stopped: stopped(report),
        level: level(comparison),
        policies: &comparison.policies,
        baseline: comparison.baseline_name(),
        measures: comparison.measures.iter().map(|m| measure_results(m, report)).collect(),
        goals: report.goals.iter().map(|judged| goal_entry(judged, comparison)).collect(),
    })
}

/// The scenario, by its title and its text.
pub(super) fn scenario(heading: &Heading) -> Scenario<'_> {
    Scenario { title: &heading.title, sha256: &heading.sha256 }
}

/// How sure the intervals of a comparison are.
pub(super) fn level(comparison: &Comparison) -> Level {
    Level {
        together: LEVEL,
        each_difference: comparison.level,
        method: if comparison.policies.len() > 2 { "bonferroni" } else { "none" },
    }
}

#[derive(Serialize)]
struct Results<'a> {
    orderflow: &'static str,
    scenario: Scenario<'a>,
    overrides: &'a [String],
    seed: u64,
    first_evening: u64,
    evenings: u64,
    stopped: Stopped,
    level: Level,
    policies: &'a [String],
    baseline: &'a str,
    measures: Vec<MeasureResults<'a>>,
    goals: Vec<GoalEntry<'a>>,
}

/// Why no more evenings: `asked` (so many were asked for), `known` (the precision is reached),
/// `unknown` (it is not, and more were not allowed) or `interrupted` (the run was stopped before its end).
#[derive(Serialize)]
struct Stopped {
    because: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    /// Half the width of the interval, as a share of the absolute mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    precision_share: Option<f64>,
    /// Half the width of the interval, in the measure's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<f64>,
}

/// How sure the intervals are: of each policy by itself and of all differences of a measure together,
/// and of each difference, which the method makes surer for that.
#[derive(Serialize)]
pub(super) struct Level {
    together: f64,
    each_difference: f64,
    method: &'static str,
}

#[derive(Serialize)]
pub(super) struct Scenario<'a> {
    title: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct MeasureResults<'a> {
    key: String,
    unit: &'a str,
    better: &'static str,
    policies: InOrder<'a, PolicyEntry>,
    differences: InOrder<'a, DifferenceEntry>,
}

#[derive(Serialize)]
struct PolicyEntry {
    #[serde(flatten)]
    estimate: EstimateEntry,
    /// Only where one way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    bad_evening: Option<BadEveningEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst_evening: Option<WorstEveningEntry>,
}

/// Nine evenings of ten are better; limits by order statistics.
#[derive(Serialize)]
struct BadEveningEntry {
    value: f64,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct WorstEveningEntry {
    evening: u64,
    value: f64,
}

#[derive(Serialize)]
struct EstimateEntry {
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    evenings: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct DifferenceEntry {
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    better_on: Option<u64>,
    evenings: u64,
    verdict: &'static str,
    /// Only where it cannot be told and does not seem to be zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    evenings_to_tell: Option<u64>,
    /// Only where the difference varies.
    #[serde(skip_serializing_if = "Option::is_none")]
    variance_reduction: Option<f64>,
    /// Only of measures that are taken apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<WhyEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

/// The parts add up to the total, which is the mean of the difference.
#[derive(Serialize)]
struct WhyEntry {
    total: f64,
    parts: InOrder<'static, f64>,
}

/// A goal and the verdict on each policy that it concerns: `met`, `missed` or `cannot_tell`.
#[derive(Serialize)]
struct GoalEntry<'a> {
    key: String,
    must_be: String,
    policies: InOrder<'a, &'static str>,
    /// On which share of evenings it is broken; exact 95 % limits (Clopper & Pearson).
    broken: InOrder<'a, BrokenEntry>,
}

#[derive(Serialize)]
struct BrokenEntry {
    share: f64,
    low: f64,
    high: f64,
    evenings: u64,
}

/// An object whose keys keep their order.
pub(super) struct InOrder<'a, T>(pub(super) Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for InOrder<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

fn stopped(report: &Report) -> Stopped {
    let (because, target) = match report.stop {
        Stop::Asked => ("asked", None),
        Stop::Interrupted => ("interrupted", None),
        Stop::Known(target) => ("known", Some(target)),
        Stop::Unknown(target) => ("unknown", Some(target)),
    };
    let (precision_share, precision) = match target.map(|target| target.precision) {
        None => (None, None),
        Some(Precision::Share(share)) => (Some(share), None),
        Some(Precision::Units(units)) => (None, Some(units)),
    };
    let on = target.map(|target| report.comparison.measures[target.measure].key.key());
    Stopped { because, on, precision_share, precision }
}

fn measure_results<'a>(measure: &MeasureComparison, report: &'a Report) -> MeasureResults<'a> {
    let info = measure.key.info();
    let named = || report.comparison.policies.iter().map(String::as_str).zip(&measure.policies);
    let difference = |result: &PolicyResult| {
        Some(difference_entry(result.difference.as_ref()?, result.why.as_ref()))
    };
    let differences = named().filter_map(|(name, result)| Some((name, difference(result)?)));
    MeasureResults {
        key: measure.key.key(),
        unit: unit(measure.key, &report.heading.currency),
        better: info.better.key(),
        policies: InOrder(named().map(|(n, result)| (n, policy_entry(result))).collect()),
        differences: InOrder(differences.collect()),
    }
}

fn policy_entry(result: &PolicyResult) -> PolicyEntry {
    let bad_evening = result.bad.map(|bad| BadEveningEntry {
        value: bad.one_in_ten + 0.0,
        low: bad.interval.map(|(low, _)| low + 0.0),
        high: bad.interval.map(|(_, high)| high + 0.0),
        reason: bad.interval.is_none().then_some(BadEvenings::NO_INTERVAL),
    });
    let worst = result.bad.map(|bad| bad.worst);
    PolicyEntry {
        estimate: estimate_entry(&result.estimate),
        bad_evening,
        worst_evening: worst
            .map(|worst| WorstEveningEntry { evening: worst.evening, value: worst.value + 0.0 }),
    }
}

fn goal_entry<'a>(judged: &JudgedGoal, comparison: &'a Comparison) -> GoalEntry<'a> {
    let policies = comparison.policies.iter().zip(&judged.verdicts);
    let verdicts = policies.filter_map(|(name, verdict)| Some((name.as_str(), (*verdict)?.key())));
    let named = comparison.policies.iter().zip(&judged.broken);
    let broken = named.filter_map(|(name, broken)| {
        let broken = (*broken)?;
        let (low, high) = broken.interval;
        Some((name.as_str(), BrokenEntry { share: broken.share(), low, high, evenings: broken.of }))
    });
    let goal = &judged.goal;
    GoalEntry {
        key: goal.key(),
        must_be: format!("{} {}", goal.bound.sign(), exact(goal.limit)),
        policies: InOrder(verdicts.collect()),
        broken: InOrder(broken.collect()),
    }
}

fn estimate_entry(estimate: &Result<Estimate, Absent>) -> EstimateEntry {
    match estimate {
        Ok(estimate) => EstimateEntry {
            mean: Some(estimate.mean + 0.0),
            low: estimate.interval.map(|(low, _)| low + 0.0),
            high: estimate.interval.map(|(_, high)| high + 0.0),
            evenings: estimate.evenings,
            reason: estimate.interval.is_none().then_some(Estimate::NO_INTERVAL),
        },
        Err(absent) => EstimateEntry {
            mean: None,
            low: None,
            high: None,
            evenings: 0,
            reason: Some(absent.reason()),
        },
    }
}

fn difference_entry(difference: &Result<Difference, Absent>, why: Option<&Why>) -> DifferenceEntry {
    let estimate = estimate_entry(&difference.map(|d| d.estimate));
    let known = difference.as_ref().ok();
    let no_count = known.filter(|d| d.better_on.is_none()).map(|_| Difference::NO_BETTER_WAY);
    DifferenceEntry {
        mean: estimate.mean,
        low: estimate.low,
        high: estimate.high,
        better_on: known.and_then(|d| d.better_on),
        evenings: estimate.evenings,
        verdict: known.map_or(Verdict::CannotTell, |d| d.verdict).key(),
        evenings_to_tell: known.and_then(|d| d.evenings_to_tell),
        variance_reduction: known.and_then(|d| d.variance_reduction),
        why: known.zip(why).map(|(known, why)| why_entry(known, why)),
        reason: estimate.reason.or(no_count),
    }
}

fn why_entry(difference: &Difference, why: &Why) -> WhyEntry {
    let parts = why.parts.iter().map(|(part, mean)| (part.key(), mean + 0.0));
    WhyEntry { total: difference.estimate.mean + 0.0, parts: InOrder(parts.collect()) }
}

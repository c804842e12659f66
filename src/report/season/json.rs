//! Seasons for programs.

use serde::Serialize;

use crate::compare::{
    Absent, Comparison, Difference, Estimate, MeasureComparison, Overtaking, Step, Verdict,
};
use crate::render::json::pretty;
use crate::report::json::{InOrder, Level, Scenario, level, scenario};
use crate::report::results::unit;
use crate::report::season::SeasonReport;

#[derive(Serialize)]
struct Results<'a> {
    orderflow: &'static str,
    scenario: Scenario<'a>,
    overrides: &'a [String],
    seed: u64,
    seasons: u64,
    evenings_in_a_row: usize,
    level: Level,
    policies: &'a [String],
    baseline: &'a str,
    measures: Vec<MeasureResults<'a>>,
    overtakings: Vec<OvertakingEntry<'a>>,
}

#[derive(Serialize)]
struct MeasureResults<'a> {
    key: String,
    unit: &'a str,
    better: &'static str,
    first_week: Part<'a>,
    last_week: Part<'a>,
    whole: Part<'a>,
    /// One entry an evening.
    course: InOrder<'a, Vec<StepEntry>>,
}

/// Means over some evenings of each season, and over seasons.
#[derive(Serialize)]
struct Part<'a> {
    policies: InOrder<'a, EstimateEntry>,
    differences: InOrder<'a, DifferenceEntry>,
}

#[derive(Serialize)]
struct EstimateEntry {
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    seasons: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct DifferenceEntry {
    #[serde(flatten)]
    estimate: EstimateEntry,
    better_on: Option<u64>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct StepEntry {
    #[serde(flatten)]
    estimate: EstimateEntry,
    p10: Option<f64>,
    p50: Option<f64>,
    p90: Option<f64>,
}

#[derive(Serialize)]
struct OvertakingEntry<'a> {
    measure: String,
    by: &'a str,
    overtaken: &'a str,
    week: usize,
}

/// What `season` found.
pub fn results(report: &SeasonReport) -> String {
    let (heading, comparison) = (&report.heading, &report.comparison);
    let whole = &comparison.whole;
    let parts = comparison.first_week.measures.iter().zip(&comparison.last_week.measures);
    let parts = parts.zip(&whole.measures).zip(&comparison.course);
    pretty(&Results {
        orderflow: env!("CARGO_PKG_VERSION"),
        scenario: scenario(heading),
        overrides: &heading.overrides,
        seed: heading.seed,
        seasons: whole.evenings,
        evenings_in_a_row: comparison.n_evenings,
        level: level(whole),
        policies: &whole.policies,
        baseline: whole.baseline_name(),
        measures: parts
            .map(|(((first, last), of_whole), course)| MeasureResults {
                key: of_whole.key.key(),
                unit: unit(of_whole.key, &heading.currency),
                better: of_whole.key.info().better.key(),
                first_week: part(first, whole),
                last_week: part(last, whole),
                whole: part(of_whole, whole),
                course: InOrder(named(whole).zip(course.iter().map(|c| steps(c))).collect()),
            })
            .collect(),
        overtakings: comparison.overtakings.iter().map(|o| overtaking(o, whole)).collect(),
    })
}

fn named(comparison: &Comparison) -> impl Iterator<Item = &str> {
    comparison.policies.iter().map(String::as_str)
}

fn part<'a>(measure: &MeasureComparison, comparison: &'a Comparison) -> Part<'a> {
    let results = || named(comparison).zip(&measure.policies);
    let differences = results()
        .filter_map(|(name, result)| Some((name, difference_entry(result.difference.as_ref()?))));
    Part {
        policies: InOrder(results().map(|(n, r)| (n, estimate_entry(&r.estimate))).collect()),
        differences: InOrder(differences.collect()),
    }
}

fn steps(course: &[Result<Step, Absent>]) -> Vec<StepEntry> {
    let entry = |step: &Result<Step, Absent>| {
        let quantile = |nth: usize| step.as_ref().ok().map(|step| step.quantiles[nth] + 0.0);
        StepEntry {
            estimate: estimate_entry(&step.map(|step| step.estimate)),
            p10: quantile(0),
            p50: quantile(1),
            p90: quantile(2),
        }
    };
    course.iter().map(entry).collect()
}

fn overtaking<'a>(overtaking: &Overtaking, comparison: &'a Comparison) -> OvertakingEntry<'a> {
    let challenger = comparison.policies[overtaking.policy].as_str();
    let sides = [challenger, comparison.baseline_name()];
    let [overtaken, by] = if overtaking.is_by_baseline { sides } else { [sides[1], sides[0]] };
    OvertakingEntry {
        measure: comparison.measures[overtaking.measure].key.key(),
        by,
        overtaken,
        week: overtaking.week,
    }
}

fn estimate_entry(estimate: &Result<Estimate, Absent>) -> EstimateEntry {
    let known = estimate.as_ref().ok();
    EstimateEntry {
        mean: known.map(|estimate| estimate.mean + 0.0),
        low: known.and_then(|estimate| estimate.interval).map(|(low, _)| low + 0.0),
        high: known.and_then(|estimate| estimate.interval).map(|(_, high)| high + 0.0),
        seasons: known.map_or(0, |estimate| estimate.evenings),
        reason: estimate.as_ref().err().map(|absent| absent.reason()),
    }
}

fn difference_entry(difference: &Result<Difference, Absent>) -> DifferenceEntry {
    let known = difference.as_ref().ok();
    DifferenceEntry {
        estimate: estimate_entry(&difference.map(|difference| difference.estimate)),
        better_on: known.and_then(|difference| difference.better_on),
        verdict: known.map_or(Verdict::CannotTell, |difference| difference.verdict).key(),
    }
}

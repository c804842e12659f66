//! `comparison` and `measures`: the results, tidy, a row a policy and measure.

use crate::catalogue::MeasureKey;
use crate::compare::{Absent, Difference, Estimate, MeasureComparison, PolicyResult, Verdict};
use crate::render::{Cell, Column, Sheet, column};
use crate::results::Results;
use crate::results::unit;

/// `measures`: a row a measure and policy, the baseline included.
pub fn estimates(results: &Results) -> Sheet {
    Sheet::new("measures", estimate_columns(), &rows(results))
}

/// `comparison`: a row a measure and policy, all but the baseline.
pub fn differences(results: &Results) -> Sheet {
    let mut rows = rows(results);
    rows.retain(|row| row.result.difference.is_some());
    Sheet::new("comparison", difference_columns(), &rows)
}

/// One measure under one policy.
pub(super) struct Row<'a> {
    key: MeasureKey,
    unit: &'a str,
    policy: &'a str,
    baseline: &'a str,
    result: &'a PolicyResult,
    reference: &'a PolicyResult,
    has_leader: bool,
}

impl Row<'_> {
    fn known(&self) -> Option<&Difference> {
        self.result.difference.as_ref()?.as_ref().ok()
    }
}

fn rows(results: &Results) -> Vec<Row<'_>> {
    let measures = results.comparison.measures.iter();
    measures.flat_map(|measure| measure_rows(measure, results)).collect()
}

fn measure_rows<'a>(measure: &'a MeasureComparison, results: &'a Results) -> Vec<Row<'a>> {
    let comparison = &results.comparison;
    let row = |(policy, result): (&'a String, &'a PolicyResult)| Row {
        key: measure.key,
        unit: unit(measure.key, &results.heading.currency),
        policy,
        baseline: comparison.baseline_name(),
        result,
        reference: &measure.policies[comparison.baseline],
        has_leader: measure.has_leader(),
    };
    comparison.policies.iter().zip(&measure.policies).map(row).collect()
}

fn label_columns<'a>() -> [Column<Row<'a>>; 4] {
    [
        column("measure", "", "Key of the measure.", |row| Cell::words(row.key.key())),
        column("unit", "", "Unit of the numbers in this row.", |row| Cell::words(row.unit)),
        column("better", "", "Which way is better.", |row| {
            Cell::words(row.key.info().better.key())
        }),
        column("policy", "", "Name of the policy.", |row| Cell::words(row.policy)),
    ]
}

/// The columns of `measures`.
pub(super) fn estimate_columns<'a>() -> Vec<Column<Row<'a>>> {
    let numbers: [Column<Row<'a>>; _] = [
        column("mean", AS_UNIT, "Mean over the evenings that have a value.", |row| {
            mean(&row.result.estimate)
        }),
        column("low", AS_UNIT, "Lower limit of its 95 % interval.", |row| {
            low(row.result.estimate.as_ref().ok())
        }),
        column("high", AS_UNIT, "Upper limit of its 95 % interval.", |row| {
            high(row.result.estimate.as_ref().ok())
        }),
        column("evenings", "evenings", "How many evenings have a value.", |row| {
            Cell::Count(row.result.estimate.map_or(0, |e| e.evenings))
        }),
        column("differing", "evenings", DIFFERING, |row| {
            differing(row.result.estimate.as_ref().ok())
        }),
        column("verdict", "", "Verdict against the baseline; empty for the baseline.", verdict),
        column("leads", "", LEADS, |row| leads(row.result, row.has_leader)),
        column("reason", "", "Why a number is missing.", |row| reason(&row.result.estimate)),
    ];
    label_columns().into_iter().chain(numbers).collect()
}

/// The columns of `comparison`.
pub(super) fn difference_columns<'a>() -> Vec<Column<Row<'a>>> {
    let numbers: [Column<Row<'a>>; _] = [
        column("baseline", "", "Name of the policy it is compared with.", |row| {
            Cell::words(row.baseline)
        }),
        column("baseline_mean", AS_UNIT, "Mean under the baseline.", |row| {
            mean(&row.reference.estimate)
        }),
        column("policy_mean", AS_UNIT, "Mean under the policy.", |row| mean(&row.result.estimate)),
        column(
            "difference",
            AS_UNIT,
            "Mean of policy less baseline, over the evenings that have a value under both.",
            |row| row.known().map(|d| d.estimate.mean).into(),
        ),
        column("low", AS_UNIT, "Lower limit of its 95 % interval.", |row| {
            low(row.known().map(|d| &d.estimate))
        }),
        column("high", AS_UNIT, "Upper limit of its 95 % interval.", |row| {
            high(row.known().map(|d| &d.estimate))
        }),
        column("better_on", "evenings", "On how many evenings the policy did better.", |row| {
            row.known().and_then(|d| d.better_on).into()
        }),
        column("worse_on", "evenings", "On how many evenings it did worse.", |row| {
            row.known().and_then(|d| d.worse_on).into()
        }),
        column("tied_on", "evenings", "On how many evenings both were equal.", |row| {
            row.known().and_then(|d| d.tied_on).into()
        }),
        column("evenings", "evenings", "How many evenings have a value under both.", |row| {
            Cell::Count(row.known().map_or(0, |d| d.estimate.evenings))
        }),
        column("differing", "evenings", DIFFERING, |row| {
            differing(row.known().map(|d| &d.estimate))
        }),
        column("verdict", "", "better, worse, different, same or cannot_tell, at 95 %.", verdict),
        column("leads", "", LEADS, |row| leads(row.result, row.has_leader)),
        column("baseline_leads", "", "The same of the baseline.", |row| {
            leads(row.reference, row.has_leader)
        }),
        column("largest_evening", "", "Number of the evening that differed most.", |row| {
            row.known().map(|d| d.largest.evening).into()
        }),
        column("largest_difference", AS_UNIT, "How much that evening differed.", |row| {
            row.known().map(|d| d.largest.difference).into()
        }),
        column("reason", "", "Why a number is missing.", |row| match &row.result.difference {
            Some(difference) => reason(&difference.map(|d| d.estimate)),
            None => Cell::Missing,
        }),
    ];
    label_columns().into_iter().chain(numbers).collect()
}

const DIFFERING: &str =
    "How many evenings differ from the commonest value; empty where 50 or more do.";

const LEADS: &str = "Whether it has the best mean of all policies or cannot be told from the one that has; \
                     empty where neither way is better.";

fn leads(result: &PolicyResult, has_leader: bool) -> Cell {
    if has_leader { Cell::Flag(result.is_best) } else { Cell::Missing }
}

fn differing(estimate: Option<&Estimate>) -> Cell {
    estimate.and_then(|estimate| estimate.few).map(|few| few.evenings).into()
}

/// The unit of numbers whose unit stands in their row.
const AS_UNIT: &str = "as in unit";

fn mean(estimate: &Result<Estimate, Absent>) -> Cell {
    estimate.as_ref().ok().map(|e| e.mean).into()
}

fn low(estimate: Option<&Estimate>) -> Cell {
    estimate.and_then(|e| e.interval).map(|(low, _)| low).into()
}

fn high(estimate: Option<&Estimate>) -> Cell {
    estimate.and_then(|e| e.interval).map(|(_, high)| high).into()
}

fn verdict(row: &Row<'_>) -> Cell {
    let difference = row.result.difference.as_ref();
    let verdict = difference.map(|d| d.as_ref().map_or(Verdict::CannotTell, |known| known.verdict));
    verdict.map_or(Cell::Missing, |verdict| Cell::words(verdict.key()))
}

fn reason(estimate: &Result<Estimate, Absent>) -> Cell {
    match estimate {
        Ok(estimate) => estimate.no_interval().map_or(Cell::Missing, Cell::words),
        Err(absent) => Cell::words(absent.reason()),
    }
}

//! `comparison.csv` and `measures.csv`: the results, tidy, a row a policy and measure.

use crate::catalogue::MeasureKey;
use crate::compare::{Absent, Difference, Estimate, MeasureComparison, PolicyResult, Verdict};
use crate::report::Report;
use crate::report::csv::column::{Column, column, count, header_line, number, row_lines};
use crate::report::results::unit;

/// `measures.csv`: a row a measure and policy, the baseline included.
pub fn estimates(report: &Report) -> String {
    let columns = estimate_columns();
    header_line(&columns) + &row_lines(&columns, &rows(report))
}

/// `comparison.csv`: a row a measure and policy, all but the baseline.
pub fn differences(report: &Report) -> String {
    let columns = difference_columns();
    let mut rows = rows(report);
    rows.retain(|row| row.result.difference.is_some());
    header_line(&columns) + &row_lines(&columns, &rows)
}

/// One measure under one policy.
pub(super) struct Row<'a> {
    key: MeasureKey,
    unit: &'a str,
    policy: &'a str,
    baseline: &'a str,
    result: &'a PolicyResult,
    reference: &'a PolicyResult,
}

impl Row<'_> {
    fn known(&self) -> Option<&Difference> {
        self.result.difference.as_ref()?.as_ref().ok()
    }
}

fn rows(report: &Report) -> Vec<Row<'_>> {
    let measures = report.comparison.measures.iter();
    measures.flat_map(|measure| measure_rows(measure, report)).collect()
}

fn measure_rows<'a>(measure: &'a MeasureComparison, report: &'a Report) -> Vec<Row<'a>> {
    let comparison = &report.comparison;
    let row = |(policy, result): (&'a String, &'a PolicyResult)| Row {
        key: measure.key,
        unit: unit(measure.key, &report.heading.currency),
        policy,
        baseline: comparison.baseline_name(),
        result,
        reference: &measure.policies[comparison.baseline],
    };
    comparison.policies.iter().zip(&measure.policies).map(row).collect()
}

fn label_columns<'a>() -> [Column<Row<'a>>; 4] {
    [
        column("measure", "", "Key of the measure.", |row| row.key.key()),
        column("unit", "", "Unit of the numbers in this row.", |row| row.unit.to_owned()),
        column("better", "", "Which way is better.", |row| row.key.info().better.key().to_owned()),
        column("policy", "", "Name of the policy.", |row| row.policy.to_owned()),
    ]
}

/// The columns of `measures.csv`.
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
            count(Some(row.result.estimate.map_or(0, |e| e.evenings)))
        }),
        column("verdict", "", "Verdict against the baseline; empty for the baseline.", verdict),
        column("reason", "", "Why a number is missing.", |row| reason(&row.result.estimate)),
    ];
    label_columns().into_iter().chain(numbers).collect()
}

/// The columns of `comparison.csv`.
pub(super) fn difference_columns<'a>() -> Vec<Column<Row<'a>>> {
    let numbers: [Column<Row<'a>>; _] = [
        column("baseline", "", "Name of the policy it is compared with.", |row| {
            row.baseline.to_owned()
        }),
        column("baseline_mean", AS_UNIT, "Mean under the baseline.", |row| {
            mean(&row.reference.estimate)
        }),
        column("policy_mean", AS_UNIT, "Mean under the policy.", |row| mean(&row.result.estimate)),
        column(
            "difference",
            AS_UNIT,
            "Mean of policy less baseline, over the evenings that have a value under both.",
            |row| number(row.known().map(|d| d.estimate.mean)),
        ),
        column("low", AS_UNIT, "Lower limit of its 95 % interval.", |row| {
            low(row.known().map(|d| &d.estimate))
        }),
        column("high", AS_UNIT, "Upper limit of its 95 % interval.", |row| {
            high(row.known().map(|d| &d.estimate))
        }),
        column("better_on", "evenings", "On how many evenings the policy did better.", |row| {
            count(row.known().and_then(|d| d.better_on))
        }),
        column("worse_on", "evenings", "On how many evenings it did worse.", |row| {
            count(row.known().and_then(|d| d.worse_on))
        }),
        column("tied_on", "evenings", "On how many evenings both were equal.", |row| {
            count(row.known().map(|d| d.tied_on))
        }),
        column("evenings", "evenings", "How many evenings have a value under both.", |row| {
            count(Some(row.known().map_or(0, |d| d.estimate.evenings)))
        }),
        column("verdict", "", "better, worse, different or cannot_tell, at 95 %.", verdict),
        column("largest_evening", "", "Number of the evening that differed most.", |row| {
            count(row.known().map(|d| d.largest.evening))
        }),
        column("largest_difference", AS_UNIT, "How much that evening differed.", |row| {
            number(row.known().map(|d| d.largest.difference))
        }),
        column("reason", "", "Why a number is missing.", |row| match &row.result.difference {
            Some(difference) => reason(&difference.map(|d| d.estimate)),
            None => String::new(),
        }),
    ];
    label_columns().into_iter().chain(numbers).collect()
}

/// The unit of numbers whose unit stands in their row.
const AS_UNIT: &str = "as in unit";

fn mean(estimate: &Result<Estimate, Absent>) -> String {
    number(estimate.as_ref().ok().map(|e| e.mean))
}

fn low(estimate: Option<&Estimate>) -> String {
    number(estimate.and_then(|e| e.interval).map(|(low, _)| low))
}

fn high(estimate: Option<&Estimate>) -> String {
    number(estimate.and_then(|e| e.interval).map(|(_, high)| high))
}

fn verdict(row: &Row<'_>) -> String {
    let difference = row.result.difference.as_ref();
    let verdict = difference.map(|d| d.as_ref().map_or(Verdict::CannotTell, |known| known.verdict));
    verdict.map(|verdict| verdict.key().to_owned()).unwrap_or_default()
}

fn reason(estimate: &Result<Estimate, Absent>) -> String {
    let reason = match estimate {
        Ok(estimate) if estimate.interval.is_none() => Estimate::NO_INTERVAL,
        Ok(_) => "",
        Err(absent) => absent.reason(),
    };
    reason.to_owned()
}

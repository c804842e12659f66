//! `season.csv`, a row an evening, policy and season; `course.csv`, the same over all seasons.

use crate::catalogue::{MeasureKey, Value};
use crate::compare::{Absent, Step};
use crate::experiment::SeasonRow;
use crate::report::csv::column::{lines, number};
use crate::report::csv::measure_columns;
use crate::report::results::unit;
use crate::report::season::SeasonReport;

/// The first line of `season.csv`.
pub fn header(measures: &[MeasureKey], currency: &str) -> String {
    lines([season_columns(measures, currency).map(|column| column[0].clone())])
}

/// A line of `season.csv` for each row.
pub fn rows(rows: &[SeasonRow], policies: &[String]) -> String {
    let field = |value: &Value| number(value.as_ref().ok().copied());
    lines(rows.iter().map(|row| {
        let labels =
            [row.season.to_string(), row.evening.to_string(), policies[row.policy].clone()];
        labels.into_iter().chain(row.values.iter().map(field))
    }))
}

/// Header, unit and meaning of each column of `season.csv`.
fn season_columns(measures: &[MeasureKey], currency: &str) -> impl Iterator<Item = [String; 3]> {
    let labels = [
        ["season", "", "Number of the season, from 1; the same luck under every policy."],
        ["evening", "", "Number of the evening in its season, from 1."],
        ["policy", "", "Name of the policy."],
    ];
    labels
        .into_iter()
        .map(|column| column.map(str::to_owned))
        .chain(measure_columns(measures, currency))
}

const COURSE_COLUMNS: [[&str; 2]; 11] = [
    ["measure", "Key of the measure."],
    ["unit", "Unit of the numbers in this row."],
    ["policy", "Name of the policy."],
    ["evening", "Number of the evening in its season, from 1."],
    ["seasons", "Seasons that have a value on that evening."],
    ["mean", "Mean over these seasons."],
    ["low", "Lower limit of its 95 % interval."],
    ["high", "Upper limit of its 95 % interval."],
    ["p10", "One season of ten is below; to a hundredth of their range."],
    ["p50", "Half of the seasons are below; to a hundredth of their range."],
    ["p90", "Nine seasons of ten are below; to a hundredth of their range."],
];

/// `course.csv`: a row a measure, policy and evening, over all seasons.
pub fn course(report: &SeasonReport) -> String {
    let whole = &report.comparison.whole;
    let head = COURSE_COLUMNS.map(|[name, _]| name.to_owned());
    let rows =
        whole.measures.iter().zip(&report.comparison.course).flat_map(|(measure, course)| {
            whole.policies.iter().zip(course).flat_map(move |(policy, steps)| {
                (1..).zip(steps).map(move |(evening, step)| {
                    course_row(measure.key, (policy, evening), step, &report.heading.currency)
                })
            })
        });
    lines(std::iter::once(head).chain(rows))
}

fn course_row(
    key: MeasureKey,
    (policy, evening): (&str, u32),
    step: &Result<Step, Absent>,
    currency: &str,
) -> [String; 11] {
    let step = step.as_ref().ok();
    let of = |value: fn(&Step) -> Option<f64>| number(step.and_then(value));
    [
        key.key(),
        unit(key, currency).to_owned(),
        policy.to_owned(),
        evening.to_string(),
        step.map_or(0, |step| step.estimate.evenings).to_string(),
        of(|step| Some(step.estimate.mean)),
        of(|step| Some(step.estimate.interval?.0)),
        of(|step| Some(step.estimate.interval?.1)),
        of(|step| Some(step.quantiles[0])),
        of(|step| Some(step.quantiles[1])),
        of(|step| Some(step.quantiles[2])),
    ]
}

/// `columns.csv`: every column of both files, with its unit and meaning.
pub fn columns(measures: &[MeasureKey], currency: &str) -> String {
    let header = ["file", "column", "unit", "meaning"].map(str::to_owned);
    let season = season_columns(measures, currency)
        .map(|[column, unit, meaning]| ["season.csv".to_owned(), column, unit, meaning]);
    let course = COURSE_COLUMNS.map(|[column, meaning]| {
        let unit = if matches!(column, "mean" | "low" | "high" | "p10" | "p50" | "p90") {
            "as `unit`"
        } else {
            ""
        };
        ["course.csv", column, unit, meaning].map(str::to_owned)
    });
    lines(std::iter::once(header).chain(season).chain(course))
}

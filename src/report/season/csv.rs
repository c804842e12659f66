//! `season.csv`, a row an evening, policy and season; `course.csv`, the same over all seasons.

use crate::catalogue::{MeasureKey, Value};
use crate::compare::{Absent, Estimate, PolicyResult, Step};
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
    ["p10", "One season of ten is below; exact or to about a hundredth of their range."],
    ["p50", "Half of the seasons are below; exact or to about a hundredth of their range."],
    ["p90", "Nine seasons of ten are below; exact or to about a hundredth of their range."],
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

const COMPARISON_COLUMNS: [[&str; 2]; 13] = [
    ["measure", "Key of the measure."],
    ["unit", "Unit of the numbers in this row."],
    ["better", "Which way is better."],
    ["policy", "Name of the policy."],
    ["part", "Which evenings: `first_week`, `last_week` or the `whole` season."],
    ["seasons", "Seasons that have a value."],
    ["mean", "Mean over these seasons."],
    ["low", "Lower limit of its 95 % interval."],
    ["high", "Upper limit of its 95 % interval."],
    ["difference", "Mean difference from the baseline, season by season; empty for the baseline."],
    [
        "difference_low",
        "Lower limit of its interval; all of a measure and part hold together with 95 %.",
    ],
    ["difference_high", "Upper limit of its interval."],
    ["verdict", "`better`, `worse`, `different` or `cannot_tell`; empty for the baseline."],
];

/// `comparison.csv`: a row a measure, policy and part of the season.
pub fn comparison(report: &SeasonReport) -> String {
    let all = &report.comparison;
    let parts =
        [("first_week", &all.first_week), ("last_week", &all.last_week), ("whole", &all.whole)];
    let rows = parts.into_iter().flat_map(|(part, comparison)| {
        comparison.measures.iter().flat_map(move |measure| {
            let results = comparison.policies.iter().zip(&measure.policies);
            results.map(move |(policy, result)| {
                comparison_row((measure.key, policy, part), result, &report.heading.currency)
            })
        })
    });
    lines(std::iter::once(COMPARISON_COLUMNS.map(|[name, _]| name.to_owned())).chain(rows))
}

fn comparison_row(
    (key, policy, part): (MeasureKey, &str, &str),
    result: &PolicyResult,
    currency: &str,
) -> [String; 13] {
    let own = result.estimate.as_ref().ok();
    let difference = result.difference.as_ref().and_then(|difference| difference.as_ref().ok());
    let known = difference.map(|difference| &difference.estimate);
    let low = |estimate: &Estimate| estimate.interval.map(|(low, _)| low);
    let high = |estimate: &Estimate| estimate.interval.map(|(_, high)| high);
    [
        key.key(),
        unit(key, currency).to_owned(),
        key.info().better.key().to_owned(),
        policy.to_owned(),
        part.to_owned(),
        own.map_or(0, |estimate| estimate.evenings).to_string(),
        number(own.map(|estimate| estimate.mean)),
        number(own.and_then(low)),
        number(own.and_then(high)),
        number(known.map(|estimate| estimate.mean)),
        number(known.and_then(low)),
        number(known.and_then(high)),
        difference.map(|difference| difference.verdict.key()).unwrap_or_default().to_owned(),
    ]
}

/// Columns whose numbers have the unit that stands in their row.
const NUMBERS: [&str; 9] =
    ["mean", "low", "high", "p10", "p50", "p90", "difference", "difference_low", "difference_high"];

/// `columns.csv`: every column of the others, with its unit and meaning.
pub fn columns(measures: &[MeasureKey], currency: &str) -> String {
    let header = ["file", "column", "unit", "meaning"].map(str::to_owned);
    let season = season_columns(measures, currency)
        .map(|[column, unit, meaning]| ["season.csv".to_owned(), column, unit, meaning]);
    let described = |file: &'static str, columns: &'static [[&str; 2]]| {
        columns.iter().map(move |[column, meaning]| {
            let unit = if NUMBERS.contains(column) { "as `unit`" } else { "" };
            [file, column, unit, meaning].map(str::to_owned)
        })
    };
    let comparison = described("comparison.csv", &COMPARISON_COLUMNS);
    let course = described("course.csv", &COURSE_COLUMNS);
    lines(std::iter::once(header).chain(comparison).chain(season).chain(course))
}

//! `evenings.csv`: a row an evening and policy, a column a measure.

use crate::catalogue::{MeasureKey, Value};
use crate::experiment::EveningRow;
use crate::report::csv::Names;
use crate::report::csv::column::{lines, number};
use crate::report::results::unit;

/// The headers: the evening, the policy, and the key of each measure.
pub(super) fn header(names: Names<'_>) -> String {
    lines([columns(names).map(|column| column[0].clone())])
}

/// A line of CSV for each row.
pub(super) fn rows(rows: &[EveningRow], names: Names<'_>) -> String {
    let field = |value: &Value| number(value.as_ref().ok().copied());
    lines(rows.iter().map(|row| {
        let labels = [row.evening.to_string(), names.policies[row.policy].clone()];
        labels.into_iter().chain(row.values.iter().map(field))
    }))
}

/// Header, unit and meaning of each column.
pub(super) fn columns(names: Names<'_>) -> impl Iterator<Item = [String; 3]> {
    let labels = [
        ["evening", "", "Number of the evening, from 1; the same guests under every policy."],
        ["policy", "", "Name of the policy."],
    ];
    let measures = measure_columns(names.measures, &names.model.currency);
    labels.into_iter().map(|column| column.map(str::to_owned)).chain(measures)
}

/// The same of a column for each measure.
pub(in crate::report) fn measure_columns(
    measures: &[MeasureKey],
    currency: &str,
) -> impl Iterator<Item = [String; 3]> {
    measures.iter().map(move |key| {
        let meaning = match key.quantile {
            None => key.info().meaning.to_owned(),
            Some(quantile) => format!(
                "The {} over that evening's parties. {}",
                quantile.name(),
                key.info().meaning
            ),
        };
        [key.key(), unit(*key, currency).to_owned(), meaning]
    })
}

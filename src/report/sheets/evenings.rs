//! `evenings`: a row an evening and policy, a column a measure.

use crate::catalogue::{MeasureKey, Value};
use crate::experiment::EveningRow;
use crate::render::{Cell, Field, Sheet};
use crate::report::sheets::Names;
use crate::results::unit;

/// The table of some evenings.
pub(super) fn sheet(evenings: &[EveningRow], names: Names<'_>) -> Sheet {
    let labels = [
        Field::new(
            "evening",
            "",
            "Number of the evening, from 1; the same guests under every policy.",
        ),
        Field::new("policy", "", "Name of the policy."),
    ];
    let measures = measure_fields(names.measures, names.currency);
    let rows = evenings.iter().map(|row| {
        let policy = Cell::words(names.points[row.policy].label.as_str());
        [Cell::Count(row.evening), policy].into_iter().chain(cells(&row.values)).collect()
    });
    Sheet {
        name: "evenings",
        fields: labels.into_iter().chain(measures).collect(),
        rows: rows.collect(),
    }
}

/// A field for each measure.
pub(in crate::report) fn measure_fields(
    measures: &[MeasureKey],
    currency: &str,
) -> impl Iterator<Item = Field> {
    measures.iter().map(move |key| {
        let meaning = key.info().meaning;
        let unit = unit(*key, currency).to_owned();
        match key.quantile {
            None => Field::new(key.key(), unit, meaning),
            Some(quantile) => {
                let of = format!("The {} over that evening's parties. {meaning}", quantile.name());
                Field::new(key.key(), unit, of)
            }
        }
    })
}

/// A cell for each value.
pub(in crate::report) fn cells(values: &[Value]) -> impl Iterator<Item = Cell> {
    values.iter().map(|value| value.as_ref().ok().copied().into())
}

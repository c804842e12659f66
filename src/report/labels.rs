//! How a measure is called in front of its row.

use crate::catalogue::{MeasureKey, Unit};
use crate::model::{Goal, GoalOf};
use crate::render::Shown;
use crate::render::number::exact;

/// Name and unit of each row; a quantile right below its measure is set in and shortened.
pub(super) fn labels(
    keys: impl IntoIterator<Item = MeasureKey>,
    currency: &str,
) -> Vec<[Shown; 2]> {
    let mut above = None;
    let label = |key: MeasureKey| {
        let cells = match key.quantile {
            Some(quantile) if above == Some(key.measure) => {
                [Shown::words(quantile.name()).set_in(2), Shown::nothing()]
            }
            _ => [key.name(), unit_text(key.info().unit, currency).to_owned()].map(Shown::words),
        };
        above = Some(key.measure);
        cells
    };
    keys.into_iter().map(label).collect()
}

/// A number of a measure in a sentence, with its unit where that says something: `0.5 min`, `0.05`, `−20 USD`.
pub(super) fn amount(value: f64, key: MeasureKey, currency: &str) -> String {
    let unit = match key.info().unit {
        // Their scale says nothing beside a number.
        Unit::Points | Unit::Share => "",
        unit => unit_text(unit, currency),
    };
    format!("{} {unit}", exact(value).replace('-', "−")).trim_end().to_owned()
}

/// A goal in words: `difference in drinks wait < 15 min`.
pub(super) fn goal_text(goal: &Goal, currency: &str) -> String {
    let of = match goal.of {
        GoalOf::Policy => "",
        GoalOf::Difference => "difference in ",
    };
    let limit = amount(goal.limit, goal.measure, currency);
    format!("{of}{} {} {limit}", goal.measure.name(), goal.bound.sign())
}

/// The unit as a reader needs it.
pub(super) fn unit_text(unit: Unit, currency: &str) -> &str {
    match unit {
        Unit::Minutes => "min",
        Unit::Points => "0–10",
        Unit::NpsPoints | Unit::Parties | Unit::Count => "",
        Unit::PerEvening => "an evening",
        Unit::Share => "0–1",
        Unit::PerParty => "a party",
        Unit::Money => currency,
    }
}

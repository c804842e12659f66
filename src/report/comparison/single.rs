//! The cells of one policy: mean, limits, and why they are of fewer evenings.

use crate::compare::{Comparison, Estimate, MeasureComparison};
use crate::render::{Head, Piece, Shown, Tone};
use crate::report::comparison::mean;
use crate::report::digits::decimals_for;

/// Heads behind the labels.
pub(super) fn heads(comparison: &Comparison) -> Vec<Head> {
    let has_none = comparison.evenings == 1 || comparison.is_certain;
    let limits = if has_none { "" } else { "95 % sure" };
    vec![Head::numbers(comparison.baseline_name()), Head::words(limits), Head::words("")]
}

/// Cells behind the labels.
pub(super) fn cells(measure: &MeasureComparison, comparison: &Comparison) -> Vec<Shown> {
    let Comparison { evenings, is_certain, .. } = *comparison;
    let decimals = measure.key.info().decimals;
    let (limits, note) = match &measure.policies[0].estimate {
        // It has no limits anywhere, which is said once.
        Ok(_) if evenings == 1 || is_certain => (Shown::nothing(), Shown::nothing()),
        Ok(estimate) => (limits(estimate, decimals), fewer_evenings(estimate, evenings)),
        Err(absent) => (Shown::nothing(), Shown::words(absent.reason())),
    };
    // The mean in the digits of its limits: rounded to fewer it could lie outside of them.
    let shown = measure.policies[0].estimate.as_ref().ok().filter(|e| e.interval.is_some());
    let decimals = shown.map_or(decimals, |estimate| decimals_for(estimate, decimals));
    vec![mean(&measure.policies[0], decimals), limits, note.toned(Tone::Faint)]
}

fn limits(estimate: &Estimate, least_decimals: usize) -> Shown {
    let Some((low, high)) = estimate.interval else {
        return Shown::words(estimate.no_interval().unwrap_or_default());
    };
    let decimals = decimals_for(estimate, least_decimals);
    Shown::number(low, decimals).and([Piece::words(" to "), Piece::Number(high, decimals)])
}

fn fewer_evenings(estimate: &Estimate, evenings: u64) -> Shown {
    if estimate.evenings == evenings {
        return Shown::nothing();
    }
    Shown::words(format!("{} of {evenings} evenings have a value", estimate.evenings))
}

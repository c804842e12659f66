//! The cells of several policies: each mean with its mark.

use crate::compare::{Comparison, MeasureComparison, PolicyResult};
use crate::render::{Head, Piece, Shown};
use crate::report::comparison::mean;
use crate::report::verdicts;

/// Marks the best of several policies.
const BEST: &str = "★";

/// What that mark means.
pub(super) const BEST_LEGEND: &str = "★ best of all, or cannot be told from the best.";

/// Heads behind the labels.
pub(super) fn heads(comparison: &Comparison) -> Vec<Head> {
    let names = comparison.policies.iter();
    names.flat_map(|name| [Head::numbers(name), Head::words("")]).collect()
}

/// Cells behind the labels.
pub(super) fn cells(measure: &MeasureComparison) -> Vec<Shown> {
    let decimals = measure.key.info().decimals;
    let results = measure.policies.iter();
    results.flat_map(|result| [mean(result, decimals), mark(result)]).collect()
}

/// What can be said of a policy against the baseline, and whether it is among the best.
fn mark(result: &PolicyResult) -> Shown {
    let mark = match &result.difference {
        Some(Ok(difference)) => verdicts::mark(difference),
        Some(Err(_)) | None => Shown::nothing(),
    };
    mark.and(result.is_best.then(|| Piece::words(BEST)))
}

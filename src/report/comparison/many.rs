//! The cells of several policies: each mean with its mark.

use crate::compare::{Absent, Comparison, Difference, MeasureComparison, PolicyResult};
use crate::render::{Head, Piece, Shown};
use crate::report::comparison::mean;
use crate::report::verdicts;

/// Marks the best of several policies.
pub(super) const BEST: &str = "★";

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

/// Heads behind the labels of the differences.
pub(super) fn difference_heads(comparison: &Comparison) -> Vec<Head> {
    let names = comparison.alternatives().map(|other| &comparison.policies[other]);
    names.flat_map(|name| [Head::words(name), Head::words("")]).collect()
}

/// Cells behind the labels: each difference with half the width of its interval, and what can be said of it.
pub(super) fn differences(measure: &MeasureComparison) -> Vec<Shown> {
    let decimals = measure.key.info().decimals;
    let differences = measure.policies.iter().filter_map(|result| result.difference.as_ref());
    let cells = |difference: &Result<Difference, Absent>| match difference {
        Ok(known) => [verdicts::amount(known, decimals), verdicts::mark(known)],
        Err(_) => [Shown::missing(), Shown::nothing()],
    };
    differences.flat_map(cells).collect()
}

/// What can be said of a policy against the baseline, and whether it is among the best.
fn mark(result: &PolicyResult) -> Shown {
    let mark = match &result.difference {
        Some(Ok(difference)) => verdicts::mark(difference),
        Some(Err(_)) | None => Shown::nothing(),
    };
    mark.and(result.is_best.then(|| Piece::words(BEST)))
}

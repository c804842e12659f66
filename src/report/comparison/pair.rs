//! The cells of two policies side by side with their difference: with room, and with little.

use crate::compare::{Absent, Comparison, Difference, MeasureComparison, Verdict};
use crate::render::{Head, Piece, Shown, Tone};
use crate::report::comparison::mean;
use crate::report::verdicts::{self, MOST_EVENINGS, evenings_text};

/// Heads behind the labels, where there is room.
pub(super) fn wide_heads(comparison: &Comparison, other: usize) -> Vec<Head> {
    // Counts stand behind a mark and a gap.
    let better_on = Head::words("better on").set_in(3);
    heads(comparison, other, better_on)
}

/// Heads behind the labels, where there is little.
pub(super) fn narrow_heads(comparison: &Comparison, other: usize) -> Vec<Head> {
    heads(comparison, other, Head::words(format!("better of {}", comparison.evenings)))
}

fn heads(comparison: &Comparison, other: usize, better_on: Head) -> Vec<Head> {
    vec![
        Head::numbers(comparison.baseline_name()),
        Head::numbers(&comparison.policies[other]),
        Head::words("difference"),
        if comparison.evenings == 1 { Head::words("") } else { better_on },
    ]
}

/// Cells behind the labels, where there is room. The first count says of how many evenings.
pub(super) fn wide_rows(
    shown: &[&MeasureComparison],
    comparison: &Comparison,
    other: usize,
) -> Vec<Vec<Shown>> {
    let mut is_first = true;
    let mut verdict = |difference: Result<&Difference, Absent>| match difference {
        Ok(known) => wide_verdict(known, comparison.evenings, &mut is_first),
        Err(absent) => Shown::words(absent.reason()).toned(Tone::Faint),
    };
    shown.iter().map(|measure| row(measure, comparison, other, &mut verdict)).collect()
}

/// Cells behind the labels, where there is little.
pub(super) fn narrow_rows(
    shown: &[&MeasureComparison],
    comparison: &Comparison,
    other: usize,
) -> Vec<Vec<Shown>> {
    let mut verdict = |difference: Result<&Difference, Absent>| match difference {
        Ok(known) => narrow_verdict(known, comparison.evenings),
        // The reason stands below.
        Err(_) => Shown::nothing(),
    };
    shown.iter().map(|measure| row(measure, comparison, other, &mut verdict)).collect()
}

fn row(
    measure: &MeasureComparison,
    comparison: &Comparison,
    other: usize,
    verdict: &mut dyn FnMut(Result<&Difference, Absent>) -> Shown,
) -> Vec<Shown> {
    let decimals = measure.key.info().decimals;
    let result = &measure.policies[other];
    let difference = result.difference.as_ref().expect("the other policy is not the baseline");
    let (amount, verdict) = match difference {
        // That one evening cannot tell is said once.
        Ok(known) if comparison.evenings == 1 && !known.is_same() => {
            (verdicts::amount(known, decimals), Shown::nothing())
        }
        Ok(known) => (verdicts::amount(known, decimals), verdict(Ok(known))),
        Err(absent) => (Shown::missing(), verdict(Err(*absent))),
    };
    let baseline = mean(&measure.policies[comparison.baseline], decimals);
    vec![baseline, mean(result, decimals), amount, verdict]
}

/// The verdict, and on how many evenings it showed. The first count says of how many, and so does each that
/// counts fewer. Where nothing can be told: how many more
/// evenings might.
fn wide_verdict(difference: &Difference, evenings: u64, is_first: &mut bool) -> Shown {
    let mut shown = verdicts::word(difference);
    if let Some(count) = better_on(difference) {
        let pairs = difference.estimate.evenings;
        let is_told = std::mem::take(is_first) || pairs != evenings;
        let of = is_told.then(|| Piece::words(format!(" of {pairs} evenings")));
        let equal = equal_on(difference).map(|n| Piece::words(format!(", equal on {n}")));
        let counted = [Piece::words("  "), Piece::Count(count)].into_iter();
        shown = shown.and(counted.chain(of).chain(equal));
    }
    let needed = evenings_that_might_tell(difference, evenings);
    shown.and(needed.map(|needed| Piece::words(format!(", {needed} more might"))))
}

/// The same where the head of the column says of how many evenings.
fn narrow_verdict(difference: &Difference, evenings: u64) -> Shown {
    let shown = verdicts::word(difference);
    if let Some(hint) = narrow_hint(difference, evenings) {
        return Shown::words(hint).toned(shown.tone);
    }
    let Some(count) = better_on(difference) else {
        return shown;
    };
    let pairs = difference.estimate.evenings;
    let of = (pairs != evenings).then(|| Piece::words(format!(" of {pairs}")));
    let equal = equal_on(difference).map(|n| Piece::words(format!(", {n} equal")));
    let counted = [Piece::words("  "), Piece::Count(count)].into_iter();
    shown.and(counted.chain(of).chain(equal))
}

/// What is said short of a difference that cannot be told, as far as it is worth a number.
pub(super) fn narrow_hint(difference: &Difference, played: u64) -> Option<String> {
    let needed = evenings_that_might_tell(difference, played)?;
    let is_short = difference.evenings_to_tell.is_some_and(|needed| needed <= MOST_EVENINGS);
    is_short.then(|| format!("? {needed} more"))
}

/// On how many evenings it did better, where a verdict was reached.
fn better_on(difference: &Difference) -> Option<u64> {
    let is_decided = matches!(difference.verdict, Verdict::Better | Verdict::Worse);
    difference.better_on.filter(|_| is_decided)
}

/// On how many evenings both were equal, if on any.
fn equal_on(difference: &Difference) -> Option<u64> {
    difference.tied_on.filter(|n| *n > 0)
}

/// How many more evenings might tell.
fn evenings_that_might_tell(difference: &Difference, played: u64) -> Option<String> {
    let needed = difference.evenings_to_tell.filter(|_| played > 1)?;
    (difference.verdict == Verdict::CannotTell).then(|| evenings_text(needed))
}

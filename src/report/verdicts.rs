//! How a difference and its verdict are shown.

use crate::compare::{Difference, Estimate, Verdict};
use crate::render::{Piece, Shown, Tone};
use crate::report::digits::decimals_for;

/// What the marks of several policies mean.
pub(super) const LEGEND: &str = "▲ better, ▼ worse, ≠ different, = the same, ? cannot tell";

/// Nobody is asked to play more evenings than these.
pub(super) const MOST_EVENINGS: u64 = 200_000;

/// The difference with half the width of its interval: `+0.58 ± 0.04`.
pub(super) fn amount(difference: &Difference, least_decimals: usize) -> Shown {
    let estimate = &difference.estimate;
    signed(estimate, decimals_for(estimate, least_decimals))
}

/// The same of a difference with so many digits after the point; limits that are not as far on either side
/// are given themselves: `+0.58 (0.50 to 0.71)`.
pub(super) fn signed(estimate: &Estimate, decimals: usize) -> Shown {
    let shown = Shown::signed(estimate.mean, decimals);
    let Some((low, high)) = estimate.interval else {
        return shown;
    };
    if is_even(estimate.mean, (low, high)) {
        return shown.and([Piece::words(" ± "), Piece::Number((high - low) / 2.0, decimals)]);
    }
    let limits = [low, high].map(|limit| Piece::Number(limit, decimals));
    let [low, high] = limits;
    shown.and([Piece::words(" ("), low, Piece::words(" to "), high, Piece::words(")")])
}

/// Whether two limits are as far from the mean on either side, but for rounding.
pub(super) fn is_even(mean: f64, (low, high): (f64, f64)) -> bool {
    ((high - mean) - (mean - low)).abs() <= 1e-6 * (high - low)
}

/// The verdict, as a word where there is no sign for it.
pub(super) fn word(difference: &Difference) -> Shown {
    let (word, tone) = match difference.verdict {
        Verdict::Better => ("▲", Tone::Good),
        Verdict::Worse => ("▼", Tone::Bad),
        Verdict::Different => ("different", Tone::Plain),
        Verdict::Same => ("the same", Tone::Faint),
        Verdict::CannotTell => ("cannot tell", Tone::Faint),
    };
    Shown::words(word).toned(tone)
}

/// The verdict, as a sign that [`LEGEND`] tells.
pub(super) fn mark(difference: &Difference) -> Shown {
    let sign = match difference.verdict {
        Verdict::Better => "▲",
        Verdict::Worse => "▼",
        Verdict::Different => "≠",
        Verdict::Same => "=",
        Verdict::CannotTell => "?",
    };
    Shown::words(sign).toned(word(difference).tone)
}

/// A number of evenings with two digits that count.
pub(super) fn evenings_text(evenings: u64) -> String {
    if evenings > MOST_EVENINGS {
        return format!("more than {MOST_EVENINGS}");
    }
    let unit = 10_u64.pow(evenings.checked_ilog10().unwrap_or(0).saturating_sub(1));
    (evenings.div_ceil(unit) * unit).to_string()
}

//! How many digits an estimate is shown with.

use crate::compare::Estimate;
use crate::numbers::decimals::to_places;
use crate::render::number::is_shown_as_zero;
use crate::report::verdicts::is_even;

/// Digits after the point that show the first digit of an estimate's half width, or of its mean if there
/// is no half width worth showing: at least `least`, at most three more. Where the limits as they are shown would hold
/// zero and the true ones do not, or the other way round, it takes as many more as show it.
pub(super) fn decimals_for(estimate: &Estimate, least: usize) -> usize {
    let shows = |value: f64| (least..=least + 3).find(|digits| !is_shown_as_zero(value, *digits));
    let half_width = estimate.half_width().and_then(shows);
    let decimals = half_width.or_else(|| shows(estimate.mean)).unwrap_or(least);
    let Some(limits) = estimate.interval else { return decimals };
    let is_shown =
        |digits: &usize| is_apart(shown(estimate.mean, limits, *digits)) == is_apart(limits);
    (decimals..=least + 3).find(is_shown).unwrap_or(decimals)
}

/// Whether limits lie on one side of zero.
fn is_apart((low, high): (f64, f64)) -> bool {
    low > 0.0 || high < 0.0
}

/// The limits a reader sees where a mean and half a width, or two limits, are rounded.
fn shown(mean: f64, (low, high): (f64, f64), digits: usize) -> (f64, f64) {
    let rounded = |value: f64| to_places(value, digits);
    if is_even(mean, (low, high)) {
        let half = rounded(0.5 * (high - low));
        return (rounded(rounded(mean) - half), rounded(rounded(mean) + half));
    }
    (rounded(low), rounded(high))
}

/// The same for a sentence that gives the limits: so many that no limit but zero is shown as zero, nor the
/// mean if three more will do.
pub(super) fn telling_decimals(estimate: &Estimate, least: usize) -> usize {
    let decimals = decimals_for(estimate, least);
    let Some((low, high)) = estimate.interval else {
        return decimals;
    };
    let is_telling = |values: &[f64], digits| {
        values.iter().all(|value| *value == 0.0 || !is_shown_as_zero(*value, digits))
    };
    let first = |values: &[f64]| (decimals..=least + 3).find(|digits| is_telling(values, *digits));
    first(&[low, estimate.mean, high]).or_else(|| first(&[low, high])).unwrap_or(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_is_not_zero_is_not_shown_as_zero() {
        let decimals = |mean: f64, low: f64, high: f64| {
            telling_decimals(
                &Estimate { mean, interval: Some((low, high)), evenings: 2, few: None },
                2,
            )
        };
        assert_eq!(decimals(0.57, 0.52, 0.62), 2);
        assert_eq!(decimals(0.004, -0.002, 0.01), 3);
        assert_eq!(decimals(1e-9, -0.02, 0.02), 2);
        assert_eq!(decimals(0.25, 0.0, 0.5), 2);
        assert_eq!(decimals(0.01, 1e-9, 0.02), 2);
    }

    #[test]
    fn limits_that_do_not_hold_zero_are_not_shown_as_if_they_did() {
        let decimals = |mean: f64, low: f64, high: f64| {
            decimals_for(
                &Estimate { mean, interval: Some((low, high)), evenings: 99, few: None },
                0,
            )
        };
        // 0.6 ± 0.52 is 1 ± 1 without a digit.
        assert_eq!(decimals(0.6, 0.08, 1.12), 1);
        assert_eq!(decimals(-12.0, -13.2, -10.8), 0);
        // −1.4 ± 1.45 holds it, and is −1 ± 1 at first, which does too.
        assert_eq!(decimals(-1.4, -2.85, 0.05), 0);
        // 2.4 ± 2.45 holds it, −1.6 ± 1.4 does not; with a digit it is seen.
        assert_eq!((decimals(2.6, -0.1, 5.3), decimals(-1.6, -2.96, -0.24)), (0, 0));
        assert_eq!(decimals(0.9, 0.04, 2.0), 2);
    }

    #[test]
    fn a_small_half_width_asks_for_more_digits_but_not_for_ever() {
        let decimals = |mean: f64, half_width: f64| {
            let interval = Some((mean - half_width, mean + half_width));
            decimals_for(&Estimate { mean, interval, evenings: 2, few: None }, 1)
        };
        assert_eq!(decimals(8.0, 0.2), 1);
        assert_eq!(decimals(8.0, 0.004), 3);
        assert_eq!(decimals(8.0, 1e-9), 1);
        assert_eq!(decimals(0.02, 0.0), 2);
        assert_eq!(decimals(0.0, 0.0), 1);
    }
}

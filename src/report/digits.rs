//! How many digits an estimate is shown with.

use crate::compare::Estimate;
use crate::render::number::is_shown_as_zero;

/// Digits after the point that show the first digit of an estimate's half width, or of its mean if there
/// is no half width worth showing: at least `least`, at most three more.
pub(super) fn decimals_for(estimate: &Estimate, least: usize) -> usize {
    let shows = |value: f64| (least..=least + 3).find(|digits| !is_shown_as_zero(value, *digits));
    let half_width = estimate.half_width().and_then(shows);
    half_width.or_else(|| shows(estimate.mean)).unwrap_or(least)
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

//! Numbers for reading: rounded, with a real minus sign, and never a negative zero.

use crate::compare::Estimate;

/// The number with so many digits after the point: `8.01`, `−3.0`, `0.0`.
pub(super) fn plain(value: f64, decimals: usize) -> String {
    with_sign(value, decimals, "")
}

/// The same with a sign before whatever is not zero: `+0.58`, `−1.5`, `0.0`.
pub(super) fn signed(value: f64, decimals: usize) -> String {
    with_sign(value, decimals, "+")
}

fn with_sign(value: f64, decimals: usize, plus: &str) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let is_zero = digits.chars().all(|c| matches!(c, '0' | '.'));
    let sign = match (is_zero, value < 0.0) {
        (true, _) => "",
        (false, true) => "−",
        (false, false) => plus,
    };
    format!("{sign}{digits}")
}

/// Digits after the point that show the first digit of an estimate's half width, or of its mean if there
/// is no half width worth showing: at least `least`, at most three more.
pub(super) fn decimals_for(estimate: &Estimate, least: usize) -> usize {
    let shows = |value: f64| (least..=least + 3).find(|digits| !is_shown_as_zero(value, *digits));
    let half_width = estimate.half_width().and_then(shows);
    half_width.or_else(|| shows(estimate.mean)).unwrap_or(least)
}

fn is_shown_as_zero(value: f64, decimals: usize) -> bool {
    plain(value, decimals) == plain(0.0, decimals)
}

/// The shortest digits that read back as the same number; a negative zero loses its sign.
pub(super) fn exact(value: f64) -> String {
    (value + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_rounds_to_zero_has_no_sign() {
        assert_eq!(plain(-0.04, 1), "0.0");
        assert_eq!(signed(0.04, 1), "0.0");
        assert_eq!(exact(-0.0), "0");
    }

    #[test]
    fn signs_are_typographic() {
        assert_eq!(plain(-3.04, 1), "−3.0");
        assert_eq!(signed(-1.46, 1), "−1.5");
        assert_eq!(signed(0.58, 2), "+0.58");
    }

    #[test]
    fn a_small_half_width_asks_for_more_digits_but_not_for_ever() {
        let decimals = |mean: f64, half_width: f64| {
            let interval = Some((mean - half_width, mean + half_width));
            decimals_for(&Estimate { mean, interval, evenings: 2 }, 1)
        };
        assert_eq!(decimals(8.0, 0.2), 1);
        assert_eq!(decimals(8.0, 0.004), 3);
        assert_eq!(decimals(8.0, 1e-9), 1);
        assert_eq!(decimals(0.02, 0.0), 2);
        assert_eq!(decimals(0.0, 0.0), 1);
    }
}

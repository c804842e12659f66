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

/// The parts of a total as they are shown, each rounded to the nearest, and a last one that makes them add
/// up to what `plain` shows of the total.
pub(super) fn with_rest(parts: &[f64], total: f64, decimals: usize) -> Vec<f64> {
    let unit = unit(decimals);
    let in_units = |value: f64| (shown(value, decimals) * unit).round();
    let named: Vec<f64> = parts.iter().map(|part| in_units(*part)).collect();
    let rest = in_units(total) - named.iter().sum::<f64>();
    named.into_iter().chain([rest]).map(|units| units / unit).collect()
}

/// The parts of a total as they are shown where nothing else can take what rounding leaves over: each is
/// rounded to a neighbour, so that they add up to what `plain` shows of the total. Those are rounded up
/// that lie nearest below their upper neighbour.
///
/// Source: the method of largest remainders, Balinski & Young, Fair Representation (1982), 17.
pub(super) fn apportioned(parts: &[f64], total: f64, decimals: usize) -> Vec<f64> {
    let unit = unit(decimals);
    let mut units: Vec<f64> = parts.iter().map(|part| (part * unit).floor()).collect();
    let missing = (shown(total, decimals) * unit).round() - units.iter().sum::<f64>();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    let remainder = |idx: usize| parts[idx] * unit - units[idx];
    by_remainder.sort_by(|a, b| remainder(*b).total_cmp(&remainder(*a)));
    for (idx, rank) in by_remainder.into_iter().zip(1_u32..) {
        units[idx] += f64::from(u8::from(f64::from(rank) <= missing));
    }
    units.into_iter().map(|units| units / unit).collect()
}

/// How many units of the last digit are one.
fn unit(decimals: usize) -> f64 {
    (0..decimals).fold(1.0, |unit, _| 10.0 * unit)
}

/// The value that `plain` shows.
fn shown(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().expect("digits are a number")
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
    fn parts_add_up_to_what_is_shown_of_the_total() {
        let shown = |parts: &[f64], decimals| {
            let figures = apportioned(parts, parts.iter().sum(), decimals);
            figures.into_iter().map(|figure| signed(figure, decimals)).collect::<Vec<_>>()
        };
        // Rounded one by one they were −1.4, −0.1 and 0.0, which is not −1.6.
        assert_eq!(shown(&[-1.44, -0.135, -0.045], 1), ["−1.4", "−0.1", "−0.1"]);
        assert_eq!(shown(&[0.4, 0.4, 0.4], 0), ["+1", "0", "0"]);
        assert_eq!(shown(&[2.5, -2.5], 0), ["+3", "−3"]);
        assert_eq!(shown(&[0.25], 2), ["+0.25"]);
    }

    #[test]
    fn what_is_left_takes_what_rounding_leaves_over() {
        let shown = |parts: &[f64], total, decimals| {
            let figures = with_rest(parts, total, decimals);
            figures.into_iter().map(|figure| signed(figure, decimals)).collect::<Vec<_>>()
        };
        // By largest remainders the second were +9.
        assert_eq!(shown(&[13.43, 8.43, -5.45], 8.42, 0), ["+13", "+8", "−5", "−8"]);
        assert_eq!(shown(&[0.125, -1.44], -1.3, 1), ["+0.1", "−1.4", "0.0"]);
        assert_eq!(shown(&[], 0.3, 0), ["0"]);
    }

    #[test]
    fn a_limit_that_is_not_zero_is_not_shown_as_zero() {
        let decimals = |mean: f64, low: f64, high: f64| {
            telling_decimals(&Estimate { mean, interval: Some((low, high)), evenings: 2 }, 2)
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
            decimals_for(&Estimate { mean, interval, evenings: 2 }, 1)
        };
        assert_eq!(decimals(8.0, 0.2), 1);
        assert_eq!(decimals(8.0, 0.004), 3);
        assert_eq!(decimals(8.0, 1e-9), 1);
        assert_eq!(decimals(0.02, 0.0), 2);
        assert_eq!(decimals(0.0, 0.0), 1);
    }
}

//! Numbers for reading: rounded, with a real minus sign, and never a negative zero.

/// The number with so many digits after the point: `8.01`, `−3.0`, `0.0`.
pub fn plain(value: f64, decimals: usize) -> String {
    with_sign(value, decimals, "")
}

/// A count with commas between thousands: `19,950`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with a sign before whatever is not zero: `+0.58`, `−1.5`, `0.0`.
pub fn signed(value: f64, decimals: usize) -> String {
    with_sign(value, decimals, "+")
}

/// The same with a sign before zero too, the one the number has: `−0.00`.
pub(super) fn with_every_sign(value: f64, decimals: usize) -> String {
    let sign = if value.is_sign_negative() { '−' } else { '+' };
    format!("{sign}{:.decimals$}", value.abs())
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

/// Whether no digit of the number shows anything.
pub fn is_shown_as_zero(value: f64, decimals: usize) -> bool {
    plain(value, decimals) == plain(0.0, decimals)
}

/// The shortest digits that read back as the same number; a negative zero loses its sign.
pub fn exact(value: f64) -> String {
    (value + 0.0).to_string()
}

/// The parts of a total as they are shown, each rounded to the nearest, and a last one that makes them add
/// up to what `plain` shows of the total.
pub fn with_rest(parts: &[f64], total: f64, decimals: usize) -> Vec<f64> {
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
pub fn apportioned(parts: &[f64], total: f64, decimals: usize) -> Vec<f64> {
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
        assert_eq!(with_every_sign(-0.0, 2), "−0.00");
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
}

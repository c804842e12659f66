//! Parts of a whole, rounded so that they still add up.

/// The parts rounded to so many decimals (at most 15), so that they add up to their sum as it is printed with
/// so many decimals: those whose rest is largest are rounded up, of equal ones the first.
///
/// The largest remainder (Hamilton's method of apportionment). No part moves by a unit of its last decimal or
/// more. Each is the nearest number to its text, so that printing it with so many decimals changes nothing.
///
/// Source: Balinski & Young, Fair Representation, 2nd edition (2001), chapter 2.
#[expect(clippy::cast_possible_truncation, reason = "what is printed has few digits")]
pub fn parts_that_add_up(parts: &[f64], places: usize) -> Vec<f64> {
    let places = places.min(15);
    let scale = (0..places).fold(1.0, |scale, _| scale * 10.0);
    let whole = |x: f64| format!("{x:.0}").parse::<f64>().unwrap_or(x) as i128;
    let printed = format!("{:.places$}", parts.iter().sum::<f64>());
    let sum: i128 = printed.replace('.', "").parse().unwrap_or(0);
    let mut units: Vec<i128> = parts.iter().map(|part| whole((part * scale).floor())).collect();
    let missing = sum - units.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |idx: usize| parts[idx] * scale - (parts[idx] * scale).floor();
    order.sort_by(|one, other| rest(*other).total_cmp(&rest(*one)));
    for idx in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        units[idx] += 1;
    }
    units.into_iter().map(|units| number(units, places)).collect()
}

/// A number of units of the last decimal.
fn number(units: i128, places: usize) -> f64 {
    let digits = u32::try_from(places).expect("there are few places");
    crate::numbers::decimals::decimal::Decimal { digits: units, places: digits }
        .text()
        .parse()
        .expect("it is a decimal number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_are_rounded_so_that_they_add_up() {
        assert_eq!(parts_that_add_up(&[1.0 / 3.0; 3], 2), [0.34, 0.33, 0.33]);
        assert_eq!(parts_that_add_up(&[-1.0 / 3.0; 3], 2), [-0.33, -0.33, -0.34]);
        assert_eq!(parts_that_add_up(&[0.005, 0.004, -0.002], 2), [0.01, 0.0, 0.0]);
        assert_eq!(parts_that_add_up(&[], 2), [] as [f64; 0]);
        assert_eq!(parts_that_add_up(&[2.5, 0.5], 0), [3.0, 0.0]);
    }

    #[test]
    fn printed_parts_add_up_to_the_printed_sum_and_move_less_than_a_unit() {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            f64::from(u32::try_from(state >> 32).unwrap()) / 4e9 - 0.4
        };
        for n in 1..200 {
            let parts: Vec<f64> = (0..=n % 13).map(|_| next()).collect();
            let rounded = parts_that_add_up(&parts, 3);
            let thousandths = |x: f64| format!("{x:.3}").replace('.', "").parse::<i64>().unwrap();
            let sum: i64 = rounded.iter().map(|part| thousandths(*part)).sum();
            assert_eq!(sum, thousandths(parts.iter().sum()), "{parts:?}");
            assert!(parts.iter().zip(&rounded).all(|(part, near)| (part - near).abs() < 0.001));
        }
    }
}

//! Differences without what rounding adds to them.

/// So many significant digits of the terms of a sum are taken for known. A number has nearly sixteen, of which a sum of a
/// few dozen terms loses up to two.
const KNOWN_DIGITS: i32 = 13;

/// How much more `value` is than `reference`, without the noise of rounding: two money amounts that differ by 12 do so
/// by exactly 12 on every evening, however large they are.
pub fn less(value: f64, reference: f64) -> f64 {
    without_noise(value - reference, value.abs().max(reference.abs()))
}

/// A sum whose largest term is of that size [≥ 0], to as many decimals as its terms are known to.
///
/// It is divided by a power of ten that a number holds exactly, so that what has few decimals comes out as the nearest
/// number to them, whatever the size of the terms.
pub fn without_noise(sum: f64, largest: f64) -> f64 {
    let (mut digits, mut top) = (KNOWN_DIGITS, 1.0);
    while digits > 0 && largest > top {
        top *= 10.0;
        digits -= 1;
    }
    let per_unit = libm::pow(10.0, f64::from(digits));
    if digits == 0 { sum } else { (sum * per_unit).round() / per_unit + 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_differences_of_unequal_numbers_are_equal() {
        let bits = [0.3_f64 - 0.1, less(0.3, 0.1), 0.2].map(f64::to_bits);
        assert!(bits[0] != bits[2] && bits[1] == bits[2]);
        for of in [0.35, 3.35, 12.35, 700.35, 98_765.35, 1_234_567.89] {
            let cents = |value: f64| (value * 100.0).round() / 100.0;
            for by in [12.0, 0.01, 84.35, 0.1] {
                let more = cents(of + by);
                let bits = [less(more, of), -less(of, more), by].map(f64::to_bits);
                assert!(bits[0] == bits[2] && bits[1] == bits[2], "{of} {by}");
            }
        }
    }

    #[test]
    fn what_is_no_noise_is_kept() {
        for value in [1.0 / 3.0, 1e-9, -2.0 / 7e3, 0.0] {
            assert!((less(value, 0.0) - value).abs() <= 0.5e-13, "{value}");
        }
        assert_eq!(less(8.25, 8.25).to_bits(), 0.0_f64.to_bits());
        let huge = 3e20 + 1e5;
        assert_eq!(without_noise(huge, 3e20).to_bits(), huge.to_bits());
    }
}

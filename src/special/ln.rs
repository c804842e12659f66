//! The natural logarithm, which every exponential draw takes.

/// Bits of √½, the smallest fraction that remains, and how far it lies below 1.
const SMALLEST: u64 = 0x3FE6_A09E << 32;
const BELOW_ONE: u64 = (0x3FF0_0000 - 0x3FE6_A09E) << 32;
const FRACTION: u64 = (1 << 52) - 1;
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// ln x, within 1 unit in the last place.
///
/// The arithmetic is that of `libm::log` and so are its bits; what is gone is the call and the sorting
/// out of zero, infinity and numbers that are not normal, which are left to `libm`.
///
/// Source: Sun Microsystems, FDLIBM 5.3 (1993), `e_log.c`.
#[inline]
#[expect(clippy::cast_possible_wrap, reason = "an exponent has 11 bits")]
#[expect(clippy::cast_precision_loss, reason = "an exponent has 11 bits")]
pub fn ln(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..=f64::MAX).contains(&x) {
        return libm::log(x);
    }
    // x = 2^power · (1 + f) with 1 + f between √½ and √2.
    let shifted = x.to_bits() + BELOW_ONE;
    let power = ((shifted >> 52) as i64 - 0x3FF) as f64;
    let f = f64::from_bits((shifted & FRACTION) + SMALLEST) - 1.0;
    let half_square = 0.5 * f * f;
    let ratio = f / (2.0 + f);
    let square = ratio * ratio;
    let fourth = square * square;
    let even = fourth
        * (3.999_999_999_940_942e-1
            + fourth * (2.222_219_843_214_978_4e-1 + fourth * 1.531_383_769_920_937_3e-1));
    let odd = square
        * (6.666_666_666_666_735e-1
            + fourth
                * (2.857_142_874_366_239e-1
                    + fourth * (1.818_357_216_161_805e-1 + fourth * 1.479_819_860_511_658_6e-1)));
    ratio * (half_square + (odd + even)) + power * LN_2_LOW - half_square + f + power * LN_2_HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_are_those_of_libm() {
        let mut x = 1e-300;
        while x < 1e300 {
            assert_eq!(ln(x).to_bits(), libm::log(x).to_bits(), "{x}");
            x *= 1.000_7;
        }
        for step in 1_u32..400_000 {
            let x = f64::from(step) * 2.5e-6;
            assert_eq!(ln(x).to_bits(), libm::log(x).to_bits(), "{x}");
            assert_eq!(ln(1.0 - x).to_bits(), libm::log(1.0 - x).to_bits(), "1 - {x}");
        }
        for x in [0.0, 5e-324, 1e-310, f64::MIN_POSITIVE, 0.5, 1.0, 2.0, f64::MAX, f64::INFINITY] {
            assert_eq!(ln(x).to_bits(), libm::log(x).to_bits(), "{x}");
        }
        assert!(ln(-1.0).is_nan() && ln(f64::NAN).is_nan());
    }
}

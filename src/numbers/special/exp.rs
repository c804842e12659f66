//! The exponential function of the simulation's most frequent call.

/// Parts of a factor of two.
const N_PARTS: usize = 1 << PART_BITS;
const PART_BITS: u32 = 6;
const PARTS: f64 = 64.0;
/// 1.5 · 2⁵²: adding it leaves a number's nearest whole in the last bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;
const PARTS_PER_UNIT: f64 = PARTS * std::f64::consts::LOG2_E;
/// The logarithm of a part to 32 bits, so that a product with a small whole number is exact, and the rest
/// of it.
const LN_PART_HIGH: f64 = 6.931_471_803_691_238e-1 / PARTS;
const LN_PART_LOW: f64 = 1.908_214_929_270_587_7e-10 / PARTS;

/// 2 to the power of each number of parts.
static POWERS: [f64; N_PARTS] = powers();

#[expect(clippy::cast_precision_loss, reason = "there are few parts")]
const fn powers() -> [f64; N_PARTS] {
    let mut all = [1.0; N_PARTS];
    let mut part = 0;
    while part < N_PARTS {
        all[part] = exp_below_2(part as f64 * (std::f64::consts::LN_2 / PARTS));
        part += 1;
    }
    all
}

/// eˣ for x between 0 and ln 2, by its power series.
const fn exp_below_2(x: f64) -> f64 {
    let mut sum = 1.0;
    // The first term left out is below 0.7²⁰ / 20! < 10⁻²¹.
    let mut n = 19.0;
    while n > 0.0 {
        sum = 1.0 + sum * x / n;
        n -= 1.0;
    }
    sum
}

/// eˣ, within 2 units in the last place.
///
/// x = k · ln 2 / 64 + r with |r| ≤ ln 2 / 128, and eˣ = 2^(k / 64) · eʳ: no branch the processor cannot
/// foresee for random numbers, and no division to wait for.
///
/// Source: Tang, "Table-driven implementation of the exponential function in IEEE floating-point
/// arithmetic", ACM Transactions on Mathematical Software 15 (1989) 144–157.
#[inline]
pub fn exp(x: f64) -> f64 {
    // Beyond this the result is not a normal number, or x is not a number.
    if x.is_nan() || x.abs() > 708.0 {
        return libm::exp(x);
    }
    let shifted = x * PARTS_PER_UNIT + TO_WHOLE;
    let parts = shifted - TO_WHOLE;
    let r = (x - parts * LN_PART_HIGH) - parts * LN_PART_LOW;
    let r2 = r * r;
    let series = (0.5 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    #[expect(clippy::cast_possible_truncation, reason = "the last bits are wanted")]
    let power = POWERS[shifted.to_bits() as usize % N_PARTS];
    let fraction = power + power * (r + r2 * series);
    // Multiplies by 2 to the whole power: it moves from the last bits to the exponent.
    let whole = shifted.to_bits() >> PART_BITS << (f64::MANTISSA_DIGITS - 1);
    f64::from_bits(fraction.to_bits().wrapping_add(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_within_two_units_of_libm() {
        let distance = |x: f64| exp(x).to_bits().abs_diff(libm::exp(x).to_bits());
        for step in -200_000..200_000 {
            let x = f64::from(step) * 0.003_54;
            assert!(distance(x) <= 2, "{x}");
            assert!(distance(x * 0.01) <= 2, "{x}");
            assert!(distance(x * 0.000_01) <= 2, "{x}");
        }
        for x in [f64::NEG_INFINITY, -740.0, -1e-20, 0.0, 1e-300, 709.5, 800.0] {
            assert!(distance(x) <= 2, "{x}");
        }
        assert!(exp(f64::NAN).is_nan());
    }
}

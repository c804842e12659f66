//! The exponential function of the simulation's most frequent call.

/// 1.5 · 2⁵²: adding it leaves a number's nearest whole in the last bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;
const INVERSE_LN_2: f64 = std::f64::consts::LOG2_E;
/// ln 2 to 32 bits, so that a product with a small whole number is exact, and the rest of it.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// eˣ, within 1 unit in the last place.
///
/// The arithmetic is that of `libm::exp` and so are its bits; only the branches are gone, which the
/// processor cannot foresee for random numbers: they cost a lognormal draw a third of its time.
///
/// Source: Sun Microsystems, FDLIBM 5.3 (1993), `e_exp.c`.
#[inline]
pub fn exp(x: f64) -> f64 {
    // Beyond this the result is not a normal number, or x is not a number.
    if x.is_nan() || x.abs() > 708.0 {
        return libm::exp(x);
    }
    let shifted = x * INVERSE_LN_2 + TO_WHOLE;
    let power = shifted - TO_WHOLE;
    let (high, low) = (x - power * LN_2_HIGH, power * LN_2_LOW);
    let rest = high - low;
    let square = rest * rest;
    let tail = -2.777_777_777_701_559_3e-3
        + square
            * (6.613_756_321_437_934e-5
                + square * (-1.653_390_220_546_525_2e-6 + square * 4.138_136_797_057_238_5e-8));
    let c = rest - square * (1.666_666_666_666_660_2e-1 + square * tail);
    let fraction = 1.0 + (rest * c / (2.0 - c) - low + high);
    // Multiplies by 2 to the power: the whole number moves from the last bits to the exponent.
    f64::from_bits(fraction.to_bits().wrapping_add(shifted.to_bits() << 52))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_are_those_of_libm() {
        for step in -200_000..200_000 {
            let x = f64::from(step) * 0.003_54;
            assert_eq!(exp(x).to_bits(), libm::exp(x).to_bits(), "{x}");
        }
        for x in [f64::NEG_INFINITY, -740.0, -1e-20, 0.0, 1e-300, 709.5, 800.0] {
            assert_eq!(exp(x).to_bits(), libm::exp(x).to_bits(), "{x}");
        }
        assert!(exp(f64::NAN).is_nan());
    }
}

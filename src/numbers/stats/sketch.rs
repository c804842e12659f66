//! Quantiles of any number of values in little memory.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::numbers::stats::quantile::{between, position};

/// Bits of a number that a bin leaves out at first: 12 of the 52 bits of the mantissa remain, so that bins
/// are narrow beside the limits of a quantile: those of 2,000 evenings may be 0.3 % of the value away.
const DROPPED_BITS: u32 = 40;

/// Bins at most, unless it is told otherwise: a hundredth of the standard deviation of most samples each,
/// and some tens of kilobytes.
const MOST_BINS: usize = 2048;

/// Counts of values in bins whose width grows with the value, so that a quantile is off by at most
/// 0.013 %, or by half a bin where the values fill too many bins: then bins become twice as wide until
/// they are few enough.
///
/// A bin holds the numbers that agree in sign, exponent and the first 12 bits of the mantissa, or fewer; it
/// knows its lowest and its highest, and stands for the middle of these.
/// Sketches of the same values are equal whatever the order of adding and merging: they hold nothing but
/// counts, and the width of their bins is the smallest at which all values fill few enough of them.
///
/// Source: the idea of Masson, Rim & Lee, `DDSketch`, Proceedings of the VLDB Endowment 12 (2019)
/// 2195–2205, with the bits of the number in place of its logarithm; widening all bins alike: Epicoco et
/// al., `UDDSketch`, IEEE Access 8 (2020) 147604–147617.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuantileSketch {
    /// By the bin's number: 0 holds zero, negative numbers mirror the positive ones.
    bins: BTreeMap<i32, Bin>,
    count: usize,
    dropped_bits: u32,
    most_bins: usize,
}

/// What one bin holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Bin {
    count: usize,
    lowest: f64,
    highest: f64,
}

impl Bin {
    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.lowest = self.lowest.min(other.lowest);
        self.highest = self.highest.max(other.highest);
    }
}

impl Default for QuantileSketch {
    fn default() -> Self {
        Self::of_at_most(MOST_BINS)
    }
}

impl QuantileSketch {
    /// A sketch of at most so many bins [≥ 4].
    pub fn of_at_most(most_bins: usize) -> Self {
        Self { bins: BTreeMap::new(), count: 0, dropped_bits: DROPPED_BITS, most_bins }
    }

    /// Counts one finite value.
    pub fn add(&mut self, value: f64) {
        debug_assert!(value.is_finite(), "only finite values are counted, not {value}");
        let one = Bin { count: 1, lowest: value, highest: value };
        self.put(bin_of(value, self.dropped_bits), one);
        self.count += 1;
        self.widen_if_full();
    }

    /// Counts all that `other` counted.
    pub fn merge(&mut self, other: &Self) {
        while self.dropped_bits < other.dropped_bits {
            self.widen();
        }
        let narrower = self.dropped_bits - other.dropped_bits;
        for (&number, &bin) in &other.bins {
            self.put(wider(number, narrower), bin);
        }
        self.count += other.count;
        self.widen_if_full();
    }

    /// How many values it counted.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The `p`-quantile (0 ≤ p ≤ 1) as of [`quantile_type7`](crate::numbers::stats::quantile_type7), where each
    /// value is the middle of its bin; `None` without a value.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let (rank, part) = position(self.count, p)?;
        Some(between(self.value_at(rank)?, self.value_at((rank + 1).min(self.count - 1))?, part))
    }

    /// Numbers between which the value lies that has `rank` values before it in ascending order: the lowest
    /// and the highest of its bin; `None` if there are not so many.
    pub fn limits_at(&self, rank: usize) -> Option<(f64, f64)> {
        let mut seen = 0;
        let bin = self.bins.values().find(|bin| {
            seen += bin.count;
            rank < seen
        });
        bin.map(|bin| (bin.lowest, bin.highest))
    }

    fn value_at(&self, rank: usize) -> Option<f64> {
        self.limits_at(rank).map(|(lowest, highest)| f64::midpoint(lowest, highest))
    }

    fn put(&mut self, number: i32, bin: Bin) {
        self.bins.entry(number).and_modify(|known| known.merge(bin)).or_insert(bin);
    }

    fn widen_if_full(&mut self) {
        while self.bins.len() > self.most_bins {
            self.widen();
        }
    }

    /// Makes all bins twice as wide.
    fn widen(&mut self) {
        for (number, bin) in std::mem::take(&mut self.bins) {
            self.put(wider(number, 1), bin);
        }
        self.dropped_bits += 1;
    }
}

/// The number of a value's bin.
#[expect(clippy::cast_possible_truncation, reason = "so few bits are left that it fits")]
fn bin_of(value: f64, dropped_bits: u32) -> i32 {
    let size = (value.abs().to_bits() >> dropped_bits) as i32;
    if value < 0.0 { -size } else { size }
}

/// The number of the bin that holds a bin when bins leave out so many bits more.
fn wider(bin: i32, bits: u32) -> i32 {
    let size = (bin.unsigned_abs() >> bits).cast_signed();
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

    /// Values that fill many bins, of both signs.
    fn many() -> impl Iterator<Item = f64> + Clone {
        (0..20_000_u32).map(|n| {
            let u = (f64::from(n.wrapping_mul(2_654_435_761) >> 12) + 0.5) / f64::from(1 << 20);
            (10.0 * u - 2.0) * (1.0 + u)
        })
    }

    fn sketch_of(values: impl Iterator<Item = f64>) -> QuantileSketch {
        let mut sketch = QuantileSketch::default();
        values.for_each(|value| sketch.add(value));
        sketch
    }

    #[test]
    fn however_many_values_there_are_the_bins_stay_few_and_near() {
        let sketch = sketch_of(many());
        assert!(sketch.dropped_bits > DROPPED_BITS && sketch.bins.len() <= MOST_BINS);
        let mut values: Vec<f64> = many().collect();
        values.sort_by(f64::total_cmp);
        for (p, rank) in [(0.0, 0), (0.1, 2000), (0.5, 10_000), (0.9, 17_999), (1.0, 19_999)] {
            let exact = crate::numbers::stats::quantile_type7(&values, p).unwrap();
            let near = sketch.quantile(p).unwrap();
            assert!((near - exact).abs() <= 0.004 * exact.abs(), "{p}: {near} for {exact}");
            let (low, high) = sketch.limits_at(rank).unwrap();
            assert!(low <= values[rank] && values[rank] <= high, "{low} {} {high}", values[rank]);
        }
    }

    #[test]
    fn the_order_of_adding_and_merging_changes_nothing() {
        let whole = sketch_of(many());
        let mut merged = sketch_of(many().skip(15_000));
        merged.merge(&sketch_of(many().take(40)));
        merged.merge(&sketch_of(many().take(15_000).skip(40)));
        assert_eq!(merged, whole);
        let mut backwards = sketch_of(many().take(40));
        backwards.merge(&sketch_of(many().skip(40)));
        assert_eq!(backwards, whole);
    }

    #[test]
    fn an_empty_sketch_has_no_quantile() {
        assert_eq!(QuantileSketch::default().quantile(0.5), None);
    }
}

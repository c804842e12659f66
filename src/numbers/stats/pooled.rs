//! Values of all groups together, and intervals for their quantiles from those of each group by itself.

use serde::{Deserialize, Serialize};

use crate::numbers::stats::quantile::{between, position};
use crate::numbers::stats::{Interval, student_t_quantile};

/// Into so many groups the clusters of values are dealt.
const GROUPS: u8 = 20;

/// So many entries are kept at most: a megabyte.
const MOST_ENTRIES: usize = 1 << 16;

/// Values that come in clusters, such as the parties of an evening, dealt into 20 groups of whole clusters.
///
/// Up to 65,536 values are kept as they are; of more, equal ones are counted, and as many bits are left out of
/// each as it takes for few enough to differ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pooled {
    entries: Vec<Entry>,
    dropped_bits: u32,
}

/// Equal values of a group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Entry {
    value: f64,
    group: u8,
    count: u32,
}

impl Pooled {
    /// Takes in the finite values of a cluster of that number.
    pub fn push(&mut self, cluster: u64, values: &[f64]) {
        let group = u8::try_from(cluster % u64::from(GROUPS)).expect("there are few groups");
        let bits = self.dropped_bits;
        let entry = |value: &f64| Entry { value: without_bits(*value, bits), group, count: 1 };
        self.entries.extend(values.iter().map(entry));
        self.limit();
    }

    /// Takes in all that `other` took in.
    pub fn merge(&mut self, other: &Self) {
        self.drop_bits(other.dropped_bits);
        let bits = self.dropped_bits;
        let entry = |entry: &Entry| Entry { value: without_bits(entry.value, bits), ..*entry };
        self.entries.extend(other.entries.iter().map(entry));
        self.limit();
    }

    /// The `p`-quantile (0 ≤ p ≤ 1) of all values, and the interval that holds the true one with confidence
    /// `level`: Student's about it, by how far from it the quantiles of each group lie (sectioning). `None` without a
    /// value; no interval from fewer than two groups.
    ///
    /// Source: Asmussen & Glynn, Stochastic Simulation (2007), III.5a; Nakayama, Confidence intervals for quantiles using
    /// sectioning when applying variance-reduction techniques, ACM Transactions on Modeling and Computer Simulation 24
    /// (2014) 19. A test counts how often it holds; leaving out one group at a time instead held less often of a quantile,
    /// and of differences was nearly twice as wide.
    pub fn quantile(&self, p: f64, level: f64) -> Option<(f64, Option<(f64, f64)>)> {
        let found = self.of_each(p)?;
        Some((found.whole, found.interval(level).map(|i| (i.low, i.high))))
    }

    /// The same of how much more it is than that of `other`, whose clusters of a number belong to those of the
    /// same number here.
    pub fn difference(
        &self,
        other: &Self,
        (p, level): (f64, f64),
    ) -> Option<(f64, Option<(f64, f64)>)> {
        let (own, others) = (self.of_each(p)?, other.of_each(p)?);
        let parts = own.parts.iter().zip(&others.parts);
        let parts = parts.map(|(own, other)| Some((*own)? - (*other)?)).collect();
        let found = Sections { whole: own.whole - others.whole, parts };
        Some((found.whole, found.interval(level).map(|i| (i.low, i.high))))
    }

    fn of_each(&self, p: f64) -> Option<Sections> {
        let mut sorted = self.entries.clone();
        sorted.sort_by(|one, other| one.value.total_cmp(&other.value));
        let whole = quantile(&sorted, p, None)?;
        let has = |group: u8| sorted.iter().any(|entry| entry.group == group);
        let parts = (0..GROUPS).filter(|group| has(*group));
        let parts = parts.map(|group| quantile(&sorted, p, Some(group))).collect();
        Some(Sections { whole, parts })
    }

    fn limit(&mut self) {
        if self.entries.len() < MOST_ENTRIES {
            return;
        }
        self.tidy();
        while self.entries.len() > MOST_ENTRIES / 2 {
            self.drop_bits((self.dropped_bits + 1).max(36));
            self.tidy();
        }
    }

    fn drop_bits(&mut self, bits: u32) {
        if bits > self.dropped_bits {
            self.dropped_bits = bits;
            self.entries.iter_mut().for_each(|entry| entry.value = without_bits(entry.value, bits));
        }
    }

    /// Puts equal values of a group together.
    fn tidy(&mut self) {
        self.entries.sort_by(|one, other| {
            one.value.total_cmp(&other.value).then(one.group.cmp(&other.group))
        });
        self.entries.dedup_by(|later, kept| {
            let is_equal =
                later.value.to_bits() == kept.value.to_bits() && later.group == kept.group;
            kept.count += if is_equal { later.count } else { 0 };
            is_equal
        });
    }
}

/// The middle of the numbers that agree with a value but for so many bits.
fn without_bits(value: f64, bits: u32) -> f64 {
    if bits == 0 || value == 0.0 {
        return value + 0.0;
    }
    f64::from_bits(value.to_bits() >> bits << bits | 1 << (bits - 1))
}

/// The quantile of entries in ascending order, as of [`quantile_type7`](super::quantile_type7), of all groups or of one.
fn quantile(sorted: &[Entry], p: f64, only: Option<u8>) -> Option<f64> {
    let kept = || sorted.iter().filter(|entry| only.is_none_or(|only| entry.group == only));
    let n: usize = kept().map(|entry| entry.count as usize).sum();
    let (rank, part) = position(n, p)?;
    let mut seen = 0;
    let mut low = None;
    for entry in kept() {
        seen += entry.count as usize;
        if low.is_none() && rank < seen {
            low = Some(entry.value);
        }
        if let Some(low) = low
            && rank + 1 < seen
        {
            return Some(between(low, entry.value, part));
        }
    }
    low
}

/// A number of all groups, and of each.
struct Sections {
    whole: f64,
    /// `None` where one side has none.
    parts: Vec<Option<f64>>,
}

impl Sections {
    #[expect(clippy::cast_precision_loss, reason = "there are few groups")]
    fn interval(&self, level: f64) -> Option<Interval> {
        let parts: Vec<f64> = self.parts.iter().copied().collect::<Option<_>>()?;
        let g = parts.len() as f64;
        if parts.len() < 2 {
            return None;
        }
        let spread: f64 = parts.iter().map(|part| (part - self.whole) * (part - self.whole)).sum();
        let error = (spread / (g - 1.0) / g).sqrt();
        let half = student_t_quantile(0.5 + 0.5 * level, g - 1.0) * error;
        Some(Interval { mean: self.whole, low: self.whole - half, high: self.whole + half })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pooled_is_over_all_values_and_not_over_clusters() {
        let mut pooled = Pooled::default();
        pooled.push(1, &[1.0, 2.0, 3.0]);
        pooled.push(2, &[10.0]);
        let at = |p| pooled.quantile(p, 0.95).unwrap().0;
        assert!((at(0.5) - 2.5).abs() < 1e-12 && (at(0.9) - 7.9).abs() < 1e-12);
        assert_eq!(Pooled::default().quantile(0.5, 0.95), None);
    }

    #[test]
    fn the_interval_of_a_median_is_worked_by_hand() {
        let mut pooled = Pooled::default();
        for (cluster, value) in (1..).zip([1.0, 2.0, 4.0]) {
            pooled.push(cluster, &[value]);
        }
        // Each is 1, 0 and 2 away from 2: √(5/2/3), t(0.975; 2) = 4.3027.
        let (median, interval) = pooled.quantile(0.5, 0.95).unwrap();
        let (low, high) = interval.unwrap();
        let half = 4.302_652_7 * (5.0_f64 / 6.0).sqrt();
        assert!((median - 2.0).abs() < 1e-12);
        assert!((high - 2.0 - half).abs() < 1e-6 && (2.0 - low - half).abs() < 1e-6, "{high}");
        // Each group's values less those of its like differ by 1 throughout.
        let mut less = Pooled::default();
        for (cluster, value) in (1..).zip([0.0, 1.0, 3.0]) {
            less.push(cluster, &[value]);
        }
        assert_eq!(pooled.difference(&less, (0.5, 0.95)), Some((1.0, Some((1.0, 1.0)))));
    }

    #[test]
    fn of_many_values_the_quantiles_stay_near() {
        let mut pooled = Pooled::default();
        for cluster in 0..2000_u32 {
            let values: Vec<f64> = (0..100_u32)
                .map(|n| f64::from((cluster * 100 + n).wrapping_mul(2_654_435_761) >> 8) + 0.5)
                .collect();
            pooled.push(u64::from(cluster), &values);
        }
        assert!(pooled.entries.len() < MOST_ENTRIES && pooled.dropped_bits > 0);
        for p in [0.1, 0.5, 0.9] {
            let (found, _) = pooled.quantile(p, 0.95).unwrap();
            let exact = p * f64::from(1 << 24);
            assert!((found / exact - 1.0).abs() < 0.01, "{p}: {found} for {exact}");
        }
    }
}

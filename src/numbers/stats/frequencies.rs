//! Which values a sample has, as long as few of them differ from the commonest.

use serde::{Deserialize, Serialize};

/// From so many differing values on a sample is no longer rare: its mean is about normal.
///
/// Source: simulated, 1,500 series each of 2, 5 and 20 % of values that differ: looked at again and again,
/// 20 are not enough, 50 are.
pub const MANY: u64 = 50;

/// Values kept before equal ones are put together.
const MOST_LOOSE: usize = 128;

/// How often each value was seen, until [`MANY`] of them differ from the commonest.
///
/// The number that differ never falls: merging can add no more to the commonest value than each side has
/// of it. So what reached [`MANY`] may forget its values. Merging gives the same in any order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frequencies {
    /// Values with their counts; `None` once many differ.
    counts: Option<Vec<(f64, u64)>>,
}

impl Default for Frequencies {
    fn default() -> Self {
        Self { counts: Some(Vec::new()) }
    }
}

/// A sample of which few values differ from the commonest.
#[derive(Clone, Debug, PartialEq)]
pub struct Few {
    /// How many values it has.
    pub n: u64,
    /// The commonest of them; of equally common ones the middle one.
    pub commonest: f64,
    /// By how much each of the others lies above it, in ascending order [fewer than [`MANY`]].
    pub deviations: Vec<f64>,
}

impl Few {
    /// Whether any two values are equal, so that the commonest is common.
    pub fn has_equals(&self) -> bool {
        self.n > self.deviations.len() as u64 + 1
    }
}

impl Frequencies {
    /// Counts one finite value.
    #[inline]
    pub fn push(&mut self, value: f64) {
        let Some(counts) = &mut self.counts else { return };
        // Zero has one sign here.
        let value = value + 0.0;
        match counts.last_mut() {
            Some((last, count)) if last.to_bits() == value.to_bits() => *count += 1,
            Some(_) | None => counts.push((value, 1)),
        }
        if counts.len() >= MOST_LOOSE {
            self.tidy();
        }
    }

    /// Counts all that `other` counted.
    pub fn merge(&mut self, other: &Self) {
        match (&mut self.counts, &other.counts) {
            (Some(counts), Some(others)) => {
                counts.extend_from_slice(others);
                self.tidy();
            }
            (Some(_), None) => self.counts = None,
            (None, Some(_) | None) => {}
        }
    }

    /// Puts equal values together, and forgets them all if many differ.
    #[inline(never)]
    fn tidy(&mut self) {
        let Some(counts) = &mut self.counts else { return };
        counts.sort_by(|one, other| one.0.total_cmp(&other.0));
        counts.dedup_by(|later, kept| {
            let is_equal = later.0.to_bits() == kept.0.to_bits();
            kept.1 += if is_equal { later.1 } else { 0 };
            is_equal
        });
        if n_differing(counts) >= MANY {
            self.counts = None;
        }
    }

    /// The values, if there is one and few differ.
    pub fn few(&self) -> Option<Few> {
        let mut tidied = self.clone();
        tidied.tidy();
        let counts = tidied.counts?;
        let most = counts.iter().map(|(_, count)| *count).max()?;
        let common: Vec<usize> = (0..counts.len()).filter(|idx| counts[*idx].1 == most).collect();
        let chosen = common[common.len() / 2];
        let commonest = counts[chosen].0;
        let others = counts.iter().enumerate().filter(|(idx, _)| *idx != chosen);
        let deviations = others.flat_map(|(_, (value, count))| {
            std::iter::repeat_n(value - commonest, usize::try_from(*count).unwrap_or(usize::MAX))
        });
        let n = counts.iter().map(|(_, count)| count).sum();
        Some(Few { n, commonest, deviations: deviations.collect() })
    }
}

/// How many of the values are not the commonest.
fn n_differing(counts: &[(f64, u64)]) -> u64 {
    let all: u64 = counts.iter().map(|(_, count)| count).sum();
    all - counts.iter().map(|(_, count)| *count).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: impl IntoIterator<Item = f64>) -> Frequencies {
        let mut frequencies = Frequencies::default();
        values.into_iter().for_each(|value| frequencies.push(value));
        frequencies
    }

    #[test]
    fn what_differs_is_told_from_the_commonest() {
        let few = of([0.0, 0.0, 2.0, -0.0, -1.0, 2.0]).few().unwrap();
        assert_eq!(few, Few { n: 6, commonest: 0.0, deviations: vec![-1.0, 2.0, 2.0] });
        // None is commoner than another: the middle one.
        let few = of([5.0, 1.0, 4.0]).few().unwrap();
        assert_eq!(few, Few { n: 3, commonest: 4.0, deviations: vec![-3.0, 1.0] });
        assert_eq!(Frequencies::default().few(), None);
    }

    #[test]
    fn rare_values_are_kept_however_many_common_ones_there_are_and_many_are_forgotten() {
        let rare = (0..200_000_u32).map(|n| if n % 5000 == 7 { 1.5 } else { 0.0 });
        assert_eq!(of(rare).few().unwrap().deviations, vec![1.5; 40]);
        let alternating = (0..97_u32).map(|n| f64::from(n % 2));
        assert_eq!(of(alternating.clone()).few().unwrap().deviations.len(), 48);
        let mut many = of(alternating);
        many.merge(&of([1.0, 1.0]));
        assert_eq!(many.few().unwrap().deviations.len(), 49);
        many.merge(&of([0.0, 1.0]));
        assert_eq!(many.few(), None);
        assert_eq!(many, Frequencies { counts: None });
    }

    #[test]
    fn the_order_of_merging_changes_nothing() {
        let parts = [[0.0, 3.0, 0.0], [3.0, 3.0, 7.0], [0.5, 0.0, 0.0]].map(of);
        let merged = |order: [usize; 3]| {
            let mut all = Frequencies::default();
            for part in order {
                all.merge(&parts[part]);
            }
            all
        };
        assert_eq!(merged([0, 1, 2]), merged([2, 0, 1]));
        let mut nested = parts[2].clone();
        let mut inner = parts[1].clone();
        inner.merge(&parts[0]);
        nested.merge(&inner);
        assert_eq!(nested, merged([1, 2, 0]));
    }
}

//! A sample of which is kept what its interval needs.

use serde::{Deserialize, Serialize};

use crate::numbers::stats::frequencies::{Few, Frequencies, MANY};
use crate::numbers::stats::rare::{rare_interval, rare_p};
use crate::numbers::stats::{
    Bounds, Interval, Moments, mean_interval, p_of_no_mean, share_interval,
};

/// Count, mean and spread of a sample, and its values as long as few differ.
///
/// Merge blocks in their order, as of [`Moments`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    moments: Moments,
    frequencies: Frequencies,
}

impl Sample {
    /// Takes in one finite number.
    #[inline]
    pub fn push(&mut self, value: f64) {
        self.moments.push(value);
        self.frequencies.push(value);
    }

    /// Takes in all that `later` took in.
    pub fn merge(&mut self, later: &Self) {
        self.moments.merge(&later.moments);
        self.frequencies.merge(&later.frequencies);
    }

    /// Count, mean and spread.
    pub fn moments(&self) -> &Moments {
        &self.moments
    }

    /// How many numbers it took in.
    pub fn count(&self) -> u64 {
        self.moments.count()
    }

    /// Mean; `None` without a number.
    pub fn mean(&self) -> Option<f64> {
        self.moments.mean()
    }

    /// The values, if there is one and fewer than [`MANY`] differ from the commonest.
    pub fn few(&self) -> Option<Few> {
        self.frequencies.few()
    }

    /// How many values differ from the commonest [0–[`MANY`]]; where it is that many, they may be more.
    fn n_differing(&self) -> u64 {
        let few = || self.few().map_or(MANY, |few| few.deviations.len() as u64);
        if self.count() == 0 { 0 } else { few() }
    }

    /// Whether no value differs from another.
    pub fn is_constant(&self) -> bool {
        self.n_differing() == 0
    }

    /// Whether at least [`MANY`] values differ from the commonest, so that Student's interval holds. Of values no two
    /// of which are equal, all but one do.
    pub fn is_many(&self) -> bool {
        self.n_differing() == MANY
    }

    /// Whether a `part` of so many do [0–1].
    #[expect(clippy::cast_precision_loss, reason = "it is at most MANY")]
    pub fn is_part_of_many(&self, part: f64) -> bool {
        self.n_differing() as f64 >= part * MANY as f64
    }

    /// Which share of values differs from the commonest, with its exact limits (Clopper & Pearson) at confidence
    /// `level` [0–1]: 1 where no two are equal, and where [`MANY`] do the share if there are no more. `None` without a
    /// value.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn share_differing(&self, level: f64) -> Option<Interval> {
        let (k, n) = (self.n_differing(), self.count());
        if n > 1 && self.few().is_some_and(|few| !few.has_equals()) {
            return Some(Interval { mean: 1.0, low: 1.0, high: 1.0 });
        }
        let (low, high) = (n > 0).then(|| share_interval(k, n, level))?;
        Some(Interval { mean: k as f64 / n as f64, low, high })
    }

    /// The interval that holds the true mean with confidence `level`, within what is possible: Student's where
    /// many values differ from the commonest, else that of [`rare_interval`], to which `range` is how far quantities range
    /// of which these are differences, 0 if these are none. `None` below two values, and where nothing bounds what was
    /// not seen.
    pub fn interval(
        &self,
        level: f64,
        (bounds, range): (Bounds, f64),
        words: &mut dyn FnMut() -> u64,
    ) -> Option<(f64, f64)> {
        if self.count() < 2 {
            return None;
        }
        // Where the mean itself lies beyond what is possible, it is not what it is taken for.
        let is_possible = |mean: f64| bounds.low <= mean && mean <= bounds.high;
        let bounds = if self.mean().is_some_and(is_possible) { bounds } else { Bounds::ANY };
        let found = match self.few() {
            Some(few) => rare_interval(&few, (bounds, range), level, words),
            None => mean_interval(&self.moments, level).map(|i| (i.low, i.high)),
        };
        found.map(|limits| bounds.clip(limits))
    }

    /// How likely a mean at least so far from 0 is where the true one is 0 [0–1]: Student's test where many values differ
    /// from the commonest, else as of [`rare_p`]. `None` below two values.
    pub fn p_of_no_mean(&self, (bounds, range): (Bounds, f64)) -> Option<f64> {
        match self.few() {
            Some(few) => (few.n > 1).then(|| rare_p(&few, (bounds, range))),
            None => p_of_no_mean(&self.moments),
        }
    }
}

impl FromIterator<f64> for Sample {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut sample = Self::default();
        values.into_iter().for_each(|value| sample.push(value));
        sample
    }
}

//! Count, mean and variance of numbers that come one by one.

use serde::{Deserialize, Serialize};

/// Count, mean and spread of a sample, without its values.
///
/// Merging depends on the order in the last bits: merge blocks in their order, whoever computed
/// them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moments {
    count: u64,
    mean: f64,
    /// Sum of the squared deviations from the mean.
    m2: f64,
}

impl Moments {
    /// Takes in one finite number.
    ///
    /// Source: Welford, Technometrics 4 (1962) 419–420.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn push(&mut self, value: f64) {
        self.count += 1;
        let gap = value - self.mean;
        self.mean += gap / self.count as f64;
        self.m2 += gap * (value - self.mean);
    }

    /// Takes in all that `later` took in.
    ///
    /// Source: Chan, Golub & `LeVeque`, Updating formulae and a pairwise algorithm for computing
    /// sample variances, Stanford STAN-CS-79-773 (1979), equation 2.1.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn merge(&mut self, later: &Self) {
        if later.count == 0 {
            return;
        }
        let (own, others) = (self.count as f64, later.count as f64);
        let share = others / (own + others);
        let gap = later.mean - self.mean;
        self.count += later.count;
        self.mean += gap * share;
        self.m2 += later.m2 + gap * gap * own * share;
    }

    /// What the differences of paired numbers, the second less the first, come to if they vary as much as they
    /// can: the standard deviation of a difference is at most the sum of both.
    #[must_use]
    pub fn of_difference_at_widest(first: &Self, second: &Self) -> Self {
        let deviation = first.m2.sqrt() + second.m2.sqrt();
        Self {
            count: first.count.min(second.count),
            mean: second.mean - first.mean,
            m2: deviation * deviation,
        }
    }

    /// How many numbers it took in.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Mean; `None` without a number.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then_some(self.mean)
    }

    /// Sample variance, with n − 1; `None` below two numbers.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn variance(&self) -> Option<f64> {
        (self.count > 1).then(|| self.m2 / (self.count - 1) as f64)
    }
}

impl FromIterator<f64> for Moments {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut moments = Self::default();
        for value in values {
            moments.push(value);
        }
        moments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_sample_has_the_moments_worked_by_hand() {
        let moments: Moments = [2.0, 4.0, 9.0].into_iter().collect();
        assert_eq!(
            (moments.count(), moments.mean(), moments.variance()),
            (3, Some(5.0), Some(13.0))
        );
    }

    #[test]
    fn what_too_few_numbers_cannot_tell_is_missing() {
        assert_eq!(Moments::default().mean(), None);
        let one: Moments = [3.0].into_iter().collect();
        assert_eq!((one.mean(), one.variance()), (Some(3.0), None));
    }

    #[test]
    fn merging_nothing_changes_nothing_and_merging_into_nothing_copies() {
        let sample: Moments = [1.0, 7.0].into_iter().collect();
        let mut left = sample;
        left.merge(&Moments::default());
        let mut right = Moments::default();
        right.merge(&sample);
        assert_eq!((left, right), (sample, sample));
    }
}

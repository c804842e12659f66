//! When enough evenings have been seen: the stopping rule.
//!
//! A target is looked at again and again while evenings come in, and the run stops when it is reached.
//! Such an interval is not quite the one of a fixed number of evenings, because the moment of stopping
//! depends on what was seen. It holds its promise asymptotically, as the precision asked for becomes
//! finer:
//!
//! - as a share of the mean: Nádas, An extension of a theorem of Chow and Robbins on sequential
//!   confidence intervals for the mean, Annals of Mathematical Statistics 40 (1969) 667–671;
//! - in units of the measure: Chow & Robbins, On the asymptotic theory of fixed-width sequential
//!   confidence intervals for the mean, Annals of Mathematical Statistics 36 (1965) 457–462, and, for
//!   differences between variants of an experiment, Nordin & Schultzberg, arXiv 2405.03487 (2024).
//!
//! How well it holds with the precisions allowed here and no look before
//! [`LEAST_EVENINGS`] is measured by a test.

use crate::compare::estimate::{LEVEL, level_of};
use crate::compare::{Estimate, Tally};
use crate::numbers::stats::{Moments, normal_quantile};

/// Nothing is known before so many evenings.
///
/// Assumption: enough for means of evenings to be about normal.
pub const LEAST_EVENINGS: u64 = 50;

/// How narrow an interval must be: the most that half its width may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// As a share of the absolute mean [0–[`Precision::COARSEST`]].
    Share(f64),
    /// In the measure's unit [above 0].
    Units(f64),
}

impl Precision {
    /// The largest share that may be asked for. At 0.5 a mean is nearly four standard errors from
    /// zero when the run stops, so that looking often makes no difference out of chance.
    pub const COARSEST: f64 = 0.5;

    /// The most that half the width of the interval may be around such a mean.
    fn most(self, mean: f64) -> f64 {
        match self {
            Self::Share(share) => share * mean.abs(),
            Self::Units(units) => units,
        }
    }

    /// Whether an estimate is as precise as this. One of zero is never precise as a share.
    fn is_reached(self, estimate: &Estimate) -> bool {
        let most = self.most(estimate.mean);
        most > 0.0 && estimate.half_width().is_some_and(|half_width| half_width <= most)
    }
}

/// What is to be known how precisely: one measure's difference of every policy from the baseline, or its
/// mean where there is only one policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Index of the measure in the plan.
    pub measure: usize,
    /// How precisely.
    pub precision: Precision,
}

impl Target {
    /// Whether all that is to be known is known, judged by the intervals that are shown.
    pub fn is_reached(&self, tally: &Tally) -> bool {
        let is_known = |moments, level| {
            Estimate::from_moments(moments, level).is_some_and(|estimate| {
                estimate.evenings >= LEAST_EVENINGS && self.precision.is_reached(&estimate)
            })
        };
        let mut alternatives = tally.alternatives().peekable();
        if alternatives.peek().is_none() {
            return is_known(&tally.cell(tally.baseline(), self.measure).values, LEVEL);
        }
        let level = level_of(tally);
        alternatives.all(|policy| is_known(&tally.pair(policy, self.measure).differences, level))
    }

    /// How many evenings it will take, judged by those of the tally; `None` if a share is asked for and
    /// their mean is zero.
    pub fn needs(&self, tally: &Tally) -> Option<SampleSize> {
        let mut alternatives = tally.alternatives().peekable();
        if alternatives.peek().is_none() {
            let values = &tally.cell(tally.baseline(), self.measure).values;
            return SampleSize::of(self.precision, values, LEVEL);
        }
        let pairs = alternatives.map(|policy| &tally.pair(policy, self.measure).differences);
        let needs = pairs.map(|pair| SampleSize::of(self.precision, pair, level_of(tally)));
        needs.reduce(|one, other| Some(one?.or_more(other?)))?
    }
}

/// How many evenings a precision takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleSize {
    /// If the mean and the variance are those seen.
    pub likely: u64,
    /// If the mean is at the far end of its interval, and the variance at the low end of its own.
    pub fewest: u64,
    /// If the mean is at the near end, and the variance at the high end; `None` if it may be zero, which no number of evenings shows as a share.
    pub most: Option<u64>,
}

impl SampleSize {
    /// (z · s / h)² evenings make half the width h. Source: Snedecor & Cochran, Statistical Methods, 8th
    /// edition (1989), 4.6.
    fn of(precision: Precision, sample: &Moments, level: f64) -> Option<Self> {
        let (estimate, variance) = (Estimate::from_moments(sample, level)?, sample.variance()?);
        let (low, high) = estimate.interval?;
        let z = normal_quantile(0.5 + 0.5 * level);
        let evenings = |mean: f64, share: f64| {
            let most = precision.most(mean);
            (most > 0.0).then(|| whole(z * z * variance * share / (most * most)))
        };
        let (low_share, high_share) = variance_shares(sample.count(), z);
        let is_sure = low > 0.0 || high < 0.0;
        let nearest = if is_sure { low.abs().min(high.abs()) } else { 0.0 };
        Some(Self {
            likely: evenings(estimate.mean, 1.0)?,
            fewest: evenings(low.abs().max(high.abs()), low_share)?,
            most: evenings(nearest, high_share),
        })
    }

    fn or_more(self, other: Self) -> Self {
        Self {
            likely: self.likely.max(other.likely),
            fewest: self.fewest.max(other.fewest),
            most: self.most.zip(other.most).map(|(one, other)| one.max(other)),
        }
    }
}

/// Between which shares of the variance seen in `count` values the true one lies, if they are normal: the
/// interval of the law of χ², of which ± z normal deviations are taken.
///
/// Source: Wilson & Hilferty, The distribution of chi-square, Proceedings of the National Academy of
/// Sciences 17 (1931) 684–688.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn variance_shares(count: u64, z: f64) -> (f64, f64) {
    let spread = 2.0 / (9.0 * (count as f64 - 1.0));
    let share = |deviation: f64| {
        let root = 1.0 - spread + deviation * spread.sqrt();
        1.0 / (root * root * root)
    };
    (share(z), share(-z))
}

/// No run looks before [`LEAST_EVENINGS`].
#[expect(clippy::cast_possible_truncation, reason = "a number too large becomes the largest")]
#[expect(clippy::cast_sign_loss, reason = "squares are not negative")]
fn whole(evenings: f64) -> u64 {
    (evenings.ceil() as u64).max(LEAST_EVENINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(mean: f64) -> Moments {
        let half = 50.0_f64.sqrt();
        (0..50).map(|idx| if idx % 2 == 0 { mean + half } else { mean - half }).collect()
    }

    #[test]
    fn how_many_evenings_a_precision_takes_is_worked_by_hand() {
        // Variance 2500/49 = 51.02: (1.95996 · 7.1429 / 1)² = 196.0 evenings for ± 1.
        let need = SampleSize::of(Precision::Units(1.0), &sample(10.0), 0.95).unwrap();
        // χ² of 49 lies between 31.55 and 70.22: 49/70.22 and 49/31.55 of them.
        assert_eq!(need, SampleSize { likely: 196, fewest: 137, most: Some(305) });
        // 10 % of a mean of 10 is the same; the mean itself is 10 ± 2.03.
        let need = SampleSize::of(Precision::Share(0.1), &sample(10.0), 0.95).unwrap();
        assert_eq!(need.likely, 196);
        assert!((94..=96).contains(&need.fewest), "{need:?}");
        assert!((477..=481).contains(&need.most.unwrap()), "{need:?}");
    }

    #[test]
    fn what_may_be_zero_has_no_upper_limit_as_a_share() {
        let need = SampleSize::of(Precision::Share(0.1), &sample(1.0), 0.95).unwrap();
        assert_eq!(need.most, None);
        assert!(need.fewest < need.likely);
        let same: Moments = [0.0; 50].into_iter().collect();
        assert_eq!(SampleSize::of(Precision::Share(0.1), &same, 0.95), None);
    }
}

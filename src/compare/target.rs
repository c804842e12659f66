//! How many evenings are enough: the rule of two stages.
//!
//! A run that stops as soon as its interval is narrow enough stops too early where the evenings happened to be
//! alike: among the tenth that stops soonest, the interval holds the truth less often than it says. So the
//! first stage only names a number, and is forgotten; the second plays so many fresh evenings, which alone make
//! the result. Its number does not depend on what it sees, so that its interval is that of any fixed number of
//! evenings, whatever the first stage saw.
//!
//! Source: Stein, A two-sample test for a linear hypothesis whose power is independent of the variance, Annals
//! of Mathematical Statistics 16 (1945) 243–258, but for the variance, which Stein takes from the first stage
//! alone; Law, Simulation Modeling and Analysis, 5th edition (2015), 9.4.1. A test counts how often both hold.

use serde::{Deserialize, Serialize};

use crate::compare::Tally;
use crate::compare::estimate::{LEVEL, level_of};
use crate::numbers::stats::{Interval, MANY, Sample, mean_interval, normal_quantile};

/// Nothing is known of fewer evenings: where no two are equal, so many differ from one of them as Student's interval
/// needs.
pub const LEAST_EVENINGS: u64 = MANY + 1;

/// So many times as wide as asked for is known roughly.
const ROUGHLY: f64 = 2.0;

/// How sure the first stage is that its number is enough, of the mean and of the variance each.
const SURE: f64 = 0.8;

/// How narrow an interval must be: the most that half its width may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Precision {
    /// As a share of the absolute mean [0–[`Precision::COARSEST`]].
    Share(f64),
    /// In the measure's unit [above 0].
    Units(f64),
}

impl Precision {
    /// The largest share that may be asked for. Assumption: what is known less well than by half of itself is not worth
    /// the name; its sign alone is told by an interval that does not hold zero, for which no precision need be asked.
    pub const COARSEST: f64 = 0.5;

    /// The most that half the width of the interval may be around such a mean.
    fn most(self, mean: f64) -> f64 {
        match self {
            Self::Share(share) => share * mean.abs(),
            Self::Units(units) => units,
        }
    }

    /// Whether a mean is known as precisely as this, by Student's interval. One of zero is never precise as a
    /// share, and nothing is known while few evenings differ.
    fn is_reached(self, sample: &Sample, level: f64) -> bool {
        sample.is_many()
            && mean_interval(sample.moments(), level).is_some_and(|interval| {
                let most = self.most(interval.mean);
                most > 0.0 && interval.high - interval.mean <= most
            })
    }
}

/// What is to be known how precisely: one measure's difference of every policy from the baseline, or its
/// mean where there is only one policy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Index of the measure in the plan.
    pub measure: usize,
    /// How precisely.
    pub precision: Precision,
}

impl Target {
    /// Whether all that is to be known is known: where nothing is left to chance, it is as soon as a run looks.
    pub fn is_reached(&self, tally: &Tally) -> bool {
        let (samples, level) = self.samples(tally);
        tally.is_certain(self.measure)
            || samples.iter().all(|sample| self.precision.is_reached(sample, level))
    }

    /// Whether the first stage has seen enough to name a number: intervals are at most twice as wide as they
    /// shall be, and a quarter as many evenings differ from the commonest value as must. Assumption: a quarter of the
    /// evenings that it will take says well enough how many.
    pub fn can_name(&self, tally: &Tally) -> bool {
        let (samples, level) = self.samples(tally);
        let is_roughly_known = |sample: &Sample| {
            mean_interval(sample.moments(), level).is_some_and(|interval| {
                let most = ROUGHLY * self.precision.most(interval.mean);
                let is_narrow = most > 0.0 && interval.high - interval.mean <= most;
                is_narrow && sample.is_part_of_many(1.0 / (ROUGHLY * ROUGHLY))
            })
        };
        tally.is_certain(self.measure) || samples.iter().all(|sample| is_roughly_known(sample))
    }

    /// How many fresh evenings the second stage takes, named by the first, of at most so many: as many as make
    /// half the width h with a chance of about four in five, (z · s / h)² of them, if the variance is at the
    /// high end of its one-sided interval and the mean at the near end of its own; and as many as it takes for enough of
    /// them to differ, if the share that does is at the low end of its own. The chance is that of evenings
    /// that vary about normally: 80 % as a share, 76 % in units; of exponential ones it is 89 % and 59 % (a test counts
    /// them). The interval holds the truth in any case.
    ///
    /// Source: Snedecor & Cochran, Statistical Methods, 8th edition (1989), 4.6.
    pub fn names(&self, tally: &Tally, most: u64) -> u64 {
        if tally.is_certain(self.measure) {
            return MANY.min(most);
        }
        let (samples, level) = self.samples(tally);
        let named = samples.iter().map(|sample| {
            self.fresh_evenings(sample, level).map_or(most, |evenings| evenings.min(most))
        });
        named.max().unwrap_or(most)
    }

    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    fn fresh_evenings(&self, sample: &Sample, level: f64) -> Option<u64> {
        let (mean, variance) = (sample.mean()?, sample.moments().variance()?);
        let (z, sure) = (normal_quantile(0.5 + 0.5 * level), normal_quantile(SURE));
        let near = (mean.abs() - sure * (variance / sample.count() as f64).sqrt()).max(0.0);
        let most = self.precision.most(near);
        let (_, high_share) = variance_shares(sample.count(), sure);
        let narrow = (most > 0.0).then(|| whole(z * z * variance * high_share / (most * most)))?;
        let differing = sample.share_differing(2.0 * SURE - 1.0)?;
        Some(narrow.max(evenings_until_many(differing.low)?))
    }

    /// The samples that are to be known, and how sure: each difference, or the mean of the only policy.
    fn samples<'t>(&self, tally: &'t Tally) -> (Vec<&'t Sample>, f64) {
        let alternatives = tally.alternatives();
        let pairs = alternatives.map(|policy| &tally.pair(policy, self.measure).differences);
        let pairs: Vec<&Sample> = pairs.collect();
        if pairs.is_empty() {
            return (vec![&tally.cell(tally.baseline(), self.measure).values], LEVEL);
        }
        (pairs, level_of(tally))
    }

    /// How many evenings it will take, judged by those of the tally; `None` if a share is asked for and
    /// their mean is zero.
    pub fn needs(&self, tally: &Tally) -> Option<SampleSize> {
        let (samples, level) = self.samples(tally);
        let needs = samples.iter().map(|s| SampleSize::of(self.precision, s, level));
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
    /// (z · s / h)² evenings make half the width h, unless it takes more for enough of them to differ. Source: Snedecor &
    /// Cochran, Statistical Methods, 8th edition (1989), 4.6.
    fn of(precision: Precision, sample: &Sample, level: f64) -> Option<Self> {
        let variance = sample.moments().variance()?;
        let Interval { mean, low, high } = mean_interval(sample.moments(), level)?;
        let differing = sample.share_differing(level)?;
        let z = normal_quantile(0.5 + 0.5 * level);
        let evenings = |mean: f64, share: f64, differing: f64| {
            let most = precision.most(mean);
            let narrow = (most > 0.0).then(|| whole(z * z * variance * share / (most * most)))?;
            Some(narrow.max(evenings_until_many(differing)?))
        };
        let (low_share, high_share) = variance_shares(sample.count(), z);
        let is_sure = low > 0.0 || high < 0.0;
        let nearest = if is_sure { low.abs().min(high.abs()) } else { 0.0 };
        Some(Self {
            likely: evenings(mean, 1.0, differing.mean)?,
            fewest: evenings(low.abs().max(high.abs()), low_share, differing.high)?,
            most: evenings(nearest, high_share, differing.low),
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

/// Of how many evenings enough are expected to differ, if that share of them does [0–1]; `None` if none does.
#[expect(clippy::cast_precision_loss, reason = "it is small")]
fn evenings_until_many(differing: f64) -> Option<u64> {
    (differing > 0.0).then(|| whole(MANY as f64 / differing))
}

/// Nothing is known of fewer than [`LEAST_EVENINGS`].
#[expect(clippy::cast_possible_truncation, reason = "a number too large becomes the largest")]
#[expect(clippy::cast_sign_loss, reason = "no number of evenings is negative")]
fn whole(evenings: f64) -> u64 {
    (evenings.ceil() as u64).max(LEAST_EVENINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 50 evenings with a variance of 2500/49, none equal to another for more than a billionth.
    fn sample(mean: f64) -> Sample {
        let half = 50.0_f64.sqrt();
        let evening = |idx: i32| if idx % 2 == 0 { mean + half } else { mean - half };
        (0..50).map(|idx| evening(idx) + f64::from(idx) * 1e-11).collect()
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
        let same: Sample = [1.0; 50].into_iter().collect();
        assert_eq!(SampleSize::of(Precision::Share(0.1), &same, 0.95), None);
    }

    #[test]
    fn so_many_evenings_are_named_that_enough_of_them_differ() {
        let named = |value: &dyn Fn(u64) -> f64| {
            let mut tally = Tally::new(1, 0, 1);
            (1..=50).for_each(|evening| tally.push(evening, &[vec![Ok(value(evening))]]));
            Target { measure: 0, precision: Precision::Units(1e6) }.names(&tally, 10_000)
        };
        // Of 51, no two of which are equal, 50 differ from any.
        assert_eq!(named(&|evening| f64::from(u32::try_from(evening).unwrap())), 51);
        // 25 of 50 are at least 0.4312 of all but for one case in five: by mpmath 1.3, betainc(25, 26, 0, 0.43116) = 0.2.
        assert_eq!(named(&|evening| if evening % 2 == 0 { 1.0 } else { 0.0 }), 116);
        assert_eq!(named(&|_| 5.0), 10_000);
    }
}

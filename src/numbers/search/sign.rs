//! On which side of zero a mean is, told as soon as it is certain.

use crate::numbers::sequential::{NormalMixture, could_turn, share_limits};
use crate::numbers::special::Side;
use crate::numbers::stats::{MANY, Sample};

/// Where a test is narrowest, in values: from the fewest that tell anything to a fifth of the most it takes.
const NARROWEST: (f64, f64) = (200.0, 4000.0);

/// Before so many values it does not give up. Assumption: they cost little.
const LEAST_TAKEN: u64 = 1000;

/// A test of the sign of a mean, which may be looked at after every block of values.
#[derive(Clone, Copy, Debug)]
pub struct SignTest {
    sequence: NormalMixture,
    alpha: f64,
    most: u64,
    /// The values are 1 or 0 less this share; `None`: any values.
    share: Option<f64>,
}

impl SignTest {
    /// A test that errs with probability `alpha` at most and gives up at `most` values. It is narrowest where
    /// a mean so many standard deviations from zero would be told: that guess must come from other values.
    pub fn new(alpha: f64, guessed: f64, most: u64) -> Self {
        // Where the mean is the half-width, for an α of a few thousandths.
        let n = 15.0 / (guessed * guessed);
        let n = if n.is_nan() { NARROWEST.1 } else { n.clamp(NARROWEST.0, NARROWEST.1) };
        Self { sequence: NormalMixture::narrowest_at(n, alpha), alpha, most, share: None }
    }

    /// The same of values that are 1 or 0 less a share [0–1]: exact, however few of them differ.
    #[must_use]
    pub fn of_share(self, share: Option<f64>) -> Self {
        Self { share, ..self }
    }

    /// The side, if it is certain. At least 50 values must differ, unless they are of a share or all the same, not 0; and
    /// what has not been seen must not be able to turn it, as far out as quantities `range` of which these are
    /// differences, 0 if these are none.
    pub fn side(&self, sample: &Sample, range: f64) -> Option<Side> {
        let (low, high) = if let Some(share) = self.share {
            let (hits, n) = hits(sample, share)?;
            let (low, high) = share_limits(hits, n, self.alpha);
            (low - share, high - share)
        } else {
            let mean = sample.mean()?;
            if could_turn(mean.abs(), sample.count(), range, self.alpha) {
                return None;
            }
            if sample.count() >= MANY && sample.is_constant() {
                (mean, mean)
            } else {
                let interval = self.sequence.interval(sample, self.alpha)?;
                (interval.low, interval.high)
            }
        };
        match (low > 0.0, high < 0.0) {
            (true, _) => Some(Side::Above),
            (_, true) => Some(Side::Below),
            (false, false) => None,
        }
    }

    /// Whether it gives up: it has taken all it may, or it is to be seen that all it may take will not do,
    /// because the mean is so near to zero or so few values differ.
    ///
    /// To give up early errs in no direction: nothing is told then.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn gives_up(&self, sample: &Sample, taken: u64, range: f64) -> bool {
        if taken >= self.most {
            return true;
        }
        let (n, all) = (sample.count() as f64, self.most as f64);
        if taken < LEAST_TAKEN {
            return false;
        }
        let Some(variance) = sample.moments().variance() else { return true };
        if let Some(few) = sample.few().filter(|_| self.share.is_none()) {
            let k = few.deviations.len() as f64;
            // Three standard deviations more than were seen, and the rule of three.
            return (k + 3.0 * k.sqrt() + 3.0) / n * all < MANY as f64;
        }
        let mean = sample.mean().map_or(0.0, f64::abs);
        let may_be = mean + 2.0 * (variance / n).sqrt();
        if self.share.is_none() && could_turn(may_be, self.most, range, self.alpha) {
            return true;
        }
        let last = self.sequence.half_width(self.most, variance.sqrt(), self.alpha);
        may_be < last
    }
}

/// How many of how many values are 1 less a share.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no sample has 2^53 values, and what is counted is not negative"
)]
fn hits(sample: &Sample, share: f64) -> Option<(u64, u64)> {
    let n = sample.count();
    let hits = ((sample.mean()? + share) * n as f64).round();
    Some(((hits as u64).min(n), n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alternating(n: u32, mean: f64) -> Sample {
        (0..n).map(|idx| mean + if idx % 2 == 0 { 1.0 } else { -1.0 }).collect()
    }

    #[test]
    fn a_clear_sign_is_told_and_none_is_not() {
        let test = SignTest::new(0.01, 0.5, 20_000);
        assert_eq!(test.side(&alternating(200, 0.5), 0.0), Some(Side::Above));
        assert_eq!(test.side(&alternating(200, -0.5), 0.0), Some(Side::Below));
        assert_eq!(test.side(&alternating(200, 0.1), 0.0), None);
        // However clear: fewer than 50 differ.
        assert_eq!(test.side(&alternating(98, 50.0), 0.0), None);
    }

    #[test]
    fn a_share_is_told_exactly_however_few_values_differ() {
        let test = SignTest::new(0.05, 0.5, 20_000).of_share(Some(0.9));
        let kept = |hits: u32, of: u32| -> Sample {
            (0..of).map(|idx| if idx < hits { 0.1 } else { -0.9 }).collect()
        };
        // 1 − (0.05/(n + 1))^(1/n) is above 0.1 at 50 evenings, and below it at 100.
        assert_eq!(test.side(&kept(50, 50), 0.0), None);
        assert_eq!(test.side(&kept(100, 100), 0.0), Some(Side::Above));
        assert_eq!(test.side(&kept(0, 50), 0.0), Some(Side::Below));
        assert_eq!(test.side(&kept(9_000, 10_000), 0.0), None);
        assert!(test.gives_up(&kept(9_000, 10_000), 10_000, 0.0));
    }

    #[test]
    fn what_has_not_been_seen_must_not_be_able_to_turn_it() {
        let test = SignTest::new(0.01, 0.5, 20_000);
        // 0.05 or none, and all values range over 20: 1 − 0.01^(1/n) of them may be unseen.
        let small = |n: u32| -> Sample { (0..n).map(|idx| 0.05 * f64::from(idx % 2)).collect() };
        assert_eq!(test.side(&small(1000), 0.0), Some(Side::Above));
        assert_eq!(test.side(&small(1000), 20.0), None);
        assert_eq!(test.side(&small(4000), 20.0), Some(Side::Above));
        assert!(
            test.gives_up(&small(1000), 1000, 200.0) && !test.gives_up(&small(1000), 1000, 20.0)
        );
        // The same each time, as wages are.
        let same: Sample = (0..50).map(|_| -12.0).collect();
        assert_eq!(test.side(&same, 100.0), Some(Side::Below));
        assert_eq!(test.side(&same, 900.0), None);
    }

    #[test]
    fn it_gives_up_where_all_it_may_take_will_not_do() {
        let test = SignTest::new(0.01, f64::NAN, 20_000);
        assert!(test.gives_up(&alternating(10_000, 0.0), 10_000, 0.0));
        assert!(!test.gives_up(&alternating(10_000, 0.02), 10_000, 0.0));
        assert!(!test.gives_up(&alternating(900, 0.0), 900, 0.0));
        assert!(test.gives_up(&alternating(20_000, 0.02), 20_000, 0.0));
        let nothing: Sample = (0..2000).map(|_| 0.0).collect();
        assert!(test.gives_up(&nothing, 2000, 0.0));
    }
}

//! One mean over evenings, or one paired difference, with what can be said about it.

use crate::catalogue::{Better, Missing};
use crate::compare::tally::{Cell, Largest, Pair, Tally};
use crate::numbers::stats::{Moments, mean_interval, normal_quantile};

/// Confidence level of a single interval, and of all statements about one measure together.
pub const LEVEL: f64 = 0.95;

/// How sure one is to tell a difference after [`Difference::evenings_to_tell`].
const POWER: f64 = 0.8;

/// Confidence level of each of so many differences, so that all of them hold together with [`LEVEL`]:
/// 1 − (1 − 0.95)/k for k of them.
///
/// Source: Bonferroni's inequality; Dunn, Multiple comparisons among means, Journal of the American
/// Statistical Association 56 (1961) 52–64. Different measures are not corrected for one another.
pub(super) fn level_of_each(n_differences: usize) -> f64 {
    let n_differences = u32::try_from(n_differences).unwrap_or(u32::MAX);
    1.0 - (1.0 - LEVEL) / f64::from(n_differences.max(1))
}

/// Confidence level of each difference of a measure from the baseline.
pub(super) fn level_of(tally: &Tally) -> f64 {
    level_of_each(tally.alternatives().count())
}

/// Whether the mean of such differences is surely not zero.
pub(super) fn is_sure(differences: &Moments, level: f64) -> bool {
    mean_interval(differences, level).is_some_and(|i| i.low > 0.0 || i.high < 0.0)
}

/// Why there is no estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// No evening has a value; most of them for this reason.
    NoValue(Missing),
    /// No evening has a value under both policies.
    NoPair,
}

impl Absent {
    /// The reason as part of a sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoValue(missing) => missing.reason(),
            Self::NoPair => "no evening has a value under both policies",
        }
    }
}

/// A mean over the evenings that have a value, each counted once.
///
/// Where a measure is a ratio (a share, minutes for each item), the evening's own ratio is its value, and
/// Student's interval over evenings is the method of batches with an evening for a batch: evenings are
/// independent, so nothing need be known of what goes together within one. It is about the mean evening,
/// not about all evenings' parties pooled, where full evenings count more. Source: Law, Simulation
/// Modeling and Analysis, 5th edition (2015), 9.4 and 9.5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Lower and upper limit of the Student t interval, 95 % unless it belongs to one of several
    /// differences ([`Comparison::level`](crate::compare::Comparison::level)); `None` with one evening.
    pub interval: Option<(f64, f64)>,
    /// How many evenings have a value [≥ 1].
    pub evenings: u64,
}

impl Estimate {
    /// Why an estimate has no interval.
    pub const NO_INTERVAL: &'static str = "one evening has no spread";

    pub(super) fn from_moments(moments: &Moments, level: f64) -> Option<Self> {
        let interval = mean_interval(moments, level).map(|i| (i.low, i.high));
        Some(Self { mean: moments.mean()?, interval, evenings: moments.count() })
    }

    pub(super) fn from_cell(cell: &Cell) -> Result<Self, Absent> {
        let reason = cell.main_reason().unwrap_or(Missing::NoParty);
        Self::from_moments(&cell.values, LEVEL).ok_or(Absent::NoValue(reason))
    }

    /// Half the width of the interval; `None` with one evening.
    pub fn half_width(&self) -> Option<f64> {
        self.interval.map(|(low, high)| (high - low) / 2.0)
    }
}

/// What can be said of a difference, at the level of its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The interval lies on the better side of zero.
    Better,
    /// It lies on the worse side.
    Worse,
    /// It does not hold zero, and neither side is better.
    Different,
    /// It holds zero, or there is none.
    CannotTell,
}

impl Verdict {
    /// Its word in JSON and CSV.
    pub fn key(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Different => "different",
            Self::CannotTell => "cannot_tell",
        }
    }

    fn of(estimate: &Estimate, better: Better) -> Self {
        let Some((low, high)) = estimate.interval else {
            return Self::CannotTell;
        };
        if low <= 0.0 && high >= 0.0 {
            return Self::CannotTell;
        }
        match better {
            Better::Neither => Self::Different,
            Better::Higher if low > 0.0 => Self::Better,
            Better::Lower if high < 0.0 => Self::Better,
            Better::Higher | Better::Lower => Self::Worse,
        }
    }
}

/// A policy's value less the baseline's, paired evening by evening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Mean of the differences, over the evenings on which both have a value.
    pub estimate: Estimate,
    /// On how many of them the policy did better; `None` if neither way is better.
    pub better_on: Option<u64>,
    /// On how many it did worse; `None` if neither way is better.
    pub worse_on: Option<u64>,
    /// On how many both were exactly equal.
    pub tied_on: u64,
    /// The evening of the largest difference, whichever its sign.
    pub largest: Largest,
    /// What can be said of it.
    pub verdict: Verdict,
    /// By how much the same guests on both sides divide its variance: the sum of both sides' variances
    /// over that of the difference; `None` if the difference does not vary. So many times the evenings
    /// would be needed with other guests on each side.
    pub variance_reduction: Option<f64>,
    /// If it cannot be told: how many evenings would tell a difference as large as it seems with a
    /// chance of 80 %; `None` if it is told, or seems to be zero.
    ///
    /// (z(1 − α/2) + z(0.8))² times the variance over the squared mean. Source: the sample size of a
    /// paired test, Snedecor & Cochran, Statistical Methods, 8th edition (1989), 6.14.
    pub evenings_to_tell: Option<u64>,
}

impl Difference {
    /// Why a difference has no count of evenings that were better.
    pub const NO_BETTER_WAY: &'static str = "neither way is better";

    /// `sides` are the values of the two policies.
    pub(super) fn from_pair(
        pair: &Pair,
        sides: [&Moments; 2],
        (better, level): (Better, f64),
    ) -> Result<Self, Absent> {
        let moments = &pair.differences;
        let estimate = Estimate::from_moments(moments, level).ok_or(Absent::NoPair)?;
        let (better_on, worse_on) = match better {
            Better::Higher => (Some(pair.above), Some(pair.below)),
            Better::Lower => (Some(pair.below), Some(pair.above)),
            Better::Neither => (None, None),
        };
        let largest = pair.largest.ok_or(Absent::NoPair)?;
        let verdict = Verdict::of(&estimate, better);
        Ok(Self {
            estimate,
            better_on,
            worse_on,
            tied_on: pair.tied,
            largest,
            verdict,
            variance_reduction: variance_reduction(moments, sides),
            evenings_to_tell: evenings_to_tell(moments, level)
                .filter(|_| verdict == Verdict::CannotTell),
        })
    }

    /// Whether both were exactly equal on every evening.
    pub fn is_same(&self) -> bool {
        self.tied_on == self.estimate.evenings
    }
}

fn variance_reduction(differences: &Moments, [one, other]: [&Moments; 2]) -> Option<f64> {
    let variance = differences.variance().filter(|variance| *variance > 0.0)?;
    Some((one.variance()? + other.variance()?) / variance)
}

/// Never fewer than there are; the most that 64 bits hold where the difference is next to nothing.
#[expect(clippy::cast_possible_truncation, reason = "a number too large becomes the largest")]
#[expect(clippy::cast_sign_loss, reason = "squares are not negative")]
fn evenings_to_tell(differences: &Moments, level: f64) -> Option<u64> {
    let (mean, variance) = (differences.mean()?, differences.variance()?);
    let z = normal_quantile(0.5 + 0.5 * level) + normal_quantile(POWER);
    let evenings = (z * z * variance / (mean * mean)).ceil();
    evenings.is_finite().then_some((evenings as u64).max(differences.count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(low: f64, high: f64, better: Better) -> Verdict {
        let estimate = Estimate { mean: 0.0, interval: Some((low, high)), evenings: 9 };
        Verdict::of(&estimate, better)
    }

    #[test]
    fn a_verdict_needs_an_interval_on_one_side_of_zero() {
        assert_eq!(verdict(0.1, 0.2, Better::Higher), Verdict::Better);
        assert_eq!(verdict(0.1, 0.2, Better::Lower), Verdict::Worse);
        assert_eq!(verdict(-0.2, -0.1, Better::Lower), Verdict::Better);
        assert_eq!(verdict(-0.2, -0.1, Better::Higher), Verdict::Worse);
        assert_eq!(verdict(-0.2, -0.1, Better::Neither), Verdict::Different);
        for better in [Better::Higher, Better::Lower, Better::Neither] {
            assert_eq!(verdict(-0.1, 0.2, better), Verdict::CannotTell);
            assert_eq!(verdict(0.0, 0.0, better), Verdict::CannotTell);
        }
    }

    #[test]
    fn one_evening_has_a_mean_and_no_verdict() {
        let mut moments = Moments::default();
        moments.push(3.0);
        let estimate = Estimate::from_moments(&moments, LEVEL).expect("there is one");
        assert_eq!((estimate.evenings, estimate.interval), (1, None));
        assert_eq!(Verdict::of(&estimate, Better::Higher), Verdict::CannotTell);
    }

    #[test]
    fn how_many_evenings_would_tell_is_worked_by_hand() {
        // Mean 1, variance 2500/49: (1.95996 + 0.84162)² · 51.02 = 400.5.
        let half = 50.0_f64.sqrt();
        let values = (0..50).map(|idx| if idx % 2 == 0 { 1.0 + half } else { 1.0 - half });
        let moments: Moments = values.collect();
        assert!((moments.variance().unwrap() - 50.0 * 50.0 / 49.0).abs() < 1e-9);
        assert_eq!(evenings_to_tell(&moments, LEVEL), Some(401));
        assert!(evenings_to_tell(&moments, 0.99) > Some(401));
        assert_eq!(evenings_to_tell(&[1.0, -1.0].into_iter().collect(), LEVEL), None);
    }

    #[test]
    fn what_goes_up_and_down_together_is_compared_more_precisely() {
        let sides = [[1.0, 2.0, 3.0], [5.0, 6.5, 7.0]].map(Moments::from_iter);
        let differences: Moments = [4.0, 4.5, 4.0].into_iter().collect();
        // Variances 1 and 13/12 over 1/12.
        let reduction = variance_reduction(&differences, [&sides[0], &sides[1]]).unwrap();
        assert!((reduction - 25.0).abs() < 1e-9);
        assert_eq!(variance_reduction(&[4.0, 4.0].into_iter().collect(), [&sides[0]; 2]), None);
    }
}

//! One mean over evenings, or one paired difference, with what can be said about it.

use crate::catalogue::{Better, MeasureKey, Missing};
use crate::compare::rule::IntervalRule;
use crate::compare::tally::{Cell, Largest, Pair, Tally};
use crate::numbers::stats::{Moments, Sample, normal_quantile, share_interval};

/// Confidence level of a single interval, and of all statements about one measure together.
pub const LEVEL: f64 = 0.95;

/// How sure one is to tell a difference after [`Difference::evenings_to_tell`].
const POWER: f64 = 0.8;

/// What all looks after the first may err together.
const LATER_LOOKS: f64 = 0.01;

/// How surely the differences of a measure hold together at a look at fresh evenings, from 1: the first at
/// [`LEVEL`], the j-th errs in at most 0.01/(j(j − 1)), so that whoever looks on until a difference can be told
/// errs in at most 6 % however often they look.
///
/// Source: Bonferroni's inequality, with the shares 1/(j(j + 1)), which add up to 1.
pub(super) fn level_of_look(look: u32) -> f64 {
    match f64::from(look) {
        look if look > 1.0 => 1.0 - LATER_LOOKS / (look * (look - 1.0)),
        _ => LEVEL,
    }
}

/// Confidence level of each of so many differences, so that all of them hold together with that of the look:
/// 1 − (1 − 0.95)/k for k of them at the first.
///
/// Source: Bonferroni's inequality; Dunn, Multiple comparisons among means, Journal of the American
/// Statistical Association 56 (1961) 52–64. Different measures are not corrected for one another.
pub(super) fn level_of_each(n_differences: usize, look: u32) -> f64 {
    let n_differences = u32::try_from(n_differences).unwrap_or(u32::MAX);
    1.0 - (1.0 - level_of_look(look)) / f64::from(n_differences.max(1))
}

/// Confidence level of each difference of a measure from the baseline.
pub(super) fn level_of(tally: &Tally) -> f64 {
    level_of_each(tally.n_differences(), tally.look())
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
    /// Lower and upper limit, 95 % unless it belongs to one of several differences
    /// ([`Comparison::level`](crate::compare::Comparison::level)), within what the measure can be: of Student's
    /// t interval where 50 evenings or more differ, else as of
    /// [`rare_interval`](crate::numbers::stats::rare_interval); it has no width where nothing bounds the measure and ten
    /// evenings or more have the same value, not 0. `None` with one evening, and where nothing bounds what was not seen.
    pub interval: Option<(f64, f64)>,
    /// How many evenings have a value [≥ 1].
    pub evenings: u64,
    /// How many of them differ from the commonest value, if that is fewer than 50. Of evenings no two of which are
    /// equal, all but one do.
    pub few: Option<Differing>,
}

/// Evenings that differ from the commonest value, where they are few.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Differing {
    /// How many [0–49].
    pub evenings: u64,
    /// 95 % interval of the share of all evenings that differ, exact (Clopper & Pearson) [0–1].
    pub share: (f64, f64),
}

impl Estimate {
    pub(super) fn of(sample: &Sample, rule: &IntervalRule) -> Option<Self> {
        let few = sample.few().map(|few| {
            let evenings = few.deviations.len() as u64;
            Differing { evenings, share: share_interval(evenings, few.n, LEVEL) }
        });
        let (mean, interval) = (sample.mean()?, rule.interval(sample));
        Some(Self { mean, interval, evenings: sample.count(), few })
    }

    /// The mean of values of an evening's measure, or of differences in it between values that range so far, at 95 %;
    /// `None` of none.
    pub fn of_values(values: &Sample, key: MeasureKey, (seed, range): (u64, f64)) -> Option<Self> {
        Self::of(values, &IntervalRule::of_interactions(key, seed, LEVEL).ranging(range))
    }

    /// How likely differences between values that range so far lie so far from 0 by chance [0–1]; `None` of fewer than
    /// two.
    pub fn p_of_none(values: &Sample, key: MeasureKey, range: f64) -> Option<f64> {
        IntervalRule::of_interactions(key, 0, LEVEL).ranging(range).p_of_none(values)
    }

    pub(super) fn from_cell(cell: &Cell, rule: &IntervalRule) -> Result<Self, Absent> {
        let reason = cell.main_reason().unwrap_or(Missing::NoParty);
        Self::of(&cell.values, rule).ok_or(Absent::NoValue(reason))
    }

    /// The same without limits, where nothing is left to chance.
    #[must_use]
    pub(super) fn certain(self) -> Self {
        Self { interval: None, ..self }
    }

    /// Why it has no interval; `None` if it has one.
    pub fn no_interval(&self) -> Option<&'static str> {
        match (self.interval, self.evenings, self.few.map(|few| few.evenings)) {
            (Some(_), _, _) => None,
            (None, 1, _) => Some("one evening has no spread"),
            (None, _, Some(0)) => Some("the same on every evening played"),
            (None, evenings, Some(few)) if few + 1 == evenings => Some("too few evenings"),
            (None, _, Some(1)) => Some("a single evening differs"),
            (None, _, Some(_) | None) => Some("too few evenings differ"),
        }
    }

    /// Half the width of the interval; `None` without one.
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
    /// Both are equal on every evening played; no more than that.
    Same,
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
            Self::Same => "same",
            Self::CannotTell => "cannot_tell",
        }
    }

    /// Of a difference whose true value lies between two limits.
    pub fn between((low, high): (f64, f64), better: Better) -> Self {
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
    /// On how many of them the policy did better; `None` if neither way is better, or if no evening counts by
    /// itself.
    pub better_on: Option<u64>,
    /// On how many it did worse; `None` as for better.
    pub worse_on: Option<u64>,
    /// On how many both were exactly equal; `None` if no evening counts by itself.
    pub tied_on: Option<u64>,
    /// The evening of the largest difference, whichever its sign.
    pub largest: Largest,
    /// What can be said of it.
    pub verdict: Verdict,
    /// By how much the same guests on both sides divide its variance: the sum of both sides' variances
    /// over that of the difference; `None` if the difference does not vary. So many times the evenings
    /// would be needed with other guests on each side.
    pub variance_reduction: Option<f64>,
    /// If it cannot be told: how many fresh evenings would tell a difference as large as it seems with a
    /// chance of 80 %, at the level of the next look; `None` if it is told, seems to be zero, or fewer than 50 evenings differ, which do not
    /// say how large it seems.
    ///
    /// (z(1 − α/2) + z(0.8))² times the variance over the squared mean. Source: the sample size of a
    /// paired test, Snedecor & Cochran, Statistical Methods, 8th edition (1989), 6.14.
    pub evenings_to_tell: Option<u64>,
}

impl Difference {
    /// Why a difference has no count of evenings that were better.
    pub const NO_BETTER_WAY: &'static str = "neither way is better";
    /// The same of what is made of all evenings' parties together.
    pub const NO_EVENING: &'static str = "of all evenings together, none counts by itself";

    /// `sides` are the values of the two policies; `next_level` is how sure the next look would be, `None` if
    /// nothing is left to chance.
    pub(super) fn from_pair(
        pair: &Pair,
        sides: [&Moments; 2],
        (better, rule, next_level): (Better, &IntervalRule, Option<f64>),
    ) -> Result<Self, Absent> {
        let sample = &pair.differences;
        let is_certain = next_level.is_none();
        let estimate = Estimate::of(sample, rule).ok_or(Absent::NoPair)?;
        let estimate = if is_certain { estimate.certain() } else { estimate };
        let (better_on, worse_on) = match better {
            Better::Higher => (Some(pair.above), Some(pair.below)),
            Better::Lower => (Some(pair.below), Some(pair.above)),
            Better::Neither => (None, None),
        };
        let largest = pair.largest.ok_or(Absent::NoPair)?;
        let limits =
            if is_certain { Some((estimate.mean, estimate.mean)) } else { estimate.interval };
        let verdict = match limits {
            _ if pair.tied == estimate.evenings => Verdict::Same,
            Some(limits) => Verdict::between(limits, better),
            None => Verdict::CannotTell,
        };
        let is_open = verdict == Verdict::CannotTell && sample.is_many();
        Ok(Self {
            estimate,
            better_on,
            worse_on,
            tied_on: Some(pair.tied),
            largest,
            verdict,
            variance_reduction: variance_reduction(sample.moments(), sides),
            evenings_to_tell: next_level
                .filter(|_| is_open)
                .and_then(|level| evenings_to_tell(sample.moments(), level)),
        })
    }

    /// Whether both were exactly equal on every evening.
    pub fn is_same(&self) -> bool {
        self.verdict == Verdict::Same
    }
}

fn variance_reduction(differences: &Moments, [one, other]: [&Moments; 2]) -> Option<f64> {
    let variance = differences.variance().filter(|variance| *variance > 0.0)?;
    Some((one.variance()? + other.variance()?) / variance)
}

/// The most that 64 bits hold where the difference is next to nothing. Of what cannot be told they are always more than
/// were played.
#[expect(clippy::cast_possible_truncation, reason = "a number too large becomes the largest")]
#[expect(clippy::cast_sign_loss, reason = "squares are not negative")]
fn evenings_to_tell(differences: &Moments, level: f64) -> Option<u64> {
    let (mean, variance) = (differences.mean()?, differences.variance()?);
    let z = normal_quantile(0.5 + 0.5 * level) + normal_quantile(POWER);
    let evenings = (z * z * variance / (mean * mean)).ceil();
    evenings.is_finite().then_some(evenings as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Measure;

    fn verdict(low: f64, high: f64, better: Better) -> Verdict {
        Verdict::between((low, high), better)
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

    fn rule() -> IntervalRule {
        IntervalRule::of_means(Measure::ServedShare.into(), 1, LEVEL)
    }

    #[test]
    fn one_evening_has_a_mean_and_no_limits() {
        let estimate = Estimate::of(&[0.3].into_iter().collect(), &rule()).expect("there is one");
        assert_eq!((estimate.evenings, estimate.interval), (1, None));
        assert_eq!(estimate.no_interval(), Some("one evening has no spread"));
    }

    #[test]
    fn how_many_evenings_differ_is_said_while_they_are_few() {
        let values = |n_low: u32| {
            (0..200_u32).map(move |n| if n < n_low { 0.5 } else { 1.0 }).collect::<Sample>()
        };
        let few = |n_low| Estimate::of(&values(n_low), &rule()).expect("there are values");
        assert_eq!(few(0).few.map(|few| few.evenings), Some(0));
        let (low, high) = few(0).interval.expect("a share is bounded");
        assert!((low - 0.981_7).abs() < 1e-4 && (high - 1.0).abs() < 1e-12, "{low} {high}");
        assert_eq!(few(49).few.map(|few| few.evenings), Some(49));
        assert_eq!(few(50).few, None);
        let money = IntervalRule::of_means(Measure::Profit.into(), 1, LEVEL);
        let same = Estimate::of(&values(0), &money).expect("there are values");
        assert_eq!(same.interval, Some((1.0, 1.0)), "so many are the same for a cause");
        assert!((same.few.expect("none differs").share.1 - 0.018_3).abs() < 1e-4);
        let unseen = Estimate::of(&[0.0; 200].into_iter().collect(), &money).expect("as before");
        assert_eq!(unseen.no_interval(), Some("the same on every evening played"));
        let one = Estimate::of(&values(1), &money).expect("there are values");
        assert!(one.interval.is_some_and(|(low, high)| low > 0.96 && high < 1.04), "{one:?}");
        let two = Estimate::of(&[1.0, 2.0].into_iter().collect(), &money).expect("there are two");
        assert_eq!(two.no_interval(), Some("too few evenings"));
    }

    #[test]
    fn all_looks_together_err_in_at_most_six_of_a_hundred() {
        let error = |look| 1.0 - level_of_look(look);
        assert!((error(1) - 0.05).abs() < 1e-12 && (error(2) - 0.005).abs() < 1e-12);
        assert!((error(3) - 0.01 / 6.0).abs() < 1e-12);
        let all: f64 = (1..=10_000).map(error).sum();
        assert!(0.0599 < all && all < 0.06, "{all}");
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

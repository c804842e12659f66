//! One mean over evenings, or one paired difference, with what can be said about it.

use crate::catalogue::{Better, Missing};
use crate::compare::table::{Cell, Largest, Pair};
use crate::stats::{Moments, mean_interval};

/// Confidence level of every interval.
const LEVEL: f64 = 0.95;

/// Whether the mean of such differences is surely not zero.
pub(super) fn is_sure(differences: &Moments) -> bool {
    mean_interval(differences, LEVEL).is_some_and(|i| i.low > 0.0 || i.high < 0.0)
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Lower and upper limit of the 95 % Student t interval; `None` with one evening.
    pub interval: Option<(f64, f64)>,
    /// How many evenings have a value [≥ 1].
    pub evenings: u64,
}

impl Estimate {
    /// Why an estimate has no interval.
    pub const NO_INTERVAL: &'static str = "one evening has no spread";

    pub(super) fn from_moments(moments: &Moments) -> Option<Self> {
        let interval = mean_interval(moments, LEVEL).map(|i| (i.low, i.high));
        Some(Self { mean: moments.mean()?, interval, evenings: moments.count() })
    }

    pub(super) fn from_cell(cell: &Cell) -> Result<Self, Absent> {
        let reason = cell.main_reason().unwrap_or(Missing::NoParty);
        Self::from_moments(&cell.values).ok_or(Absent::NoValue(reason))
    }

    /// Half the width of the interval; `None` with one evening.
    pub fn half_width(&self) -> Option<f64> {
        self.interval.map(|(low, high)| (high - low) / 2.0)
    }
}

/// What can be said of a difference, at 95 %.
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
}

impl Difference {
    /// Why a difference has no count of evenings that were better.
    pub const NO_BETTER_WAY: &'static str = "neither way is better";

    pub(super) fn from_pair(pair: &Pair, better: Better) -> Result<Self, Absent> {
        let estimate = Estimate::from_moments(&pair.differences).ok_or(Absent::NoPair)?;
        let (better_on, worse_on) = match better {
            Better::Higher => (Some(pair.above), Some(pair.below)),
            Better::Lower => (Some(pair.below), Some(pair.above)),
            Better::Neither => (None, None),
        };
        let largest = pair.largest.ok_or(Absent::NoPair)?;
        let verdict = Verdict::of(&estimate, better);
        Ok(Self { estimate, better_on, worse_on, tied_on: pair.tied, largest, verdict })
    }

    /// Whether both were exactly equal on every evening.
    pub fn is_same(&self) -> bool {
        self.tied_on == self.estimate.evenings
    }
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
        let estimate = Estimate::from_moments(&moments).expect("there is one");
        assert_eq!((estimate.evenings, estimate.interval), (1, None));
        assert_eq!(Verdict::of(&estimate, Better::Higher), Verdict::CannotTell);
    }
}

//! Where two columns draw level, or a goal begins to be missed: what a search along one key found.

use crate::catalogue::{Better, MeasureKey};
use crate::model::{Bound, Goal, GoalOf};
use crate::numbers::decimals::{Ends, decimal_text};
use crate::numbers::search::{Answer, Found, Turn};
use crate::numbers::special::Side;
use crate::numbers::stats::less;
use crate::results::{Column, Heading};
use crate::scenario::Override;

/// A key and the range it is varied in.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// Its path.
    pub path: String,
    /// From where to where, in the unit typed.
    pub ends: Ends,
    /// Decimals its values are tried with; 0 where it counts whole things.
    pub places: usize,
}

/// What turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asked {
    /// Which of two columns is ahead in a measure: the mean of the second less the first.
    Level(MeasureKey),
    /// Whether a goal is met: by the mean of an evening, or, with a share [0–1], on that share of evenings.
    Goal(Goal, Option<f64>),
}

/// What is sure at a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// That column is ahead; of measures that are neither better nor worse, it has more.
    Ahead(usize),
    /// The goal is met.
    Met,
    /// It is missed.
    Missed,
}

/// A value that was tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TriedValue {
    /// The value, in the unit typed.
    pub value: f64,
    /// On how many evenings, which no other value had.
    pub evenings: u64,
    /// The mean seen there of what is asked about; `None`: no evening has a value. Where a sign is told it is a
    /// little too far from zero, because that is when it was told.
    pub mean: Option<f64>,
    /// Its standard error.
    pub error: Option<f64>,
    /// What is known of it.
    pub known: Known,
}

/// What is known of a value that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// What is sure.
    Sure(Standing),
    /// It was tested and cannot be told.
    CannotTell,
    /// It was looked at, for orientation only.
    LookedAt,
}

/// What a search along one key found.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakEven {
    /// Where it comes from.
    pub heading: Heading,
    /// Along which key.
    pub between: Between,
    /// What else was set, on a frontier.
    pub set: Option<Override>,
    /// What turns.
    pub asked: Asked,
    /// The columns: two, or the one that a goal is of.
    pub columns: Vec<Column>,
    /// So wide a bracket was wanted at most, in the unit typed.
    pub tolerance: f64,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// How many evenings were played, no two values having one in common.
    pub evenings: u64,
    /// What was found.
    pub found: Found,
    /// What was tried, ascending.
    pub tried: Vec<TriedValue>,
    /// Whether it was stopped by whoever asked.
    pub is_interrupted: bool,
}

/// What was found at several values of another key.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// Path of that key.
    pub path: String,
    /// How many of its values were wanted.
    pub wanted: usize,
    /// How many evenings were played in all.
    pub evenings: u64,
    /// What was found at each, in their order; at least one.
    pub points: Vec<BreakEven>,
}

impl Between {
    /// A value as it would be typed.
    pub fn text(&self, value: f64) -> String {
        self.ends.text(value, self.places)
    }

    /// The key set to a value.
    pub fn set(&self, value: f64) -> Override {
        Override { path: self.path.clone(), value: self.text(value) }
    }

    /// The values at both ends as they were typed.
    pub fn ends_typed(&self) -> [Override; 2] {
        let value = |end: f64| format!("{}{}", decimal_text(end, 15), self.ends.unit);
        [self.ends.low, self.ends.high]
            .map(|end| Override { path: self.path.clone(), value: value(end) })
    }
}

impl Frontier {
    /// Whether it was stopped by whoever asked.
    pub fn is_cut_short(&self) -> bool {
        self.points.len() < self.wanted || self.points.iter().any(|point| point.is_interrupted)
    }
}

impl Asked {
    /// The measure it is about.
    pub fn key(&self) -> MeasureKey {
        match self {
            Self::Level(key) => *key,
            Self::Goal(goal, _) => goal.measure,
        }
    }

    /// How many columns it takes.
    pub fn n_columns(&self) -> usize {
        match self {
            Self::Level(_) | Self::Goal(Goal { of: GoalOf::Difference, .. }, _) => 2,
            Self::Goal(Goal { of: GoalOf::Policy, .. }, _) => 1,
        }
    }

    /// What an evening says, whose mean has the sign that is searched for: the second column less the first, less
    /// the limit of a goal; of a share of evenings 1 or 0 less that share.
    pub fn of_evening(&self, values: &[f64]) -> f64 {
        let value = if let [first, second] = values { less(*second, *first) } else { values[0] };
        match self {
            Self::Level(_) => value,
            Self::Goal(goal, None) => less(value, goal.limit),
            Self::Goal(goal, Some(share)) => {
                f64::from(u8::from(goal.bound.holds(value, goal.limit))) - share
            }
        }
    }

    /// What is so where that mean is on a side of zero.
    pub fn standing(&self, side: Side) -> Standing {
        let is_above = side == Side::Above;
        match self {
            Self::Level(key) => {
                let is_second = is_above != (key.info().better == Better::Lower);
                Standing::Ahead(usize::from(is_second))
            }
            Self::Goal(goal, share) => {
                let wants_more = matches!(goal.bound, Bound::Above | Bound::AtLeast);
                let is_met = is_above == (share.is_some() || wants_more);
                if is_met { Standing::Met } else { Standing::Missed }
            }
        }
    }
}

impl BreakEven {
    /// What is so before a turn and behind it.
    pub fn around(&self, turn: &Turn) -> [Standing; 2] {
        let behind = match turn.before {
            Side::Below => Side::Above,
            Side::Above => Side::Below,
        };
        [turn.before, behind].map(|side| self.asked.standing(side))
    }

    /// The turns that are surely there, ascending.
    pub fn turns(&self) -> &[Turn] {
        match &self.found.answer {
            Answer::Turns(turn) => std::slice::from_ref(turn),
            Answer::Several(turns) => turns,
            Answer::Never(_) | Answer::CannotTell => &[],
        }
    }

    /// What is sure at a value, if something is.
    pub fn standing_at(&self, value: f64) -> Option<Standing> {
        let tried = self.tried.iter().find(|tried| tried.value.to_bits() == value.to_bits())?;
        match tried.known {
            Known::Sure(standing) => Some(standing),
            Known::CannotTell | Known::LookedAt => None,
        }
    }

    /// Whether all evenings were used up before everything wanted was known.
    pub fn has_run_out(&self) -> bool {
        self.found.is_cut_short && !self.is_interrupted
    }

    /// Whether every evening said that there is nothing between the columns, or that a goal is met exactly.
    pub fn is_level_throughout(&self) -> bool {
        let is_level = |tried: &TriedValue| {
            tried.mean.is_some_and(|mean| mean.abs() <= 0.0)
                && tried.error.is_some_and(|error| error <= 0.0)
        };
        !self.tried.is_empty() && self.tried.iter().all(is_level)
    }
}

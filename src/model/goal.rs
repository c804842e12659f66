//! What the house wants of its evenings.

use serde::{Deserialize, Serialize};

use crate::catalogue::MeasureKey;

/// What a goal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoalOf {
    /// A policy's own mean.
    Policy,
    /// A policy's difference from the baseline.
    Difference,
}

/// On which side of its limit a value must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// Below.
    Below,
    /// Below or on it.
    AtMost,
    /// Above.
    Above,
    /// Above or on it.
    AtLeast,
}

impl Bound {
    /// Every bound; where one sign begins like another, the longer comes first.
    pub const ALL: [Self; 4] = [Self::AtMost, Self::AtLeast, Self::Below, Self::Above];

    /// Its sign in files.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether a value lies on the right side of a limit.
    pub fn holds(self, value: f64, limit: f64) -> bool {
        match self {
            Self::Below => value < limit,
            Self::AtMost => value <= limit,
            Self::Above => value > limit,
            Self::AtLeast => value >= limit,
        }
    }
}

/// A limit that a mean over evenings must keep.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Of what.
    pub of: GoalOf,
    /// Which measure.
    pub measure: MeasureKey,
    /// Which side of the limit is wanted.
    pub bound: Bound,
    /// The limit, in the measure's unit.
    pub limit: f64,
}

impl Goal {
    /// What begins the key of a goal on a difference.
    pub const DIFFERENCE: &'static str = "difference.";

    /// Its key in files, such as `difference.drinks_wait_min.p90`.
    pub fn key(&self) -> String {
        match self.of {
            GoalOf::Policy => self.measure.key(),
            GoalOf::Difference => format!("{}{}", Self::DIFFERENCE, self.measure.key()),
        }
    }
}

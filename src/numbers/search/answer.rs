//! What a search has found.

use crate::numbers::special::Side;

/// Where the mean changes its sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// Where it is thought to be; no interval belongs to it.
    pub estimate: f64,
    /// Between which values it surely is: the sign is known at both ends.
    pub bracket: (f64, f64),
    /// On which side of zero the mean is at the lower end; at the upper end it is on the other.
    pub before: Side,
}

impl Turn {
    /// How wide the bracket is.
    pub fn width(&self) -> f64 {
        self.bracket.1 - self.bracket.0
    }
}

/// What can be said of a range.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The mean changes its sign once between the values at which it is known; more turns in between, an even
    /// number of them, cannot be excluded.
    Turns(Turn),
    /// At both ends, and at all values at which it could be told, the mean is on that side of zero. That it is
    /// everywhere is not said: two turns may hide between two values.
    Never(Side),
    /// It changes its sign more than once; each change, ascending.
    Several(Vec<Turn>),
    /// At an end the sign could not be told, and no change was found elsewhere.
    CannotTell,
}

/// A value at which the sign is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// The value of the parameter.
    pub x: f64,
    /// On which side of zero the mean is.
    pub side: Side,
    /// The mean as it was seen when its side was told, which is biased away from zero.
    pub mean: f64,
    /// How many fresh values that took.
    pub n: u64,
}

/// What a search has found, and what it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The answer.
    pub answer: Answer,
    /// Values at which the sign is known, ascending. All of them hold together with the stated confidence.
    pub told: Vec<Told>,
    /// Values at which it could not be told, in the order tried.
    pub untold: Vec<f64>,
    /// Values that were looked at, ascending, with the mean seen there: for drawing, not for concluding.
    pub looked_at: Vec<(f64, f64)>,
    /// How many values it took in all.
    pub n: u64,
    /// Whether no more values were to be had before it was finished.
    pub is_cut_short: bool,
}

//! What a ladder came to: the difference between two policies, or a lead, shared out.

use crate::catalogue::MeasureKey;
use crate::compare::{Estimate, SharedOut};
use crate::measure::Part;
use crate::results::Heading;

/// A difference shared out among what makes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Where it comes from.
    pub heading: Heading,
    /// What is shared out.
    pub of: SharedBy,
    /// The policy it starts from.
    pub from: String,
    /// The one it ends with.
    pub to: String,
    /// The measure.
    pub key: MeasureKey,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Evenings that have a value in every combination.
    pub evenings: u64,
    /// Evenings that have none in some.
    pub left_out: u64,
    /// How sure each share is [0–1].
    pub level: f64,
    /// The difference of both policies at 95 %.
    pub difference: Estimate,
    /// How the same difference is booked, part by part; `None` where it is not taken apart.
    pub booked: Option<Vec<(Part, f64)>>,
    /// Each switch with its part; the shares add up to the difference on every evening.
    pub switches: Vec<(Switch, SharedOut)>,
}

/// Among what a difference is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedBy {
    /// The decisions in which two policies differ.
    Freedoms,
    /// What can go wrong.
    Causes,
}

/// What can be on or off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// What it is called.
    pub name: String,
    /// What it changes, each a path or a key with its value off and its value on.
    pub changes: Vec<[String; 3]>,
}

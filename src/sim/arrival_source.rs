//! Who would come on an evening, and what they bring with them from evenings before.

use std::fmt::Debug;

/// A party at the door, as far as evenings before have made it what it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caller {
    /// Points it begins with more (positive) or less than others.
    pub mood: f64,
    /// Bad visits it remembers.
    pub prior_bad: u32,
    /// It is known for claiming what did not happen: nothing is given to it that need not be.
    pub is_flagged: bool,
    /// Uniform numbers behind its traits, the same at every visit; `None`: drawn for this evening.
    pub traits: Option<[f64; 4]>,
}

impl Caller {
    /// Somebody who has never been here.
    pub const STRANGER: Self = Self { mood: 0.0, prior_bad: 0, is_flagged: false, traits: None };
}

/// Those who think of coming, numbered in the order of their thought; who does come keeps the number.
pub trait ArrivalSource: Debug {
    /// Who that is; `None` if the party stays away.
    fn caller(&self, number: u32) -> Option<Caller>;
}

//! What evenings that stand by themselves came to.

use crate::compare::{Comparison, GoalVerdict, JudgedGoal};
use crate::experiment::Stop;
use crate::results::Heading;

/// Results of `run` (one policy) or `compare` (several).
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Where they come from.
    pub heading: Heading,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Why they are of no more evenings.
    pub stop: Stop,
    /// What they are, with what the differences are made of.
    pub comparison: Comparison,
    /// The scenario's goals, as far as they concern these policies.
    pub goals: Vec<JudgedGoal>,
    /// Events simulated, under all policies: how much work it was.
    pub events: u64,
}

impl Results {
    /// Whether any policy surely misses a goal.
    pub fn is_goal_missed(&self) -> bool {
        self.goals.iter().any(|goal| goal.verdicts.contains(&Some(GoalVerdict::Missed)))
    }
}

//! What seasons came to.

use crate::compare::SeasonComparison;
use crate::results::{Column, Heading};

/// Results of `season`.
#[derive(Clone, Debug, PartialEq)]
pub struct SeasonResults {
    /// Where they come from.
    pub heading: Heading,
    /// What stands side by side, in the order of the comparison's policies.
    pub columns: Vec<Column>,
    /// What they are.
    pub comparison: SeasonComparison,
    /// The scenario has goals, which are of evenings that stand by themselves.
    pub has_goals: bool,
    /// Events simulated, under all policies: how much work it was.
    pub events: u64,
}

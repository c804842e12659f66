//! What stands side by side.

use crate::experiment::Point;
use crate::scenario::Override;

/// One column: a policy in a house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Name of the policy.
    pub policy: String,
    /// In what its house differs from the scenario's, as `PATH=VALUE`.
    pub set: Vec<String>,
}

impl Column {
    /// Of a point.
    pub fn of(point: &Point) -> Self {
        Self {
            name: point.label.clone(),
            policy: point.policy.name.clone(),
            set: point.overrides.iter().map(Override::argument).collect(),
        }
    }

    /// Whether its name does not say what it is.
    pub fn is_named_otherwise(&self) -> bool {
        self.name != self.policy || !self.set.is_empty()
    }
}

//! A column of the output: a policy in a house.

use std::sync::Arc;

use crate::model::{Model, Policy};
use crate::scenario::Override;
use crate::sim::InvariantViolation;

/// One column of the output, played on the same evenings as the others.
#[derive(Clone, Debug)]
pub struct Point {
    /// What the output calls it.
    pub label: String,
    /// What sets its house apart from the scenario's, in the order given; its model has it already.
    pub overrides: Vec<Override>,
    /// The house.
    pub model: Arc<Model>,
    /// The policy.
    pub policy: Policy,
}

impl Point {
    /// A policy in the scenario's own house, called by its name.
    pub fn of(model: &Arc<Model>, policy: &Policy) -> Self {
        Self {
            label: policy.name.clone(),
            overrides: Vec::new(),
            model: Arc::clone(model),
            policy: policy.clone(),
        }
    }

    /// Does what belongs to an evening of this point; a bug that shows on the way tells policy and
    /// overrides.
    pub(super) fn in_context<T>(&self, at: (u64, u64), work: impl FnOnce() -> T) -> T {
        self.in_house(|| InvariantViolation::in_context(&self.policy.name, at, work))
    }

    /// Does what belongs to this point; a bug that shows on the way tells the overrides.
    pub(super) fn in_house<T>(&self, work: impl FnOnce() -> T) -> T {
        let overrides = || self.overrides.iter().map(Override::argument).collect();
        InvariantViolation::in_house(overrides, work)
    }
}

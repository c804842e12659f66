//! One goal in the file of evenings.

use serde::{Deserialize, Serialize};

use crate::compare::{Comparison, JudgedGoal};
use crate::render::number::exact;
use crate::results::saved::Named;

/// A goal and what can be said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalEntry {
    /// Its key: a measure, or `difference.` and a measure.
    pub key: String,
    /// What it asks: a sign and a limit.
    pub must_be: String,
    /// `met`, `missed` or `cannot_tell`, of each policy that it concerns.
    pub policies: Named<String>,
    /// On which share of evenings it is broken; exact 95 % limits (Clopper & Pearson).
    pub broken: Named<BrokenShare>,
}

/// How often a goal is broken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BrokenShare {
    /// The share of evenings [0–1].
    pub share: f64,
    /// Lower limit of its interval.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// How many evenings have a value.
    pub evenings: u64,
}

impl GoalEntry {
    pub(super) fn of(judged: &JudgedGoal, comparison: &Comparison) -> Self {
        let verdicts = comparison.policies.iter().zip(&judged.verdicts);
        let verdicts =
            verdicts.filter_map(|(name, verdict)| Some((name, (*verdict)?.key().to_owned())));
        let broken = comparison.policies.iter().zip(&judged.broken);
        let broken = broken.filter_map(|(name, broken)| {
            let broken = (*broken)?;
            let (low, high) = broken.interval;
            Some((name, BrokenShare { share: broken.share(), low, high, evenings: broken.of }))
        });
        let goal = &judged.goal;
        Self {
            key: goal.key(),
            must_be: format!("{} {}", goal.bound.sign(), exact(goal.limit)),
            policies: verdicts.collect(),
            broken: broken.collect(),
        }
    }
}

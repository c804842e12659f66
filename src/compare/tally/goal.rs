//! On how many evenings a goal is broken, counted while evenings come in.

use serde::{Deserialize, Serialize};

use crate::catalogue::{MeasureKey, Value};
use crate::model::{Goal, GoalOf};

/// Evenings on which a goal was broken, of those that have a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::compare) struct BrokenCount {
    pub(in crate::compare) broken: u64,
    pub(in crate::compare) of: u64,
}

/// A goal and its counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct GoalTally {
    goal: Goal,
    /// Index of its measure in the plan.
    measure: usize,
    /// By policy.
    counts: Vec<BrokenCount>,
}

impl GoalTally {
    /// Watches a goal; `None` if its measure is not in the plan.
    pub(super) fn new(goal: &Goal, measures: &[MeasureKey], n_policies: usize) -> Option<Self> {
        let measure = measures.iter().position(|key| *key == goal.measure)?;
        Some(Self { goal: *goal, measure, counts: vec![BrokenCount::default(); n_policies] })
    }

    /// Whether it watches this goal.
    pub(super) fn is_of(&self, goal: &Goal) -> bool {
        self.goal == *goal
    }

    /// Counts an evening: `values[policy][measure]`.
    pub(super) fn push(&mut self, values: &[Vec<Value>], baseline: usize) {
        let reference = values[baseline][self.measure];
        for (policy, count) in self.counts.iter_mut().enumerate() {
            let own = values[policy][self.measure].ok();
            let value = match self.goal.of {
                GoalOf::Policy => own,
                GoalOf::Difference if policy == baseline => None,
                GoalOf::Difference => own.zip(reference.ok()).map(|(own, other)| own - other),
            };
            if let Some(value) = value {
                count.of += 1;
                count.broken += u64::from(!self.goal.bound.holds(value, self.goal.limit));
            }
        }
    }

    /// Adds the counts of other evenings.
    pub(super) fn merge(&mut self, other: &Self) {
        for (count, other) in self.counts.iter_mut().zip(&other.counts) {
            count.broken += other.broken;
            count.of += other.of;
        }
    }

    /// How often it is broken under a policy.
    pub(super) fn count(&self, policy: usize) -> BrokenCount {
        self.counts[policy]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Measure, Missing};
    use crate::model::Bound;

    #[test]
    fn evenings_without_a_value_break_nothing() {
        let measure: MeasureKey = Measure::DrinksWait.into();
        let goal = |of, limit| Goal { of, measure, bound: Bound::Below, limit };
        let evenings =
            [[Ok(9.0), Ok(5.0)], [Ok(11.0), Ok(12.0)], [Err(Missing::NoParty), Ok(10.0)]];
        let counted = |goal: &Goal| {
            let mut watch = GoalTally::new(goal, &[measure], 2).unwrap();
            for [one, other] in evenings {
                watch.push(&[vec![one], vec![other]], 0);
            }
            [0, 1].map(|policy| (watch.count(policy).broken, watch.count(policy).of))
        };
        assert_eq!(counted(&goal(GoalOf::Policy, 10.0)), [(1, 2), (2, 3)]);
        assert_eq!(counted(&goal(GoalOf::Difference, 0.0)), [(0, 0), (1, 2)]);
        let other = goal(GoalOf::Policy, 1.0);
        assert!(GoalTally::new(&other, &[Measure::Nps.into()], 2).is_none());
    }
}

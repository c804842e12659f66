//! Goals, judged by intervals.

use crate::compare::estimate::LEVEL;
use crate::compare::{Comparison, Estimate, Tally};
use crate::model::{Goal, GoalOf};
use crate::numbers::stats::share_interval;

/// Whether a goal is reached, as surely as the interval it is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalVerdict {
    /// The whole interval keeps the limit.
    Met,
    /// No part of it does.
    Missed,
    /// Some of it does, or there is no interval.
    CannotTell,
}

impl GoalVerdict {
    /// Its word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::CannotTell => "cannot_tell",
        }
    }

    /// Where nothing is left to chance (`is_certain`), the mean itself is judged.
    fn of(goal: &Goal, estimate: Option<&Estimate>, is_certain: bool) -> Self {
        let limits = |estimate: &Estimate| {
            let certain = is_certain.then_some((estimate.mean, estimate.mean));
            certain.or(estimate.interval)
        };
        let Some((low, high)) = estimate.and_then(limits) else {
            return Self::CannotTell;
        };
        match (goal.bound.holds(low, goal.limit), goal.bound.holds(high, goal.limit)) {
            (true, true) => Self::Met,
            (false, false) => Self::Missed,
            (true, false) | (false, true) => Self::CannotTell,
        }
    }
}

/// How often a goal is broken under one policy: a mean that keeps its limit hides it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MissRate {
    /// Evenings on which the limit was not kept.
    pub evenings: u64,
    /// Evenings that have a value [≥ 1].
    pub of: u64,
    /// 95 % interval of the share of all evenings, exact (Clopper & Pearson) [0–1].
    pub interval: (f64, f64),
}

impl MissRate {
    /// `None` if the goal is not counted or no evening has a value.
    fn of(goal: &Goal, policy: usize, tally: &Tally) -> Option<Self> {
        let count = tally.broken(goal, policy).filter(|count| count.of > 0)?;
        let interval = share_interval(count.broken, count.of, LEVEL);
        Some(Self { evenings: count.broken, of: count.of, interval })
    }

    /// The share of evenings [0–1].
    #[expect(clippy::cast_precision_loss, reason = "nobody plays 2^53 evenings")]
    pub fn share(&self) -> f64 {
        self.evenings as f64 / self.of as f64
    }
}

/// A goal with what can be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedGoal {
    /// The goal.
    pub goal: Goal,
    /// In the order of the policies; `None` for the baseline of a goal on a difference.
    pub verdicts: Vec<Option<GoalVerdict>>,
    /// In the order of the policies: on how many evenings it is broken; `None` where it has no verdict or
    /// no value.
    pub broken: Vec<Option<MissRate>>,
}

/// Judges the goals that concern any policy and whose measures were compared; `tally` is what the
/// comparison was made from.
pub fn judge(comparison: &Comparison, tally: &Tally, goals: &[Goal]) -> Vec<JudgedGoal> {
    let judged = |goal: &Goal| {
        let place = comparison.measures.iter().position(|m| m.key == goal.measure)?;
        let measure = &comparison.measures[place];
        let of = |goal: &Goal, estimate: Option<&Estimate>| {
            GoalVerdict::of(goal, estimate, tally.is_certain(place))
        };
        let verdicts: Vec<Option<GoalVerdict>> = measure
            .policies
            .iter()
            .map(|result| match goal.of {
                GoalOf::Policy => Some(of(goal, result.estimate.as_ref().ok())),
                GoalOf::Difference => result
                    .difference
                    .as_ref()
                    .map(|difference| of(goal, difference.as_ref().ok().map(|d| &d.estimate))),
            })
            .collect();
        let concerns_any = verdicts.iter().any(Option::is_some);
        let broken = (0..verdicts.len()).map(|policy| MissRate::of(goal, policy, tally)).collect();
        concerns_any.then_some(JudgedGoal { goal: *goal, verdicts, broken })
    };
    goals.iter().filter_map(judged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Measure;
    use crate::model::Bound;

    #[test]
    fn a_goal_is_judged_by_the_whole_interval() {
        let verdict = |bound, limit, (low, high): (f64, f64)| {
            let goal = Goal { of: GoalOf::Policy, measure: Measure::Nps.into(), bound, limit };
            let interval = Some((low, high));
            GoalVerdict::of(
                &goal,
                Some(&Estimate { mean: 0.5 * (low + high), interval, evenings: 9, few: None }),
                false,
            )
        };
        assert_eq!(verdict(Bound::Below, 10.0, (8.0, 9.0)), GoalVerdict::Met);
        assert_eq!(verdict(Bound::Below, 10.0, (8.0, 10.0)), GoalVerdict::CannotTell);
        assert_eq!(verdict(Bound::AtMost, 10.0, (8.0, 10.0)), GoalVerdict::Met);
        assert_eq!(verdict(Bound::Below, 10.0, (10.0, 12.0)), GoalVerdict::Missed);
        assert_eq!(verdict(Bound::AtMost, 10.0, (10.0, 12.0)), GoalVerdict::CannotTell);
        assert_eq!(verdict(Bound::Above, 10.0, (10.5, 12.0)), GoalVerdict::Met);
        assert_eq!(verdict(Bound::AtLeast, 10.0, (8.0, 9.0)), GoalVerdict::Missed);
        let goal = Goal {
            of: GoalOf::Policy,
            measure: Measure::Nps.into(),
            bound: Bound::Below,
            limit: 10.0,
        };
        assert_eq!(GoalVerdict::of(&goal, None, false), GoalVerdict::CannotTell);
    }
}

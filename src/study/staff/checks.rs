//! One staffing against its goals, while evenings come in.

use crate::catalogue::Value;
use crate::compare::GoalVerdict;
use crate::model::{Bound, Goal};
use crate::numbers::sequential::{LimitCheck, LimitRule};
use crate::numbers::stats::{Moments, Sample};
use crate::results::FoundGoal;

/// Evenings of the first stage at least, which say how far values spread.
const FIRST: u64 = 50;

/// So many of them must differ from the commonest value: where little happens the first evenings say nothing of
/// what may. Assumption.
const DIFFERING: usize = 5;

/// After so many nothing more is waited for: of evenings that never differed in 400 at most 0.9 % do.
const ENOUGH: u64 = 400;

/// How all goals of all candidates are decided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decisions {
    /// How often any of them may be wrong.
    pub(super) alpha: f64,
    /// How many there are.
    pub(super) n: u32,
}

/// A goal of one staffing.
#[derive(Clone, Debug)]
struct GoalCheck {
    goal: Goal,
    within: f64,
    /// Values less the limit, 0 and below being good, of the first stage or all.
    values: Sample,
    /// Once the first stage is over.
    check: Option<(LimitRule, LimitCheck)>,
    is_met: Option<bool>,
}

/// All goals of one staffing.
#[derive(Clone, Debug)]
pub(super) struct Checks {
    goals: Vec<GoalCheck>,
    decisions: Decisions,
}

impl Checks {
    /// Before its first evening.
    pub(super) fn new(goals: &[(Goal, f64)], decisions: Decisions) -> Self {
        let check = |(goal, within): &(Goal, f64)| GoalCheck {
            goal: *goal,
            within: *within,
            values: Sample::default(),
            check: None,
            is_met: None,
        };
        Self { goals: goals.iter().map(check).collect(), decisions }
    }

    /// Takes in evenings, each with the values of the goals' measures in their order.
    pub(super) fn take(&mut self, evenings: &[Vec<Value>]) {
        for (nth, goal) in self.goals.iter_mut().enumerate() {
            let values = evenings.iter().filter_map(|values| values[nth].ok());
            goal.take(values, self.decisions);
        }
    }

    /// Met if all goals are, missed if one is.
    pub(super) fn verdict(&self) -> GoalVerdict {
        if self.goals.iter().any(|goal| goal.is_met == Some(false)) {
            GoalVerdict::Missed
        } else if self.goals.iter().all(|goal| goal.is_met == Some(true)) {
            GoalVerdict::Met
        } else {
            GoalVerdict::CannotTell
        }
    }

    /// Whether a goal will never be decided, because hardly an evening has a value.
    pub(super) fn is_hopeless(&self, evenings: u64) -> bool {
        self.goals.iter().any(|goal| goal.check.is_none() && evenings >= ENOUGH + FIRST)
    }

    /// Goal by goal.
    pub(super) fn found(&self) -> Vec<FoundGoal> {
        self.goals.iter().map(GoalCheck::found).collect()
    }
}

impl GoalCheck {
    fn take(&mut self, values: impl Iterator<Item = f64>, decisions: Decisions) {
        let sign = match self.goal.bound {
            Bound::Below | Bound::AtMost => 1.0,
            Bound::Above | Bound::AtLeast => -1.0,
        };
        let less_limit = values.map(|value| sign * (value - self.goal.limit));
        if let Some((_, check)) = &mut self.check {
            let next: Moments = less_limit.collect();
            check.add(&next);
        } else {
            less_limit.for_each(|value| self.values.push(value));
            let n = self.values.count();
            let few = self.values.few().map_or(DIFFERING, |few| few.deviations.len());
            if n >= FIRST && (few >= DIFFERING || n >= ENOUGH) {
                let rule = LimitRule::new(decisions.alpha, decisions.n, n, self.within);
                self.check = Some((rule, LimitCheck::start(self.values.moments())));
            }
        }
        if let (Some((rule, check)), None) = (&self.check, self.is_met) {
            self.is_met = check.is_kept(rule).map(|is_kept| is_kept && !self.is_at_strict_limit());
        }
    }

    fn seen(&self) -> &Moments {
        self.check.as_ref().map_or(self.values.moments(), |(_, check)| check.seen())
    }

    /// Whether every value is the limit itself, and that is not good enough.
    fn is_at_strict_limit(&self) -> bool {
        let is_constant = self.seen().variance().is_none_or(|variance| variance <= 0.0);
        is_constant && self.mean().is_some_and(|mean| !self.goal.bound.holds(mean, self.goal.limit))
    }

    fn mean(&self) -> Option<f64> {
        let less_limit = self.seen().mean()?;
        Some(match self.goal.bound {
            Bound::Below | Bound::AtMost => self.goal.limit + less_limit,
            Bound::Above | Bound::AtLeast => self.goal.limit - less_limit,
        })
    }

    fn found(&self) -> FoundGoal {
        let excess = self.seen().mean().map_or(f64::INFINITY, |mean| mean / self.within);
        FoundGoal {
            mean: self.mean(),
            verdict: match self.is_met {
                Some(true) => GoalVerdict::Met,
                Some(false) => GoalVerdict::Missed,
                None => GoalVerdict::CannotTell,
            },
            is_about: excess.abs() <= 1.0,
            excess,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Measure;

    fn checks(bound: Bound, limit: f64) -> Checks {
        let goal =
            Goal { of: crate::model::GoalOf::Policy, measure: Measure::Nps.into(), bound, limit };
        Checks::new(&[(goal, 0.5)], Decisions { alpha: 0.05, n: 10 })
    }

    fn evenings(n: u32, value: impl Fn(u32) -> f64) -> Vec<Vec<Value>> {
        (0..n).map(|nth| vec![Ok(value(nth))]).collect()
    }

    #[test]
    fn a_goal_is_decided_on_the_side_its_mean_lies() {
        let around = |mean: f64| evenings(50, move |n| mean + f64::from(n % 7) - 3.0);
        for (bound, mean, verdict) in [
            (Bound::Below, 7.0, GoalVerdict::Met),
            (Bound::Below, 13.0, GoalVerdict::Missed),
            (Bound::AtLeast, 13.0, GoalVerdict::Met),
            (Bound::Above, 7.0, GoalVerdict::Missed),
            (Bound::Above, 10.0, GoalVerdict::CannotTell),
        ] {
            let mut checks = checks(bound, 10.0);
            checks.take(&around(mean));
            assert_eq!(checks.verdict(), verdict, "{bound:?} {mean}");
            let found = checks.found()[0];
            assert!(found.mean.is_some_and(|found| (found - mean).abs() < 0.1), "{found:?}");
        }
    }

    #[test]
    fn where_little_happens_more_evenings_are_waited_for() {
        let mut rare = checks(Bound::Below, 1.0);
        for _ in 0..7 {
            rare.take(&evenings(50, |_| 0.0));
            assert_eq!(rare.verdict(), GoalVerdict::CannotTell);
        }
        rare.take(&evenings(50, |_| 0.0));
        assert_eq!(rare.verdict(), GoalVerdict::Met);
    }

    #[test]
    fn what_never_differs_from_its_limit_keeps_it_only_if_that_is_allowed() {
        for (bound, verdict) in
            [(Bound::AtMost, GoalVerdict::Met), (Bound::Below, GoalVerdict::Missed)]
        {
            let mut at_limit = checks(bound, 1.0);
            at_limit.take(&evenings(400, |_| 1.0));
            assert_eq!(at_limit.verdict(), verdict);
        }
    }

    #[test]
    fn without_values_nothing_is_decided() {
        let mut checks = checks(Bound::Below, 1.0);
        checks.take(&[vec![Err(crate::catalogue::Missing::NoSeason)]]);
        assert_eq!(checks.verdict(), GoalVerdict::CannotTell);
        assert!(checks.is_hopeless(450) && !checks.is_hopeless(50));
        assert_eq!(checks.found()[0].mean, None);
    }
}

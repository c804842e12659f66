//! One staffing against its goals, while evenings come in.

use crate::catalogue::Value;
use crate::compare::GoalVerdict;
use crate::model::{Bound, Goal};
use crate::numbers::sequential::{LimitCheck, LimitRule};
use crate::numbers::stats::{Bounds, Few, Moments, Sample, less};
use crate::results::FoundGoal;

/// Evenings of the first stage at least, which say how far values spread.
const FIRST: usize = 50;

/// So many of them must differ from the commonest value: where little happens the first evenings say nothing of
/// what may. Until then a goal is decided by limits for what rarely differs, whatever its law.
///
/// Source: simulated, see [`LimitCheck`].
const DIFFERING: usize = 10;

/// Nothing is decided of fewer evenings where fewer differ: of evenings that never differed in 400 at most 0.9 % do.
const ENOUGH: u64 = 400;

/// Limits for what rarely differs are looked at after 400 evenings and whenever they have doubled: so often at most, as
/// no search takes more than 51,200 evenings of a staffing.
const LOOKS: f64 = 8.0;

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
    /// Values less the limit, 0 and below being good, of the first stage.
    first: Vec<f64>,
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
            first: Vec::new(),
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
        let hardly_any = |goal: &GoalCheck| goal.check.is_none() && goal.first.len() < FIRST;
        evenings >= ENOUGH + FIRST as u64 && self.goals.iter().any(hardly_any)
    }

    /// Goal by goal.
    pub(super) fn found(&self) -> Vec<FoundGoal> {
        self.goals.iter().map(GoalCheck::found).collect()
    }
}

impl GoalCheck {
    fn take(&mut self, values: impl Iterator<Item = f64>, decisions: Decisions) {
        let less_limit: Vec<f64> = values.map(|value| self.less_limit(value)).collect();
        if let Some((_, check)) = &mut self.check {
            check.add(&less_limit);
        } else {
            self.first.extend(less_limit);
            let sample: Sample = self.first.iter().copied().collect();
            let few = sample.few().filter(|few| few.deviations.len() < DIFFERING);
            match few {
                Some(_) if self.is_met.is_none() => self.is_met = self.rarely(&sample, decisions),
                None if self.first.len() >= FIRST => self.start(&sample, decisions),
                Some(_) | None => {}
            }
        }
        if let (Some((rule, check)), None) = (&self.check, self.is_met) {
            self.is_met = check.is_kept(rule).map(|is_kept| is_kept && !self.is_at_strict_limit());
        }
    }

    fn start(&mut self, first: &Sample, decisions: Decisions) {
        let rule = LimitRule::new(decisions.alpha, decisions.n, first.count(), self.within);
        // What lies between two numbers can lie as far out as they are apart; as often as it varies, it shows how far.
        let Bounds { low, high } = self.goal.measure.info().bounds;
        let is_common = |few: Few| 2 * few.deviations.len() < self.first.len();
        let is_rare = first.few().is_some_and(is_common) && (high - low).is_finite();
        let check = LimitCheck::start(&self.first).ranging(if is_rare { high - low } else { 0.0 });
        self.check = Some((rule, check));
    }

    /// Whether a goal is met by values that hardly ever differ, where limits of any law say so: within the tolerance the
    /// side the mean lies on is right.
    fn rarely(&self, values: &Sample, decisions: Decisions) -> Option<bool> {
        let looks = values.count() / ENOUGH;
        if !(looks.is_power_of_two() && values.count().is_multiple_of(ENOUGH)) {
            return None;
        }
        let level = 1.0 - 2.0 * decisions.alpha / f64::from(decisions.n.max(1)) / LOOKS;
        let Bounds { low, high } = self.goal.measure.info().bounds;
        let range = high - low;
        let bounds = if range.is_finite() {
            let ends = [self.less_limit(low), self.less_limit(high)];
            Bounds { low: ends[0].min(ends[1]), high: ends[0].max(ends[1]) }
        } else {
            Bounds::ANY
        };
        // Nothing is drawn of so few.
        let limits = values.interval(level, (bounds, 0.0), &mut || 0);
        let is_constant = values.is_constant() && !range.is_finite();
        let mean = values.mean()?;
        let (low, high) = if is_constant { (mean, mean) } else { limits? };
        let is_good = mean <= 0.0 && !(is_constant && self.is_at_strict_limit());
        match (high <= self.within, low >= -self.within) {
            (true, _) if is_good => Some(true),
            (_, true) if !is_good => Some(false),
            (true | false, true | false) => None,
        }
    }

    /// A value less the limit, 0 and below being good.
    fn less_limit(&self, value: f64) -> f64 {
        match self.goal.bound {
            Bound::Below | Bound::AtMost => less(value, self.goal.limit),
            Bound::Above | Bound::AtLeast => less(self.goal.limit, value),
        }
    }

    fn seen(&self) -> Moments {
        let first = || self.first.iter().copied().collect();
        self.check.as_ref().map_or_else(first, |(_, check)| *check.seen())
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
        let goal = Goal {
            of: crate::model::GoalOf::Policy,
            measure: Measure::AsksPerParty.into(),
            bound,
            limit,
        };
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
    fn what_rarely_differs_is_decided_by_limits_that_hold_whatever_its_law() {
        // One evening in a hundred 60: 0.6 on average, which a few of 400 say nothing of; of 6,400 most that is needed.
        let mut rare = checks(Bound::Below, 9.0);
        let evening = |n: u32| if n % 100 == 7 { 60.0 } else { 0.0 };
        rare.take(&evenings(400, evening));
        assert_eq!(rare.verdict(), GoalVerdict::Met);
        let mut near = checks(Bound::Below, 1.0);
        near.take(&evenings(400, evening));
        assert_eq!(near.verdict(), GoalVerdict::CannotTell);
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

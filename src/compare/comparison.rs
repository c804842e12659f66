//! The finished comparison: per measure an estimate for each policy and a difference for all but one.

use crate::catalogue::{Better, Measure, MeasureKey};
use crate::compare::estimate::{is_sure, level_of};
use crate::compare::{Absent, BadEvenings, Difference, Estimate, Table, Why, WhyTable};

/// One measure under one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyResult {
    /// The mean over evenings.
    pub estimate: Result<Estimate, Absent>,
    /// The bad end of its evenings; `None` where neither way is better or no evening has a value.
    pub bad: Option<BadEvenings>,
    /// Against the baseline; `None` for the baseline itself. Absent for the policy's own reason, else the
    /// baseline's, else because no evening has both.
    pub difference: Option<Result<Difference, Absent>>,
    /// What its difference is made of; `None` without one, and for measures that are not taken apart.
    pub why: Option<Why>,
    /// Of all policies it has the best mean, or cannot be told from the one that has (their difference,
    /// paired evening by evening, is not sure at [`Comparison::level`]). The policy that is truly best
    /// is among them with more than 95 %: it is left out only if one of its rivals surely does better.
    /// Nothing is best where neither way is better.
    pub is_best: bool,
}

/// One measure under every policy, in the order of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureComparison {
    /// Which measure.
    pub key: MeasureKey,
    /// In the order of the policies.
    pub policies: Vec<PolicyResult>,
}

/// What many evenings say about the policies of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Names of the policies, in the order of the plan.
    pub policies: Vec<String>,
    /// Index of the one the others are compared with.
    pub baseline: usize,
    /// Confidence level of each difference [0–1], so that all differences of one measure hold together
    /// with 95 %: Bonferroni's correction for the number of policies compared with the baseline.
    /// Estimates of one policy are at 95 % each.
    pub level: f64,
    /// Evenings simulated under each policy.
    pub evenings: u64,
    /// In the order of the plan.
    pub measures: Vec<MeasureComparison>,
}

impl Comparison {
    /// Estimates and verdicts from the sums of a plan with these policies and measures.
    pub fn new(table: &Table, policies: Vec<String>, measures: &[MeasureKey]) -> Self {
        let n_policies = policies.len();
        let compare = |(idx, key): (usize, &MeasureKey)| {
            let policies = (0..n_policies).map(|policy| result(table, policy, idx, *key));
            let mut compared = MeasureComparison { key: *key, policies: policies.collect() };
            mark_best(table, idx, &mut compared);
            compared
        };
        Self {
            baseline: table.baseline(),
            level: level_of(table),
            evenings: table.evenings(),
            measures: measures.iter().enumerate().map(compare).collect(),
            policies,
        }
    }

    /// The same with what its differences are made of; `why` is of the same plan and evenings.
    #[must_use]
    pub fn with_why(mut self, why: &WhyTable) -> Self {
        for (idx, measure) in self.measures.iter_mut().enumerate() {
            for (policy, result) in measure.policies.iter_mut().enumerate() {
                result.why =
                    Why::of(why, policy, (idx, measure.key)).filter(|_| policy != self.baseline);
            }
        }
        self
    }

    /// What a policy's difference in a measure is made of, if it is taken apart.
    pub fn why(&self, measure: Measure, policy: usize) -> Option<&Why> {
        let found = self.measures.iter().find(|m| m.key == MeasureKey::from(measure))?;
        found.policies[policy].why.as_ref()
    }

    /// Name of the policy the others are compared with.
    pub fn baseline_name(&self) -> &str {
        &self.policies[self.baseline]
    }

    /// Indices of the other policies.
    pub fn challengers(&self) -> impl Iterator<Item = usize> + use<> {
        let baseline = self.baseline;
        (0..self.policies.len()).filter(move |policy| *policy != baseline)
    }

    /// A policy's difference in a measure; `None` for the baseline, and for a measure that was not
    /// wanted or has no value.
    pub fn difference(&self, measure: Measure, policy: usize) -> Option<&Difference> {
        let found = self.measures.iter().find(|m| m.key == MeasureKey::from(measure))?;
        found.policies[policy].difference.as_ref()?.as_ref().ok()
    }
}

fn result(table: &Table, policy: usize, measure: usize, key: MeasureKey) -> PolicyResult {
    let estimate = |policy| Estimate::from_cell(table.cell(policy, measure));
    let (own, reference) = (estimate(policy), estimate(table.baseline()));
    let sides = [table.baseline(), policy].map(|policy| &table.cell(policy, measure).values);
    let meant = (key.info().better, level_of(table));
    let pair = Difference::from_pair(table.pair(policy, measure), sides, meant);
    let difference = pair.map_err(|absent| own.err().or(reference.err()).unwrap_or(absent));
    let bad = BadEvenings::from_cell(table.cell(policy, measure), key.info().better);
    let is_baseline = policy == table.baseline();
    let difference = (!is_baseline).then_some(difference);
    PolicyResult { estimate: own, bad, difference, why: None, is_best: false }
}

/// Marks the policy with the best mean and those that cannot be told from it.
fn mark_best(table: &Table, measure: usize, compared: &mut MeasureComparison) {
    let sign = match compared.key.info().better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
        Better::Neither => return,
    };
    let value = |(idx, result): (usize, &PolicyResult)| {
        result.estimate.as_ref().ok().map(|estimate| (idx, sign * estimate.mean))
    };
    let values = compared.policies.iter().enumerate().filter_map(value);
    let Some((best, _)) = values.reduce(|a, b| if b.1 > a.1 { b } else { a }) else {
        return;
    };
    for (idx, result) in compared.policies.iter_mut().enumerate() {
        let is_tied = || !is_sure(&table.rivals(best, idx, measure), level_of(table));
        result.is_best = result.estimate.is_ok() && (idx == best || is_tied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Missing, Value};

    fn compare(evenings: &[[Value; 2]]) -> MeasureComparison {
        let mut table = Table::new(2, 0, 1);
        for (number, [baseline, other]) in (1..).zip(evenings) {
            table.push(number, &[vec![*baseline], vec![*other]]);
        }
        let policies = vec!["a".to_owned(), "b".to_owned()];
        Comparison::new(&table, policies, &[Measure::DrinksWait.into()]).measures.remove(0)
    }

    #[test]
    fn the_interval_is_of_the_difference_and_not_the_difference_of_intervals() {
        let measure = compare(&[[Ok(3.0), Ok(2.0)], [Ok(30.0), Ok(29.0)], [Ok(9.0), Ok(8.0)]]);
        let Some(Ok(difference)) = measure.policies[1].difference else { panic!("{measure:?}") };
        assert_eq!(difference.estimate.interval, Some((-1.0, -1.0)));
        assert_eq!((difference.better_on, difference.worse_on), (Some(3), Some(0)));
        assert_eq!(difference.verdict, crate::compare::Verdict::Better);
    }

    #[test]
    fn equal_evenings_are_the_same_and_no_verdict() {
        let measure = compare(&[[Ok(3.0), Ok(3.0)], [Ok(4.0), Ok(4.0)]]);
        let Some(Ok(difference)) = measure.policies[1].difference else { panic!("{measure:?}") };
        assert!(difference.is_same());
        assert_eq!(difference.estimate.interval, Some((0.0, 0.0)));
        assert_eq!(difference.verdict, crate::compare::Verdict::CannotTell);
    }

    #[test]
    fn the_best_shares_its_place_with_whom_it_cannot_be_told_from() {
        let mut table = Table::new(4, 0, 1);
        for (number, noise) in (1..).zip([0.0, 2.0, 1.0, 3.0, 0.0, 2.0, 1.0, 3.0]) {
            // The third has the shortest wait but on one evening, and the fourth has no value.
            let third = if number == 1 { 9.0 } else { 4.0 };
            let values = [Ok(7.0 + noise), Ok(5.0 + noise), Ok(third), Err(Missing::NotPassed)];
            table.push(number, &values.map(|value| vec![value]));
        }
        let names = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let best = |measure: Measure| {
            let compared = Comparison::new(&table, names.clone(), &[measure.into()]);
            compared.measures[0].policies.iter().map(|p| p.is_best).collect::<Vec<_>>()
        };
        assert_eq!(best(Measure::DrinksWait), [false, true, true, false]);
        assert_eq!(best(Measure::GuestScore), [true, false, false, false]);
        assert_eq!(best(Measure::Parties), [false; 4]);
    }

    #[test]
    fn a_difference_is_absent_for_the_reason_of_the_side_that_has_none() {
        let none = Err(Missing::NotPassed);
        let absent = |evenings: &[[Value; 2]]| match compare(evenings).policies[1].difference {
            Some(Err(absent)) => absent,
            Some(Ok(_)) | None => panic!("there is a difference"),
        };
        assert_eq!(absent(&[[none, Ok(1.0)]]), Absent::NoValue(Missing::NotPassed));
        assert_eq!(absent(&[[Ok(1.0), none]]), Absent::NoValue(Missing::NotPassed));
        assert_eq!(absent(&[[Ok(1.0), none], [none, Ok(1.0)]]), Absent::NoPair);
    }
}

//! The finished comparison: per measure an estimate for each policy and a difference for all but one.

use crate::catalogue::{Better, Measure, MeasureKey, ShortList, short_list};
use crate::compare::estimate::{level_of, level_of_each, level_of_look};
use crate::compare::pooled::OfAllParties;
use crate::compare::rule::IntervalRule;
use crate::compare::{
    Absent, Difference, Estimate, LEVEL, PartsTally, Square, Tally, Why, WorstEvenings,
};

/// One measure under one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyResult {
    /// The mean over evenings.
    pub estimate: Result<Estimate, Absent>,
    /// The bad end of its evenings; `None` where neither way is better or no evening has a value.
    pub bad: Option<WorstEvenings>,
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
    /// What both changes of a square bring together beyond the sum of each by itself, evening by evening, in the
    /// order of [`Comparison::squares`].
    pub interactions: Vec<Result<Difference, Absent>>,
}

impl MeasureComparison {
    /// Whether any policy can lead: there are several, and one way is better.
    pub fn has_leader(&self) -> bool {
        self.policies.len() > 1 && self.key.info().better != Better::Neither
    }
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
    /// Which look at evenings of these policies it is, from 1; each is at evenings of its own.
    pub look: u32,
    /// Evenings simulated under each policy.
    pub evenings: u64,
    /// Every evening took the same course, and nothing of the short table is left to chance: what was seen is all
    /// there is.
    pub is_certain: bool,
    /// Columns that make a square with the baseline: two changes, and both together.
    pub squares: Vec<Square>,
    /// In the order of the plan.
    pub measures: Vec<MeasureComparison>,
}

impl Comparison {
    /// Estimates and verdicts from the sums of a plan with these policies and measures.
    pub fn new(tally: &Tally, policies: Vec<String>, measures: &[MeasureKey]) -> Self {
        let n_policies = policies.len();
        let compare = |(idx, key): (usize, &MeasureKey)| {
            let policies = (0..n_policies).map(|policy| result(tally, policy, idx, *key));
            let interactions = (0..tally.squares().len())
                .map(|square| interaction(tally, square, (idx, *key)))
                .collect();
            let mut compared =
                MeasureComparison { key: *key, policies: policies.collect(), interactions };
            mark_best(tally, idx, &mut compared);
            compared
        };
        Self {
            baseline: tally.baseline(),
            level: level_of(tally),
            look: tally.look(),
            evenings: tally.evenings(),
            is_certain: is_certain(tally, measures),
            squares: tally.squares().to_vec(),
            measures: measures.iter().enumerate().map(compare).collect(),
            policies,
        }
    }

    /// The same with what its differences are made of; `why` is of the same plan and evenings.
    #[must_use]
    pub fn with_why(mut self, why: &PartsTally) -> Self {
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

    /// How surely all differences of a measure hold together [0–1].
    pub fn together(&self) -> f64 {
        level_of_look(self.look)
    }

    /// Name of the policy the others are compared with.
    pub fn baseline_name(&self) -> &str {
        &self.policies[self.baseline]
    }

    /// Indices of the other policies.
    pub fn alternatives(&self) -> impl Iterator<Item = usize> + use<> {
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

/// Whether nothing of the short table, or of all measures where none of them is in it, is left to chance.
fn is_certain(tally: &Tally, measures: &[MeasureKey]) -> bool {
    let short = short_list(ShortList::Headline);
    let is_told = |key: &MeasureKey| short.contains(key);
    let has_told = measures.iter().any(is_told);
    let told = measures.iter().enumerate().filter(|(_, key)| !has_told || is_told(key));
    told.map(|(measure, _)| measure).all(|measure| tally.is_certain(measure))
}

fn result(tally: &Tally, policy: usize, measure: usize, key: MeasureKey) -> PolicyResult {
    let is_certain = tally.is_certain(measure);
    let pooled = OfAllParties::new(tally, measure, key);
    let rule = IntervalRule::of_means(key, tally.seed(), LEVEL);
    let estimate = |policy| {
        let estimate = Estimate::from_cell(tally.cell(policy, measure), &rule);
        let estimate = estimate.map(|of_evenings| match pooled {
            Some(pooled) => pooled.estimate(policy, of_evenings),
            None => of_evenings,
        });
        estimate.map(|estimate| if is_certain { estimate.certain() } else { estimate })
    };
    let (own, bad) = (
        estimate(policy),
        WorstEvenings::from_cell(tally.cell(policy, measure), key.info().better),
    );
    let difference = || {
        let sides =
            [tally.baseline(), policy].map(|policy| tally.cell(policy, measure).values.moments());
        let next = level_of_each(tally.n_differences(), tally.look() + 1);
        let next = (!is_certain).then_some(next);
        let range = tally.range(&[tally.baseline(), policy], measure);
        let meant = (key.info().better, &rule_of_differences(tally, key).ranging(range), next);
        let pair = Difference::from_pair(tally.pair(policy, measure), sides, meant);
        let pair = pair.map(|of_evenings| match pooled {
            Some(pooled) if !is_certain => pooled.difference(policy, of_evenings),
            Some(_) | None => of_evenings,
        });
        pair.map_err(|absent| {
            own.err().or_else(|| estimate(tally.baseline()).err()).unwrap_or(absent)
        })
    };
    let difference = (policy != tally.baseline()).then(difference);
    PolicyResult { estimate: own, bad, difference, why: None, is_best: false }
}

/// What both changes of a square bring beyond their sum.
fn interaction(
    tally: &Tally,
    square: usize,
    (measure, key): (usize, MeasureKey),
) -> Result<Difference, Absent> {
    let is_certain = tally.is_certain(measure);
    let Square { one, other, both } = tally.squares()[square];
    let range = 2.0 * tally.range(&[tally.baseline(), one, other, both], measure);
    let rule = IntervalRule::of_interactions(key, tally.seed(), level_of(tally)).ranging(range);
    let next = (!is_certain).then(|| level_of_each(tally.n_differences(), tally.look() + 1));
    let sums = tally.interaction(square, measure);
    let sides = [sums.differences.moments(); 2];
    let found = Difference::from_pair(sums, sides, (key.info().better, &rule, next))?;
    Ok(Difference { variance_reduction: None, ..found })
}

fn rule_of_differences(tally: &Tally, key: MeasureKey) -> IntervalRule {
    IntervalRule::of_differences(key, tally.seed(), level_of(tally))
}

/// Marks the policy with the best mean and those that cannot be told from it.
fn mark_best(tally: &Tally, measure: usize, compared: &mut MeasureComparison) {
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
    let rule = rule_of_differences(tally, compared.key);
    let pooled = OfAllParties::new(tally, measure, compared.key);
    let limits: Vec<Option<(f64, f64)>> = compared.policies.iter().map(from_baseline).collect();
    for (idx, result) in compared.policies.iter_mut().enumerate() {
        let is_tied = || {
            let Some(rivals) = tally.rivals(best, idx, measure) else {
                return !is_apart(limits[best], limits[idx]);
            };
            let differs = if tally.is_certain(measure) {
                rivals.mean().is_some_and(|mean| mean != 0.0)
            } else if let Some(pooled) = pooled {
                pooled.is_sure(best, idx)
            } else {
                rule.ranging(tally.range(&[best, idx], measure)).is_sure(rivals)
            };
            !differs
        };
        result.is_best = result.estimate.is_ok() && (idx == best || is_tied());
    }
}

/// Between which limits a policy's difference from the baseline lies, that of the baseline itself too.
fn from_baseline(result: &PolicyResult) -> Option<(f64, f64)> {
    match &result.difference {
        Some(difference) => difference.as_ref().ok()?.estimate.interval,
        None => Some((0.0, 0.0)),
    }
}

/// Whether two policies surely differ, by their differences from the baseline: their difference can be no wider
/// than both together.
fn is_apart(one: Option<(f64, f64)>, other: Option<(f64, f64)>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    one.1 < other.0 || other.1 < one.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Missing, Value};

    fn compare(evenings: &[[Value; 2]]) -> MeasureComparison {
        let mut tally = Tally::new(2, 0, 1);
        for (number, [baseline, other]) in (1..).zip(evenings) {
            tally.push(number, &[vec![*baseline], vec![*other]]);
        }
        let policies = vec!["a".to_owned(), "b".to_owned()];
        Comparison::new(&tally, policies, &[Measure::DrinksWait.into()]).measures.remove(0)
    }

    #[test]
    fn the_interval_is_of_the_difference_and_not_the_difference_of_intervals() {
        let measure = compare(&[[Ok(3.0), Ok(2.0)], [Ok(30.0), Ok(29.0)], [Ok(9.0), Ok(8.0)]]);
        let Some(Ok(difference)) = measure.policies[1].difference else { panic!("{measure:?}") };
        // Equal on every evening; how far another may differ nothing says.
        assert_eq!((difference.estimate.mean, difference.estimate.interval), (-1.0, None));
        assert_eq!((difference.better_on, difference.worse_on), (Some(3), Some(0)));
        assert_eq!(difference.verdict, crate::compare::Verdict::CannotTell);
    }

    #[test]
    fn equal_evenings_are_the_same() {
        let measure = compare(&[[Ok(3.0), Ok(3.0)], [Ok(4.0), Ok(4.0)]]);
        let Some(Ok(difference)) = measure.policies[1].difference else { panic!("{measure:?}") };
        assert!(difference.is_same());
        assert_eq!(difference.estimate.interval, None);
        assert_eq!(difference.verdict, crate::compare::Verdict::Same);
    }

    #[test]
    fn the_best_shares_its_place_with_whom_it_cannot_be_told_from() {
        let mut tally = Tally::new(4, 0, 1);
        for (number, idx) in (1..=80_u64).zip(1_usize..) {
            let noise = [0.0, 2.0, 1.0, 3.0][idx % 4];
            let second = 5.0 + noise + [0.0, 0.5, 0.25][idx % 3];
            // The third has the shortest wait but on one evening of eight, and the fourth has no value.
            let third = if number % 8 == 1 { 20.0 } else { 4.0 };
            let values = [Ok(7.0 + noise), Ok(second), Ok(third), Err(Missing::NotPassed)];
            tally.push(number, &values.map(|value| vec![value]));
        }
        let names = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let best = |measure: Measure| {
            let compared = Comparison::new(&tally, names.clone(), &[measure.into()]);
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

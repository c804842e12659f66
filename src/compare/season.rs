//! Many seasons: the first week and the last side by side, the whole, and the course from evening to
//! evening.

use crate::catalogue::{Better, MeasureKey, Missing};
use crate::compare::estimate::level_of_each;
use crate::compare::rule::IntervalRule;
use crate::compare::tally::{SeasonTally, Sums, Tally};
use crate::compare::{Absent, Comparison, Estimate, LEVEL};

/// One evening of the course of a measure under a policy, over all seasons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The mean over seasons.
    pub estimate: Estimate,
    /// One season of ten is below, half, and nine of ten; exact where values are few, else to about a hundredth of their range.
    pub quantiles: [f64; 3],
}

impl Step {
    fn of(sums: &Sums, rule: &IntervalRule) -> Result<Self, Absent> {
        let absent = Absent::NoValue(sums.missing.unwrap_or(Missing::NoParty));
        let estimate = Estimate::of(&sums.values, rule).ok_or(absent)?;
        let quantile = |p| sums.sketch.quantile(p).unwrap_or(estimate.mean);
        Ok(Self { estimate, quantiles: STEP_QUANTILES.map(quantile) })
    }
}

/// The chances of [`Step::quantiles`].
pub const STEP_QUANTILES: [f64; 3] = [0.1, 0.5, 0.9];

/// A policy that is behind another and ends ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossover {
    /// In which measure, as an index.
    pub measure: usize,
    /// The policy compared with the baseline.
    pub policy: usize,
    /// It is the baseline that overtakes.
    pub is_by_baseline: bool,
    /// In which week it is surely ahead for the first time after it was surely behind for the last, from 1;
    /// it is surely ahead in the last week too.
    pub week: usize,
}

/// What many seasons say about the policies of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct SeasonComparison {
    /// Evenings in a row.
    pub n_evenings: usize,
    /// Means over the first seven evenings.
    pub first_week: Comparison,
    /// Means over the last seven evenings.
    pub last_week: Comparison,
    /// Means over the whole season.
    pub whole: Comparison,
    /// By measure, policy and evening.
    pub course: Vec<Vec<Vec<Result<Step, Absent>>>>,
    /// Which policies overtake which, in the order of measures and policies.
    pub overtakings: Vec<Crossover>,
}

impl SeasonComparison {
    /// Estimates and verdicts from the sums of a plan with these policies and measures, of at least one
    /// evening.
    pub fn new(tables: &SeasonTally, policies: &[String], measures: &[MeasureKey]) -> Self {
        let compared = |tally: &Tally| Comparison::new(tally, policies.to_vec(), measures);
        let course = |measure: usize| {
            let rule = IntervalRule::of_means(measures[measure], tables.whole.seed(), LEVEL);
            let of_policy = |policy: usize| {
                let cell = policy * measures.len() + measure;
                tables.evenings.iter().map(|sums| Step::of(&sums[cell], &rule)).collect()
            };
            (0..policies.len()).map(of_policy).collect()
        };
        let overtakings = measures.iter().enumerate().flat_map(|(measure, key)| {
            let alternatives = tables.whole.alternatives();
            alternatives.filter_map(move |policy| overtaking(tables, (measure, *key), policy))
        });
        Self {
            n_evenings: tables.evenings.len(),
            overtakings: overtakings.collect(),
            first_week: compared(&tables.first_week),
            last_week: compared(&tables.last_week),
            whole: compared(&tables.whole),
            course: (0..measures.len()).map(course).collect(),
        }
    }
}

/// Who surely leads in a week: above zero the policy, below the baseline.
fn overtaking(
    tables: &SeasonTally,
    (measure, key): (usize, MeasureKey),
    policy: usize,
) -> Option<Crossover> {
    let sign = match key.info().better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
        Better::Neither => return None,
    };
    let n_alternatives = tables.whole.alternatives().count();
    // All weeks of all policies hold together.
    let level = level_of_each(tables.weeks.len() * n_alternatives, tables.whole.look());
    let rule = IntervalRule::of_differences(key, tables.whole.seed(), level);
    let leads: Vec<Option<bool>> = tables
        .weeks
        .iter()
        .map(|week| {
            let differences = &week[policy * tables.n_measures + measure];
            let is_ahead = sign * differences.mean()? > 0.0;
            rule.is_sure(differences).then_some(is_ahead)
        })
        .collect();
    // Ahead in the end, surely; and surely behind the first time that anything is sure.
    let last = (*leads.last()?)?;
    leads.iter().flatten().next().filter(|first| **first != last)?;
    let behind = leads.iter().rposition(|lead| *lead == Some(!last))?;
    let week = leads.iter().skip(behind).position(|lead| *lead == Some(last))? + behind + 1;
    Some(Crossover { measure, policy, is_by_baseline: !last, week })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Measure;
    use crate::compare::WEEK;

    /// Seasons in which the policy leads the baseline by so much in each week, with a little noise.
    fn tables(leads: &[f64]) -> SeasonTally {
        let mut tables = SeasonTally::new((2, 0, 1), leads.len() * WEEK);
        let noise = [0, 20, -10, 13, -20, 10, -15, 5, 17, -4, 8, -18].map(|n| f64::from(n) / 1e3);
        for (season, noise) in (1..).zip(noise) {
            let of = |value: &dyn Fn(f64) -> f64| {
                leads.iter().flat_map(|lead| vec![vec![Ok(value(*lead))]; WEEK]).collect()
            };
            tables.push(season, &[of(&|_| 5.0), of(&|lead| 5.0 + lead + noise)]);
        }
        tables
    }

    fn found(leads: &[f64], measure: Measure) -> Option<Crossover> {
        let names = ["a", "b"].map(str::to_owned);
        let comparison = SeasonComparison::new(&tables(leads), &names, &[measure.into()]);
        comparison.overtakings.first().copied()
    }

    #[test]
    fn who_is_ahead_for_good_after_having_been_behind_has_overtaken() {
        let week =
            |leads: &[f64]| found(leads, Measure::GuestScore).map(|o| (o.week, o.is_by_baseline));
        assert_eq!(week(&[0.5, 0.2, -0.3, -0.4]), Some((3, true)));
        assert_eq!(week(&[-0.5, 0.0, 0.3]), Some((3, false)));
        // Ahead, behind again, ahead: it counts from when it stays so.
        assert_eq!(week(&[-0.5, 0.4, -0.4, 0.0, 0.4]), Some((5, false)));
        assert_eq!(week(&[0.5, -0.5, 0.5]), None);
        // What cannot be told in the end is no overtaking, nor is a lead that was never lost.
        assert_eq!(week(&[-0.5, 0.3, 0.0, 0.0]), None);
        assert_eq!(week(&[0.5, 0.0]), None);
        assert_eq!(week(&[0.0, 0.0]), None);
    }

    #[test]
    fn where_less_is_better_less_is_ahead() {
        let overtaken = found(&[0.5, -0.5], Measure::DrinksWait).map(|o| o.is_by_baseline);
        assert_eq!(overtaken, Some(false));
        assert_eq!(found(&[0.5, -0.5], Measure::Parties), None);
    }
}

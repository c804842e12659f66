//! Many seasons: the first week and the last side by side, the whole, and the course from evening to
//! evening.

use std::ops::Range;

use crate::catalogue::{Better, MeasureKey, Missing, Value};
use crate::compare::estimate::is_sure;
use crate::compare::{Absent, Comparison, Estimate, LEVEL, Table};
use crate::numbers::stats::{Moments, QuantileSketch};

/// Evenings in a week of a season.
pub const WEEK: usize = 7;

/// Sums over seasons. In each table a season is what an evening is where evenings stand by themselves:
/// one number a measure.
#[derive(Clone, Debug)]
pub struct SeasonTables {
    /// Means over the whole season.
    whole: Table,
    /// Means over the first seven evenings.
    first_week: Table,
    /// Means over the last seven evenings.
    last_week: Table,
    /// Differences of the means over each week, by week, policy and measure; the last week takes in what
    /// is over.
    weeks: Vec<Vec<Moments>>,
    /// By evening, policy and measure.
    evenings: Vec<Vec<Sums>>,
    n_measures: usize,
    baseline: usize,
}

/// Bins of the quantiles of one evening: there are many evenings.
const BINS: usize = 128;

/// One measure on one evening under one policy, over seasons.
#[derive(Clone, Debug)]
struct Sums {
    values: Moments,
    sketch: QuantileSketch,
    /// Why the first season without a value has none.
    missing: Option<Missing>,
}

impl Sums {
    fn none() -> Self {
        let sketch = QuantileSketch::of_at_most(BINS);
        Self { values: Moments::default(), sketch, missing: None }
    }

    fn push(&mut self, value: Value) {
        match value {
            Ok(value) => {
                self.values.push(value);
                self.sketch.add(value);
            }
            Err(missing) => self.missing = self.missing.or(Some(missing)),
        }
    }

    fn merge(&mut self, later: &Self) {
        self.values.merge(&later.values);
        self.sketch.merge(&later.sketch);
        self.missing = self.missing.or(later.missing);
    }

    fn step(&self) -> Result<Step, Absent> {
        let absent = Absent::NoValue(self.missing.unwrap_or(Missing::NoParty));
        let estimate = Estimate::from_moments(&self.values, LEVEL).ok_or(absent)?;
        let quantile = |p| self.sketch.quantile(p).unwrap_or(estimate.mean);
        Ok(Step { estimate, quantiles: STEP_QUANTILES.map(quantile) })
    }
}

impl SeasonTables {
    /// Tables of no season of so many evenings; the rest as for [`Table::new`].
    pub fn new(
        (n_policies, baseline, n_measures): (usize, usize, usize),
        n_evenings: usize,
    ) -> Self {
        let table = Table::new(n_policies, baseline, n_measures);
        let n_cells = n_policies * n_measures;
        Self {
            weeks: vec![vec![Moments::default(); n_cells]; (n_evenings / WEEK).max(1)],
            evenings: vec![vec![Sums::none(); n_cells]; n_evenings],
            first_week: table.clone(),
            last_week: table.clone(),
            whole: table,
            n_measures,
            baseline,
        }
    }

    /// How many seasons they hold.
    pub fn seasons(&self) -> u64 {
        self.whole.evenings()
    }

    /// Adds a season: `values[policy][evening][measure]`.
    pub fn push(&mut self, season: u64, values: &[Vec<Vec<Value>>]) {
        let means = |range: Range<usize>| {
            values.iter().map(|evenings| mean(&evenings[range.clone()])).collect::<Vec<_>>()
        };
        let (n, n_weeks) = (self.evenings.len(), self.weeks.len());
        self.whole.push(season, &means(0..n));
        self.first_week.push(season, &means(0..n.min(WEEK)));
        self.last_week.push(season, &means(n.saturating_sub(WEEK)..n));
        for (week, differences) in self.weeks.iter_mut().enumerate() {
            let end = if week + 1 < n_weeks { (week + 1) * WEEK } else { n };
            let means = means(week * WEEK..end);
            let pairs = means.iter().flat_map(|values| values.iter().zip(&means[self.baseline]));
            for (moments, pair) in differences.iter_mut().zip(pairs) {
                if let (Ok(value), Ok(reference)) = pair {
                    moments.push(value - reference);
                }
            }
        }
        for (evening, sums) in self.evenings.iter_mut().enumerate() {
            let values = values.iter().flat_map(|evenings| &evenings[evening]);
            sums.iter_mut().zip(values).for_each(|(sums, value)| sums.push(*value));
        }
    }

    /// Adds the seasons of other tables of the same plan, which must be later.
    pub fn merge(&mut self, later: &Self) {
        self.whole.merge(&later.whole);
        self.first_week.merge(&later.first_week);
        self.last_week.merge(&later.last_week);
        let weeks = self.weeks.iter_mut().flatten().zip(later.weeks.iter().flatten());
        weeks.for_each(|(moments, other)| moments.merge(other));
        let evenings = self.evenings.iter_mut().flatten().zip(later.evenings.iter().flatten());
        evenings.for_each(|(sums, other)| sums.merge(other));
    }
}

/// The mean of each measure over the evenings that have a value; of none, why the first has none.
fn mean(evenings: &[Vec<Value>]) -> Vec<Value> {
    let n_measures = evenings.first().map_or(0, Vec::len);
    let of_measure = |measure: usize| {
        let (mut sum, mut n) = (0.0, 0_u32);
        for value in evenings.iter().filter_map(|evening| evening[measure].ok()) {
            sum += value;
            n += 1;
        }
        if n > 0 {
            return Ok(sum / f64::from(n));
        }
        evenings.first().map_or(Err(Missing::NoParty), |evening| evening[measure])
    };
    (0..n_measures).map(of_measure).collect()
}

/// One evening of the course of a measure under a policy, over all seasons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The mean over seasons.
    pub estimate: Estimate,
    /// One season of ten is below, half, and nine of ten; exact where values are few, else to about a hundredth of their range.
    pub quantiles: [f64; 3],
}

/// The chances of [`Step::quantiles`].
pub const STEP_QUANTILES: [f64; 3] = [0.1, 0.5, 0.9];

/// A policy that is behind another and ends ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overtaking {
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
    pub overtakings: Vec<Overtaking>,
}

impl SeasonComparison {
    /// Estimates and verdicts from the sums of a plan with these policies and measures, of at least one
    /// evening.
    pub fn new(tables: &SeasonTables, policies: &[String], measures: &[MeasureKey]) -> Self {
        let compared = |table: &Table| Comparison::new(table, policies.to_vec(), measures);
        let course = |measure: usize| {
            let of_policy = |policy: usize| {
                let cell = policy * measures.len() + measure;
                tables.evenings.iter().map(|sums| sums[cell].step()).collect()
            };
            (0..policies.len()).map(of_policy).collect()
        };
        let overtakings = measures.iter().enumerate().flat_map(|(measure, key)| {
            let challengers = tables.whole.challengers();
            challengers.filter_map(move |policy| overtaking(tables, (measure, *key), policy))
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

    /// Confidence level of each week's difference where an overtaking is looked for [0–1], so that all
    /// weeks of all policies hold together with 95 % for one measure: Bonferroni's correction.
    fn level(n_differences: usize) -> f64 {
        let n = u32::try_from(n_differences.max(1)).unwrap_or(u32::MAX);
        1.0 - (1.0 - LEVEL) / f64::from(n)
    }
}

/// Who surely leads in a week: above zero the policy, below the baseline.
fn overtaking(
    tables: &SeasonTables,
    (measure, key): (usize, MeasureKey),
    policy: usize,
) -> Option<Overtaking> {
    let sign = match key.info().better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
        Better::Neither => return None,
    };
    let n_challengers = tables.whole.challengers().count();
    let level = SeasonComparison::level(tables.weeks.len() * n_challengers);
    let leads: Vec<Option<bool>> = tables
        .weeks
        .iter()
        .map(|week| {
            let differences = &week[policy * tables.n_measures + measure];
            let is_ahead = sign * differences.mean()? > 0.0;
            is_sure(differences, level).then_some(is_ahead)
        })
        .collect();
    // Ahead in the end, surely; and surely behind the first time that anything is sure.
    let last = (*leads.last()?)?;
    leads.iter().flatten().next().filter(|first| **first != last)?;
    let behind = leads.iter().rposition(|lead| *lead == Some(!last))?;
    let week = leads.iter().skip(behind).position(|lead| *lead == Some(last))? + behind + 1;
    Some(Overtaking { measure, policy, is_by_baseline: !last, week })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Measure;

    /// Seasons in which the policy leads the baseline by so much in each week, with a little noise.
    fn tables(leads: &[f64]) -> SeasonTables {
        let mut tables = SeasonTables::new((2, 0, 1), leads.len() * WEEK);
        for (season, noise) in (1..).zip([0.0, 0.02, -0.01, 0.01, -0.02, 0.01]) {
            let of = |value: &dyn Fn(f64) -> f64| {
                leads.iter().flat_map(|lead| vec![vec![Ok(value(*lead))]; WEEK]).collect()
            };
            tables.push(season, &[of(&|_| 5.0), of(&|lead| 5.0 + lead + noise)]);
        }
        tables
    }

    fn found(leads: &[f64], measure: Measure) -> Option<Overtaking> {
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

    #[test]
    fn a_week_is_the_mean_of_its_evenings_and_the_last_takes_in_what_is_over() {
        let mut tables = SeasonTables::new((1, 0, 1), 16);
        let evenings = (0_u8..16).map(|evening| {
            vec![if evening == 1 { Err(Missing::NoParty) } else { Ok(f64::from(evening)) }]
        });
        tables.push(1, &[evenings.collect()]);
        let mean = |table: &Table| table.cell(0, 0).values.mean();
        assert_eq!(tables.weeks.len(), 2);
        assert_eq!(mean(&tables.first_week), Some(20.0 / 6.0));
        assert_eq!(mean(&tables.last_week), Some(12.0));
        assert_eq!(tables.evenings[1][0].step(), Err(Absent::NoValue(Missing::NoParty)));
    }
}

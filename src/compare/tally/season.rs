//! Sums over seasons: of the whole, of its first week and its last, and of each evening.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Missing, Value};
use crate::compare::tally::evenings::Tally;
use crate::numbers::stats::{QuantileSketch, Sample, less};

/// Evenings in a week of a season.
pub const WEEK: usize = 7;

/// Sums over seasons. In each tally a season is what an evening is where evenings stand by themselves:
/// one number a measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonTally {
    /// Means over the whole season.
    pub(in crate::compare) whole: Tally,
    /// Means over the first seven evenings.
    pub(in crate::compare) first_week: Tally,
    /// Means over the last seven evenings.
    pub(in crate::compare) last_week: Tally,
    /// Differences of the means over each week, by week, policy and measure; the last week takes in what
    /// is over.
    pub(in crate::compare) weeks: Vec<Vec<Sample>>,
    /// By evening, policy and measure.
    pub(in crate::compare) evenings: Vec<Vec<Sums>>,
    pub(in crate::compare) n_measures: usize,
    baseline: usize,
}

/// Bins of the quantiles of one evening: there are many evenings.
const BINS: usize = 128;

/// One measure on one evening under one policy, over seasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::compare) struct Sums {
    pub(in crate::compare) values: Sample,
    pub(in crate::compare) sketch: QuantileSketch,
    /// Why the first season without a value has none.
    pub(in crate::compare) missing: Option<Missing>,
}

impl Sums {
    fn none() -> Self {
        let sketch = QuantileSketch::of_at_most(BINS);
        Self { values: Sample::default(), sketch, missing: None }
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
}

impl SeasonTally {
    /// Tables of no season of so many evenings; the rest as for [`Tally::new`].
    pub fn new(
        (n_policies, baseline, n_measures): (usize, usize, usize),
        n_evenings: usize,
    ) -> Self {
        let tally = Tally::new(n_policies, baseline, n_measures);
        let n_cells = n_policies * n_measures;
        Self {
            weeks: vec![vec![Sample::default(); n_cells]; (n_evenings / WEEK).max(1)],
            evenings: vec![vec![Sums::none(); n_cells]; n_evenings],
            first_week: tally.clone(),
            last_week: tally.clone(),
            whole: tally,
            n_measures,
            baseline,
        }
    }

    /// The same of seasons played with this seed; see [`Tally::seeded`].
    #[must_use]
    pub fn seeded(self, seed: u64) -> Self {
        let [whole, first_week, last_week] =
            [self.whole, self.first_week, self.last_week].map(|tally| tally.seeded(seed));
        Self { whole, first_week, last_week, ..self }
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
            for (sample, pair) in differences.iter_mut().zip(pairs) {
                if let (Ok(value), Ok(reference)) = pair {
                    sample.push(less(*value, *reference));
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
        weeks.for_each(|(sample, other)| sample.merge(other));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_the_mean_of_its_evenings_and_the_last_takes_in_what_is_over() {
        let mut tables = SeasonTally::new((1, 0, 1), 16);
        let evenings = (0_u8..16).map(|evening| {
            vec![if evening == 1 { Err(Missing::NoParty) } else { Ok(f64::from(evening)) }]
        });
        tables.push(1, &[evenings.collect()]);
        let mean = |tally: &Tally| tally.cell(0, 0).values.mean();
        assert_eq!(tables.weeks.len(), 2);
        assert_eq!(mean(&tables.first_week), Some(20.0 / 6.0));
        assert_eq!(mean(&tables.last_week), Some(12.0));
        let of_second = &tables.evenings[1][0];
        assert_eq!((of_second.values.mean(), of_second.missing), (None, Some(Missing::NoParty)));
    }

    #[test]
    fn tables_written_and_read_again_are_the_same_to_the_last_bit() {
        let mut tables = SeasonTally::new((2, 0, 1), 9);
        for (season, value) in (1..).zip([0.1, 1.0 / 3.0, -7e-9]) {
            let evenings =
                |by: f64| (1..=9_u8).map(|n| vec![Ok(value * by / f64::from(n))]).collect();
            tables.push(season, &[evenings(1.0), evenings(1.7)]);
        }
        let written = serde_json::to_string(&tables).unwrap();
        assert_eq!(serde_json::from_str::<SeasonTally>(&written).unwrap(), tables);
    }
}

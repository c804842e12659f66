//! Sums over evenings, for every policy and measure of a plan.

use serde::{Deserialize, Serialize};

use crate::catalogue::{MeasureKey, Value};
use crate::compare::tally::cell::{Cell, Pair};
use crate::compare::tally::watch::{BrokenCount, Watch};
use crate::model::Goal;
use crate::numbers::stats::Moments;

/// With more policies than this the differences between any two are not kept. Assumption: nobody compares more
/// with each other.
const MOST_RIVALS: usize = 16;

/// Sums over evenings, for every policy and measure of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    baseline: usize,
    n_policies: usize,
    n_measures: usize,
    evenings: u64,
    /// By policy, then by measure.
    cells: Vec<Cell>,
    /// By policy, then by measure.
    pairs: Vec<Pair>,
    /// Differences between any two policies, the later less the earlier: by the earlier one, by the
    /// later one, then by measure. Empty with more than [`MOST_RIVALS`] policies: they would grow with the
    /// square of them.
    rivals: Vec<Moments>,
    watched: Vec<Watch>,
}

impl Table {
    /// A table of no evening. `baseline` is the index of the policy the others are compared with.
    pub fn new(n_policies: usize, baseline: usize, n_measures: usize) -> Self {
        let n_cells = n_policies * n_measures;
        let n_couples = n_policies * n_policies.saturating_sub(1) / 2;
        let n_rivals = if n_policies > MOST_RIVALS { 0 } else { n_couples * n_measures };
        Self {
            baseline,
            n_policies,
            n_measures,
            evenings: 0,
            cells: vec![Cell::default(); n_cells],
            pairs: vec![Pair::default(); n_cells],
            rivals: vec![Moments::default(); n_rivals],
            watched: Vec::new(),
        }
    }

    /// The same, which also counts on how many evenings these goals are broken. `measures` are those of
    /// the plan; goals on others are left out.
    #[must_use]
    pub fn watching(mut self, goals: &[Goal], measures: &[MeasureKey]) -> Self {
        let watch = |goal| Watch::new(goal, measures, self.n_policies);
        self.watched = goals.iter().filter_map(watch).collect();
        self
    }

    /// Adds an evening: `values[policy][measure]`, in the order of the plan.
    pub fn push(&mut self, evening: u64, values: &[Vec<Value>]) {
        self.evenings += 1;
        let width = self.n_measures.max(1);
        let rows = self.cells.chunks_mut(width).zip(self.pairs.chunks_mut(width));
        for (policy, (cells, pairs)) in rows.enumerate() {
            for (measure, value) in values[policy].iter().enumerate() {
                cells[measure].push(evening, *value);
                let reference = values[self.baseline][measure];
                if let (true, Ok(value), Ok(reference)) =
                    (policy != self.baseline, value, reference)
                {
                    pairs[measure].push(evening, value - reference);
                }
            }
        }
        for watch in &mut self.watched {
            watch.push(values, self.baseline);
        }
        if self.rivals.is_empty() {
            return;
        }
        let couples = values.iter().enumerate().flat_map(|(idx, earlier)| {
            values[idx + 1..].iter().flat_map(move |later| earlier.iter().zip(later))
        });
        for (rivals, (earlier, later)) in self.rivals.iter_mut().zip(couples) {
            if let (Ok(earlier), Ok(later)) = (earlier, later) {
                rivals.push(later - earlier);
            }
        }
    }

    /// Adds the evenings of another table of the same plan. They must be later than those of this one:
    /// floating-point sums depend on their order.
    pub fn merge(&mut self, later: &Self) {
        self.evenings += later.evenings;
        for (cell, other) in self.cells.iter_mut().zip(&later.cells) {
            cell.merge(other);
        }
        for (pair, other) in self.pairs.iter_mut().zip(&later.pairs) {
            pair.merge(other);
        }
        for (rivals, other) in self.rivals.iter_mut().zip(&later.rivals) {
            rivals.merge(other);
        }
        for (watch, other) in self.watched.iter_mut().zip(&later.watched) {
            watch.merge(other);
        }
    }

    /// How many evenings it holds.
    pub fn evenings(&self) -> u64 {
        self.evenings
    }

    /// Index of the policy the others are compared with.
    pub fn baseline(&self) -> usize {
        self.baseline
    }

    /// On how many evenings a goal is broken under a policy; `None` if it is not counted.
    pub(in crate::compare) fn broken(&self, goal: &Goal, policy: usize) -> Option<BrokenCount> {
        Some(self.watched.iter().find(|watch| watch.is_of(goal))?.count(policy))
    }

    /// Indices of the other policies.
    pub(in crate::compare) fn challengers(&self) -> impl Iterator<Item = usize> + use<> {
        let baseline = self.baseline;
        (0..self.n_policies).filter(move |policy| *policy != baseline)
    }

    pub(in crate::compare) fn cell(&self, policy: usize, measure: usize) -> &Cell {
        &self.cells[policy * self.n_measures + measure]
    }

    pub(in crate::compare) fn pair(&self, policy: usize, measure: usize) -> &Pair {
        &self.pairs[policy * self.n_measures + measure]
    }

    /// Differences between two policies; which is less which does not matter to whether they hold 0. Where they
    /// are not kept, as those from the baseline bound them.
    pub(in crate::compare) fn rivals(&self, one: usize, other: usize, measure: usize) -> Moments {
        if self.n_policies > MOST_RIVALS {
            return self.bounded(one, other, measure);
        }
        let (earlier, later) = (one.min(other), one.max(other));
        let before = earlier * (2 * self.n_policies - earlier - 1) / 2;
        self.rivals[(before + later - earlier - 1) * self.n_measures + measure]
    }

    /// Differences between two policies at their widest, by the differences of both from the baseline; none where
    /// an evening lacks one.
    fn bounded(&self, one: usize, other: usize, measure: usize) -> Moments {
        let from_baseline = |policy| self.pair(policy, measure).differences;
        let (one, other) = match (one == self.baseline, other == self.baseline) {
            (true, true) => return Moments::default(),
            (true, false) => return from_baseline(other),
            (false, true) => return from_baseline(one),
            (false, false) => (from_baseline(one), from_baseline(other)),
        };
        let has_all = [one, other].iter().all(|moments| moments.count() == self.evenings);
        if has_all { Moments::of_difference_at_widest(&one, &other) } else { Moments::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Missing;
    use crate::compare::tally::cell::Largest;

    fn evening(number: u64) -> Vec<Vec<Value>> {
        let x = f64::from(u32::try_from(number * 7 % 11).expect("small"));
        let rare = if number.is_multiple_of(3) { Err(Missing::NotPassed) } else { Ok(x * x) };
        vec![vec![Ok(x), rare], vec![Ok(10.0 - x), Ok(4.0)]]
    }

    fn filled(evenings: std::ops::RangeInclusive<u64>) -> Table {
        let mut table = Table::new(2, 0, 2);
        evenings.for_each(|number| table.push(number, &evening(number)));
        table
    }

    #[test]
    fn merging_blocks_counts_what_one_table_counts() {
        let whole = filled(1..=120);
        let mut merged = filled(1..=50);
        merged.merge(&filled(51..=100));
        merged.merge(&filled(101..=120));
        assert_eq!(merged.evenings(), 120);
        for measure in 0..2 {
            let (pair, expected) = (merged.pair(1, measure), whole.pair(1, measure));
            assert_eq!(pair.differences.count(), expected.differences.count());
            assert_eq!(
                (pair.above, pair.below, pair.tied),
                (expected.above, expected.below, expected.tied)
            );
            assert_eq!(pair.largest, expected.largest);
            assert_eq!(merged.cell(0, measure).missing, whole.cell(0, measure).missing);
        }
    }

    #[test]
    fn a_table_written_and_read_again_is_the_same_to_the_last_bit() {
        let mut table = filled(1..=100);
        table.push(101, &[vec![Ok(0.1 + 0.2), Ok(-0.0)], vec![Ok(1.0 / 3.0), Ok(5e-324)]]);
        let written = serde_json::to_string(&table).unwrap();
        let mut read: Table = serde_json::from_str(&written).unwrap();
        assert_eq!(read, table);
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
        let later = filled(102..=150);
        read.merge(&later);
        table.merge(&later);
        assert_eq!(read, table);
    }

    #[test]
    fn any_two_policies_have_their_differences() {
        let mut table = Table::new(4, 0, 2);
        let policy = |x: f64| vec![Ok(x), Ok(-x)];
        table.push(1, &[1.0, 10.0, 100.0, 1000.0].map(policy));
        let expected = [(0, 1, 9.0), (0, 3, 999.0), (2, 1, 90.0), (1, 3, 990.0), (3, 2, 900.0)];
        for (one, other, difference) in expected {
            assert_eq!(table.rivals(one, other, 0).mean(), Some(difference));
            assert_eq!(table.rivals(one, other, 1).mean(), Some(-difference));
        }
    }

    #[test]
    fn of_very_many_policies_the_differences_are_bounded_by_those_from_the_baseline() {
        let n = MOST_RIVALS + 2;
        let mut table = Table::new(n, 0, 1);
        let mut couple = Moments::default();
        for evening in 1..=20 {
            let values: Vec<Vec<Value>> = (0..n)
                .map(|policy| {
                    vec![Ok((f64::from(u32::try_from(evening).unwrap())
                        * (f64::from(u32::try_from(policy).unwrap()) + 1.0))
                        .sqrt())]
                })
                .collect();
            couple.push(values[3][0].unwrap() - values[2][0].unwrap());
            table.push(evening, &values);
        }
        assert!(table.rivals.is_empty());
        let bounded = table.rivals(2, 3, 0);
        assert!((bounded.mean().unwrap() - couple.mean().unwrap()).abs() < 1e-12);
        assert!(bounded.variance() >= couple.variance());
        assert_eq!(table.rivals(0, 3, 0), table.pair(3, 0).differences);
    }

    #[test]
    fn an_evening_without_a_value_on_one_side_is_no_pair() {
        let table = filled(1..=3);
        assert_eq!(table.pair(1, 1).differences.count(), 2);
        assert_eq!(table.cell(1, 1).values.count(), 3);
        assert_eq!(table.cell(0, 1).main_reason(), Some(Missing::NotPassed));
    }

    #[test]
    fn of_equally_large_differences_the_earlier_evening_is_kept() {
        let mut table = Table::new(2, 0, 1);
        table.push(1, &[vec![Ok(0.0)], vec![Ok(1.0)]]);
        table.push(2, &[vec![Ok(0.0)], vec![Ok(-5.0)]]);
        let mut later = Table::new(2, 0, 1);
        later.push(3, &[vec![Ok(0.0)], vec![Ok(5.0)]]);
        table.merge(&later);
        assert_eq!(table.pair(1, 0).largest, Some(Largest { evening: 2, difference: -5.0 }));
    }
}

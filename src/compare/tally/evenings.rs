//! Sums over evenings, for every policy and measure of a plan.

use serde::{Deserialize, Serialize};

use crate::catalogue::{MeasureKey, Value};
use crate::compare::tally::cell::{Cell, Pair};
use crate::compare::tally::goal::{BrokenCount, GoalTally};
use crate::model::Goal;
use crate::numbers::stats::{Pooled, Sample, less, without_noise};

/// With more policies than this the differences between any two are not kept. Assumption: nobody compares more
/// with each other.
const MOST_RIVALS: usize = 16;

/// Two changes and both together, as columns that make a square with the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Square {
    /// Index of the column with one change.
    pub one: usize,
    /// Of the column with the other.
    pub other: usize,
    /// Of the column with both.
    pub both: usize,
}

/// Sums over evenings, for every policy and measure of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    baseline: usize,
    n_policies: usize,
    n_measures: usize,
    seed: u64,
    /// Which look at evenings of this plan they are, from 1.
    look: u32,
    evenings: u64,
    /// Whether every evening took the same course, by policy; nothing where no course was noted.
    courses: Vec<Course>,
    /// By policy, then by measure.
    cells: Vec<Cell>,
    /// By policy, then by measure.
    pairs: Vec<Pair>,
    /// Differences between any two policies, the later less the earlier: by the earlier one, by the
    /// later one, then by measure. Empty with more than [`MOST_RIVALS`] policies: they would grow with the
    /// square of them.
    rivals: Vec<Sample>,
    squares: Vec<Square>,
    /// What both changes together bring beyond their sum: by square, then by measure.
    interactions: Vec<Pair>,
    watched: Vec<GoalTally>,
    /// Values of parties by policy and measure, of what is pooled.
    pools: Vec<((usize, usize), Pooled)>,
}

/// The course evenings took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Course {
    first: Option<[u64; 2]>,
    is_varied: bool,
}

impl Course {
    /// Takes in that of other evenings.
    fn note(&mut self, other: Self) {
        let differs = self.first.zip(other.first).is_some_and(|(one, other)| one != other);
        self.is_varied |= other.is_varied || differs;
        self.first = self.first.or(other.first);
    }
}

impl Tally {
    /// A tally of no evening. `baseline` is the index of the policy the others are compared with.
    pub fn new(n_policies: usize, baseline: usize, n_measures: usize) -> Self {
        let n_cells = n_policies * n_measures;
        let n_couples = n_policies * n_policies.saturating_sub(1) / 2;
        let n_rivals = if n_policies > MOST_RIVALS { 0 } else { n_couples * n_measures };
        Self {
            baseline,
            n_policies,
            n_measures,
            seed: 0,
            look: 1,
            evenings: 0,
            courses: Vec::new(),
            cells: vec![Cell::default(); n_cells],
            pairs: vec![Pair::default(); n_cells],
            rivals: vec![Sample::default(); n_rivals],
            squares: Vec::new(),
            interactions: Vec::new(),
            watched: Vec::new(),
            pools: Vec::new(),
        }
    }

    /// The same of evenings played with this seed, of which what is drawn for its intervals depends.
    #[must_use]
    pub fn seeded(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// The same as that look at evenings of this plan, from 1, each at evenings of its own.
    #[must_use]
    pub fn at_look(self, look: u32) -> Self {
        Self { look, ..self }
    }

    /// The same, which also sums what the columns of these squares bring together beyond each by itself.
    #[must_use]
    pub fn with_squares(self, squares: &[Square]) -> Self {
        let interactions = vec![Pair::default(); squares.len() * self.n_measures];
        Self { squares: squares.to_vec(), interactions, ..self }
    }

    /// The same, which also counts on how many evenings these goals are broken. `measures` are those of
    /// the plan; goals on others are left out.
    #[must_use]
    pub fn watching(mut self, goals: &[Goal], measures: &[MeasureKey]) -> Self {
        let watch = |goal| GoalTally::new(goal, measures, self.n_policies);
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
                    pairs[measure].push(evening, less(*value, reference));
                }
            }
        }
        for watch in &mut self.watched {
            watch.push(values, self.baseline);
        }
        let squares = self.squares.iter().zip(self.interactions.chunks_mut(width));
        for (Square { one, other, both }, interactions) in squares {
            for (measure, sums) in interactions.iter_mut().enumerate() {
                let of = |column: usize| values[column][measure];
                if let [Ok(none), Ok(one), Ok(other), Ok(both)] =
                    [self.baseline, *one, *other, *both].map(of)
                {
                    let largest =
                        [none, one, other, both].map(f64::abs).into_iter().fold(0.0, f64::max);
                    sums.push(evening, without_noise(both - one - other + none, largest));
                }
            }
        }
        if self.rivals.is_empty() {
            return;
        }
        let couples = values.iter().enumerate().flat_map(|(idx, earlier)| {
            values[idx + 1..].iter().flat_map(move |later| earlier.iter().zip(later))
        });
        for (rivals, (earlier, later)) in self.rivals.iter_mut().zip(couples) {
            if let (Ok(earlier), Ok(later)) = (earlier, later) {
                rivals.push(less(*later, *earlier));
            }
        }
    }

    /// Notes the course an evening took under a policy, as numbers that no two evenings share unless nothing
    /// is left to chance: when it ended, and after how many events.
    pub fn note_course(&mut self, policy: usize, course: [u64; 2]) {
        self.courses.resize(self.n_policies, Course::default());
        self.courses[policy].note(Course { first: Some(course), is_varied: false });
    }

    /// Adds the values of an evening's parties, under a policy, of a measure that is pooled.
    pub fn pool(&mut self, evening: u64, place: (usize, usize), parties: &[f64]) {
        self.pool_at(place).push(evening, parties);
    }

    fn pool_at(&mut self, place: (usize, usize)) -> &mut Pooled {
        let found = self.pools.iter().position(|(known, _)| *known == place);
        let idx = found.unwrap_or_else(|| {
            self.pools.push((place, Pooled::default()));
            self.pools.len() - 1
        });
        &mut self.pools[idx].1
    }

    /// Adds the evenings of another tally of the same plan. They must be later than those of this one:
    /// floating-point sums depend on their order.
    pub fn merge(&mut self, later: &Self) {
        self.evenings += later.evenings;
        self.courses.resize(self.courses.len().max(later.courses.len()), Course::default());
        for (course, other) in self.courses.iter_mut().zip(&later.courses) {
            course.note(*other);
        }
        for (cell, other) in self.cells.iter_mut().zip(&later.cells) {
            cell.merge(other);
        }
        for (pair, other) in self.pairs.iter_mut().zip(&later.pairs) {
            pair.merge(other);
        }
        for (rivals, other) in self.rivals.iter_mut().zip(&later.rivals) {
            rivals.merge(other);
        }
        for (sums, other) in self.interactions.iter_mut().zip(&later.interactions) {
            sums.merge(other);
        }
        for (watch, other) in self.watched.iter_mut().zip(&later.watched) {
            watch.merge(other);
        }
        for (place, pool) in &later.pools {
            self.pool_at(*place).merge(pool);
        }
    }

    /// How many evenings it holds.
    pub fn evenings(&self) -> u64 {
        self.evenings
    }

    /// Which look it is, from 1.
    pub(in crate::compare) fn look(&self) -> u32 {
        self.look
    }

    /// Seed of the evenings.
    pub(in crate::compare) fn seed(&self) -> u64 {
        self.seed
    }

    /// Whether there are several evenings, all took the same course under each policy, and a measure is the same on
    /// all of them: nothing of it is left to chance.
    pub(in crate::compare) fn is_certain(&self, measure: usize) -> bool {
        let is_certain = |course: &Course| course.first.is_some() && !course.is_varied;
        self.evenings > 1
            && !self.courses.is_empty()
            && self.courses.iter().all(is_certain)
            && (0..self.n_policies).all(|policy| self.cell(policy, measure).values.is_constant())
    }

    /// Index of the policy the others are compared with.
    pub fn baseline(&self) -> usize {
        self.baseline
    }

    /// The values of parties under a policy, of a measure that is pooled.
    pub(in crate::compare) fn pooled(&self, policy: usize, measure: usize) -> Option<&Pooled> {
        self.pools.iter().find(|(place, _)| *place == (policy, measure)).map(|(_, pool)| pool)
    }

    /// On how many evenings a goal is broken under a policy; `None` if it is not counted.
    pub(in crate::compare) fn broken(&self, goal: &Goal, policy: usize) -> Option<BrokenCount> {
        Some(self.watched.iter().find(|watch| watch.is_of(goal))?.count(policy))
    }

    /// The squares among the columns.
    pub(in crate::compare) fn squares(&self) -> &[Square] {
        &self.squares
    }

    /// What both changes of a square bring beyond their sum.
    pub(in crate::compare) fn interaction(&self, square: usize, measure: usize) -> &Pair {
        &self.interactions[square * self.n_measures + measure]
    }

    /// How many differences are told of a measure, which hold together.
    pub(in crate::compare) fn n_differences(&self) -> usize {
        self.alternatives().count() + self.squares.len()
    }

    /// Indices of the other policies.
    pub(in crate::compare) fn alternatives(&self) -> impl Iterator<Item = usize> + use<> {
        let baseline = self.baseline;
        (0..self.n_policies).filter(move |policy| *policy != baseline)
    }

    pub(in crate::compare) fn cell(&self, policy: usize, measure: usize) -> &Cell {
        &self.cells[policy * self.n_measures + measure]
    }

    /// How far the values of a measure range, over these policies and all evenings; 0 without a value.
    pub(in crate::compare) fn range(&self, policies: &[usize], measure: usize) -> f64 {
        let cells = || policies.iter().map(|policy| self.cell(*policy, measure));
        let lowest = cells().filter_map(|cell| Some(cell.lowest?.value)).reduce(f64::min);
        let highest = cells().filter_map(|cell| Some(cell.highest?.value)).reduce(f64::max);
        highest.zip(lowest).map_or(0.0, |(high, low)| high - low)
    }

    pub(in crate::compare) fn pair(&self, policy: usize, measure: usize) -> &Pair {
        &self.pairs[policy * self.n_measures + measure]
    }

    /// Differences between two policies; which is less which does not matter to whether they hold 0. `None`
    /// where they are not kept.
    pub(in crate::compare) fn rivals(
        &self,
        one: usize,
        other: usize,
        measure: usize,
    ) -> Option<&Sample> {
        if self.n_policies > MOST_RIVALS {
            return None;
        }
        let (earlier, later) = (one.min(other), one.max(other));
        let before = earlier * (2 * self.n_policies - earlier - 1) / 2;
        Some(&self.rivals[(before + later - earlier - 1) * self.n_measures + measure])
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

    fn filled(evenings: std::ops::RangeInclusive<u64>) -> Tally {
        let mut tally = Tally::new(2, 0, 2);
        evenings.for_each(|number| tally.push(number, &evening(number)));
        tally
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
        let mut tally = filled(1..=100);
        tally.push(101, &[vec![Ok(0.1 + 0.2), Ok(-0.0)], vec![Ok(1.0 / 3.0), Ok(5e-324)]]);
        let written = serde_json::to_string(&tally).unwrap();
        let mut read: Tally = serde_json::from_str(&written).unwrap();
        assert_eq!(read, tally);
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
        let later = filled(102..=150);
        read.merge(&later);
        tally.merge(&later);
        assert_eq!(read, tally);
    }

    #[test]
    fn any_two_policies_have_their_differences() {
        let mut tally = Tally::new(4, 0, 2);
        let policy = |x: f64| vec![Ok(x), Ok(-x)];
        tally.push(1, &[1.0, 10.0, 100.0, 1000.0].map(policy));
        let expected = [(0, 1, 9.0), (0, 3, 999.0), (2, 1, 90.0), (1, 3, 990.0), (3, 2, 900.0)];
        for (one, other, difference) in expected {
            assert_eq!(tally.rivals(one, other, 0).unwrap().mean(), Some(difference));
            assert_eq!(tally.rivals(one, other, 1).unwrap().mean(), Some(-difference));
        }
    }

    #[test]
    fn an_evening_without_a_value_on_one_side_is_no_pair() {
        let tally = filled(1..=3);
        assert_eq!(tally.pair(1, 1).differences.count(), 2);
        assert_eq!(tally.cell(1, 1).values.count(), 3);
        assert_eq!(tally.cell(0, 1).main_reason(), Some(Missing::NotPassed));
    }

    #[test]
    fn of_equally_large_differences_the_earlier_evening_is_kept() {
        let mut tally = Tally::new(2, 0, 1);
        tally.push(1, &[vec![Ok(0.0)], vec![Ok(1.0)]]);
        tally.push(2, &[vec![Ok(0.0)], vec![Ok(-5.0)]]);
        let mut later = Tally::new(2, 0, 1);
        later.push(3, &[vec![Ok(0.0)], vec![Ok(5.0)]]);
        tally.merge(&later);
        assert_eq!(tally.pair(1, 0).largest, Some(Largest { evening: 2, difference: -5.0 }));
    }
}

//! The best of several columns, chosen as soon as it is sure enough.

use crate::numbers::sequential::{Boundary, could_turn};
use crate::numbers::stats::{Bounds, Few, Sample, less};

/// So many differences of two columns must differ from the commonest before they say how far they spread.
const DIFFERING: usize = 10;

/// While fewer do, limits for what rarely differs are looked at whenever the rows have doubled: as often at most.
const LOOKS: f64 = 10.0;

/// A race between columns of values, row by row under equal conditions: who is surely behind leaves it, and
/// the last one in is chosen.
///
/// If the best mean is at least δ above all others, it is chosen with probability 1 − α or more; if others are
/// nearer, one of those near the best may be chosen. It assumes that rows are independent and that
/// differences are about normal. What rows have in common cancels, because spreads are those of differences:
/// the better columns go together, the sooner a race is over.
///
/// Where fewer than ten differences of a pair differ from the commonest, limits decide that hold whatever their law; and
/// nothing is decided while what has not been seen, as far out as the columns' values range, could turn it. Two columns
/// that are equal in so many rows that it could not by δ are tied.
///
/// Source: Kim & Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM
/// Transactions on Modeling and Computer Simulation 11 (2001) 251–273. Two changes, both simulated: a pair's spread is
/// known once ten of its differences differ, and is never taken for smaller than all of them show.
#[derive(Clone, Debug)]
pub struct Race {
    delta: f64,
    beta: f64,
    columns: Vec<Column>,
    /// Each column less every later one, by the earlier, then by the later.
    pairs: Vec<Vec<Pair>>,
    n_first: u64,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    sum: f64,
    n: u64,
    lowest: f64,
    highest: f64,
    is_in: bool,
}

#[derive(Clone, Debug, Default)]
struct Pair {
    differences: Sample,
    /// Once it says how far it spreads: the variance until then.
    spread: Option<(f64, Boundary)>,
    is_tied: bool,
}

/// How a column stands in a race.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The mean of its values, up to where it left the race; not a number without any.
    pub mean: f64,
    /// How many values it had.
    pub n: u64,
    /// Whether it is still in the race.
    pub is_in: bool,
}

/// Who of two is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behind {
    Earlier,
    Later,
    Neither,
}

impl Race {
    /// Starts with the first rows of all columns: `first[i]` are the values of column i, larger ones being
    /// better, equally many of each [≥ 2, better 20 or more]. A difference of less than `delta` > 0 matters to
    /// nobody; `alpha` is how often the choice may be wrong (0 < α < ½).
    pub fn start(first: &[Vec<f64>], delta: f64, alpha: f64) -> Self {
        let n_first = first.first().map_or(0, Vec::len) as u64;
        let n_rivals: f64 = first.iter().skip(1).map(|_| 1.0).sum::<f64>().max(1.0);
        let (lowest, highest) = (f64::INFINITY, f64::NEG_INFINITY);
        let column = Column { sum: 0.0, n: 0, lowest, highest, is_in: true };
        let n_columns = first.len();
        let pairs = (0..n_columns).map(|idx| vec![Pair::default(); n_columns - idx - 1]);
        let mut race = Self {
            delta,
            beta: alpha / n_rivals,
            columns: vec![column; n_columns],
            pairs: pairs.collect(),
            n_first,
        };
        race.add(first);
        race
    }

    /// Columns that are still in the race, ascending.
    pub fn still_in(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|idx| self.columns[*idx].is_in).collect()
    }

    /// Takes in the next rows: of each column that [`Self::still_in`] names, in its order, equally many values.
    pub fn add(&mut self, rows: &[Vec<f64>]) {
        let still_in = self.still_in();
        for (idx, values) in still_in.iter().zip(rows) {
            let column = &mut self.columns[*idx];
            column.sum += values.iter().sum::<f64>();
            column.n += values.len() as u64;
            column.lowest = values.iter().copied().fold(column.lowest, f64::min);
            column.highest = values.iter().copied().fold(column.highest, f64::max);
        }
        for (at, (idx, values)) in still_in.iter().zip(rows).enumerate() {
            for (other, others) in still_in.iter().zip(rows).skip(at + 1) {
                let Pair { differences, .. } = &mut self.pairs[*idx][other - idx - 1];
                values.iter().zip(others).for_each(|(one, two)| differences.push(less(*one, *two)));
            }
        }
        self.screen();
    }

    /// The best column, once the race is over; with it, in ascending order, those that are tied with it.
    pub fn chosen(&self) -> Option<Vec<usize>> {
        let still_in = self.still_in();
        let is_over = !still_in.is_empty()
            && still_in.windows(2).all(|pair| self.pairs[pair[0]][pair[1] - pair[0] - 1].is_tied);
        is_over.then_some(still_in)
    }

    /// There are no more rows: columns that were equal in all of them are tied, and who was behind another by the same in
    /// all of them leaves.
    pub fn end(&mut self) {
        self.settle(&|_, pair: &mut Pair| {
            if !pair.differences.is_constant() {
                return Behind::Neither;
            }
            let mean = pair.differences.mean().unwrap_or(0.0);
            pair.is_tied |= mean == 0.0;
            behind(mean)
        });
    }

    /// How each column stands.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn standings(&self) -> impl Iterator<Item = Standing> {
        self.columns.iter().map(|Column { sum, n, is_in, .. }| Standing {
            mean: sum / *n as f64,
            n: *n,
            is_in: *is_in,
        })
    }

    /// Lets those leave that are behind another by more than chance and δ allow.
    fn screen(&mut self) {
        let (delta, beta, n_first) = (self.delta, self.beta, self.n_first);
        self.settle(&|range, pair: &mut Pair| pair.behind(range, (delta, beta, n_first)));
    }

    /// Asks every pair still in the race who is behind, given how far its values range.
    fn settle(&mut self, ask: &dyn Fn(f64, &mut Pair) -> Behind) {
        let still_in = self.still_in();
        let mut leaving = Vec::new();
        for (at, idx) in still_in.iter().enumerate() {
            for other in &still_in[at + 1..] {
                let [one, two] = [idx, other].map(|idx| self.columns[*idx]);
                let range = one.highest.max(two.highest) - one.lowest.min(two.lowest);
                match ask(range, &mut self.pairs[*idx][other - idx - 1]) {
                    Behind::Earlier => leaving.push(*idx),
                    Behind::Later => leaving.push(*other),
                    Behind::Neither => {}
                }
            }
        }
        for idx in leaving {
            self.columns[idx].is_in = false;
        }
    }
}

impl Pair {
    /// Who is behind by more than chance and δ allow.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    fn behind(&mut self, range: f64, (delta, beta, n_first): (f64, f64, u64)) -> Behind {
        let n = self.differences.count();
        let Some(mean) = self.differences.mean() else { return Behind::Neither };
        let variance = self.differences.moments().variance().unwrap_or(f64::INFINITY);
        let few = self.differences.few().filter(Few::has_equals);
        let is_rare = few.is_some_and(|few| few.deviations.len() < DIFFERING);
        if !is_rare && self.spread.is_none() {
            self.spread = Some((variance, Boundary::new(beta, n)));
        }
        if could_turn(mean.abs() + delta, n, range, beta) {
            return Behind::Neither;
        }
        if let Some((first, boundary)) = self.spread {
            let least = boundary.at(first.max(variance), delta, n as f64);
            let is_told = n as f64 * mean.abs() > least;
            return if is_told { behind(mean) } else { Behind::Neither };
        }
        if self.differences.is_constant() {
            self.is_tied |= mean == 0.0;
            return behind(mean);
        }
        if !(n.is_multiple_of(n_first) && (n / n_first).is_power_of_two()) {
            return Behind::Neither;
        }
        // Nothing is drawn of so few.
        let level = 1.0 - 2.0 * beta / LOOKS;
        let limits = self.differences.interval(level, (Bounds::ANY, range), &mut || 0);
        match limits {
            Some((_, high)) if mean < 0.0 && high < delta => Behind::Earlier,
            Some((low, _)) if mean > 0.0 && low > -delta => Behind::Later,
            Some(_) | None => Behind::Neither,
        }
    }
}

/// Who is behind where the earlier less the later is so on average.
fn behind(mean: f64) -> Behind {
    if mean < 0.0 {
        Behind::Earlier
    } else if mean > 0.0 {
        Behind::Later
    } else {
        Behind::Neither
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(n: u32, mean: f64, by: u32) -> Vec<f64> {
        (0..n).map(|row| mean + f64::from((row * by) % 7) - 3.0).collect()
    }

    /// Rows of the same columns until the race is over; how many.
    fn run(race: &mut Race, rows: &dyn Fn(usize) -> Vec<f64>, most: u64) -> u64 {
        while race.chosen().is_none() && race.columns[race.still_in()[0]].n < most {
            let next: Vec<Vec<f64>> = race.still_in().into_iter().map(rows).collect();
            race.add(&next);
        }
        race.columns[race.still_in()[0]].n
    }

    #[test]
    fn who_is_far_behind_leaves_at_once_and_who_is_near_later() {
        let rows = |idx| match idx {
            0 => wave(49, 0.0, 2),
            1 => wave(49, 5.0, 3),
            _ => wave(49, 4.9, 5),
        };
        let mut race = Race::start(&[rows(0), rows(1), rows(2)], 0.1, 0.05);
        assert_eq!((race.still_in(), race.chosen()), (vec![1, 2], None));
        let n = run(&mut race, &rows, 100_000);
        assert_eq!(race.chosen(), Some(vec![1]));
        let standings: Vec<Standing> = race.standings().collect();
        assert_eq!(standings.iter().map(|one| one.n).collect::<Vec<_>>(), [49, n, n]);
        assert!(
            (standings[1].mean - 5.0).abs() < 1e-9 && standings[1].is_in && !standings[0].is_in
        );
    }

    #[test]
    fn what_is_equal_in_so_many_rows_that_nothing_unseen_could_part_it_is_tied() {
        let rows = |idx| wave(49, if idx == 1 { 0.0 } else { 5.0 }, if idx == 1 { 2 } else { 3 });
        let mut race = Race::start(&[rows(0), rows(1), rows(2)], 0.1, 0.05);
        assert_eq!((race.still_in(), race.chosen()), (vec![0, 2], None));
        // 6 apart at most: 6 (1 − 0.025^(1/n)) is 0.1 at 220.
        assert_eq!((run(&mut race, &rows, 9999), race.chosen()), (245, Some(vec![0, 2])));
        // A constant difference is none of chance, once it is no rare one.
        let rows = |idx| wave(49, if idx == 1 { 5.01 } else { 5.0 }, 3);
        let mut race = Race::start(&[rows(0), rows(1)], 0.1, 0.05);
        assert_eq!((race.chosen(), run(&mut race, &rows, 9999)), (None, 196));
        assert_eq!(race.chosen(), Some(vec![1]));
        // Or there are no more rows.
        let mut race = Race::start(&[rows(0), rows(1)], 0.1, 0.05);
        race.end();
        assert_eq!(race.chosen(), Some(vec![1]));
        let mut race = Race::start(&[rows(0), rows(0)], 0.1, 0.05);
        race.end();
        assert_eq!(race.chosen(), Some(vec![0, 1]));
    }

    #[test]
    fn what_rarely_happens_is_waited_for() {
        // One row in 200 brings 60, so that it is better by 0.25 although it is worse in all others.
        let common = |row: u32| 0.2 * f64::from(row % 61);
        let value = |row: u32| common(row) - 0.05 + if row == 150 { 60.0 } else { 0.0 };
        let rows = |idx| -> Vec<f64> {
            (0..200).map(|row| if idx == 0 { common(row) } else { value(row) }).collect()
        };
        let first: Vec<Vec<f64>> = [0, 1].map(|idx| rows(idx)[..50].to_vec()).to_vec();
        let mut race = Race::start(&first, 0.1, 0.05);
        assert_eq!(race.chosen(), None);
        race.add(&[0, 1].map(|idx| rows(idx)[50..].to_vec()));
        assert_eq!(race.chosen(), None);
        run(&mut race, &rows, 100_000);
        assert_eq!(race.chosen(), Some(vec![1]));
    }

    #[test]
    fn who_runs_alone_is_chosen() {
        assert_eq!(Race::start(&[wave(49, 0.0, 2)], 0.1, 0.05).chosen(), Some(vec![0]));
        assert_eq!(Race::start(&[], 0.1, 0.05).chosen(), None);
    }
}

//! The best of several columns, chosen as soon as it is sure enough.

use crate::numbers::sequential::Boundary;
use crate::numbers::stats::Moments;

/// A race between columns of values, row by row under equal conditions: who is surely behind leaves it, and
/// the last one in is chosen.
///
/// If the best mean is at least δ above all others, it is chosen with probability 1 − α or more; if others are
/// nearer, one of those near the best may be chosen. It assumes that rows are independent and that
/// differences are about normal. What rows have in common cancels, because spreads are those of differences:
/// the better columns go together, the sooner a race is over.
///
/// Source: Kim & Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM
/// Transactions on Modeling and Computer Simulation 11 (2001) 251–273.
#[derive(Clone, Debug)]
pub struct Race {
    delta: f64,
    boundary: Boundary,
    columns: Vec<Column>,
    /// Variance of the differences of the first values of two columns; `None` if they were equal in every row.
    spreads: Vec<Vec<Option<f64>>>,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    sum: f64,
    n: u64,
    is_in: bool,
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

impl Race {
    /// Starts with the first rows of all columns: `first[i]` are the values of column i, larger ones being
    /// better, equally many of each [≥ 2, better 20 or more]. A difference of less than `delta` > 0 matters to
    /// nobody; `alpha` is how often the choice may be wrong (0 < α < ½).
    pub fn start(first: &[Vec<f64>], delta: f64, alpha: f64) -> Self {
        let n = first.first().map_or(0, Vec::len) as u64;
        let n_rivals: f64 = first.iter().skip(1).map(|_| 1.0).sum::<f64>().max(1.0);
        let spread = |one: &[f64], other: &[f64]| -> Option<f64> {
            let differences = one.iter().zip(other).map(|(one, other)| one - other);
            let moments: Moments = differences.collect();
            let is_equal = one.iter().zip(other).all(|(one, other)| one.total_cmp(other).is_eq());
            moments.variance().filter(|_| !is_equal)
        };
        let spreads =
            first.iter().map(|one| first.iter().map(|other| spread(one, other)).collect());
        let column = |values: &Vec<f64>| Column { sum: values.iter().sum(), n, is_in: true };
        let mut race = Self {
            delta,
            boundary: Boundary::new(alpha / n_rivals, n),
            columns: first.iter().map(column).collect(),
            spreads: spreads.collect(),
        };
        race.screen();
        race
    }

    /// Columns that are still in the race, ascending.
    pub fn still_in(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|idx| self.columns[*idx].is_in).collect()
    }

    /// Takes in the next rows: of each column that [`Self::still_in`] names, in its order, equally many values.
    pub fn add(&mut self, rows: &[Vec<f64>]) {
        for (idx, values) in self.still_in().into_iter().zip(rows) {
            self.columns[idx].sum += values.iter().sum::<f64>();
            self.columns[idx].n += values.len() as u64;
        }
        self.screen();
    }

    /// The best column, once the race is over; with it, in ascending order, those that were equal to it in
    /// each of the first rows, which no race can tell apart.
    pub fn chosen(&self) -> Option<Vec<usize>> {
        let still_in = self.still_in();
        let pairs = still_in.windows(2).map(|pair| self.spreads[pair[0]][pair[1]]);
        let is_over = !still_in.is_empty() && pairs.into_iter().all(|spread| spread.is_none());
        is_over.then_some(still_in)
    }

    /// How each column stands.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn standings(&self) -> impl Iterator<Item = Standing> {
        self.columns.iter().map(|Column { sum, n, is_in }| Standing {
            mean: sum / *n as f64,
            n: *n,
            is_in: *is_in,
        })
    }

    /// Lets those leave that are behind another by more than chance and δ allow.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    fn screen(&mut self) {
        let still_in = self.still_in();
        let is_behind = |idx: usize, rival: usize| {
            let (own, best) = (self.columns[idx], self.columns[rival]);
            self.spreads[idx][rival].is_some_and(|spread| {
                best.sum - own.sum > self.boundary.at(spread, self.delta, own.n as f64)
            })
        };
        let leaving: Vec<usize> = still_in
            .iter()
            .copied()
            .filter(|idx| still_in.iter().any(|rival| is_behind(*idx, *rival)))
            .collect();
        for idx in leaving {
            self.columns[idx].is_in = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(n: u32, mean: f64, by: u32) -> Vec<f64> {
        (0..n).map(|row| mean + f64::from((row * by) % 7) - 3.0).collect()
    }

    #[test]
    fn who_is_far_behind_leaves_at_once_and_who_is_near_later() {
        let first = [wave(49, 0.0, 2), wave(49, 5.0, 3), wave(49, 4.9, 5)];
        let mut race = Race::start(&first, 0.1, 0.05);
        assert_eq!((race.still_in(), race.chosen()), (vec![1, 2], None));
        let mut rows = 49;
        while race.chosen().is_none() {
            race.add(&[wave(49, 5.0, 3), wave(49, 4.9, 5)]);
            rows += 49;
        }
        assert_eq!(race.chosen(), Some(vec![1]));
        let standings: Vec<Standing> = race.standings().collect();
        assert_eq!(standings.iter().map(|one| one.n).collect::<Vec<_>>(), [49, rows, rows]);
        assert!(
            (standings[1].mean - 5.0).abs() < 1e-9 && standings[1].is_in && !standings[0].is_in
        );
    }

    #[test]
    fn what_is_equal_in_every_row_is_not_told_apart() {
        let first = [wave(49, 5.0, 3), wave(49, 0.0, 2), wave(49, 5.0, 3)];
        assert_eq!(Race::start(&first, 0.1, 0.05).chosen(), Some(vec![0, 2]));
        // A constant difference is none of chance.
        let first = [wave(49, 5.0, 3), wave(49, 5.01, 3)];
        assert_eq!(Race::start(&first, 0.1, 0.05).chosen(), Some(vec![1]));
    }

    #[test]
    fn who_runs_alone_is_chosen() {
        assert_eq!(Race::start(&[wave(49, 0.0, 2)], 0.1, 0.05).chosen(), Some(vec![0]));
        assert_eq!(Race::start(&[], 0.1, 0.05).chosen(), None);
    }
}

//! What a sweep came to: a comparison a point.

use crate::catalogue::MeasureKey;
use crate::compare::Verdict;
use crate::results::{Heading, Results};
use crate::scenario::Override;

/// A comparison at each of several values.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// Where it comes from.
    pub heading: Heading,
    /// The points that are finished, in order.
    pub points: Vec<SweepPoint>,
    /// How many were wanted.
    pub wanted: usize,
    /// Whether it was ended before all were finished.
    pub is_cut_short: bool,
}

/// A comparison at some values.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepPoint {
    /// What is set at it.
    pub set: Vec<Override>,
    /// What came of it.
    pub results: Results,
}

/// Two neighbouring points between which what can be said of a difference turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Index of the column.
    pub column: usize,
    /// Index of the point before; the next point is behind.
    pub after: usize,
    /// What is said before, and behind.
    pub verdicts: [Verdict; 2],
}

impl Sweep {
    /// What can be said of a column's difference at a point.
    pub fn verdict(&self, point: usize, column: usize, key: MeasureKey) -> Option<Verdict> {
        let measures = &self.points[point].results.comparison.measures;
        let measure = measures.iter().find(|measure| measure.key == key)?;
        Some(measure.policies[column].difference.as_ref()?.as_ref().ok()?.verdict)
    }

    /// Where the verdict on a measure turns, column by column, from point to point as they stand.
    pub fn turns(&self, key: MeasureKey) -> Vec<Turn> {
        let Some(first) = self.points.first() else { return Vec::new() };
        let columns = first.results.comparison.alternatives();
        let of_column = |column: usize| {
            (1..self.points.len()).filter_map(move |point| {
                let verdicts = [point - 1, point].map(|at| self.verdict(at, column, key));
                let [Some(before), Some(behind)] = verdicts else { return None };
                let verdicts = [before, behind];
                (before != behind).then_some(Turn { column, after: point - 1, verdicts })
            })
        };
        columns.flat_map(of_column).collect()
    }
}

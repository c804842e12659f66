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

/// Two points between which what is told of a difference turns; at those between them nothing can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Index of the column.
    pub column: usize,
    /// Index of the point before.
    pub after: usize,
    /// Index of the point behind.
    pub until: usize,
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

    /// Where the verdict on a measure turns, column by column, from point to point as they stand. Points at which nothing
    /// can be told are passed over: that a difference begins to be told, or ceases, may be chance.
    pub fn turns(&self, key: MeasureKey) -> Vec<Turn> {
        let Some(first) = self.points.first() else { return Vec::new() };
        let columns = first.results.comparison.alternatives();
        let of_column = |column: usize| {
            let told = (0..self.points.len()).filter_map(|at| {
                let verdict = self.verdict(at, column, key)?;
                (verdict != Verdict::CannotTell).then_some((at, verdict))
            });
            let told: Vec<(usize, Verdict)> = told.collect();
            let turns = told.windows(2).filter(|pair| pair[0].1 != pair[1].1).map(|pair| {
                let [(after, before), (until, behind)] = [pair[0], pair[1]];
                Turn { column, after, until, verdicts: [before, behind] }
            });
            turns.collect::<Vec<Turn>>()
        };
        columns.flat_map(of_column).collect()
    }
}

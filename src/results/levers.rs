//! What moves a measure, value by value.

use crate::catalogue::MeasureKey;
use crate::compare::{Estimate, Verdict};
use crate::results::Heading;
use crate::scenario::Lever;

/// What moves a difference, or a measure of the only column.
#[derive(Clone, Debug, PartialEq)]
pub struct Levers {
    /// Where it comes from.
    pub heading: Heading,
    /// The measure.
    pub key: MeasureKey,
    /// The column, and the one it is compared with, if there are two.
    pub columns: Vec<String>,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Evenings of each end.
    pub evenings: u64,
    /// The difference as the house is, at 95 %.
    pub base: Estimate,
    /// What can be said of it; of one column nothing.
    pub verdict: Option<Verdict>,
    /// The values that move it, the largest swing first.
    pub levers: Vec<Swing>,
    /// Paths that move nothing on any evening played.
    pub idle: Vec<String>,
    /// Paths that are 0 and have no range.
    pub without_range: Vec<String>,
    /// What the first few levers bring in pairs beyond their sum.
    pub pairs: Vec<Pair>,
    /// Whether it was ended before all were tried.
    pub is_cut_short: bool,
}

/// One value moved from one end to the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// The value.
    pub lever: Lever,
    /// At its lower end; `None`: the file's rules forbid it, and the value as it is stands for it.
    pub low: Option<End>,
    /// At its upper end.
    pub high: Option<End>,
    /// The difference at the upper end less that at the lower, paired evening by evening, at 95 %.
    pub swing: Estimate,
    /// The same of each column's measure by itself.
    pub of_columns: Vec<f64>,
    /// How likely so large a swing is by chance, adjusted for the number of levers (Holm) [0–1]; `None`: too few
    /// evenings differ.
    pub p: Option<f64>,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The difference there.
    pub difference: Estimate,
    /// What can be said of it.
    pub verdict: Option<Verdict>,
}

/// Two levers moved together.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Their paths.
    pub paths: [String; 2],
    /// The swing of both together less the sum of each.
    pub beyond: Estimate,
}

/// Chance at which a swing is told from none.
const TOLD: f64 = 0.05;

impl Swing {
    /// Whether it is surely not none, with all others that are said to be not.
    pub fn is_told(&self) -> bool {
        self.p.is_some_and(|p| p < TOLD)
    }
}

impl Levers {
    /// The levers of which one end turns or takes away what can be said, of those whose swing is told from none: at the
    /// ends of a value that moves nothing a verdict may differ by chance.
    pub fn flips(&self) -> impl Iterator<Item = &Swing> {
        let told = self.verdict;
        self.levers.iter().filter(move |swing| {
            let ends = [swing.low, swing.high].into_iter().flatten();
            told.is_some()
                && swing.is_told()
                && ends.map(|end| end.verdict).any(|verdict| verdict != told)
        })
    }

    /// The least and the largest difference at any end of an assumed value.
    pub fn assumed_range(&self) -> (f64, f64) {
        let ends = self.levers.iter().flat_map(|swing| [swing.low, swing.high]).flatten();
        let all = ends.map(|end| end.difference.mean).chain([self.base.mean]);
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
    }
}

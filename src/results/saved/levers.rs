//! What `levers` saves.

use serde::{Deserialize, Serialize};

use crate::catalogue::Provenance;
use crate::render::json::pretty;
use crate::results::saved::{Limits, SavedHead};
use crate::results::{End, Levers, Pair, Swing};

/// Levers as they stand in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedLevers {
    /// What it comes from.
    #[serde(flatten)]
    pub head: SavedHead,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Evenings of each end.
    pub evenings: u64,
    /// Whether it was ended before all were tried.
    pub interrupted: bool,
    /// Key of the measure.
    pub measure: String,
    /// The column, and the one it is compared with, if there are two.
    pub columns: Vec<String>,
    /// The difference as the house is.
    pub base: Limits,
    /// What can be said of it.
    pub verdict: Option<String>,
    /// The values that move it, the largest swing first; those that move nothing last, with 0.
    pub levers: Vec<LeverEntry>,
    /// Paths that are 0 and have no range.
    pub without_range: Vec<String>,
    /// What pairs bring beyond their sum, where that shows.
    pub pairs: Vec<PairEntry>,
    /// Paths of which one end turns or takes away the verdict.
    pub flips: Vec<String>,
}

/// A value moved from one end to the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeverEntry {
    /// Its path.
    pub path: String,
    /// What it is; `null` of what moves nothing.
    pub now: Option<String>,
    /// `assumed`, or the source of its range.
    pub range: Option<String>,
    /// At its lower end.
    pub low: Option<EndEntry>,
    /// At its upper end.
    pub high: Option<EndEntry>,
    /// The difference at the upper end less that at the lower.
    pub swing: f64,
    /// Its 95 % interval.
    pub limits: Option<Limits>,
    /// The same of each column by itself, in their order.
    pub of_columns: Vec<f64>,
    /// How likely so large a swing is by chance, adjusted for all of them (Holm); `null` where too few evenings
    /// differ.
    pub p: Option<f64>,
}

/// One end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EndEntry {
    /// The value there.
    pub value: String,
    /// The difference there; `null` where the file's rules forbid the value.
    pub difference: Option<f64>,
    /// What can be said of it.
    pub verdict: Option<String>,
}

/// Two values together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairEntry {
    /// Their paths.
    pub paths: [String; 2],
    /// The swing of both together less the sum of each.
    pub beyond: Limits,
}

/// How far single assumptions move a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssumptionsEntry {
    /// Key of the measure.
    pub measure: String,
    /// The column, and the one it is compared with.
    pub columns: Vec<String>,
    /// Evenings on which each was tried.
    pub evenings: u64,
    /// The difference as the house is, and its limits by chance.
    pub by_chance: Limits,
    /// The least difference under any single one.
    pub low: f64,
    /// The largest.
    pub high: f64,
    /// Those that turn or take away the verdict.
    pub flips: Vec<String>,
}

impl AssumptionsEntry {
    pub(super) fn of(levers: &Levers) -> Self {
        let (low, high) = levers.assumed_range();
        Self {
            measure: levers.key.key(),
            columns: levers.columns.clone(),
            evenings: levers.evenings,
            by_chance: Limits::of(&Ok(levers.base)),
            low,
            high,
            flips: levers.flips().map(|swing| swing.lever.path.clone()).collect(),
        }
    }
}

impl SavedLevers {
    /// The file form of levers.
    pub fn of(levers: &Levers) -> Self {
        let idle = levers.idle.iter().map(|path| LeverEntry {
            path: path.clone(),
            now: None,
            range: None,
            low: None,
            high: None,
            swing: 0.0,
            limits: None,
            of_columns: vec![0.0; levers.columns.len()],
            p: None,
        });
        Self {
            head: SavedHead::of(&levers.heading),
            first_evening: levers.first_evening,
            evenings: levers.evenings,
            interrupted: levers.is_cut_short,
            measure: levers.key.key(),
            columns: levers.columns.clone(),
            base: Limits::of(&Ok(levers.base)),
            verdict: levers.verdict.map(|verdict| verdict.key().to_owned()),
            levers: levers.levers.iter().map(LeverEntry::of).chain(idle).collect(),
            without_range: levers.without_range.clone(),
            pairs: levers.pairs.iter().map(PairEntry::of).collect(),
            flips: levers.flips().map(|swing| swing.lever.path.clone()).collect(),
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

impl LeverEntry {
    fn of(swing: &Swing) -> Self {
        let lever = &swing.lever;
        let range = match lever.provenance {
            Provenance::Assumed => "assumed".to_owned(),
            Provenance::From(source) => source.to_owned(),
        };
        Self {
            path: lever.path.clone(),
            now: Some(lever.now.clone()),
            range: Some(range),
            low: Some(EndEntry::of(&lever.low, swing.low)),
            high: Some(EndEntry::of(&lever.high, swing.high)),
            swing: swing.swing.mean + 0.0,
            limits: Some(Limits::of(&Ok(swing.swing))),
            of_columns: swing.of_columns.clone(),
            p: swing.p,
        }
    }
}

impl EndEntry {
    fn of(value: &str, end: Option<End>) -> Self {
        Self {
            value: value.to_owned(),
            difference: end.map(|end| end.difference.mean + 0.0),
            verdict: end.and_then(|end| end.verdict).map(|verdict| verdict.key().to_owned()),
        }
    }
}

impl PairEntry {
    fn of(pair: &Pair) -> Self {
        Self { paths: pair.paths.clone(), beyond: Limits::of(&Ok(pair.beyond)) }
    }
}

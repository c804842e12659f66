//! What `sweep` saves.

use serde::{Deserialize, Serialize};

use crate::render::json::pretty;
use crate::results::Sweep;
use crate::results::saved::{Named, Saved};

/// A sweep as it stands in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedSweep {
    /// Whether it was ended before all points were finished.
    pub interrupted: bool,
    /// How many points were wanted.
    pub wanted: u64,
    /// Those that are finished, in order.
    pub points: Vec<PointEntry>,
}

/// A point of a sweep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PointEntry {
    /// What is set at it: values by their paths.
    pub set: Named<String>,
    /// The comparison there, as `compare` saves it.
    pub comparison: Saved,
}

impl SavedSweep {
    /// The file form of a sweep.
    pub fn of(sweep: &Sweep) -> Self {
        let points = sweep.points.iter().map(|point| PointEntry {
            set: point.set.iter().map(|set| (&set.path, set.value.clone())).collect(),
            comparison: Saved::of(&point.results),
        });
        Self {
            interrupted: sweep.is_cut_short,
            wanted: sweep.wanted as u64,
            points: points.collect(),
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

//! What `ladder` saves.

use serde::{Deserialize, Serialize};

use crate::compare::SharedOut;
use crate::render::json::pretty;
use crate::results::saved::{Limits, SavedHead};
use crate::results::{Ladder, SharedBy, Switch};

/// A ladder as it stands in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedLadder {
    /// What it comes from.
    #[serde(flatten)]
    pub head: SavedHead,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Evenings that have a value in every combination.
    pub evenings: u64,
    /// Evenings that have none in some.
    pub left_out: u64,
    /// Key of the measure.
    pub measure: String,
    /// `freedoms` or `causes`.
    pub by: String,
    /// The policy it starts from.
    pub from: String,
    /// The one it ends with.
    pub to: String,
    /// How sure each share is [0–1].
    pub level: f64,
    /// The difference of both at 95 %.
    pub difference: Limits,
    /// The shares, which add up to it.
    pub shares: Vec<ShareEntry>,
}

/// One switch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShareEntry {
    /// What it is called.
    pub key: String,
    /// What it changes.
    pub changes: Vec<ChangeEntry>,
    /// Its share and the limits of it.
    pub share: Limits,
    /// What it brings alone.
    pub alone: f64,
    /// What is lost if it alone is taken away.
    pub last: f64,
}

/// One value a switch changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeEntry {
    /// Its key or path.
    pub key: String,
    /// Its value off.
    pub off: String,
    /// Its value on.
    pub on: String,
}

impl SavedLadder {
    /// The file form of a ladder.
    pub fn of(ladder: &Ladder) -> Self {
        let by = match ladder.of {
            SharedBy::Freedoms => "freedoms",
            SharedBy::Causes => "causes",
        };
        Self {
            head: SavedHead::of(&ladder.heading),
            first_evening: ladder.first_evening,
            evenings: ladder.evenings,
            left_out: ladder.left_out,
            measure: ladder.key.key(),
            by: by.to_owned(),
            from: ladder.from.clone(),
            to: ladder.to.clone(),
            level: ladder.level,
            difference: Limits::of(&Ok(ladder.difference)),
            shares: ladder.switches.iter().map(ShareEntry::of).collect(),
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

impl ShareEntry {
    fn of((switch, parts): &(Switch, SharedOut)) -> Self {
        let changes = switch.changes.iter().cloned();
        Self {
            key: switch.name.clone(),
            changes: changes.map(|[key, off, on]| ChangeEntry { key, off, on }).collect(),
            share: Limits::of(&Ok(parts.share)),
            alone: parts.alone.mean,
            last: parts.last.mean,
        }
    }
}

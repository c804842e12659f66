//! Sums of one measure: under one policy, and of its difference from the baseline.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Missing, Value};
use crate::numbers::stats::{QuantileSketch, Sample};

/// The evening on which two policies differed most.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Largest {
    /// Number of the evening, from 1.
    pub evening: u64,
    /// The policy's value less the baseline's.
    pub difference: f64,
}

/// An evening at one end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extreme {
    /// Number of the evening, from 1; of equals the earliest.
    pub evening: u64,
    /// Its value.
    pub value: f64,
}

/// Sums of one measure under one policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::compare) struct Cell {
    /// Of the evenings that have a value.
    pub(in crate::compare) values: Sample,
    /// Of the same evenings.
    pub(in crate::compare) sketch: QuantileSketch,
    /// The one with the lowest value.
    pub(in crate::compare) lowest: Option<Extreme>,
    /// The one with the highest.
    pub(in crate::compare) highest: Option<Extreme>,
    /// Evenings without a value, by reason, in the order of [`Missing::ALL`].
    pub(in crate::compare) missing: [u64; Missing::COUNT],
}

/// Sums of one measure's difference between a policy and the baseline, over the evenings on which both
/// have a value. The baseline's own stay empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::compare) struct Pair {
    pub(in crate::compare) differences: Sample,
    pub(in crate::compare) above: u64,
    pub(in crate::compare) below: u64,
    pub(in crate::compare) tied: u64,
    pub(in crate::compare) largest: Option<Largest>,
}

impl Cell {
    pub(super) fn push(&mut self, evening: u64, value: Value) {
        match value {
            Ok(value) => {
                self.values.push(value);
                self.sketch.add(value);
                self.widen(Extreme { evening, value });
            }
            Err(reason) => self.missing[reason as usize] += 1,
        }
    }

    pub(super) fn merge(&mut self, later: &Self) {
        self.values.merge(&later.values);
        self.sketch.merge(&later.sketch);
        for extreme in [later.lowest, later.highest].into_iter().flatten() {
            self.widen(extreme);
        }
        for (count, other) in self.missing.iter_mut().zip(later.missing) {
            *count += other;
        }
    }

    /// Takes in an evening that is no earlier than those taken in.
    fn widen(&mut self, evening: Extreme) {
        if self.lowest.is_none_or(|lowest| evening.value < lowest.value) {
            self.lowest = Some(evening);
        }
        if self.highest.is_none_or(|highest| evening.value > highest.value) {
            self.highest = Some(evening);
        }
    }

    /// The reason most evenings give for having no value; of equals, the first in the catalogue.
    pub(in crate::compare) fn main_reason(&self) -> Option<Missing> {
        let counted = Missing::ALL.into_iter().zip(self.missing).rev();
        counted
            .filter(|(_, count)| *count > 0)
            .max_by_key(|(_, count)| *count)
            .map(|(reason, _)| reason)
    }
}

impl Pair {
    pub(super) fn push(&mut self, evening: u64, difference: f64) {
        self.differences.push(difference);
        if difference > 0.0 {
            self.above += 1;
        } else if difference < 0.0 {
            self.below += 1;
        } else {
            self.tied += 1;
        }
        self.note(Largest { evening, difference });
    }

    pub(super) fn merge(&mut self, later: &Self) {
        self.differences.merge(&later.differences);
        self.above += later.above;
        self.below += later.below;
        self.tied += later.tied;
        if let Some(largest) = later.largest {
            self.note(largest);
        }
    }

    /// Keeps the larger difference, of equals the earlier evening.
    fn note(&mut self, candidate: Largest) {
        let is_larger =
            self.largest.is_none_or(|known| candidate.difference.abs() > known.difference.abs());
        if is_larger {
            self.largest = Some(candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_given_most_often_wins_and_of_equals_the_first_of_the_catalogue() {
        let mut cell = Cell::default();
        cell.push(1, Err(Missing::NoHandoff));
        cell.push(1, Err(Missing::NoParty));
        assert_eq!(cell.main_reason(), Some(Missing::NoParty));
        cell.push(1, Err(Missing::NoHandoff));
        assert_eq!(cell.main_reason(), Some(Missing::NoHandoff));
    }
}

//! What files of results have in common.

use serde::{Deserialize, Serialize};

use crate::compare::{Absent, Comparison, Estimate};
use crate::results::{Column, Heading};

/// What every file of results begins with: what they come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedHead {
    /// Version of the program that wrote it.
    pub orderflow: String,
    /// The scenario.
    pub scenario: SavedScenario,
    /// What was set otherwise than in its file, as `PATH=VALUE`, in the order given.
    pub overrides: Vec<String>,
    /// Seed of every stream.
    pub seed: u64,
}

impl SavedHead {
    pub(super) fn of(heading: &Heading) -> Self {
        Self {
            orderflow: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: SavedScenario::of(heading),
            overrides: heading.overrides.clone(),
            seed: heading.seed,
        }
    }
}

/// Why a text cannot be read as saved results.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// It holds results of `season`, which have a beginning and an end instead of one mean.
    #[error("results of `season`")]
    OfSeason,
    /// What is missing or of another kind, with its line.
    #[error(transparent)]
    Unreadable(serde_json::Error),
}

/// The scenario, by its title and its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedScenario {
    /// Its title.
    pub title: String,
    /// SHA-256 of its text, in hexadecimal digits.
    pub sha256: String,
}

impl SavedScenario {
    fn of(heading: &Heading) -> Self {
        Self { title: heading.title.clone(), sha256: heading.sha256.clone() }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnEntry {
    /// What it is called.
    pub name: String,
    /// Name of its policy.
    pub policy: String,
    /// In what its house differs from the scenario's, as `PATH=VALUE`.
    pub set: Vec<String>,
}

impl ColumnEntry {
    /// The file form of columns.
    pub fn all(columns: &[Column]) -> Vec<Self> {
        let entry = |column: &Column| {
            let Column { name, policy, set } = column.clone();
            Self { name, policy, set }
        };
        columns.iter().map(entry).collect()
    }
}

/// How sure the intervals are [0–1].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// Each policy by itself, and all differences of a measure together.
    pub together: f64,
    /// Each difference, which the method makes surer for that.
    pub each_difference: f64,
    /// `bonferroni` or `none`.
    pub method: String,
}

impl Level {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let method = if comparison.policies.len() > 2 { "bonferroni" } else { "none" };
        Self {
            together: comparison.together(),
            each_difference: comparison.level,
            method: method.to_owned(),
        }
    }
}

/// A mean and its interval; `None` where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// The mean.
    pub mean: Option<f64>,
    /// Lower limit of its interval.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
}

impl Limits {
    // A negative zero loses its sign.
    pub(super) fn of(estimate: &Result<Estimate, Absent>) -> Self {
        let known = estimate.as_ref().ok();
        let interval = known.and_then(|estimate| estimate.interval);
        Self {
            mean: known.map(|estimate| estimate.mean + 0.0),
            low: interval.map(|(low, _)| low + 0.0),
            high: interval.map(|(_, high)| high + 0.0),
        }
    }

    /// A mean without limits.
    pub(in crate::results) fn of_mean(mean: f64) -> Self {
        Self { mean: Some(mean), low: None, high: None }
    }

    /// The interval, if there is one.
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.low.zip(self.high)
    }
}

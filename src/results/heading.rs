//! Where results come from.

use crate::catalogue::{MeasureKey, Unit};
use crate::scenario::Loaded;

/// Where results come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Title of the scenario.
    pub title: String,
    /// SHA-256 of the scenario file's text, in hexadecimal digits.
    pub sha256: String,
    /// What was set otherwise than in the file, as `PATH=VALUE`, in the order given.
    pub overrides: Vec<String>,
    /// Seed of every stream.
    pub seed: u64,
    /// Name of the scenario's money.
    pub currency: String,
}

impl Heading {
    /// Of a scenario's evenings with that seed.
    pub fn of(loaded: &Loaded, seed: u64) -> Self {
        Self {
            title: loaded.model.title.clone(),
            sha256: loaded.sha256.clone(),
            overrides: loaded.overrides.clone(),
            seed,
            currency: loaded.model.currency.clone(),
        }
    }
}

/// The unit of a measure's numbers, money by its name.
pub fn unit(key: MeasureKey, currency: &str) -> &str {
    match key.info().unit {
        Unit::Money => currency,
        unit => unit.key(),
    }
}

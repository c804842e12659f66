//! What a renderer of results is given.

use crate::catalogue::{MeasureKey, Unit};
use crate::compare::{Comparison, JudgedGoal};
use crate::experiment::Stop;

/// Where the results come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Title of the scenario.
    pub title: String,
    /// SHA-256 of the scenario file's text, in hexadecimal digits.
    pub sha256: String,
    /// What was set otherwise than in the file, as `PATH=VALUE`, in the order of the command.
    pub overrides: Vec<String>,
    /// Seed of every stream.
    pub seed: u64,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Name of the scenario's money.
    pub currency: String,
    /// The command that tells an evening of these results, but for its number; empty if there is none.
    pub story_command: String,
}

/// Results of `run` (one policy) or `compare` (several).
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Where they come from.
    pub heading: Heading,
    /// Why they are of no more evenings.
    pub stop: Stop,
    /// What they are.
    pub comparison: Comparison,
    /// The scenario's goals, as far as they concern these policies.
    pub goals: Vec<JudgedGoal>,
}

/// How many measures a table for reading shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The most telling ones.
    Headline,
    /// Every one.
    Full,
}

/// The unit of a measure's numbers, money by its name.
pub(super) fn unit(key: MeasureKey, currency: &str) -> &str {
    match key.info().unit {
        Unit::Money => currency,
        unit => unit.key(),
    }
}

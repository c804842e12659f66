//! What `compare --best` saves.

use serde::{Deserialize, Serialize};

use crate::render::json::pretty;
use crate::results::saved::SavedHead;
use crate::results::{BEST_CONFIDENCE, Best, BestAnswer, Runner, unit};

/// A race as it stands in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedBest {
    /// What it comes from.
    #[serde(flatten)]
    pub head: SavedHead,
    /// Whether it was ended before its time.
    pub interrupted: bool,
    /// The measure.
    pub measure: String,
    /// Its unit.
    pub unit: String,
    /// `higher` or `lower`.
    pub better: String,
    /// A difference that matters to nobody.
    pub within: f64,
    /// How surely the best is chosen if the others are at least that much worse.
    pub confidence: f64,
    /// Number of the first evening.
    pub first_evening: u64,
    /// Evenings that were played.
    pub evenings: u64,
    /// Of these the evenings without a value under some column.
    pub left_out: u64,
    /// `chosen`, `tie`, `cannot_tell` or `no_race`.
    pub answer: String,
    /// The column that was chosen, or those that were not told apart.
    pub best: Vec<String>,
    /// The columns, in the order of the plan.
    pub columns: Vec<RunnerEntry>,
}

/// A column in the race.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunnerEntry {
    /// What it is called.
    pub name: String,
    /// Name of its policy.
    pub policy: String,
    /// In what its house differs from the scenario's, as `PATH=VALUE`.
    pub set: Vec<String>,
    /// Its mean up to where it left the race.
    pub mean: Option<f64>,
    /// Evenings it had until then.
    pub evenings: u64,
    /// How much it differs from the column in front, on the evenings both had; null for that one.
    pub difference: Option<f64>,
}

impl SavedBest {
    /// The file form of a race.
    pub fn of(best: &Best) -> Self {
        let Best { heading, key, within, first_evening, evenings, left_out, .. } = best.clone();
        let (answer, named) = match &best.answer {
            BestAnswer::Chosen(only) if only.len() == 1 => ("chosen", only.clone()),
            BestAnswer::Chosen(several) => ("tie", several.clone()),
            BestAnswer::CannotTell(several) => ("cannot_tell", several.clone()),
            BestAnswer::NoRace => ("no_race", Vec::new()),
        };
        let name = |idx: &usize| best.columns[*idx].column.name.clone();
        Self {
            head: SavedHead::of(&heading),
            unit: unit(key, &heading.currency).to_owned(),
            interrupted: best.is_cut_short,
            measure: key.key(),
            better: key.info().better.key().to_owned(),
            within,
            confidence: BEST_CONFIDENCE,
            first_evening,
            evenings,
            left_out,
            answer: answer.to_owned(),
            best: named.iter().map(name).collect(),
            columns: best.columns.iter().map(RunnerEntry::of).collect(),
        }
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }
}

impl RunnerEntry {
    fn of(runner: &Runner) -> Self {
        let column = runner.column.clone();
        Self {
            name: column.name,
            policy: column.policy,
            set: column.set,
            mean: runner.mean.map(|mean| mean + 0.0),
            evenings: runner.evenings,
            difference: runner.difference.map(|difference| difference + 0.0),
        }
    }
}

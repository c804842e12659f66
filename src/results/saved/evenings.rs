//! What `run` and `compare` save.

use serde::{Deserialize, Serialize};

use crate::compare::Precision;
use crate::experiment::Stop;
use crate::render::json::pretty;
use crate::results::Results;
use crate::results::saved::{
    AssumptionsEntry, ByEvening, ColumnEntry, GoalEntry, Level, Measured, NotSaved, RivalsEntry,
    SavedHead, SavedScenario,
};

/// Results of evenings that stand by themselves, as they stand in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// Version of the program that wrote it.
    pub orderflow: String,
    /// The scenario.
    pub scenario: SavedScenario,
    /// What was set otherwise than in its file, as `PATH=VALUE`, in the order given.
    pub overrides: Vec<String>,
    /// Seed of every stream.
    pub seed: u64,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// How many evenings each look before had; only where there was one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looked: Vec<u64>,
    /// Evenings under each policy.
    pub evenings: u64,
    /// Why no more of them.
    pub stopped: Stopped,
    /// How sure the intervals are.
    pub level: Level,
    /// Names of the columns, in the order of the plan: policies by their own, variants and files by theirs.
    pub policies: Vec<String>,
    /// What each of them is.
    pub columns: Vec<ColumnEntry>,
    /// Name of the one the others are compared with.
    pub baseline: String,
    /// In the order of the plan.
    pub measures: Vec<Measured>,
    /// The scenario's goals, as far as they concern these policies.
    pub goals: Vec<GoalEntry>,
    /// What of the lead smaller changes of the baseline also bring; only where that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rivals: Option<RivalsEntry>,
    /// How far single assumptions move the difference in guest score; only where that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumptions: Option<AssumptionsEntry>,
    /// Each evening's values of the short table's measures; only in a file of up to 10,000 evenings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_evening: Option<ByEvening>,
}

/// Why no more evenings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stopped {
    /// `asked` (so many were asked for), `known` (the precision is reached), `unknown` (it is not, and more
    /// were not allowed) or `interrupted` (the run was stopped before its end).
    pub because: String,
    /// Of a run in two stages that was stopped before its end the number of the one it was in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<u64>,
    /// Evenings before the first that only named how many these are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_one: Option<u64>,
    /// Key of the measure that was to be known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Half the width of the interval, as a share of the absolute mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision_share: Option<f64>,
    /// Half the width of the interval, in the measure's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<f64>,
}

/// What only results of `season` have.
#[derive(Deserialize)]
struct OfSeason {
    #[serde(rename = "evenings_in_a_row")]
    _evenings_in_a_row: u64,
}

impl Saved {
    /// The file form of results.
    pub fn of(results: &Results) -> Self {
        let (heading, comparison) = (&results.heading, &results.comparison);
        let measures = comparison.measures.iter();
        let SavedHead { orderflow, scenario, overrides, seed } = SavedHead::of(heading);
        Self {
            orderflow,
            scenario,
            overrides,
            seed,
            first_evening: results.first_evening,
            looked: results.looked.clone(),
            evenings: comparison.evenings,
            stopped: Stopped::of(results),
            level: Level::of(comparison),
            policies: comparison.policies.clone(),
            columns: ColumnEntry::all(&results.columns),
            baseline: comparison.baseline_name().to_owned(),
            measures: measures.map(|m| Measured::of(m, comparison, &heading.currency)).collect(),
            goals: results.goals.iter().map(|goal| GoalEntry::of(goal, comparison)).collect(),
            rivals: results.rivals.as_ref().map(|rivals| RivalsEntry::of(rivals, comparison)),
            assumptions: results.assumptions.as_ref().map(AssumptionsEntry::of),
            by_evening: None,
        }
    }

    /// The same with the values of each evening, if they were gathered.
    #[must_use]
    pub fn with_evenings(self, by_evening: Option<ByEvening>) -> Self {
        Self { by_evening, ..self }
    }

    /// Reads what [`Saved::write`] wrote.
    ///
    /// # Errors
    /// What the text holds instead.
    pub fn read(text: &str) -> Result<Self, NotSaved> {
        serde_json::from_str(text).map_err(|error| match serde_json::from_str(text) {
            Ok(OfSeason { .. }) => NotSaved::OfSeason,
            Err(_) => NotSaved::Unreadable(error),
        })
    }

    /// The text of the file.
    pub fn write(&self) -> String {
        pretty(self)
    }

    /// Whether both are of the same house, as far as they say, so that evenings of both differ by chance alone.
    pub fn is_of_same_house(&self, other: &Self) -> bool {
        let house = |saved: &Self| (saved.scenario.sha256.clone(), saved.overrides.clone());
        house(self) == house(other)
            && self.orderflow == other.orderflow
            && self.columns == other.columns
            && self.baseline == other.baseline
    }

    /// Whether both are of the same evenings, if their houses are alike.
    pub fn has_evenings_of(&self, other: &Self) -> bool {
        let evenings = |saved: &Self| (saved.seed, saved.first_evening, saved.evenings);
        evenings(self) == evenings(other)
    }
}

impl Stopped {
    fn of(results: &Results) -> Self {
        let (because, target) = match results.stop {
            Stop::Asked => ("asked", None),
            Stop::Interrupted(_) => ("interrupted", None),
            Stop::Known(target) => ("known", Some(target)),
            Stop::Unknown(target) => ("unknown", Some(target)),
        };
        let (precision_share, precision) = match target.map(|target| target.precision) {
            None => (None, None),
            Some(Precision::Share(share)) => (Some(share), None),
            Some(Precision::Units(units)) => (None, Some(units)),
        };
        let on = target.map(|target| results.comparison.measures[target.measure].key.key());
        let stage = results.stop.stage();
        let has_second = target.is_some() || stage == Some(2);
        let stage_one = has_second.then_some(results.stage_one);
        Self { because: because.to_owned(), stage, stage_one, on, precision_share, precision }
    }
}

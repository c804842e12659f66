//! What to run, and what comes out of it.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalogue::{self, MeasureKey, Value};
use crate::compare::{PartsTally, Square, Tally, Target};
use crate::experiment::point::Point;
use crate::model::{Goal, Model, Policy};
use crate::record::Journey;
use crate::score::Scored;

/// What to run: points on the same evenings.
///
/// Start with [`of()`](Self::of) and change what is to be otherwise, one call a change.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The columns, in the order of the output [at least one].
    pub points: Vec<Point>,
    /// Which of them the others are compared with.
    pub baseline: usize,
    /// The goals watched, each point's by the same.
    pub goals: Vec<Goal>,
    /// The measures, in the order of the output.
    pub measures: Vec<MeasureKey>,
    /// Seed of every stream.
    pub seed: u64,
    /// Which evenings, called 1, 2, 3 …; with a target these at most, both stages together.
    pub evenings: Range<u64>,
    /// How many evenings each look before had, which are not among these.
    pub looked: Vec<u64>,
    /// What is to be known, in two stages.
    pub target: Option<Target>,
    /// How many threads [≥ 1].
    pub threads: usize,
    /// What of each evening is handed on.
    pub keep: Keep,
}

/// Evenings of a plan unless it is told otherwise.
const EVENINGS: u64 = 400;

impl Plan {
    /// Every policy of the file, the first as the baseline; the measures the file asks for and those of its
    /// goals; 400 evenings from the first on, seed 1, one thread; only sums are kept.
    pub fn of(model: &Model) -> Self {
        Self::of_policies(model, &model.policies)
    }

    /// The same, of these policies, be they the file's or not.
    pub fn of_policies(model: &Model, policies: &[Policy]) -> Self {
        let house = Arc::new(model.clone());
        Self::of_points(model, policies.iter().map(|policy| Point::of(&house, policy)).collect())
    }

    /// The same, of these points; goals and measures are the base's, whatever the points' houses say.
    pub fn of_points(base: &Model, points: Vec<Point>) -> Self {
        Self {
            points,
            baseline: 0,
            goals: base.goals.clone(),
            measures: wanted_measures(base),
            seed: 1,
            evenings: 1..EVENINGS + 1,
            looked: Vec::new(),
            target: None,
            threads: 1,
            keep: Keep::Nothing,
        }
    }

    /// The same, with these measures in this order.
    #[must_use]
    pub fn measures<M: Into<MeasureKey>>(self, measures: impl IntoIterator<Item = M>) -> Self {
        Self { measures: measures.into_iter().map(Into::into).collect(), ..self }
    }

    /// The same, with that seed.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// The same, of the first so many evenings.
    #[must_use]
    pub fn evenings(self, n: u64) -> Self {
        self.between(1..n.saturating_add(1))
    }

    /// The same, of these evenings, called 1, 2, 3 ….
    #[must_use]
    pub fn between(self, evenings: Range<u64>) -> Self {
        Self { evenings, ..self }
    }

    /// The same, of as many evenings from that one on.
    #[must_use]
    pub fn from(self, first: u64) -> Self {
        let end = first.saturating_add(self.n_evenings());
        self.between(first..end)
    }

    /// The same, after looks at so many evenings each, which are not among these.
    #[must_use]
    pub fn looked(self, looked: Vec<u64>) -> Self {
        Self { looked, ..self }
    }

    /// The same, but only until that is known.
    #[must_use]
    pub fn until(self, target: Target) -> Self {
        Self { target: Some(target), ..self }
    }

    /// The same, on so many threads [≥ 1].
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// The same, with that much of each evening handed on.
    #[must_use]
    pub fn keep(self, keep: Keep) -> Self {
        Self { keep, ..self }
    }

    /// What the output calls the points, in its order.
    pub fn labels(&self) -> Vec<String> {
        self.points.iter().map(|point| point.label.clone()).collect()
    }

    /// The columns that make a square with the baseline: another policy, another house, and both.
    pub fn squares(&self) -> Vec<Square> {
        let baseline = &self.points[self.baseline];
        let is_at = |point: &Point, policy: &Point, house: &Point| {
            point.policy.name == policy.policy.name && point.overrides == house.overrides
        };
        let named = || self.points.iter().enumerate();
        let one_policy = named().filter(|(_, point)| {
            point.policy.name != baseline.policy.name && point.overrides == baseline.overrides
        });
        let squares = one_policy.flat_map(|(one, policy)| {
            let one_house = named().filter(move |(_, point)| {
                point.policy.name == baseline.policy.name && point.overrides != baseline.overrides
            });
            one_house.filter_map(move |(other, house)| {
                let both = named().find(|(_, point)| is_at(point, policy, house))?.0;
                Some(Square { one, other, both })
            })
        });
        squares.collect()
    }

    /// How many evenings, or with a target how many at most.
    pub fn n_evenings(&self) -> u64 {
        self.evenings.end.saturating_sub(self.evenings.start)
    }

    /// Sums of no evening; the goals are watched.
    pub(super) fn no_sums(&self) -> (Tally, PartsTally) {
        let n_points = self.points.len();
        let tally = Tally::new(n_points, self.baseline, self.measures.len())
            .seeded(self.seed)
            .watching(&self.goals, &self.measures)
            .with_squares(&self.squares());
        (tally, PartsTally::new(n_points, self.baseline, &self.measures))
    }
}

/// The measures the scenario asks for, and those its goals need.
fn wanted_measures(model: &Model) -> Vec<MeasureKey> {
    let mut wanted = model.measures.clone().unwrap_or_else(catalogue::all_keys);
    for goal in &model.goals {
        if !wanted.contains(&goal.measure) {
            wanted.push(goal.measure);
        }
    }
    wanted
}

/// What of each evening is handed on while running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// Only sums.
    Nothing,
    /// Its measures.
    Evenings,
    /// Its measures and every party's journey.
    Parties,
}

/// One evening of one point, handed on in plan order (evening by evening, point by point).
#[derive(Clone, Debug)]
pub struct EveningRow {
    /// Number of the evening, from 1.
    pub evening: u64,
    /// Index of the point in the plan.
    pub policy: usize,
    /// In the order of the plan's measures.
    pub values: Vec<Value>,
    /// In order of arrival; empty unless parties are kept. Unseated parties have no score.
    pub parties: Vec<(Journey, Option<Scored>)>,
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Stop {
    /// All evenings of the plan were simulated, as was asked for.
    Asked,
    /// The target was reached.
    Known(Target),
    /// The most evenings allowed were too few to reach the target.
    Unknown(Target),
    /// Whoever watched the run wanted no more of it; what is known is of the evenings played until then.
    Interrupted(RunStage),
}

/// The part of a run that was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunStage {
    /// The run itself, which has no parts.
    Only,
    /// The evenings that only were to name how many are needed.
    First,
    /// The evenings after those.
    Second,
}

impl Stop {
    /// Whether it ended before its time.
    pub fn is_interrupted(self) -> bool {
        matches!(self, Self::Interrupted(_))
    }

    /// The number of the stage that was ended, where there are two.
    pub fn stage(self) -> Option<u64> {
        match self {
            Self::Interrupted(RunStage::First) => Some(1),
            Self::Interrupted(RunStage::Second) => Some(2),
            Self::Interrupted(RunStage::Only) | Self::Asked | Self::Known(_) | Self::Unknown(_) => {
                None
            }
        }
    }
}

/// Some evenings, done.
#[derive(Clone, Debug)]
pub struct Block {
    /// Evenings done so far.
    pub done: u64,
    /// Their rows, in plan order; empty if nothing is kept.
    pub rows: Vec<EveningRow>,
}

/// What all evenings came to; written and read again it is the same to the last bit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Results {
    /// Sums over evenings.
    pub tally: Tally,
    /// Sums of what the measures are made of; empty where there is nothing to compare.
    pub why: PartsTally,
    /// Number of the first evening they are of.
    pub first_evening: u64,
    /// Evenings they are of.
    pub evenings: u64,
    /// Evenings played before them, to name their number, which are in nothing else.
    pub stage_one: u64,
    /// Why no more of them.
    pub stop: Stop,
    /// Events simulated, of all points.
    pub events: u64,
}

//! What to run, and what comes out of it.

use crate::catalogue::{MeasureKey, Value};
use crate::compare::{Table, Target, WhyTable};
use crate::model::{Model, Policy};
use crate::record::Journey;
use crate::score::Scored;

/// What to run.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The house.
    pub model: &'a Model,
    /// The policies, in the order of the output.
    pub policies: &'a [Policy],
    /// Which of them the others are compared with.
    pub baseline: usize,
    /// The measures, in the order of the output.
    pub measures: Vec<MeasureKey>,
    /// Seed of every stream.
    pub seed: u64,
    /// First evening, counted from 1 (evenings are called 1, 2, 3 …).
    pub first_evening: u64,
    /// How many evenings, or with a target how many at most.
    pub evenings: u64,
    /// What is enough to stop before; looked at after each block of evenings, in their order.
    pub target: Option<Target>,
    /// How many threads [≥ 1].
    pub threads: usize,
    /// What of each evening is handed on.
    pub keep: Keep,
}

impl Plan<'_> {
    /// Sums of no evening; the goals of the house are watched.
    pub(super) fn no_sums(&self) -> (Table, WhyTable) {
        let n_policies = self.policies.len();
        let table = Table::new(n_policies, self.baseline, self.measures.len())
            .watching(&self.model.goals, &self.measures);
        (table, WhyTable::new(n_policies, self.baseline, &self.measures))
    }
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

/// One evening under one policy, handed on in plan order (evening by evening, policy by policy).
#[derive(Clone, Debug)]
pub struct EveningRow {
    /// Number of the evening, from 1.
    pub evening: u64,
    /// Index of the policy in the plan.
    pub policy: usize,
    /// In the order of the plan's measures.
    pub values: Vec<Value>,
    /// In order of arrival; empty unless parties are kept. Unseated parties have no score.
    pub parties: Vec<(Journey, Option<Scored>)>,
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// All evenings of the plan were simulated, as was asked for.
    Asked,
    /// The target was reached.
    Known(Target),
    /// The most evenings allowed were too few to reach the target.
    Unknown(Target),
    /// Whoever watched the run wanted no more of it; what is known is of the evenings played until then.
    Interrupted,
}

/// Some evenings, done.
#[derive(Clone, Debug)]
pub struct Block {
    /// Evenings done so far.
    pub done: u64,
    /// Their rows, in plan order; empty if nothing is kept.
    pub rows: Vec<EveningRow>,
}

/// What all evenings came to.
#[derive(Clone, Debug)]
pub struct Results {
    /// Sums over evenings.
    pub table: Table,
    /// Sums of what the measures are made of; empty where there is nothing to compare.
    pub why: WhyTable,
    /// Evenings they are of: whole blocks, unless all of the plan were needed.
    pub evenings: u64,
    /// Why no more of them.
    pub stop: Stop,
    /// Events simulated, under all policies.
    pub events: u64,
}

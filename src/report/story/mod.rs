//! One party's evening in plain sentences with clock times, under the policies side by side.
//!
//! What was the same under all policies is told once; from where they part, in columns. Everything is
//! told from the record. Start with [`text`].

mod columns;
mod scores;
mod sentences;

use crate::experiment::Told;
use crate::model::Model;
use crate::record::TraceEvent;
use crate::time::SimTime;

pub use columns::text;

/// What a story needs to know besides what happened.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// The house.
    pub model: &'a Model,
    /// Names of the policies.
    pub policies: &'a [String],
    /// Number of the evening, from 1.
    pub evening: u64,
    /// The party's evening under each policy.
    pub told: &'a [Told],
    /// Characters a line may have.
    pub width: usize,
}

/// A dated sentence.
type Line = (SimTime, String);

impl Story<'_> {
    /// The sentences of one policy's evening, each group of events of one instant in its order.
    fn lines(&self, policy: usize) -> Vec<Line> {
        let told = &self.told[policy];
        let mut entries: Vec<&(SimTime, TraceEvent)> = told.trace.entries.iter().collect();
        entries.sort_by_key(|(at, _)| *at);
        entries
            .into_iter()
            .map(|(at, what)| (*at, sentences::sentence(what, *at, self.model, &told.journey)))
            .collect()
    }
}

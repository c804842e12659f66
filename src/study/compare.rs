//! Policies on the same evenings; one policy by itself is the smallest comparison.

use std::ops::ControlFlow;

use crate::compare::{Comparison, SampleSize, Tally, judge};
use crate::experiment::{self, Block, Plan, Stop, run};
use crate::results::{Column, Heading, Results};
use crate::scenario::Loaded;

/// Nobody is sent to play more evenings than this. Assumption: as many as a precision of one's own takes at most.
const MOST_MORE: u64 = 200_000;

/// Runs a plan of a scenario's evenings, until it is done or `on_block`, which gets each block in plan order, wants
/// no more of it, and finishes what comes of it: estimates and differences, what these are made of, the
/// scenario's goals judged.
pub fn compare(
    loaded: &Loaded,
    plan: &Plan,
    on_block: &mut dyn FnMut(&Block) -> ControlFlow<()>,
) -> Results {
    finished(loaded, plan, run(plan, on_block))
}

/// What comes of sums: the same whenever they were made.
pub(super) fn finished(loaded: &Loaded, plan: &Plan, sums: experiment::Results) -> Results {
    let table = sums.tally.at_look(u32::try_from(plan.looked.len() + 1).unwrap_or(u32::MAX));
    let comparison = Comparison::new(&table, plan.labels(), &plan.measures).with_why(&sums.why);
    Results {
        heading: Heading::of(loaded, plan.seed),
        columns: plan.points.iter().map(Column::of).collect(),
        first_evening: sums.first_evening,
        stage_one: sums.stage_one,
        looked: plan.looked.clone(),
        more: more(sums.stop, &table),
        stop: sums.stop,
        goals: judge(&comparison, &table, &plan.goals),
        comparison,
        rivals: None,
        assumptions: None,
        events: sums.events,
    }
}

/// How many evenings a precision takes that was not reached, as far as these say.
fn more(stop: Stop, table: &Tally) -> Option<u64> {
    let Stop::Unknown(target) = stop else { return None };
    let SampleSize { most, .. } = target.needs(table)?;
    most.filter(|most| *most <= MOST_MORE)
}

//! Blocks of evenings, shared out over threads and summed up in their order.

use std::ops::ControlFlow;

use crate::compare::{Tally, Target};
use crate::experiment::plan::{Block, Keep, Plan, Results, Stop};
use crate::experiment::pool::in_order;
use crate::experiment::worker::{BlockSums, Worker};

/// Evenings a block, and between two looks of a first stage. Part of the results: sums are rounded block by block.
pub const BLOCK: u64 = 50;

/// The part of the evenings allowed that a first stage may take.
const STAGE_ONE: u64 = 4;

/// Runs a plan; `on_block` gets each block in plan order, those of a first stage without rows.
///
/// With a target it goes in two stages (see [`Target`]): the results are of the second alone, whose evenings
/// come after those of the first.
///
/// # Errors
/// What `on_block` returns; the run stops then.
pub fn run<E>(
    plan: &Plan,
    on_block: &mut dyn FnMut(&Block) -> Result<(), E>,
) -> Result<Results, E> {
    let Some(target) = plan.target else {
        return play((plan, 0), &|_| false, on_block);
    };
    let first = stage_one(plan, target, on_block)?;
    let n_first = first.as_ref().map_or(0, |first| first.evenings);
    let most = plan.n_evenings() - n_first;
    let n_second = first.as_ref().map_or(most, |first| target.names(&first.tally, most));
    let second = plan.clone().evenings(n_second).from(plan.evenings.start + n_first);
    let results = play((&second, n_first), &|_| false, on_block)?;
    let is_known = target.is_reached(&results.tally);
    Ok(Results {
        stage_one: n_first,
        stop: if is_known { Stop::Known(target) } else { Stop::Unknown(target) },
        events: results.events + first.map_or(0, |first| first.events),
        ..results
    })
}

/// The stage that names a number; `None` where so few evenings are allowed that there is nothing to name.
fn stage_one<E>(
    plan: &Plan,
    target: Target,
    on_block: &mut dyn FnMut(&Block) -> Result<(), E>,
) -> Result<Option<Results>, E> {
    if plan.n_evenings() < 2 * BLOCK {
        return Ok(None);
    }
    let evenings = (plan.n_evenings() / STAGE_ONE / BLOCK).max(1) * BLOCK;
    let first = plan.clone().evenings(evenings).from(plan.evenings.start).keep(Keep::Nothing);
    play((&first, 0), &|tally| target.can_name(tally), on_block).map(Some)
}

/// Plays evenings until all are played or enough; `n_before` were played before.
fn play<E>(
    (plan, n_before): (&Plan, u64),
    is_enough: &dyn Fn(&Tally) -> bool,
    on_block: &mut dyn FnMut(&Block) -> Result<(), E>,
) -> Result<Results, E> {
    let worker = || {
        let mut worker = Worker::new(plan);
        move |block: u64| {
            let first = plan.evenings.start + block * BLOCK;
            worker.run(first, (first + BLOCK).min(plan.evenings.end))
        }
    };
    let (mut tally, mut why) = plan.no_sums();
    let mut events = 0;
    let mut fold = |sums: BlockSums| {
        tally.merge(&sums.tally);
        why.merge(&sums.why);
        events += sums.events;
        on_block(&Block { done: n_before + tally.evenings(), rows: sums.rows })?;
        Ok(if is_enough(&tally) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    };
    in_order((plan.n_evenings().div_ceil(BLOCK), plan.threads), worker, &mut fold)?;
    Ok(Results {
        first_evening: plan.evenings.start,
        evenings: tally.evenings(),
        stage_one: 0,
        stop: Stop::Asked,
        tally,
        why,
        events,
    })
}

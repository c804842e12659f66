//! Blocks of evenings, shared out over threads and summed up in their order.

use std::ops::ControlFlow;

use crate::experiment::plan::{Block, Plan, Results, Stop};
use crate::experiment::pool::in_order;
use crate::experiment::worker::{BlockSums, Worker};

/// Evenings a block, and between two looks at the target. Part of the results: sums are rounded block by block.
pub const BLOCK: u64 = 50;

/// Runs a plan; `on_block` gets each block in plan order.
///
/// # Errors
/// What `on_block` returns; the run stops then.
pub fn run<E>(
    plan: &Plan,
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
    let mut stop = plan.target.map_or(Stop::Asked, Stop::Unknown);
    let mut fold = |sums: BlockSums| {
        tally.merge(&sums.tally);
        why.merge(&sums.why);
        events += sums.events;
        on_block(&Block { done: tally.evenings(), rows: sums.rows })?;
        Ok(match plan.target.filter(|target| target.is_reached(&tally)) {
            Some(target) => {
                stop = Stop::Known(target);
                ControlFlow::Break(())
            }
            None => ControlFlow::Continue(()),
        })
    };
    in_order((plan.n_evenings().div_ceil(BLOCK), plan.threads), worker, &mut fold)?;
    Ok(Results { evenings: tally.evenings(), stop, tally, why, events })
}

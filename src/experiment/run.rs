//! Blocks of evenings, shared out over threads and summed up in their order.

use std::convert::Infallible;
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
    plan: &Plan<'_>,
    on_block: &mut dyn FnMut(&Block) -> Result<(), E>,
) -> Result<Results, E> {
    let mut failed = None;
    let results = run_watched(plan, &mut |block| match on_block(block) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    });
    failed.map_or(Ok(results), Err)
}

/// Runs a plan until it is done or until `on_block`, which gets each block in plan order, wants no more of it.
pub fn run_watched(
    plan: &Plan<'_>,
    on_block: &mut dyn FnMut(&Block) -> ControlFlow<()>,
) -> Results {
    let worker = || {
        let mut worker = Worker::new(plan);
        move |block: u64| {
            let first = block * BLOCK;
            let end = (first + BLOCK).min(plan.evenings);
            worker.run(plan.first_evening + first, plan.first_evening + end)
        }
    };
    let (mut table, mut why) = plan.no_sums();
    let mut events = 0;
    let mut stop = plan.target.map_or(Stop::Asked, Stop::Unknown);
    let mut fold = |sums: BlockSums| {
        table.merge(&sums.table);
        why.merge(&sums.why);
        events += sums.events;
        let done = table.evenings();
        let flow = on_block(&Block { done, rows: sums.rows });
        if let Some(target) = plan.target.filter(|target| target.is_reached(&table)) {
            stop = Stop::Known(target);
            return Ok(ControlFlow::Break(()));
        }
        if flow.is_break() && done < plan.evenings {
            stop = Stop::Interrupted;
        }
        Ok::<_, Infallible>(flow)
    };
    let Ok(()) = in_order((plan.evenings.div_ceil(BLOCK), plan.threads), worker, &mut fold);
    Results { evenings: table.evenings(), stop, table, why, events }
}

//! Blocks of evenings shared out over threads and folded in their order.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;

use crate::experiment::blocks::{BlockQueue, StopOnPanic};
use crate::experiment::plan::{Block, Plan, Results, Stop};
use crate::experiment::worker::{BlockSums, Worker};

/// Evenings a block, and between two looks at the target. Part of the results: sums are rounded block by block.
pub const BLOCK: u64 = 50;

/// Blocks that may be under way or waiting for an earlier one, for each thread: memory stays flat however
/// long one block or its export takes.
const MOST_AHEAD: u64 = 2;

/// Runs a plan; `on_block` gets each block in plan order.
///
/// # Errors
/// What `on_block` returns; the run stops then.
pub fn run<E>(
    plan: &Plan<'_>,
    on_block: &mut dyn FnMut(&Block) -> Result<(), E>,
) -> Result<Results, E> {
    let n_blocks = plan.evenings.div_ceil(BLOCK);
    let n_threads = u64::try_from(plan.threads).map_or(n_blocks, |n| n.min(n_blocks));
    let queue = BlockQueue::new(n_blocks, MOST_AHEAD * n_threads);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..n_threads {
            let sender = sender.clone();
            scope.spawn(|| work(plan, &queue, sender));
        }
        drop(sender);
        let results = fold(plan, &receiver, on_block, &queue);
        queue.stop();
        results
    })
}

/// Takes one block after the other until none is left.
fn work(plan: &Plan<'_>, queue: &BlockQueue, sender: mpsc::Sender<(u64, BlockSums)>) {
    // Others must not wait for a block that never comes.
    let _alarm = StopOnPanic(queue);
    let mut worker = Worker::new(plan);
    while let Some(block) = queue.take() {
        let first = block * BLOCK;
        let end = (first + BLOCK).min(plan.evenings);
        let sums = worker.run(plan.first_evening + first, plan.first_evening + end);
        if sender.send((block, sums)).is_err() {
            break; // Nobody listens any more: the run was stopped.
        }
    }
    drop(sender);
}

/// Merges blocks in their order, whatever order they finish in.
fn fold<E>(
    plan: &Plan<'_>,
    finished: &mpsc::Receiver<(u64, BlockSums)>,
    on_block: &mut dyn FnMut(&Block) -> Result<(), E>,
    queue: &BlockQueue,
) -> Result<Results, E> {
    let mut table = plan.empty_table();
    let mut events = 0;
    let mut early = BTreeMap::new();
    let mut awaited = 0;
    let mut stop = plan.target.map_or(Stop::Asked, Stop::Unknown);
    'blocks: for (block, sums) in finished {
        early.insert(block, sums);
        while let Some(sums) = early.remove(&awaited) {
            awaited += 1;
            table.merge(&sums.table);
            events += sums.events;
            on_block(&Block { done: table.evenings(), rows: sums.rows })?;
            queue.folded();
            if let Some(target) = plan.target.filter(|target| target.is_reached(&table)) {
                stop = Stop::Known(target);
                break 'blocks;
            }
        }
    }
    Ok(Results { evenings: table.evenings(), stop, table, events })
}

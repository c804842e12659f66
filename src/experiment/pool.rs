//! Work shared out over threads in blocks, and folded in their order.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;

use crate::experiment::blocks::{BlockQueue, StopOnPanic};

/// Blocks that may be under way or waiting for an earlier one, for each thread: memory stays flat however
/// long one block or its export takes.
const MOST_AHEAD: u64 = 2;

/// Does blocks `0..n_blocks` on so many threads, each with a worker of its own, and hands what comes of
/// them to `fold` in their order, until it breaks. Where the system starts no more threads it does with fewer,
/// and at last with the one there is. No further block is begun then.
pub(super) fn in_order<T: Send, W: FnMut(u64) -> T>(
    (n_blocks, n_threads): (u64, usize),
    worker: impl Fn() -> W + Sync,
    fold: &mut dyn FnMut(T) -> ControlFlow<()>,
) {
    if n_threads <= 1 {
        return on_this_thread(n_blocks, worker(), fold);
    }
    let n_threads = u64::try_from(n_threads).map_or(n_blocks, |n| n.min(n_blocks));
    let queue = BlockQueue::new(n_blocks, MOST_AHEAD * n_threads);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for _ in 0..n_threads {
            let sender = sender.clone();
            let started =
                thread::Builder::new().spawn_scoped(scope, || work(&queue, worker(), sender));
            let Ok(thread) = started else { break };
            threads.push(thread);
        }
        drop(sender);
        if threads.is_empty() {
            on_this_thread(n_blocks, worker(), fold);
        } else {
            fold_in_order(&receiver, &queue, fold);
        }
        queue.stop();
        for thread in threads {
            // A thread's own panic tells more than that there was one.
            thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
}

/// Does one block after the other and starts nothing, so that it also runs where there are no threads.
fn on_this_thread<T>(
    n_blocks: u64,
    mut worker: impl FnMut(u64) -> T,
    fold: &mut dyn FnMut(T) -> ControlFlow<()>,
) {
    for block in 0..n_blocks {
        if fold(worker(block)).is_break() {
            break;
        }
    }
}

/// Takes one block after the other until none is left.
fn work<T>(queue: &BlockQueue, mut worker: impl FnMut(u64) -> T, sender: mpsc::Sender<(u64, T)>) {
    // Others must not wait for a block that never comes.
    let _alarm = StopOnPanic(queue);
    while let Some(block) = queue.take() {
        if sender.send((block, worker(block))).is_err() {
            break; // Nobody listens any more: the run was stopped.
        }
    }
    drop(sender);
}

/// Folds blocks in their order, whatever order they finish in.
fn fold_in_order<T>(
    finished: &mpsc::Receiver<(u64, T)>,
    queue: &BlockQueue,
    fold: &mut dyn FnMut(T) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    let mut awaited = 0;
    for (block, done) in finished {
        early.insert(block, done);
        while let Some(done) = early.remove(&awaited) {
            awaited += 1;
            let flow = fold(done);
            queue.folded();
            if flow.is_break() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    #[test]
    fn where_no_thread_can_be_started_the_blocks_are_done_all_the_same() {
        let done = |n_threads| {
            let mut folded = Vec::new();
            let mut fold = |block: u64| {
                folded.push(block);
                let is_enough = block == 6;
                if is_enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            in_order((9, n_threads), || |block| block, &mut fold);
            folded
        };
        assert_eq!(done(0), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(done(0), done(3));
    }

    #[test]
    fn what_a_thread_panics_with_reaches_who_asked_for_its_work() {
        let worker = || {
            |block: u64| {
                if block == 3 {
                    resume_unwind(Box::new("the third block"));
                }
                block
            }
        };
        let mut n_folded = 0;
        let mut fold = |_| {
            n_folded += 1;
            ControlFlow::Continue(())
        };
        let asked = AssertUnwindSafe(|| in_order((9, 2), worker, &mut fold));
        let panic = catch_unwind(asked).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"the third block"));
        assert_eq!(n_folded, 3);
    }
}

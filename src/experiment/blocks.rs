//! Which block is next, and how far threads may run ahead of the one awaited.

use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread;

#[derive(Debug)]
struct State {
    next: u64,
    folded: u64,
    is_stopped: bool,
}

/// Hands out blocks in order, never more than so many ahead of the last one folded.
#[derive(Debug)]
pub(super) struct BlockQueue {
    n_blocks: u64,
    most_ahead: u64,
    state: Mutex<State>,
    changed: Condvar,
}

impl BlockQueue {
    pub(super) fn new(n_blocks: u64, most_ahead: u64) -> Self {
        let state = Mutex::new(State { next: 0, folded: 0, is_stopped: false });
        Self { n_blocks, most_ahead, state, changed: Condvar::new() }
    }

    /// The next block, once it may be begun; `None` if there is none or the run was stopped.
    pub(super) fn take(&self) -> Option<u64> {
        let mut state = self.lock();
        while !state.is_stopped && state.next < self.n_blocks {
            if state.next < state.folded + self.most_ahead {
                state.next += 1;
                return Some(state.next - 1);
            }
            state = self.changed.wait(state).unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        None
    }

    /// The block awaited has been folded.
    pub(super) fn folded(&self) {
        self.lock().folded += 1;
        self.changed.notify_all();
    }

    /// No further block is begun.
    pub(super) fn stop(&self) {
        self.lock().is_stopped = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the lock, so what it guards is sound in any case.
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Stops the run when its thread panics.
#[derive(Debug)]
pub(super) struct StopOnPanic<'q>(pub(super) &'q BlockQueue);

impl Drop for StopOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_runs_further_ahead_than_allowed() {
        let queue = BlockQueue::new(4, 2);
        assert_eq!((queue.take(), queue.take()), (Some(0), Some(1)));
        queue.folded();
        assert_eq!(queue.take(), Some(2));
        queue.folded();
        assert_eq!((queue.take(), queue.take()), (Some(3), None));
    }

    #[test]
    fn who_waits_is_woken_by_a_stop() {
        let queue = BlockQueue::new(9, 1);
        assert_eq!(queue.take(), Some(0));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| queue.take());
            queue.stop();
            assert_eq!(waiting.join().unwrap(), None);
        });
    }
}

//! Whose task is next: waiters who end one, or come on duty, take what has waited longest.

use crate::model::Capacity;
use crate::sim::evening::world::World;
use crate::sim::visit::task;

impl World<'_> {
    /// A waiter ends what was under way and goes on with it, or takes the next task in the queue.
    pub(super) fn waiter_done(&mut self, number: u32) {
        let Self { evening, parties } = self;
        let mut task = evening.waiters.take_under_way(number);
        let party = &mut parties[task.slot];
        let section = party.seat.section();
        let follows = task::end(evening, party, task);
        self.after_step(task.slot);
        let evening = &mut self.evening;
        if let Some((kind, lasts)) = follows {
            task.kind = kind;
            evening.waiters.go_on(number, task);
            task::work_on(evening, section, number, lasts);
            return;
        }
        self.parties.let_go(task.slot);
        let now = evening.now();
        evening.waiters.end(section, number, now);
        self.serve_queue(section);
    }

    /// Waiters come on duty or, when they have ended what is under way, go off.
    pub(in crate::sim) fn waiters_change(&mut self, n_on_duty: Capacity) {
        let now = self.evening.now();
        self.evening.waiters.change(n_on_duty.places(1), now);
        self.serve_queue(0);
    }

    /// Idle waiters take what waits; what has become pointless meanwhile is dropped.
    fn serve_queue(&mut self, section: usize) {
        while let Some(task) = self.evening.waiters.next(section) {
            let Self { evening, parties } = self;
            evening.waiters.book_wait(section, task.since);
            let party = &mut parties[task.slot];
            if task.kind.is_pointless(party) {
                parties.let_go(task.slot);
            } else {
                task::begin_queued(evening, party, task);
                // Who is greeted and can have nothing is gone before the waiter is.
                self.after_step(task.slot);
            }
        }
    }
}

//! Counters: jobs wait, and are prepared in as many places as staff have hands for.

use std::collections::VecDeque;

use super::station::Station;
use crate::engine::Slot;
use crate::model::Counter;
use crate::record::CounterLog;
use crate::sim::audit::account::Account;
use crate::time::{SimTime, Span};

/// Something that occupies a hand of a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Job {
    /// An item of an order.
    Item { slot: Slot, item: u16 },
    /// The same item a second time.
    Remake { slot: Slot, item: u16 },
    /// A verbal order or an enquiry is listened to, the first of those that wait for it.
    Interruption,
}

/// Somebody who has come to a counter to say something.
#[derive(Clone, Copy, Debug)]
struct Interruption {
    lasts: Span,
    since: SimTime,
}

/// Where a job joins the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Position {
    /// Before everything that has not begun, after others that jumped the queue.
    Front,
    /// Behind everything.
    Back,
}

/// A counter's hands, and the queue before them.
#[derive(Debug, Default)]
pub(in crate::sim) struct CounterState {
    station: Station<Job, 2>,
    /// Who waits to be heard, in the order of the interruptions at the front, where all of them wait.
    waiting_interruptions: VecDeque<Interruption>,
    /// Interruptions being listened to or about to be.
    n_interrupting: u32,
    /// So many of the items that are ready next were in hand when somebody interrupted last.
    n_disturbed: u32,
    /// What its people did, but for how long they were at work.
    log: CounterLog,
}

impl CounterState {
    pub(in crate::sim) fn open(&mut self, counter: &Counter) {
        self.station.open(counter.staff.at_opening().places(counter.parallel));
        self.waiting_interruptions.clear();
        self.n_interrupting = 0;
        self.n_disturbed = 0;
        self.log = CounterLog::default();
    }

    /// Whether a hand is free for a job; otherwise it joins the queue.
    #[inline(always)]
    pub(in crate::sim) fn begins_at_once(
        &mut self,
        job: Job,
        position: Position,
        now: SimTime,
    ) -> bool {
        let Station { servers, queue } = &mut self.station;
        if servers.is_any_idle() {
            debug_assert!(queue.is_empty(), "a hand was free");
            return true;
        }
        queue.join(job, position as usize, now);
        false
    }

    /// Occupies a free hand for so long.
    #[inline(always)]
    pub(in crate::sim) fn begin(&mut self, lasts: Span, now: SimTime) {
        self.station.servers.begin(now);
        self.station.servers.book(lasts);
    }

    /// A job is done.
    #[inline(always)]
    pub(in crate::sim) fn end(&mut self, now: SimTime) {
        self.station.servers.end(now);
    }

    /// Takes out what an idle hand does next; its wait is to be booked.
    #[inline(always)]
    pub(in crate::sim) fn next(&mut self) -> Option<Job> {
        self.station.next()
    }

    /// Books the wait of a job taken out now that joined at an instant.
    #[inline(always)]
    pub(in crate::sim) fn book_wait(&mut self, since: SimTime) {
        self.station.queue.book_wait(since);
    }

    /// Since when who is heard next has waited.
    pub(in crate::sim) fn heard_since(&self) -> SimTime {
        self.waiting_interruptions.front().expect("somebody waits to be heard").since
    }

    /// Jobs that wait.
    pub(in crate::sim) fn n_waiting(&self) -> usize {
        self.station.queue.iter().count()
    }

    /// Parties with an item behind everything in the queue.
    pub(in crate::sim) fn waiting_at_back(&self) -> impl Iterator<Item = Slot> {
        self.station.queue.of_class(Position::Back as usize).filter_map(|job| match job {
            Job::Item { slot, .. } => Some(*slot),
            Job::Remake { .. } | Job::Interruption => None,
        })
    }

    /// Somebody comes to say something: what is in hand is disturbed.
    pub(in crate::sim) fn disturb(&mut self) {
        self.log.interruptions += 1;
        self.n_disturbed = self.n_preparing();
    }

    /// Who came waits to be heard; saying it lasts so long.
    pub(in crate::sim) fn wait_to_be_heard(&mut self, lasts: Span, now: SimTime) {
        self.n_interrupting += 1;
        self.waiting_interruptions.push_back(Interruption { lasts, since: now });
    }

    /// Whether somebody is being heard, or waits for it.
    pub(in crate::sim) fn is_interrupted(&self) -> bool {
        self.n_interrupting > 0
    }

    /// Listens to who has waited longest to be heard; returns how long it lasts.
    pub(in crate::sim) fn hear_next(&mut self) -> Span {
        self.waiting_interruptions.pop_front().expect("somebody waits to be heard").lasts
    }

    /// Somebody has been heard.
    pub(in crate::sim) fn has_heard(&mut self, now: SimTime) {
        self.n_interrupting -= 1;
        self.end(now);
    }

    /// Whether what is ready now was in hand when somebody interrupted.
    pub(in crate::sim) fn was_disturbed(&mut self) -> bool {
        let was = self.n_disturbed > 0;
        self.n_disturbed -= u32::from(was);
        was
    }

    /// Counts a verbal order served.
    pub(in crate::sim) fn count_repair(&mut self) {
        self.log.repairs += 1;
    }

    /// From now on it has so many hands.
    pub(in crate::sim) fn change(&mut self, n_hands: u32, now: SimTime) {
        self.station.servers.change(n_hands, now);
    }

    /// What its people did.
    pub(in crate::sim) fn log(&self) -> CounterLog {
        CounterLog { busy: self.station.servers.busy(), ..self.log }
    }

    /// What must balance at the end of an evening; nobody is being heard then.
    pub(in crate::sim) fn account(&self) -> Account {
        let account = self.station.account();
        let is_nobody_heard = !self.is_interrupted() && self.waiting_interruptions.is_empty();
        Account { is_at_rest: account.is_at_rest && is_nobody_heard, ..account }
    }

    /// Items in hand: who is heard is not waiting to be heard any more.
    fn n_preparing(&self) -> u32 {
        let n_waiting =
            u32::try_from(self.waiting_interruptions.len()).expect("a house has few speakers");
        self.station.servers.n_busy() + n_waiting - self.n_interrupting
    }

    /// Harm done by the tests of what checks itself.
    #[cfg(test)]
    pub(in crate::sim) fn forget_to_hear_somebody(&mut self) {
        let lost = Interruption { lasts: Span::ZERO, since: SimTime::OPENING };
        self.waiting_interruptions.push_back(lost);
    }

    /// The same.
    #[cfg(test)]
    pub(in crate::sim) fn book_twice(&mut self, lasts: Span) {
        self.station.servers.book(lasts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_heard_or_waits_to_be_heard_is_no_item_in_hand() {
        let now = SimTime::OPENING;
        let mut counter = CounterState::default();
        counter.station.open(3);
        // Two items are in hand, one is heard, and one more waits to be heard.
        for _ in 0..2 {
            counter.begin(Span::ZERO, now);
        }
        assert_eq!(counter.n_preparing(), 2);
        for _ in 0..2 {
            counter.wait_to_be_heard(Span::ZERO, now);
        }
        let lasts = counter.hear_next();
        counter.begin(lasts, now);
        assert_eq!(counter.n_preparing(), 2);
    }
}

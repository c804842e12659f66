//! The manager: one queue, one decision at a time.

use super::station::Station;
use crate::sim::audit::account::Account;
use crate::time::{SimTime, Span};

/// Cases before the manager, and the one being decided.
#[derive(Debug)]
pub(in crate::sim) struct Manager<C> {
    station: Station<C, 1>,
    in_hand: Option<C>,
}

impl<C> Default for Manager<C> {
    fn default() -> Self {
        Self { station: Station::default(), in_hand: None }
    }
}

impl<C: Copy> Manager<C> {
    pub(in crate::sim) fn open(&mut self) {
        self.station.open(1);
        self.in_hand = None;
    }

    /// Cases that wait or are being decided.
    pub(in crate::sim) fn cases(&self) -> impl Iterator<Item = &C> {
        self.in_hand.iter().chain(self.station.queue.iter())
    }

    /// Whether a case is taken up at once; otherwise it joins the queue.
    pub(in crate::sim) fn begins_at_once(&mut self, case: C, now: SimTime) -> bool {
        let begins = self.station.servers.is_any_idle();
        if begins {
            self.begin(case, now);
        } else {
            self.station.queue.join(case, 0, now);
        }
        begins
    }

    fn begin(&mut self, case: C, now: SimTime) {
        self.station.servers.begin(now);
        self.in_hand = Some(case);
    }

    /// Books so much time for the case in hand.
    pub(in crate::sim) fn book(&mut self, lasts: Span) {
        self.station.servers.book(lasts);
    }

    /// The case in hand is decided.
    pub(in crate::sim) fn end(&mut self, now: SimTime) -> C {
        self.station.servers.end(now);
        self.in_hand.take().expect("the manager decided a case in hand")
    }

    /// Takes up the next case, if one waits; `since` says when it joined.
    pub(in crate::sim) fn take_up_next(
        &mut self,
        since: impl FnOnce(&C) -> SimTime,
        now: SimTime,
    ) -> Option<C> {
        let case = self.station.next()?;
        self.station.queue.book_wait(since(&case));
        self.begin(case, now);
        Some(case)
    }

    /// Time spent deciding so far.
    pub(in crate::sim) fn busy(&self) -> Span {
        self.station.servers.busy()
    }

    /// What must balance at the end of an evening.
    pub(in crate::sim) fn account(&self) -> Account {
        self.station.account()
    }

    /// To be harmed by the tests of what checks itself.
    #[cfg(test)]
    pub(in crate::sim) fn station_mut(&mut self) -> &mut Station<C, 1> {
        &mut self.station
    }
}

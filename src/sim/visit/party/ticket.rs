//! The slip that lets a counter prepare items.

use std::ops::Range;

use crate::model::{CounterId, Course};
use crate::time::SimTime;

/// Where a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum TicketState {
    /// On its way to the counter.
    Sent,
    /// Stuck on its way; nobody is told.
    Stuck,
    /// At its counter.
    Out,
    /// Overtaken by a verbal order.
    Void,
    /// Still on its way; a verbal order that was to overtake it was forgotten at the counter.
    Forgotten,
}

/// Some of a party's items: those of one ticket, or those carried at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct ItemRange {
    /// Where they begin and end among the items by ticket.
    pub(super) first: u16,
    pub(super) end: u16,
}

impl ItemRange {
    /// One item.
    pub(super) const ONE: Self = Self { first: 0, end: 1 };

    /// Places among the items by ticket.
    pub(in crate::sim) fn indices(self) -> Range<usize> {
        usize::from(self.first)..usize::from(self.end)
    }

    pub(super) fn len(self) -> u16 {
        self.end - self.first
    }

    pub(in crate::sim) fn is_empty(self) -> bool {
        self.first == self.end
    }

    /// Counts one item more.
    pub(super) fn add(&mut self) {
        self.end = self.end.checked_add(1).expect("a party has few items");
    }

    /// Takes so many from the front, or all there are.
    pub(in crate::sim) fn take(&mut self, n: u16) -> Self {
        let first = self.first;
        self.first += self.len().min(n);
        Self { first, end: self.first }
    }
}

/// The slip that lets a counter prepare items. It is written by its [`Order`](super::order::Order) alone.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a ticket")]
pub(in crate::sim) struct Ticket {
    pub(in crate::sim) counter: CounterId,
    pub(in crate::sim) course: Course,
    pub(in crate::sim) is_mandatory: bool,
    pub(in crate::sim) state: TicketState,
    /// It got stuck on its way, whatever became of it.
    pub(in crate::sim) was_stuck: bool,
    /// It was ordered by word because it was stuck: what it holds is carried before other things.
    pub(in crate::sim) is_rescued: bool,
    /// No rule foresees what went wrong with it.
    pub(in crate::sim) is_novel: bool,
    pub(in crate::sim) sent_at: SimTime,
    pub(in crate::sim) items: ItemRange,
    /// Items not ready yet.
    pub(in crate::sim) n_to_prepare: u16,
}

impl Ticket {
    /// A ticket with one item, on its way.
    pub(in crate::sim) fn sent(
        counter: CounterId,
        course: Course,
        is_mandatory: bool,
        sent_at: SimTime,
    ) -> Self {
        Self {
            counter,
            course,
            is_mandatory,
            state: TicketState::Sent,
            was_stuck: false,
            is_rescued: false,
            is_novel: false,
            sent_at,
            items: ItemRange::ONE,
            n_to_prepare: 1,
        }
    }

    /// Whether items of these go on one ticket: of one counter, one course and one rule.
    pub(in crate::sim) fn is_shared(&self, other: &Self) -> bool {
        self.counter == other.counter
            && self.course == other.course
            && self.is_mandatory == other.is_mandatory
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_taken_so_many_at_a_time_to_its_end() {
        let mut left = ItemRange { first: 2, end: 7 };
        let range = |first, end| ItemRange { first, end };
        assert_eq!([2, 2, 2].map(|n| left.take(n)), [range(2, 4), range(4, 6), range(6, 7)]);
        assert!(left.is_empty() && left.take(2).is_empty());
        let mut all = ItemRange { first: 0, end: u16::MAX };
        assert_eq!(all.take(u16::MAX), range(0, u16::MAX));
        assert!(all.is_empty());
    }
}

//! The event calendar: what is due, earliest first, ties in the order they were scheduled.
//!
//! An entry is one 128-bit number (time 52 bits, number 32 bits, event 44 bits), so that comparing two
//! entries is one comparison and the heap moves 16 bytes. A handler that schedules one successor, as
//! most do, replaces the entry it was called for instead of removing one and adding another.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use crate::time::SimTime;

const EVENT_BITS: u32 = 44;
const NUMBER_BITS: u32 = 32;
const TIME_BITS: u32 = 52;

const EVENT_MASK: u64 = (1 << EVENT_BITS) - 1;

/// Lower half of no entry: its event would be the last there is room for, 2^44 − 1.
const NOTHING: u64 = u64::MAX;

/// An event small enough to live inside a calendar entry.
pub trait PackedEvent: Copy {
    /// The event as a number below 2^44 − 1.
    fn pack(self) -> u64;
    /// The event that packs to these bits.
    fn unpack(bits: u64) -> Self;
}

/// What is due, earliest first.
#[derive(Debug)]
pub struct Calendar<E> {
    heap: BinaryHeap<Reverse<u128>>,
    /// The top entry has been handed out and is still in the heap.
    is_top_spent: bool,
    scheduled: u32,
    handled: u64,
    now: SimTime,
    /// The lower half of the entry handed out last; [`NOTHING`] before the first and after the last.
    current: u64,
    event: std::marker::PhantomData<E>,
}

impl<E> Default for Calendar<E> {
    fn default() -> Self {
        Self {
            heap: BinaryHeap::new(),
            is_top_spent: false,
            scheduled: 0,
            handled: 0,
            now: SimTime::OPENING,
            current: NOTHING,
            event: std::marker::PhantomData,
        }
    }
}

impl<E: PackedEvent> Calendar<E> {
    /// The present instant.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// The event handed out last, until there is no other.
    pub fn current_event(&self) -> Option<E> {
        (self.current != NOTHING).then(|| E::unpack(self.current & EVENT_MASK))
    }

    /// Events handed out since the last reset.
    pub fn handled(&self) -> u64 {
        self.handled
    }

    /// Forgets all that is due and goes back to opening; keeps its memory.
    pub fn reset(&mut self) {
        self.heap.clear();
        self.is_top_spent = false;
        self.scheduled = 0;
        self.handled = 0;
        self.now = SimTime::OPENING;
        self.current = NOTHING;
    }

    /// Puts an event on the calendar.
    ///
    /// # Panics
    /// If `at` is in the past, or so late (142 years) that an entry cannot hold it.
    #[inline]
    pub fn schedule(&mut self, at: SimTime, event: E) {
        assert!(at >= self.now, "an event was scheduled before now");
        let bits = event.pack();
        assert!(bits >> EVENT_BITS == 0, "an event names a place beyond what an entry can hold");
        debug_assert!(bits != EVENT_MASK, "an event packs to what means none");
        self.insert(at, bits);
    }

    /// Apart from `schedule`, which every caller packs its own kind of event in.
    #[inline(never)]
    fn insert(&mut self, at: SimTime, bits: u64) {
        let time = u64::try_from(at.ticks()).expect("no instant is before opening");
        assert!(time >> TIME_BITS == 0, "an event was scheduled later than the calendar reaches");
        let entry = Reverse(
            u128::from(time) << (NUMBER_BITS + EVENT_BITS)
                | u128::from(self.scheduled) << EVENT_BITS
                | u128::from(bits),
        );
        self.scheduled = self.scheduled.checked_add(1).expect("an evening has fewer events");
        if self.is_top_spent {
            self.is_top_spent = false;
            *self.heap.peek_mut().expect("the spent entry is in the heap") = entry;
        } else {
            self.heap.push(entry);
        }
    }

    /// Goes on to the next event, or returns `None` when nothing is due any more.
    #[expect(clippy::cast_possible_truncation, reason = "the parts of an entry are cut out of it")]
    #[expect(clippy::cast_possible_wrap, reason = "a time has 52 bits")]
    pub fn next_event(&mut self) -> Option<E> {
        if self.is_top_spent {
            PeekMut::pop(self.heap.peek_mut().expect("the spent entry is in the heap"));
        }
        let Some(&Reverse(entry)) = self.heap.peek() else {
            self.is_top_spent = false;
            self.current = NOTHING;
            return None;
        };
        self.is_top_spent = true;
        self.handled += 1;
        self.now = SimTime::from_ticks((entry >> (NUMBER_BITS + EVENT_BITS)) as u64 as i64);
        self.current = entry as u64;
        Some(E::unpack(self.current & EVENT_MASK))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

    impl PackedEvent for u32 {
        fn pack(self) -> u64 {
            u64::from(self)
        }
        fn unpack(bits: u64) -> Self {
            Self::try_from(bits).expect("32 bits went in")
        }
    }

    fn at(minutes: f64) -> SimTime {
        SimTime::OPENING + Span::from_minutes(minutes)
    }

    #[test]
    fn the_earliest_comes_first_and_ties_in_the_order_they_were_scheduled() {
        let mut calendar = Calendar::default();
        for (minutes, event) in [(3.0, 1), (1.0, 2), (3.0, 3), (2.0, 4), (1.0, 5)] {
            calendar.schedule(at(minutes), event);
        }
        let order: Vec<u32> = std::iter::from_fn(|| calendar.next_event()).collect();
        assert_eq!(order, [2, 5, 4, 1, 3]);
        assert_eq!(calendar.now(), at(3.0));
    }

    #[test]
    fn what_is_scheduled_while_handling_takes_its_place() {
        let mut calendar = Calendar::default();
        calendar.schedule(at(1.0), 1);
        calendar.schedule(at(4.0), 2);
        assert_eq!(calendar.current_event(), None);
        assert_eq!(calendar.next_event(), Some(1));
        calendar.schedule(at(3.0), 3);
        calendar.schedule(at(2.0), 4);
        assert_eq!(calendar.current_event(), Some(1));
        let rest: Vec<u32> = std::iter::from_fn(|| calendar.next_event()).collect();
        assert_eq!(rest, [4, 3, 2]);
        assert_eq!(calendar.current_event(), None);
        assert_eq!(calendar.handled(), 4);
    }

    #[test]
    #[should_panic(expected = "before now")]
    fn the_past_cannot_be_scheduled() {
        let mut calendar = Calendar::default();
        calendar.schedule(at(2.0), 1);
        calendar.next_event();
        calendar.schedule(at(1.0), 2);
    }
}

//! The event calendar: what is due, earliest first, ties in the order they were scheduled.
//!
//! It stands in a [`Tournament`] of entries that tell by one comparison which is due first. An entry is one
//! number of 64 bits: the time in 43 (101 days), a number in 12, the leaf in 9. Numbers are given anew, in their
//! order, when they run out. What does not fit (more than 512 events due at once, or a later time) takes
//! entries of 128 bits until the evening is over: time 64, number 32, leaf 32. Which of the two it is changes
//! nothing of what comes out.
//!
//! A handler that schedules one successor, as most do, puts it on the leaf it was called from.

use crate::engine::tournament::Tournament;
use crate::time::SimTime;

/// What goes on unwinding from [`Calendar::schedule`] when an evening has more events than it is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyEvents;

/// Bits of the leaf in an entry of 64 bits, of the number above it, and of the time above both.
const LEAF_BITS: u32 = 9;
const NUMBER_BITS: u32 = 12;
const TIME_BITS: u32 = 64 - NUMBER_BITS - LEAF_BITS;

/// Numbers there are: all that fit but the last, which with the last time and leaf would read as no entry.
const N_NUMBERS: u32 = (1 << NUMBER_BITS) - 1;

/// What is due, earliest first.
#[derive(Debug)]
pub struct Calendar<E> {
    entries: Tournament<u64>,
    /// Instead of those, where an entry of 64 bits is too small.
    wide: Option<Tournament<i128>>,
    /// The event on each leaf.
    events: Vec<E>,
    free_leaves: Vec<u32>,
    /// Leaf of the event handed out last, as long as its entry stands there.
    spent: Option<u32>,
    /// The event handed out last.
    current: Option<E>,
    /// The number of the entry scheduled next.
    next_number: u32,
    /// What an entry of 64 bits counts from.
    numbered_from: u32,
    /// The number of the first: all that are allowed are there when numbers run out.
    first_number: u32,
    handled: u64,
    now: SimTime,
}

impl<E> Default for Calendar<E> {
    fn default() -> Self {
        Self {
            entries: Tournament::default(),
            wide: None,
            events: Vec::new(),
            free_leaves: Vec::new(),
            spent: None,
            current: None,
            next_number: 0,
            numbered_from: 0,
            first_number: 0,
            handled: 0,
            now: SimTime::OPENING,
        }
    }
}

/// More events than allowed.
#[cold]
#[inline(never)]
fn too_many() -> ! {
    // Not a panic: nothing is wrong with the program, and nothing is to be printed.
    std::panic::resume_unwind(Box::new(TooManyEvents))
}

/// An entry of 64 bits, of parts that fit.
#[expect(clippy::cast_sign_loss, reason = "nothing is scheduled before opening")]
fn narrow(at: SimTime, nth: u32, leaf: u32) -> u64 {
    ((at.ticks() as u64) << NUMBER_BITS | u64::from(nth)) << LEAF_BITS | u64::from(leaf)
}

/// An entry of 128 bits.
fn wide(at: SimTime, number: u32, leaf: u32) -> i128 {
    i128::from(at.ticks()) << 64 | i128::from(number) << 32 | i128::from(leaf)
}

/// The parts of an entry of 64 bits: when, which number, on which leaf.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "the parts of an entry are cut out of it"
)]
fn parts(entry: u64) -> (SimTime, u32, u32) {
    let leaf = entry as u32 & ((1 << LEAF_BITS) - 1);
    let nth = (entry >> LEAF_BITS) as u32 & ((1 << NUMBER_BITS) - 1);
    (SimTime::from_ticks((entry >> (NUMBER_BITS + LEAF_BITS)) as i64), nth, leaf)
}

impl<E: Copy> Calendar<E> {
    /// The present instant.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// The event handed out last, until there is no other.
    pub fn current_event(&self) -> Option<E> {
        self.current
    }

    /// Events handed out since the last reset.
    pub fn handled(&self) -> u64 {
        self.handled
    }

    /// Forgets all that is due and goes back to opening, with leaves for as many as were due at once since
    /// it did so last: one evening with many does not make the ways longer of all that follow.
    pub fn reset(&mut self) {
        self.entries.clear(self.events.len());
        self.wide = None;
        self.events.clear();
        self.free_leaves.clear();
        self.spent = None;
        self.current = None;
        self.next_number = self.first_number;
        self.numbered_from = self.first_number;
        self.handled = 0;
        self.now = SimTime::OPENING;
    }

    /// Allows so many events from the next reset on.
    pub fn allow(&mut self, n_events: u32) {
        self.first_number = u32::MAX - n_events;
    }

    /// Events that are allowed.
    pub fn allowed(&self) -> u64 {
        u64::from(u32::MAX - self.first_number)
    }

    /// Puts an event on the calendar.
    ///
    /// # Panics
    /// If `at` is in the past, or [`SimTime::NEVER`]. With [`TooManyEvents`] if there were too many.
    // Inlined where most events are scheduled: an evening takes nearly a hundredth fewer instructions.
    #[inline(always)]
    pub fn schedule(&mut self, at: SimTime, event: E) {
        assert!(at >= self.now, "an event was scheduled before now");
        let leaf = match self.spent.take().or_else(|| self.free_leaves.pop()) {
            Some(leaf) => {
                self.events[leaf as usize] = event;
                leaf
            }
            None => self.add_leaf(event),
        };
        let number = self.next_number;
        self.next_number = number.checked_add(1).unwrap_or_else(|| too_many());
        let nth = number - self.numbered_from;
        if nth < N_NUMBERS && at.ticks() >> TIME_BITS == 0 && self.wide.is_none() {
            self.entries.put(leaf, narrow(at, nth, leaf));
        } else {
            self.schedule_beyond(at, (number, leaf));
        }
    }

    /// An entry that does not fit into 64 bits as it is.
    #[cold]
    #[inline(never)]
    fn schedule_beyond(&mut self, at: SimTime, (number, leaf): (u32, u32)) {
        assert!(at < SimTime::NEVER, "an event was scheduled for never");
        if at.ticks() >> TIME_BITS != 0 {
            self.widen();
        }
        if let Some(entries) = &mut self.wide {
            entries.put(leaf, wide(at, number, leaf));
            return;
        }
        // At most as many as there are leaves, so that many more are left.
        let n_due = self.number_anew();
        self.numbered_from = number - n_due;
        self.entries.put(leaf, narrow(at, n_due, leaf));
    }

    /// Numbers what is due from 0, in its order; returns how many there are.
    fn number_anew(&mut self) -> u32 {
        let mut n_due = 0;
        for entry in self.entries.in_order() {
            let (at, _, leaf) = parts(entry);
            self.entries.put(leaf, narrow(at, n_due, leaf));
            n_due += 1;
        }
        n_due
    }

    /// Goes on with entries of 128 bits.
    #[cold]
    fn widen(&mut self) {
        if self.wide.is_some() {
            return;
        }
        let mut entries = Tournament::default();
        entries.make_room(self.events.len());
        for entry in self.entries.in_order() {
            let (at, nth, leaf) = parts(entry);
            entries.put(leaf, wide(at, self.numbered_from + nth, leaf));
        }
        self.entries.clear(0);
        self.wide = Some(entries);
    }

    /// Goes on to the next event, or returns `None` when nothing is due any more.
    pub fn next_event(&mut self) -> Option<E> {
        if self.wide.is_some() {
            return self.next_of_wide();
        }
        if let Some(leaf) = self.spent.take() {
            self.entries.remove(leaf);
            self.free_leaves.push(leaf);
        }
        let Some(entry) = self.entries.first() else {
            self.current = None;
            return None;
        };
        let (at, _, leaf) = parts(entry);
        Some(self.hand_out(at, leaf))
    }

    #[cold]
    #[inline(never)]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the parts of an entry are cut out of it"
    )]
    fn next_of_wide(&mut self) -> Option<E> {
        let entries = self.wide.as_mut()?;
        if let Some(leaf) = self.spent.take() {
            entries.remove(leaf);
            self.free_leaves.push(leaf);
        }
        let Some(entry) = entries.first() else {
            self.current = None;
            return None;
        };
        Some(self.hand_out(SimTime::from_ticks((entry >> 64) as i64), entry as u32))
    }

    #[inline(always)]
    fn hand_out(&mut self, at: SimTime, leaf: u32) -> E {
        let event = self.events[leaf as usize];
        self.spent = Some(leaf);
        self.handled += 1;
        self.now = at;
        self.current = Some(event);
        event
    }

    #[cold]
    fn add_leaf(&mut self, event: E) -> u32 {
        let leaf = u32::try_from(self.events.len()).expect("events are limited by the model");
        self.events.push(event);
        if leaf >> LEAF_BITS != 0 {
            self.widen();
        }
        match &mut self.wide {
            Some(entries) => entries.make_room(self.events.len()),
            None => self.entries.make_room(self.events.len()),
        }
        leaf
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

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
    fn what_comes_out_is_what_sorting_gives_however_much_there_is() {
        // Gaps of a few minutes, so that many are due at once; it grows, empties, and grows again.
        let mut random = 1_u32;
        let mut next = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            random >> 20
        };
        let mut calendar = Calendar::default();
        let mut waiting: Vec<(SimTime, u32)> = Vec::new();
        let mut number = 0;
        for round in 0..2_000 {
            let n_new = if round % 400 < 150 { next() % 4 } else { next() % 2 };
            for _ in 0..n_new {
                let due = calendar.now() + Span::from_minutes(f64::from(next() % 50));
                calendar.schedule(due, number);
                waiting.push((due, number));
                number += 1;
            }
            let first = waiting.iter().min().copied();
            assert_eq!(calendar.next_event(), first.map(|(_, number)| number));
            waiting.retain(|entry| Some(*entry) != first);
            assert!(first.is_none_or(|(due, _)| calendar.now() == due));
        }
        assert!(number > 1_000);
    }

    /// What sorting gives of events due at some minutes each, of which so many come out before the rest goes in.
    fn expect_in_order(due: &[f64], n_before: usize) {
        let mut calendar = Calendar::default();
        let mut expected: Vec<(SimTime, usize)> = Vec::new();
        let mut came = Vec::new();
        for (number, minutes) in due.iter().enumerate() {
            calendar.schedule(calendar.now() + Span::from_minutes(*minutes), number);
            expected.push((calendar.now() + Span::from_minutes(*minutes), number));
            if number < n_before {
                came.extend(calendar.next_event());
            }
        }
        came.extend(std::iter::from_fn(|| calendar.next_event()));
        expected.sort_unstable();
        assert!(came.into_iter().eq(expected.into_iter().map(|(_, number)| number)));
    }

    #[test]
    fn ties_keep_their_order_when_numbers_are_given_anew() {
        // One at a time up to where numbers run out, and hundreds at one instant across it.
        let mut due = vec![0.0; N_NUMBERS as usize - 200];
        let n_before = due.len();
        due.extend([1.0; 500]);
        expect_in_order(&due, n_before);
    }

    #[test]
    fn more_than_an_entry_of_64_bits_can_tell_comes_in_the_same_order() {
        let ties = |n: usize| (0..n).map(|k| if k % 3 == 0 { 2.0 } else { 1.0 });
        // Too many at once; and too late, among others at hand.
        expect_in_order(&ties(5_000).collect::<Vec<f64>>(), 0);
        let years = 1e6;
        let late: Vec<f64> = ties(50).chain([years, 1.0, years, 2.0]).chain(ties(50)).collect();
        expect_in_order(&late, 20);
    }

    #[test]
    fn two_million_events_with_hundreds_due_at_once() {
        let mut calendar = Calendar::default();
        (0..400_u32).for_each(|event| calendar.schedule(at(f64::from(event % 7)), event));
        let mut before = None;
        for number in 400..2_000_000_u32 {
            let event = calendar.next_event();
            let this = event.map(|event| (calendar.now(), event));
            assert!(before < this, "{before:?} {this:?}");
            before = this;
            calendar.schedule(calendar.now() + Span::from_minutes(7.0), number);
        }
    }

    #[test]
    fn an_evening_that_needed_more_leaves_the_next_as_it_would_be() {
        let mut calendar = Calendar::default();
        calendar.schedule(at(1e6), 1);
        calendar.schedule(at(1.0), 2);
        assert_eq!([calendar.next_event(), calendar.next_event()], [Some(2), Some(1)]);
        calendar.reset();
        assert!(calendar.wide.is_none() && calendar.next_event().is_none());
        calendar.schedule(at(1.0), 3);
        assert_eq!(calendar.next_event(), Some(3));
    }

    #[test]
    fn what_was_due_before_a_reset_is_forgotten() {
        let mut calendar = Calendar::default();
        for event in 0..9 {
            calendar.schedule(at(2.0), event);
        }
        assert_eq!(calendar.next_event(), Some(0));
        calendar.reset();
        assert_eq!((calendar.next_event(), calendar.now()), (None, at(0.0)));
        calendar.schedule(at(1.0), 9);
        let rest: Vec<u32> = std::iter::from_fn(|| calendar.next_event()).collect();
        assert_eq!(rest, [9]);
    }

    #[test]
    fn the_tree_is_as_deep_as_the_evening_before_needed() {
        let mut calendar = Calendar::default();
        let mut run = |n: u32| {
            calendar.reset();
            for event in 0..n {
                calendar.schedule(at(f64::from(n - event)), event);
            }
            let events: Vec<u32> = std::iter::from_fn(|| calendar.next_event()).collect();
            assert!(events.into_iter().eq((0..n).rev()));
            calendar.entries.n_leaves()
        };
        assert_eq!([100, 3, 3, 5, 0, 1].map(&mut run), [128, 128, 4, 8, 8, 2]);
    }

    #[test]
    fn one_event_more_than_allowed_ends_the_evening() {
        let mut calendar = Calendar::default();
        calendar.allow(3);
        calendar.reset();
        assert_eq!(calendar.allowed(), 3);
        (0..3).for_each(|event| calendar.schedule(at(1.0), event));
        let more = std::panic::AssertUnwindSafe(|| calendar.schedule(at(1.0), 3));
        let ended = std::panic::catch_unwind(more).unwrap_err();
        assert!(ended.is::<TooManyEvents>());
    }

    #[test]
    #[should_panic(expected = "for never")]
    fn never_cannot_be_scheduled() {
        Calendar::default().schedule(SimTime::NEVER, 1);
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

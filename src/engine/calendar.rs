//! The event calendar: what is due, earliest first, ties in the order they were scheduled.
//!
//! A tournament: every entry stands on a leaf of a binary tree, and each node above holds the earlier of the
//! two below it, so that the root is what is due next. An entry that comes or goes is compared along one
//! way to the root, always as many times and without a branch to guess wrong. Against the binary heap of
//! the standard library an evening of a small restaurant takes a twentieth less time.
//!
//! An entry is one 128-bit number (time 64 bits, number 32 bits, leaf 32 bits): one comparison tells which
//! is due first. A handler that schedules one successor, as most do, puts it on the leaf it was called
//! from.

use crate::time::SimTime;

/// What goes on unwinding from [`Calendar::schedule`] when an evening has more events than it is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyEvents;

/// An empty leaf: later than any entry.
const NOTHING: i128 = i128::MAX;

/// What is due, earliest first.
#[derive(Debug)]
pub struct Calendar<E> {
    /// The two nodes below each node: below k those numbered 2 k and 2 k + 1, from the root, 1, to the
    /// leaves; the place of 0 is not used.
    pairs: Vec<[i128; 2]>,
    /// The root.
    first: i128,
    /// The event on each leaf.
    events: Vec<E>,
    free_leaves: Vec<u32>,
    /// Leaf of the event handed out last, as long as its entry stands there.
    spent: Option<u32>,
    /// The event handed out last.
    current: Option<E>,
    /// The number of the entry scheduled next, where it stands in an entry.
    next_number: u64,
    /// The number of the first: all that are allowed are there when numbers run out.
    first_number: u64,
    handled: u64,
    now: SimTime,
}

impl<E> Default for Calendar<E> {
    fn default() -> Self {
        Self {
            pairs: vec![[NOTHING; 2]; 2],
            first: NOTHING,
            events: Vec::new(),
            free_leaves: Vec::new(),
            spent: None,
            current: None,
            next_number: 0,
            first_number: 0,
            handled: 0,
            now: SimTime::OPENING,
        }
    }
}

/// The first of so many numbers that the last of them is the last there is.
fn first_number(n: u32) -> u64 {
    u64::from(u32::MAX - n) << 32
}

/// More events than allowed.
#[cold]
#[inline(never)]
fn too_many() -> ! {
    // Not a panic: nothing is wrong with the program, and nothing is to be printed.
    std::panic::resume_unwind(Box::new(TooManyEvents))
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
        self.pairs.truncate(self.events.len().next_power_of_two().max(2));
        self.pairs.fill([NOTHING; 2]);
        self.first = NOTHING;
        self.events.clear();
        self.free_leaves.clear();
        self.spent = None;
        self.current = None;
        self.next_number = self.first_number;
        self.handled = 0;
        self.now = SimTime::OPENING;
    }

    /// Allows so many events from the next reset on.
    pub fn allow(&mut self, n_events: u32) {
        self.first_number = first_number(n_events);
    }

    /// Events that are allowed.
    pub fn allowed(&self) -> u64 {
        u64::from(u32::MAX) - (self.first_number >> 32)
    }

    /// Puts an event on the calendar.
    ///
    /// # Panics
    /// If `at` is in the past, or [`SimTime::NEVER`]. With [`TooManyEvents`] if there were too many.
    // Inlined where most events are scheduled: an evening takes nearly a hundredth fewer instructions.
    #[inline(always)]
    pub fn schedule(&mut self, at: SimTime, event: E) {
        assert!(at >= self.now, "an event was scheduled before now");
        assert!(at < SimTime::NEVER, "an event was scheduled for never");
        let leaf = match self.spent.take().or_else(|| self.free_leaves.pop()) {
            Some(leaf) => {
                self.events[leaf as usize] = event;
                leaf
            }
            None => self.add_leaf(event),
        };
        let number = self.next_number;
        self.next_number = number.checked_add(1 << 32).unwrap_or_else(|| too_many());
        self.put(leaf, i128::from(at.ticks()) << 64 | i128::from(number | u64::from(leaf)));
    }

    /// Goes on to the next event, or returns `None` when nothing is due any more.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the parts of an entry are cut out of it"
    )]
    pub fn next_event(&mut self) -> Option<E> {
        if let Some(leaf) = self.spent.take() {
            self.put(leaf, NOTHING);
            self.free_leaves.push(leaf);
        }
        let entry = self.first;
        let at = SimTime::from_ticks((entry >> 64) as i64);
        // An empty leaf's number lies there, and nothing else: nothing is scheduled for never.
        if at == SimTime::NEVER {
            self.current = None;
            return None;
        }
        let leaf = entry as u32;
        self.spent = Some(leaf);
        self.handled += 1;
        self.now = at;
        self.current = Some(self.events[leaf as usize]);
        self.current
    }

    #[cold]
    fn add_leaf(&mut self, event: E) -> u32 {
        let leaf = self.events.len();
        self.events.push(event);
        if leaf == self.n_leaves() {
            self.double();
        }
        u32::try_from(leaf).expect("events are limited by the model")
    }

    fn n_leaves(&self) -> usize {
        self.pairs.len()
    }

    /// Makes room for as many entries again; what there is keeps its leaves.
    fn double(&mut self) {
        let n_leaves = self.n_leaves();
        let entries: Vec<i128> = self.pairs[n_leaves / 2..].iter().flatten().copied().collect();
        self.pairs.clear();
        self.pairs.resize(2 * n_leaves, [NOTHING; 2]);
        for (leaf, entry) in (0..).zip(entries) {
            self.put(leaf, entry);
        }
    }

    /// Puts an entry, or nothing, on a leaf, and compares it upwards.
    fn put(&mut self, leaf: u32, entry: i128) {
        let mut node = self.n_leaves() + leaf as usize;
        let mut earliest = entry;
        while node > 1 {
            let pair = &mut self.pairs[node / 2];
            pair[node % 2] = earliest;
            // earliest.min(other), in words the compiler does not make a branch of: the difference counts
            // where its sign says so. Entries lie in 0..=NOTHING, so that it cannot overflow.
            let later_by = pair[1 - node % 2] - earliest;
            earliest += later_by & (later_by >> (i128::BITS - 1));
            node /= 2;
        }
        self.first = earliest;
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
            calendar.n_leaves()
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

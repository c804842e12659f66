//! Little's law as bookkeeping: how many there are in a place, over time, against how long each stayed.
//!
//! The number in a place, integrated over an evening, is the sum of the stays of all who were in it,
//! exactly and in whole ticks, as long as the place is empty before and after.
//! Source: Little, "A proof for the queuing formula L = λW" (1961); on a finite interval that begins and
//! ends empty it is an identity (Little and Graves, "Little's law" (2008)).

use std::fmt::Debug;

use std::ops::Add;

use crate::time::{SimTime, Span};

/// A place people, items or tasks pass through: the number in it, integrated over the evening, less the
/// stays written down by those who were in it, in ticks.
///
/// One sum is enough: each who comes takes the instant from it and each who goes adds it, so that an empty
/// place's sum is ∫ n dt. Sums wrap: however large they become on the way, they are right in the end.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::sim) struct Flow(i64);

impl Add for Flow {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
}

impl Flow {
    pub(in crate::sim) fn enter(&mut self, now: SimTime) {
        self.0 = self.0.wrapping_sub(now.ticks());
    }

    pub(in crate::sim) fn leave(&mut self, now: SimTime) {
        self.0 = self.0.wrapping_add(now.ticks());
    }

    /// Leaves now and writes down a stay since an instant; of the present what comes in goes out again.
    pub(in crate::sim) fn leave_after(&mut self, since: SimTime) {
        self.0 = self.0.wrapping_add(since.ticks());
    }

    /// There were so many in it, and from now on there are so many others.
    pub(in crate::sim) fn change(&mut self, now: SimTime, from: u32, to: u32) {
        let by = i64::from(to) - i64::from(from);
        self.0 = self.0.wrapping_sub(now.ticks().wrapping_mul(by));
    }

    /// Writes down a stay, or a sum of them.
    pub(in crate::sim) fn book(&mut self, stay: Span) {
        self.0 = self.0.wrapping_sub(stay.ticks());
    }

    /// What is left at an instant at which there are `n` in it: nothing, by Little's law, if each stay of
    /// everybody is written down.
    pub(in crate::sim) fn left(self, until: SimTime, n: u32) -> Span {
        Span::from_ticks(self.0.wrapping_add(until.ticks().wrapping_mul(i64::from(n))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: f64) -> SimTime {
        SimTime::OPENING + Span::from_minutes(minutes)
    }

    #[test]
    fn the_number_over_time_is_the_sum_of_the_stays() {
        let mut flow = Flow::default();
        flow.enter(at(1.0));
        flow.enter(at(2.0));
        flow.leave(at(5.0));
        assert_eq!(flow.left(at(6.0), 1), Span::from_minutes(8.0));
        flow.book(Span::from_minutes(4.0));
        flow.leave_after(at(2.0));
        assert_eq!(flow.left(at(9.0), 0), Span::ZERO);
    }

    #[test]
    fn a_stay_written_down_wrong_is_left_over() {
        let mut flow = Flow::default();
        flow.enter(at(1.0));
        flow.leave_after(at(3.0));
        assert_eq!(flow.left(at(9.0), 0), Span::from_minutes(2.0));
    }

    #[test]
    fn who_was_there_at_opening_counts_from_then() {
        let mut flow = Flow::default();
        flow.change(at(10.0), 3, 1);
        assert_eq!(flow.left(at(30.0), 1), Span::from_minutes(50.0));
    }
}

//! Little's law as bookkeeping: how many there are in a place, over time, against how long each stayed.
//!
//! The number in a place, integrated over an evening, is the sum of the stays of all who were in it,
//! exactly and in whole ticks, as long as the place is empty before and after.
//! Source: Little, "A proof for the queuing formula L = λW" (1961); on a finite interval that begins and
//! ends empty it is an identity (Little and Graves, "Little's law" (2008)).

use crate::time::{SimTime, Span};

/// A place people, items or tasks pass through; how many are in it now is known to whoever keeps it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flow {
    /// Less each change of the number in it times its instant: with the number at the end times the end,
    /// that number integrated over the evening.
    weighted: i64,
    /// Sum of the stays written down by those who were in it.
    booked: i64,
}

// Sums wrap: however large they become on the way, their difference is right in the end.
impl Flow {
    pub(super) fn enter(&mut self, now: SimTime) {
        self.weighted = self.weighted.wrapping_sub(now.ticks());
    }

    pub(super) fn leave(&mut self, now: SimTime) {
        self.weighted = self.weighted.wrapping_add(now.ticks());
    }

    /// There were so many in it, and from now on there are so many others.
    pub(super) fn change(&mut self, now: SimTime, from: u32, to: u32) {
        let by = i64::from(to) - i64::from(from);
        self.weighted = self.weighted.wrapping_sub(now.ticks().wrapping_mul(by));
    }

    /// Writes down a stay, or a sum of them.
    pub(super) fn book(&mut self, stay: Span) {
        self.booked = self.booked.wrapping_add(stay.ticks());
    }

    /// The number in it, integrated from opening until an instant at which it is `n`.
    pub(super) fn integral(&self, until: SimTime, n: u32) -> Span {
        Span::from_ticks(self.weighted.wrapping_add(until.ticks().wrapping_mul(i64::from(n))))
    }

    /// Sum of the stays written down.
    pub(super) fn booked(&self) -> Span {
        Span::from_ticks(self.booked)
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
        flow.book(Span::from_minutes(4.0));
        assert_eq!(flow.integral(at(6.0), 1), Span::from_minutes(8.0));
        flow.leave(at(9.0));
        flow.book(Span::from_minutes(7.0));
        assert_eq!(flow.integral(at(100.0), 0), flow.booked());
    }

    #[test]
    fn who_was_there_at_opening_counts_from_then() {
        let mut flow = Flow::default();
        flow.change(at(10.0), 3, 1);
        assert_eq!(flow.integral(at(30.0), 1), Span::from_minutes(50.0));
    }
}

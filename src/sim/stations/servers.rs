//! People or hands that serve: how many are there, how many are at work, and the account of both.

use crate::sim::audit::flow::Flow;
use crate::time::{SimTime, Span};

/// Servers that are alike: whoever is idle takes what is next.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::sim) struct Servers {
    n_on_duty: u32,
    n_busy: u32,
    at_work: Flow,
    on_duty: Flow,
    /// Time at work, booked when it begins.
    busy: Span,
}

impl Servers {
    /// So many from opening on, all idle.
    pub(in crate::sim) fn new(n_on_duty: u32) -> Self {
        Self { n_on_duty, ..Self::default() }
    }

    pub(in crate::sim) fn is_any_idle(&self) -> bool {
        self.n_busy < self.n_on_duty
    }

    pub(in crate::sim) fn n_on_duty(&self) -> u32 {
        self.n_on_duty
    }

    pub(in crate::sim) fn n_busy(&self) -> u32 {
        self.n_busy
    }

    pub(in crate::sim) fn busy(&self) -> Span {
        self.busy
    }

    pub(in crate::sim) fn at_work(&self) -> Flow {
        self.at_work
    }

    pub(in crate::sim) fn on_duty(&self) -> Flow {
        self.on_duty
    }

    /// One begins; how long it takes is booked as soon as it is known.
    #[inline(always)]
    pub(in crate::sim) fn begin(&mut self, now: SimTime) {
        debug_assert!(self.is_any_idle(), "more at work than there are");
        self.n_busy += 1;
        self.at_work.enter(now);
    }

    /// Books so much time at work.
    #[inline(always)]
    pub(in crate::sim) fn book(&mut self, lasts: Span) {
        self.busy += lasts;
    }

    /// One has ended.
    #[inline(always)]
    pub(in crate::sim) fn end(&mut self, now: SimTime) {
        self.n_busy -= 1;
        self.at_work.leave(now);
    }

    /// From now on so many are there; who is at work and has to go ends first what is in hand.
    pub(in crate::sim) fn change(&mut self, n_on_duty: u32, now: SimTime) {
        self.on_duty.change(now, self.n_on_duty, n_on_duty);
        self.n_on_duty = n_on_duty;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: f64) -> SimTime {
        SimTime::OPENING + Span::from_minutes(minutes)
    }

    #[test]
    fn what_is_booked_is_what_they_were_at_work() {
        let mut servers = Servers::new(2);
        servers.begin(at(1.0));
        servers.book(Span::from_minutes(3.0));
        servers.begin(at(2.0));
        servers.book(Span::from_minutes(4.0));
        assert!(!servers.is_any_idle());
        servers.end(at(4.0));
        servers.end(at(6.0));
        assert_eq!(servers.at_work().left(at(9.0), 0), servers.busy());
    }

    #[test]
    fn who_is_at_work_and_has_to_go_ends_first() {
        let mut servers = Servers::new(2);
        servers.begin(at(0.0));
        servers.begin(at(0.0));
        servers.change(1, at(1.0));
        servers.end(at(2.0));
        assert!(!servers.is_any_idle());
        servers.end(at(3.0));
        assert!(servers.is_any_idle());
        assert_eq!(servers.on_duty().left(at(3.0), 1), Span::from_minutes(4.0));
    }
}

//! Servers and the queue before them.

use super::queue::Queue;
use super::servers::Servers;
use crate::sim::audit::account::Account;

/// A place where jobs are served: whoever is idle takes what is next in the queue.
#[derive(Clone, Debug)]
pub(in crate::sim) struct Station<J, const N: usize> {
    pub(in crate::sim) servers: Servers,
    pub(in crate::sim) queue: Queue<J, N>,
}

impl<J, const N: usize> Default for Station<J, N> {
    fn default() -> Self {
        Self { servers: Servers::default(), queue: Queue::default() }
    }
}

impl<J, const N: usize> Station<J, N> {
    /// So many servers, and nobody waits.
    pub(in crate::sim) fn open(&mut self, n_on_duty: u32) {
        self.servers = Servers::new(n_on_duty);
        self.queue.clear();
    }

    /// Takes out what an idle server takes up; its wait is to be booked.
    #[inline(always)]
    pub(in crate::sim) fn next(&mut self) -> Option<J> {
        if self.servers.is_any_idle() { self.queue.next() } else { None }
    }

    /// What must balance at the end of an evening.
    pub(in crate::sim) fn account(&self) -> Account {
        Account {
            is_at_rest: self.servers.n_busy() == 0 && self.queue.is_empty(),
            waiting: self.queue.waiting(),
            at_work: self.servers.at_work(),
            busy: self.servers.busy(),
            on_duty: self.servers.on_duty(),
            n_on_duty: self.servers.n_on_duty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SimTime;

    #[test]
    fn what_waits_is_taken_up_when_a_server_is_idle() {
        let now = SimTime::OPENING;
        let mut station = Station::<u32, 1>::default();
        station.open(1);
        station.queue.join(1, 0, now);
        station.servers.begin(now);
        assert_eq!(station.next(), None);
        assert!(!station.account().is_at_rest);
        station.servers.end(now);
        assert_eq!(station.next(), Some(1));
        assert!(station.account().is_at_rest);
    }
}

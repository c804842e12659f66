//! What staff did in an evening, counted; scores are made of it later.

use crate::time::{SimTime, Span};

/// What waiters did, all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaiterLog {
    /// Time at work, walking included.
    pub busy: Span,
    /// "They are coming", without any control over it.
    pub promises: u32,
    /// Rule refusals they had to utter.
    pub refusals: u32,
    /// Rules broken in secret.
    pub secret_exceptions: u32,
    /// Guests who asked a third time or more, or went to the manager.
    pub angry_guests: u32,
    /// Repairs completed.
    pub repairs: u32,
    /// Situations in which a ticket was stuck and somebody had to decide.
    pub exceptions: u32,
    /// Of these, settled on a waiter's own authority.
    pub settled: u32,
}

/// What the people of one counter did, all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CounterLog {
    /// Sum over places of the time they were occupied.
    pub busy: Span,
    /// Verbal orders and enquiries.
    pub interruptions: u32,
    /// Verbal orders served.
    pub repairs: u32,
}

/// What staff did in an evening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffLog {
    /// The waiters.
    pub waiters: WaiterLog,
    /// Each counter, in the order of the model.
    pub counters: Vec<CounterLog>,
    /// Time the manager spent deciding.
    pub manager_busy: Span,
    /// When the last table was ready again.
    pub last_reset_at: SimTime,
}

impl StaffLog {
    pub(super) fn open(&mut self, n_counters: usize) {
        let mut counters = std::mem::take(&mut self.counters);
        counters.clear();
        counters.resize(n_counters, CounterLog::default());
        *self = Self { counters, ..Self::default() };
    }
}

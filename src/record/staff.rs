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
    /// Secret exceptions found out and punished.
    pub reprimands: u32,
}

/// What the manager did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ManagerLog {
    /// Time spent deciding.
    pub busy: Span,
    /// Guests who came in person.
    pub guests: u32,
    /// Cases refused.
    pub refusals: u32,
    /// Cases allowed.
    pub yeses: u32,
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
    /// The manager.
    pub manager: ManagerLog,
    /// When the last table was ready again.
    pub last_reset_at: SimTime,
}

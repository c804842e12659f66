//! What staff did in an evening, counted; scores are made of it later.

use crate::model::{Policy, StaffScoreParams};
use crate::strain::{StaffShift, fear_after};
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
    /// Guests who left furious; counted by whoever scores them, not in the house.
    pub furious_guests: u32,
}

impl WaiterLog {
    /// The numbers of one waiter's shift; `hours` are those of all waiters together.
    pub fn shift(&self, hours: f64, policy: &Policy, params: &StaffScoreParams) -> StaffShift {
        let per_hour = |n: u32| f64::from(n) / hours;
        let authority = if self.exceptions == 0 {
            policy.own_authority
        } else {
            f64::from(self.settled.min(self.exceptions)) / f64::from(self.exceptions)
        };
        let cynicism = CYNICISM_PER_RULE * f64::from(policy.rulebook_size);
        StaffShift {
            authority,
            busy_share: self.busy.minutes() / 60.0 / hours,
            conflicts_per_h: per_hour(self.promises + self.refusals + self.secret_exceptions),
            anger_per_h: per_hour(self.angry_guests + self.furious_guests),
            repairs_per_h: per_hour(self.repairs),
            fear: fear_after((policy.fear + cynicism).min(1.0), self.reprimands, params),
            training: policy.training,
        }
    }
}

/// What each rule of a rulebook adds to fear: too many rules smother. Assumption.
const CYNICISM_PER_RULE: f64 = 0.001;

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

impl ManagerLog {
    /// The numbers of the manager's shift.
    pub fn shift(&self, hours: f64, policy: &Policy) -> StaffShift {
        let per_hour = |n: u32| f64::from(n) / hours;
        StaffShift {
            authority: policy.flex,
            busy_share: self.busy.minutes() / 60.0 / hours,
            conflicts_per_h: per_hour(self.refusals),
            anger_per_h: per_hour(self.guests),
            repairs_per_h: per_hour(self.yeses),
            fear: policy.fear,
            training: policy.training,
        }
    }
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

/// What waiters and the manager did so far; a counter's log stands with the counter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FloorLog {
    pub(super) waiters: WaiterLog,
    pub(super) manager: ManagerLog,
    pub(super) last_reset_at: SimTime,
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

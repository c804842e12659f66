//! What people feel while an evening goes on: guests who wait, guests to whom things happen, staff on a shift.
//!
//! People act by it while they act (guests ask and go to the manager by what they have lost so far, staff
//! grumble by their mood so far), and the scores are made of it afterwards; both by the same rules, written
//! once, here, as pure functions. Nothing here knows a counter, a preset or the future, and nothing decides.
//! Start with [`perceived_minutes`] and [`ScoreTotals`].

mod incidents;
mod mood;
mod waiting;

pub use incidents::{LossSoFar, ScoreEvent, ScoreEventKind, ScoreTotals, score_events};
pub use mood::{
    SHIFTS_PER_YEAR, StaffShift, fear_after, manager_shift, p_cold_reply, p_grumble, p_put_on,
    quits_per_year, spillover, staff_score, turnover_cost_per_shift, waiter_shift,
};
pub use waiting::{disconfirmation, pace, perceived_minutes, severity, wait_points};

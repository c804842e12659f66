//! What remains of an evening beside the journeys.

use crate::model::Cents;
use crate::time::SimTime;

use super::{StaffLog, Trace};

/// What remains of an evening when all parties have been handed on.
#[derive(Clone, Debug, PartialEq)]
pub struct EveningEnd {
    /// Parties that came.
    pub n_parties: u32,
    /// What staff did.
    pub staff: StaffLog,
    /// List price of what was put on tables; 0 where accounts are left out.
    pub served: Cents,
    /// Cost of the goods used at the counters; 0 where accounts are left out.
    pub goods: Cents,
    /// The last guest had left and the last table was reset.
    pub ended_at: SimTime,
    /// Events handled.
    pub n_events: u64,
    /// What happened to the party one asked for.
    pub trace: Option<Trace>,
}

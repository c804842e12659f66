//! What happened on an evening: flat and dated, without behaviour or judgement.
//!
//! The simulation writes it; scores and measures are computed from it afterwards and play nothing. Start
//! with [`Journey`], the record of one party, and [`EveningEnd`], what remains of the evening as a whole.

mod evening;
mod experience;
mod journey;
mod staff;
mod trace;

pub use evening::EveningEnd;
pub use experience::{Experience, Favour, Incidents, Info, Recovery, Segment, Sync, Wait};
pub use journey::{Account, ItemRecord, Journey, LeaveReason, Outcome, RecoveryDelay};
pub use staff::{CounterLog, ManagerLog, StaffLog, WaiterLog};
pub use trace::{Trace, TraceEvent};

//! Journeys, scores, staff log and ledger of one evening → one number a measure.
//!
//! [`Gauge`] is shown every party as it leaves and asked for the evening's numbers at the end; it keeps
//! sums, and the values of single parties only where a quantile is wanted. It simulates nothing and
//! compares nothing. The meaning of each measure is in [`crate::catalogue`].

mod gauge;
mod ledger;
mod party;
mod staff;

pub use gauge::Gauge;
pub use ledger::Ledger;
pub use party::was_heard;

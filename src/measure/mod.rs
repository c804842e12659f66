//! Journeys, scores, staff log and ledger of one evening → one number a measure.
//!
//! [`Accumulator`] is shown every party as it leaves and asked for the evening's numbers at the end; it keeps
//! sums, and the values of single parties only where a quantile is wanted. It simulates nothing and
//! compares nothing. The meaning of each measure is in [`crate::catalogue`], what it is made of in
//! [`parts_of`].

mod accumulator;
mod evening;
mod ledger;
mod needs;
mod part;
mod party;
mod path;
mod staff;
mod why;

pub use accumulator::{Accumulator, EveningNumbers};
pub use ledger::Ledger;
pub use needs::Recorded;
pub use part::{Part, parts_of};
pub use party::was_heard;
pub use path::way_of_last;

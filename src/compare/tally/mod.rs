//! What is kept of evenings: sums, flat in memory however many evenings there are.
//!
//! A tally is filled evening by evening and merged with those of later evenings. Merging in the order of the
//! evenings gives the same bits for any number of threads; written and read again it is the same to the last
//! bit, so that evenings may be played elsewhere. It judges nothing and knows no confidence: a difference is
//! above, below or at zero here, and better or worse in [`crate::compare::Comparison`]. Start with [`Tally`].

mod cell;
mod evenings;
mod goal;
mod season;
mod why;

pub(super) use cell::{Cell, Pair};
pub use cell::{Extreme, Largest};
pub use evenings::{Square, Tally};
pub(super) use season::Sums;
pub use season::{SeasonTally, WEEK};
pub use why::PartsTally;

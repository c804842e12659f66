//! Each mechanism, switched off and on on the same evenings: what it moves, and which way.
//!
//! A test is named by the mechanism's number in [`MECHANISMS`](orderflow::model::MECHANISMS) and by what it claims; a claim
//! is made with [`crate::pair::Pair`].

mod authority;
mod clock;
mod culture;
mod favour;
mod orders;
mod promises;
mod recovery;
mod seasons;
mod table;

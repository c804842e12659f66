//! What must hold in every evening, whatever the house, and what is said if it does not.
//!
//! What is checked is always two accounts of the same thing, kept by different hands. A difference panics,
//! in release builds too, and goes on as an [`InvariantViolation`](violation::InvariantViolation).

pub(in crate::sim) mod account;
pub(in crate::sim) mod books;
pub(in crate::sim) mod flow;
pub(in crate::sim) mod violation;

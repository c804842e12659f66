//! What a house's numbers imply before anything runs: a calculation by hand, done by the machine.
//!
//! It simulates nothing and draws nothing; whatever it says follows from the scenario alone. Each result
//! names what it leaves out, because a queue behaves worse than its mean load. Start with
//! [`Forecast::of`] for numbers and [`notes()`] for what can never happen.

mod arrivals;
mod idle_keys;
mod load;
mod notes;
mod proposals;
mod tasks;
mod waits;

pub use crate::numbers::queues::{ErlangC, erlang_c};
pub use load::{Forecast, Interval, Load, LoadBand, NoWait, QueueWait, Resource};
pub use notes::{Hint, notes};
pub use proposals::{Proposal, path_of, proposals};

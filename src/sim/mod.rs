//! One evening: the world, its closed set of events, a visit step by step, decisions in one place.
//!
//! From the top to the bottom; a file names only what lies below it, but for tests.
//!
//! | room | what it is for | what it does not know |
//! |---|---|---|
//! | `evening` | the events, and what lies between parties | how anything is done for one of them |
//! | `visit` | a party's evening, a file a step in the order of the evening, on a party in parts | any other party |
//! | `decide` | what staff decide, by the policy in force | the house |
//! | `stations` | servers, queues, tables | any party |
//! | `chance` | arrivals, draws, durations | what is done with them |
//! | `audit` | what must hold, and what is said if it does not | who does what it looks at |
//! | `overlong` | how an evening stood that does not end | why |
//!
//! The simulation writes journeys, a staff log and, for one party, a trace; scores and measures are
//! computed from what it writes. What people in the house act on while they act it does reckon, by the rules
//! the scores are made of later: a guest's loss so far and the waiters' mood so far, both in
//! [`feel`](crate::feel). It checks itself as it goes: see [`InvariantViolation`].
//! Start with [`World::run`].
//!
//! Steps that follow one another on every visit are `#[inline(always)]`: stages a scenario leaves out cost a
//! comparison then, not a call. What few visits need is `#[inline(never)]`: amid the steps it would take
//! registers and room from all of them. What a scenario, or the measures wanted, can leave out as a whole
//! (accounts, waits as they are felt, a trace, listed parties), and what only goes wrong, is `#[cold]`
//! instead: the way straight on is then the way without it. A customer of an M/M/1 evening takes 89 jumps by
//! that, not 103, and 1 to 3 % less time; `mendoza.toml`, which leaves nothing out, as much as before.

mod arrival_source;
mod audit;
mod chance;
mod courses;
mod decide;
mod detail;
mod evening;
mod event;
#[cfg(test)]
pub(crate) mod fault_injection;
mod overlong;
mod stations;
mod visit;

pub use arrival_source::{ArrivalSource, Caller};
pub use audit::violation::{InvariantViolation, ViolationSite};
pub use detail::Detail;
pub use evening::world::World;
pub use overlong::Overlong;

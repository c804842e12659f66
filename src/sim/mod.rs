//! One evening: the world, its closed set of events, an actor a file, decisions in one place.
//!
//! `world` is what lies between parties, `house` everything but the parties and each step of one of them,
//! `places` where the parties are kept.
//!
//! The simulation writes journeys, a staff log and, for one party, a diary; scores and measures are
//! computed from what it writes. What people in the house act on while they act it does reckon, by the rules
//! the scores are made of later: a guest's loss so far and the waiters' mood so far, both in
//! [`feel`](crate::feel). It checks itself as it goes: see [`Breach`].
//! Start with [`World::run`].
//!
//! Steps that follow one another on every visit are `#[inline(always)]`: stages a scenario leaves out cost a
//! comparison then, not a call. What few visits need is `#[inline(never)]`: amid the steps it would take
//! registers and room from all of them. What a scenario, or the measures wanted, can leave out as a whole
//! (accounts, waits as they are felt, a diary, listed parties), and what only goes wrong, is `#[cold]`
//! instead: the way straight on is then the way without it. A customer of an M/M/1 evening takes 89 jumps by
//! that, not 103, and 1 to 3 % less time; `mendoza.toml`, which leaves nothing out, as much as before.

mod asks;
mod audit;
mod breach;
mod clock;
mod counters;
mod crowd;
mod decide;
mod door;
mod draws;
mod event;
mod floor;
mod flow;
mod house;
mod lengths;
mod meal;
mod mood;
mod order;
mod party;
mod pass;
mod places;
mod reckoning;
mod repair;
#[cfg(test)]
pub(crate) mod sabotage;
mod world;

pub use breach::{Breach, Moment};
pub use crowd::{Caller, Crowd};
pub use world::World;

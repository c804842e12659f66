//! One evening: the world, its closed set of events, an actor a file, decisions in one place.
//!
//! `world` is what lies between parties, `house` everything but the parties and each step of one of them,
//! `slots` where the parties are kept.
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

mod account;
mod arrival_source;
mod asks;
mod audit;
mod clock;
mod counters;
mod decide;
mod door;
mod draws;
mod durations;
mod event;
#[cfg(test)]
pub(crate) mod fault_injection;
mod floor;
mod flow;
mod house;
mod meal;
mod mood;
mod order;
mod party;
mod pass;
mod repair;
mod slots;
mod violation;
mod world;

pub use arrival_source::{ArrivalSource, Caller};
pub use violation::{InvariantViolation, ViolationSite};
pub use world::World;

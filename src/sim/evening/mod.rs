//! One evening: its events, and what lies between parties.

mod close;
mod counters;
mod door;
mod manager;
mod waiters;
pub(in crate::sim) mod world;

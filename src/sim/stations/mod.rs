//! Who serves and what is queued, without a word about parties.
//!
//! A [`Station`](station::Station) is [`Servers`](servers::Servers) and the [`Queue`](queue::Queue) before
//! them; waiters, counters and the manager are each made of them. Tables are matched, not served.

pub(in crate::sim) mod counter;
pub(in crate::sim) mod manager;
mod queue;
mod servers;
pub(in crate::sim) mod station;
pub(in crate::sim) mod tables;
pub(in crate::sim) mod waiters;

//! What chance decides: who comes when, every random number by whom it belongs to, how long things last.

pub(in crate::sim) mod arrivals;
pub(in crate::sim) mod draws;
pub(in crate::sim) mod durations;

//! A party's evening, step by step, in the order of the evening.

pub(in crate::sim) mod account;
pub(in crate::sim) mod arrive;
pub(in crate::sim) mod asks;
pub(in crate::sim) mod care;
pub(in crate::sim) mod eat;
pub(in crate::sim) mod escalate;
pub(in crate::sim) mod leave;
pub(in crate::sim) mod mood;
pub(in crate::sim) mod order;
pub(in crate::sim) mod party;
pub(in crate::sim) mod patience;
pub(in crate::sim) mod pay;
pub(in crate::sim) mod prepare;
pub(in crate::sim) mod request;
pub(in crate::sim) mod rescue;
pub(in crate::sim) mod serve;
pub(in crate::sim) mod state;
pub(in crate::sim) mod task;
pub(in crate::sim) mod tickets;
pub(in crate::sim) mod verbal;
pub(in crate::sim) mod water;

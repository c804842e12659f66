//! orderflow: a restaurant order-flow simulator.

pub mod catalogue;
pub mod dist;
pub mod engine;
pub mod feel;
pub mod journey;
pub mod model;
pub mod scenario;
pub mod special;
pub mod stats;
pub mod time;

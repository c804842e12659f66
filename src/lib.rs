//! orderflow: a restaurant order-flow simulator.

pub mod catalogue;
pub mod cli;
pub mod compare;
pub mod dist;
pub mod engine;
pub mod experiment;
pub mod feel;
pub mod journey;
pub mod measure;
pub mod model;
pub mod moments;
pub mod report;
pub mod scenario;
pub mod score;
pub mod sim;
pub mod special;
pub mod stats;
pub mod strain;
pub mod time;

//! Mathematics without a restaurant word: special functions, and above them distributions and statistics.
//!
//! Nothing here holds a generator, a seed or a unit. Start with [`dist::Dist`] for what is drawn and
//! [`stats::Moments`] for what is concluded; [`sequential`] is for conclusions drawn while a sample grows.

pub mod decimals;
pub mod design;
pub mod dist;
pub mod queues;
pub mod search;
pub mod sequential;
pub mod special;
pub mod stats;

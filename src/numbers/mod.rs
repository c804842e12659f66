//! Mathematics without a restaurant word: special functions, and above them distributions and statistics, then
//! what is asked of them.
//!
//! Nothing here holds a generator, a seed or a unit: what is random is handed in. Start with [`dist::Dist`] for
//! what is drawn and [`stats::Moments`] for what is concluded; then
//!
//! - [`decimals`] for numbers as they are typed and printed;
//! - [`sequential`] for conclusions from a sample that still grows, among them the best of several;
//! - [`design`] for which combinations to try and what each change brings;
//! - [`search`] for where a mean turns;
//! - [`queues`] for waits and staffing by formula.

pub mod decimals;
pub mod design;
pub mod dist;
pub mod queues;
pub mod search;
pub mod sequential;
pub mod special;
pub mod stats;

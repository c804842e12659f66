//! From the measures of many evenings to estimates, paired differences and verdicts.
//!
//! It formats nothing and simulates nothing. Start with [`Tally`], which is filled evening by evening,
//! and [`Comparison`], which is what results are made of.

mod bad;
mod comparison;
mod estimate;
mod goal;
mod main_finding;
mod pooled;
mod rule;
mod season;
mod shares;
mod tally;
mod target;
mod why;

pub use bad::WorstEvenings;
pub use comparison::{Comparison, MeasureComparison, PolicyResult};
pub use estimate::{Absent, Difference, Differing, Estimate, LEVEL, Verdict};
pub use goal::{GoalVerdict, JudgedGoal, MissRate, judge};
pub use main_finding::MainFinding;
pub use season::{Crossover, STEP_QUANTILES, SeasonComparison, Step};
pub use shares::{SharedOut, Shares};
pub use tally::{Extreme, Largest, PartsTally, SeasonTally, Square, Tally, WEEK};
pub use target::{LEAST_EVENINGS, Precision, SampleSize, Target};
pub use why::Why;

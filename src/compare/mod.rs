//! From the measures of many evenings to estimates, paired differences and verdicts.
//!
//! It formats nothing and simulates nothing. Start with [`Table`], which is filled evening by evening,
//! and [`Comparison`], which is what results are made of.

mod answer;
mod bad;
mod comparison;
mod estimate;
mod goal;
mod pooled;
mod rule;
mod season;
mod tally;
mod target;
mod why;

pub use answer::Answer;
pub use bad::BadEvenings;
pub use comparison::{Comparison, MeasureComparison, PolicyResult};
pub use estimate::{Absent, Difference, Differing, Estimate, LEVEL, Verdict};
pub use goal::{Broken, GoalVerdict, JudgedGoal, judge};
pub use season::{Overtaking, STEP_QUANTILES, SeasonComparison, Step};
pub use tally::{Extreme, Largest, SeasonTables, Table, WEEK, WhyTable};
pub use target::{LEAST_EVENINGS, Need, Precision, Target};
pub use why::Why;

//! Options that several commands take, each group declared once; a command flattens those it takes into its own.
//!
//! What a group means stands with it: the columns, the policy, how many threads. How the values of single options are
//! read is in [`values`].

mod columns;
mod length;
mod output;
mod policy;
mod scenario;
mod simulation;
pub(super) mod values;

pub(super) use self::columns::{ColumnsArgs, SidesArgs};
pub(super) use self::length::{LengthArgs, with_precision_only};
pub(super) use self::output::{
    CheckedGoals, ExportArgs, Format, OutputArgs, ResultsArgs, TextOrJson,
};
pub(super) use self::policy::PolicyArgs;
pub(super) use self::scenario::ScenarioArgs;
pub(super) use self::simulation::{SeedArgs, SimulationArgs, all_threads};

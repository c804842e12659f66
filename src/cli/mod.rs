//! The command line: what was typed, what it means, one file a command, streams and files.
//!
//! The only layer that touches files, the environment, the terminal or the clock, and the only one that
//! prints. Start with [`run()`]; what can be typed stands in [`Args`].

mod args;
mod check;
mod compare;
mod completions;
mod diff;
mod dispatch;
mod error;
mod examples;
mod export;
mod files;
mod interrupt;
mod man;
mod manifest;
mod measures;
mod nearby;
mod output;
mod progress;
mod refusal;
mod run;
mod score;
mod season;
mod settings;
mod simulate;
mod size;
mod story;
mod tips;

pub use args::{
    Args, CheckArgs, Command, CompareArgs, CompletionsArgs, DiffArgs, ExportArgs, Format,
    LengthArgs, ManArgs, MeasuresArgs, OutputArgs, Pick, RunArgs, ScenarioArgs, ScoreArgs,
    SeasonArgs, SeasonOutputArgs, SidesArgs, SimulationArgs, StoryArgs, TextOrJson,
};
pub use dispatch::run;
pub use tips::parse;

//! The command line: what was typed, what it means, one file a command, streams and files.
//!
//! The only layer that touches files, the environment, the terminal or the clock, and the only one that
//! prints. Start with [`run()`]; what can be typed stands in [`Args`].

mod args;
mod best;
mod breakeven;
mod check;
mod compare;
mod completions;
mod diff;
mod dispatch;
mod error;
mod examples;
mod explain;
mod export;
mod files;
mod init;
mod interrupt;
mod journal;
mod ladder;
mod levers;
mod man;
mod manifest;
mod measures;
mod nearby;
mod no_choice;
mod output;
mod progress;
mod refusal;
mod run;
mod schema;
mod score;
mod season;
mod settings;
mod simulate;
mod size;
mod snippet;
mod staff;
mod story;
mod sweep;
mod tips;
mod values;

pub use args::{
    Args, BreakevenArgs, CheckArgs, ColumnsArgs, Command, CompareArgs, CompletionsArgs, DiffArgs,
    ExplainArgs, ExportArgs, Format, InitArgs, LadderArgs, LengthArgs, LeversArgs, ManArgs,
    MeasuresArgs, OutputArgs, Pick, RunArgs, ScenarioArgs, SchemaArgs, ScoreArgs, SeasonArgs,
    SeasonOutputArgs, SidesArgs, SimulationArgs, StaffArgs, StoryArgs, SweepArgs, TextOrJson,
};
pub use dispatch::run;
pub use snippet::problems;
pub use tips::parse;
pub use values::{Range, Within};

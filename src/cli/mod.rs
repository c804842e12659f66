//! The command line: what was typed, what it means, one file a command, streams and files.
//!
//! The only layer that touches files, the environment, the terminal or the clock, and the only one that
//! prints. Start with [`run()`]; what can be typed stands in [`Args`].

mod bug;
mod command;
mod commands;
mod dispatch;
mod error;
mod export;
mod files;
mod house;
mod interrupt;
mod manifest;
mod measure;
mod nearby;
mod options;
mod output;
mod progress;
mod settings;
mod simulate;
mod size;
mod snippet;
mod timing;
mod tips;

pub use commands::Args;
pub use dispatch::run;
pub use snippet::problems;
pub use tips::parse;

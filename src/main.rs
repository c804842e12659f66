//! The `orderflow` command.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    orderflow::cli::run(&orderflow::cli::Args::parse())
}

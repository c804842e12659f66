//! The `orderflow` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    orderflow::cli::run(&orderflow::cli::parse_or_exit())
}

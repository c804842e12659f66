//! The `orderflow` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    match orderflow::cli::parse() {
        Ok(args) => orderflow::cli::run(&args),
        Err(told) => told,
    }
}

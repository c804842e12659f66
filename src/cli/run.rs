//! `run`: one policy, many evenings.

use crate::cli::args::RunArgs;
use crate::cli::error::Error;
use crate::cli::output::Console;
use crate::cli::settings::Settings;
use crate::cli::simulate::{Outcome, simulate};

pub(super) fn run(args: &RunArgs, console: Console) -> Result<Outcome, Error> {
    let settings = Settings::for_run(args)?;
    simulate(&settings, &args.output, ("run", args.simulation.timings), console)
}

//! `compare`: several policies on the same evenings.

use crate::cli::args::CompareArgs;
use crate::cli::best;
use crate::cli::error::Error;
use crate::cli::output::Console;
use crate::cli::settings::Settings;
use crate::cli::simulate::{Outcome, simulate};

pub(super) fn run(args: &CompareArgs, console: Console) -> Result<Outcome, Error> {
    if let Some(measure) = &args.best {
        return best::run(args, measure, console);
    }
    let settings = Settings::for_compare(args)?;
    simulate(&settings, &args.output, ("compare", args.simulation.timings), console)
}

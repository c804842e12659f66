//! `check`: every problem of a scenario, or the house it describes.

use crate::cli::args::CheckArgs;
use crate::cli::error::Error;
use crate::cli::output::print;
use crate::cli::settings::load;
use crate::report::house;

pub(super) fn run(args: &CheckArgs) -> Result<(), Error> {
    let loaded = load(&args.scenario)?;
    let name = args.scenario.scenario.display();
    print(&format!("{name} is sound.\n\n{}", house::summary(&loaded.model)))
}

//! `check`: every problem of a scenario, or what its numbers imply before anything runs.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use crate::cli::args::{CheckArgs, TextOrJson};
use crate::cli::error::Error;
use crate::cli::files::shown;
use crate::cli::output::{Console, print};
use crate::cli::settings::load;
use crate::experiment::pilot;
use crate::forecast::{Forecast, notes};
use crate::render::text;
use crate::report::Detail;
use crate::report::check::{self, Checked};
use crate::scenario::Override;

/// Which evenings a pilot plays: those of `run` and `compare` unless they are told otherwise.
const SEED: u64 = 1;

pub(super) fn run(args: &CheckArgs, console: Console) -> Result<(), Error> {
    let loaded = load(&args.scenario)?;
    let threads = available_parallelism().map_or(1, NonZeroUsize::get);
    let name = shown(&args.scenario.scenario);
    let checked = Checked {
        name: &name,
        loaded: &loaded,
        overrides: args.scenario.set.iter().map(Override::argument).collect(),
        forecast: Forecast::of(&loaded.model),
        notes: notes(&loaded),
        pilot: pilot(&loaded.model, (SEED, threads)),
    };
    let detail = if args.verbose { Detail::Full } else { Detail::Headline };
    print(&match args.format {
        TextOrJson::Text => text::document(&check::document(&checked, detail), console.layout()),
        TextOrJson::Json => check::json(&checked),
    })
}

//! `check`: every problem of a scenario, or what its numbers imply before anything runs.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use crate::cli::args::{CheckArgs, TextOrJson};
use crate::cli::error::{ENDS_SOONER, Error};
use crate::cli::files::{is_stream, shown};
use crate::cli::output::{Console, print};
use crate::cli::settings::load;
use crate::experiment::{Plan, Probed, probe};
use crate::forecast::{Forecast, Hint, notes, proposals};
use crate::render::text;
use crate::report::Detail;
use crate::report::check::{self, Checked};
use crate::sim::Overlong;
use crate::study::{advice, pilot};

/// Which evenings a pilot plays: those of `run` and `compare` unless they are told otherwise.
const SEED: u64 = 1;

pub(super) fn run(args: &CheckArgs, console: Console) -> Result<(), Error> {
    let loaded = load(&args.scenario)?;
    let threads = available_parallelism().map_or(1, NonZeroUsize::get);
    let name = shown(&args.scenario.scenario);
    let is_file = !is_stream(&args.scenario.scenario);
    let path = is_file.then(|| args.scenario.scenario.display().to_string());
    let mut notes = notes(&loaded);
    let probed = probe(&Plan::of(&loaded.model).seed(SEED));
    notes.extend(length_note(&probed));
    let forecast = Forecast::of(&loaded.model);
    let (pilot, advice) = match probed {
        Ok(_) => (
            pilot(&loaded.model, (SEED, threads)),
            advice(&loaded, &proposals(&forecast, &loaded.model), (SEED, threads)),
        ),
        Err(_) => (None, None),
    };
    let checked = Checked {
        name: &name,
        path: path.as_deref(),
        loaded: &loaded,
        forecast,
        notes,
        pilot,
        advice,
    };
    let detail = if args.verbose { Detail::Full } else { Detail::Headline };
    print(&match args.format {
        TextOrJson::Text => text::document(&check::document(&checked, detail), console.layout()),
        TextOrJson::Json => check::json(&checked),
    })
}

/// How long evenings take that do, and how much memory; `None` where neither is worth a word.
fn length_note(probed: &Result<Probed, Overlong>) -> Option<Hint> {
    let path = "demand".to_owned();
    let probed = match probed {
        Ok(probed) => *probed,
        Err(overlong) => {
            let what = format!("this house takes very long to play: {overlong}");
            return Some(Hint { path, what, way_out: ENDS_SOONER.to_owned() });
        }
    };
    let (minutes, megabytes) = (probed.seconds(EVENINGS) / 60.0, probed.megabytes());
    if minutes < LONG_MIN && megabytes < MUCH_MB {
        return None;
    }
    let what = format!(
        "{EVENINGS} evenings take about {minutes:.0} minutes on one thread, and each thread about \
         {megabytes:.0} MB: an evening under the policies of the file has {} events, with up to {} parties \
         at once",
        probed.n_events, probed.n_places
    );
    let way_out = "play fewer evenings (`-n`) or policies, or lower the rates";
    Some(Hint { path, what, way_out: way_out.to_owned() })
}

/// Evenings of a usual comparison.
const EVENINGS: u64 = 1_000;
/// Fewer minutes than this for a usual comparison are no word worth, and fewer megabytes. Assumption.
const LONG_MIN: f64 = 2.0;
const MUCH_MB: f64 = 500.0;

//! `check`: every problem of a scenario, or what its numbers imply before anything runs.

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::error::{ENDS_SOONER, Error};
use crate::cli::files::shown;
use crate::cli::house::load;
use crate::cli::options::{ScenarioArgs, TextOrJson, all_threads};
use crate::cli::output::Console;
use crate::experiment::{Plan, Probed, probe};
use crate::forecast::{Forecast, Hint, notes, proposals};
use crate::render::text;
use crate::report::Detail;
use crate::report::check::{self, Checked};
use crate::sim::Overlong;
use crate::study::{advice, pilot};

const EXAMPLES: &str = "\
Examples:
  orderflow check friday.toml
      every mistake with its place; or how loaded counters and waiters are, what can never happen, and
      how many evenings a comparison will take
  orderflow check friday.toml --set floor.waiters=2
      would two waiters keep up?
  orderflow check friday.toml --verbose
      which values are assumed, and where the others come from";

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct CheckArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// How to print what it implies.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
    /// List every value that is left to its default, with its source.
    #[arg(long, short)]
    verbose: bool,
}

/// Which evenings a pilot plays: those of `run` and `compare` unless they are told otherwise.
const SEED: u64 = 1;

impl Perform for CheckArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let loaded = load(&self.scenario)?;
        let threads = all_threads();
        let name = shown(&self.scenario.scenario);
        let path = self.scenario.named_file();
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
        let detail = if self.verbose { Detail::Full } else { Detail::Headline };
        printed(&match self.format {
            TextOrJson::Text => {
                text::document(&check::document(&checked, detail), console.layout())
            }
            TextOrJson::Json => check::json(&checked),
        })
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }
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

//! `breakeven`: where two columns draw level as a key is varied, or a goal begins to be missed.

mod wanted;

use self::wanted::Wanted;
use crate::cli::command::{Outcome, Perform};
use crate::cli::error::Error;
use crate::cli::export::{Answer, Exports};
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::options::values::{self, Range};
use crate::cli::options::{ColumnsArgs, ResultsArgs, ScenarioArgs, SimulationArgs};
use crate::cli::output::Console;
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::timing::{Timing, warn_of_long_evenings};
use crate::model::Goal;
use crate::render::{Document, csv};
use crate::report::breakeven::{self, sheets};
use crate::results::{BreakEven, Frontier, Heading, SavedBreakEven, SavedFrontier};
use crate::scenario::Override;
use crate::study::{self, BreakEvenPlan};

const EXAMPLES: &str = "\
Examples:
  orderflow breakeven friday.toml --vary handoff.specials.p_stuck=0..0.2 --measure worth
      how many tickets must get stuck before letting staff decide pays?
  orderflow breakeven friday.toml --vary 'demand.arrivals[0].rate=10/h..40/h' --goal 'drinks_wait_min < 10'
      how many guests can come before drinks take ten minutes?
  orderflow breakeven friday.toml --vary floor.waiters=2..8 --goal 'food_wait_min < 20 on 90% of evenings'
      with how many waiters does food come in time on nine evenings of ten?
  orderflow breakeven friday.toml --variant floor.waiters=4 --vary money.waiter_wage=5..30 --measure profit
      at which wage does a fourth waiter no longer pay?
  orderflow breakeven friday.toml --vary floor.waiters=2..5/1 --vary policy.empowered.p_unbilled=0..0.3
      how much may be forgotten on the bill, for each number of waiters?";

/// Arguments of `breakeven`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct BreakevenArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// What is varied, and from where to where: `handoff.bar.p_stuck=0..0.2`, with the unit if it has one. Given
    /// twice, the second is searched at each of some values of the first, which may name them as a grid
    /// (`floor.waiters=2..6/1`) [default: 7 of them].
    #[arg(long, value_name = "PATH=LOW..HIGH", value_parser = values::range, required = true)]
    vary: Vec<Range>,
    /// In which measure two columns draw level [default: `guest_score`].
    #[arg(long, value_name = "KEY", conflicts_with = "goal")]
    measure: Option<String>,
    /// Where this begins to be missed, by the first policy of the file unless one is named: a measure, a sign and
    /// a limit of its mean (`last_item_wait_min < 5`, `difference.worth > 0`) or of a share of evenings
    /// (`drinks_wait_min < 15 on 90% of evenings`).
    #[arg(long, value_name = "GOAL", value_parser = values::goal_or_share)]
    goal: Option<(Goal, Option<f64>)>,
    /// Which columns: two, or one that a goal is of [default: the first of the file].
    #[command(flatten)]
    columns: ColumnsArgs,
    /// How far apart the two values may be at most between which it surely turns, in the unit of the range
    /// [default: a tenth of the range].
    #[arg(long, value_name = "T", allow_negative_numbers = true)]
    tolerance: Option<String>,
    /// Simulate at most so many evenings in all, at least 1000 [default: 200000].
    #[arg(long, value_name = "N", value_parser = values::whole_from(1000), allow_negative_numbers = true)]
    max_evenings: Option<u64>,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// How the results are printed, and what is written besides.
    #[command(flatten)]
    results: ResultsArgs,
}

impl Perform for BreakevenArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let Wanted { settings, asked, along, path, ends, tolerance } = Wanted::of(self)?;
        let plan = &settings.plan;
        let columns = self.columns.wanted();
        let wanted =
            BreakEvenPlan { asked, path: &path, ends, tolerance, columns, plan: plan.clone() };
        let paths: Vec<String> =
            along.first().map(|set| set.path.clone()).into_iter().chain([path.clone()]).collect();
        let (scenario, described) = (settings.scenario.as_path(), sheets::described(&paths));
        let export = &self.results.export;
        let mut exports = Exports::open(export, (scenario, "breakeven"), &described, console)?;
        interrupt::listen(console.is_quiet());
        warn_of_long_evenings(plan, console);
        let timing = Timing::start();
        let found = search(&settings, (&wanted, &along), &exports, console)?;
        let sheets = sheets::of(&found.searches, &paths);
        for sheet in &sheets {
            exports.write(sheet);
        }
        let heading = Heading::of(&settings.loaded, plan.seed);
        let own = found.searches.first().map_or(&[][..], |search| &search.columns);
        let made = Made {
            command: "breakeven",
            scenario,
            heading: &heading,
            columns: (own, 0),
            first_evening: plan.evenings.start,
            evenings: found.evenings,
            is_interrupted: found.is_stopped,
            course: Course::default(),
        };
        let answer = Answer {
            document: &|_format| found.document.clone(),
            json: &|| found.json.clone(),
            csv: &|| csv::sheet(&sheets[usize::from(along.is_empty())]),
        };
        exports.tell(&answer, &made, self.results.format)?;
        let evenings = found.evenings;
        if self.simulation.timings {
            timing.tell(&format!("evenings={evenings}"), plan.threads);
        }
        Ok(Outcome::after(found.is_stopped, || {
            format!("stopped after {evenings} evenings; the results are of those")
        }))
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }
}

/// Searches along one key, or at each value of a first one along the second.
fn search(
    settings: &Settings,
    (wanted, along): (&BreakEvenPlan<'_>, &[Override]),
    exports: &Exports,
    console: Console,
) -> Result<Answered, Error> {
    let (first, most) = (settings.plan.evenings.start, settings.plan.n_evenings());
    if along.is_empty() {
        let progress = Progress::of_search(most, console.is_quiet());
        let found = study::breakeven(&settings.loaded, wanted, &mut |used| {
            progress.show(used - first);
            exports.flow()
        });
        progress.finish();
        return Ok(Answered::of_one(found?));
    }
    let progress = Progress::of_searches(along.len() as u64, console.is_quiet());
    let found = study::frontier(&settings.loaded, (wanted, along), &mut |done, _used| {
        progress.show(done as u64);
        exports.flow()
    });
    progress.finish();
    Ok(Answered::of_several(found?))
}

/// What was found, ready to be written.
struct Answered {
    searches: Vec<BreakEven>,
    document: Document,
    json: String,
    evenings: u64,
    is_stopped: bool,
}

impl Answered {
    fn of_one(found: BreakEven) -> Self {
        Self {
            document: breakeven::document(&found),
            json: SavedBreakEven::of(&found).write(),
            evenings: found.evenings,
            is_stopped: found.is_interrupted,
            searches: vec![found],
        }
    }

    fn of_several(found: Frontier) -> Self {
        Self {
            document: breakeven::frontier(&found),
            json: SavedFrontier::of(&found).write(),
            evenings: found.evenings,
            is_stopped: found.is_cut_short(),
            searches: found.points,
        }
    }
}

//! `season`: evenings in a row that remember, under several policies, many times over.

use crate::catalogue::MeasureKey;
use crate::cli::command::{Outcome, Perform, Repeat};
use crate::cli::error::{Error, FileError, Kind};
use crate::cli::export::{Answer, Exports};
use crate::cli::house::load;
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::options::{ResultsArgs, ScenarioArgs, SidesArgs, SimulationArgs, values};
use crate::cli::output::{Console, eprint_line};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::size::Size;
use crate::cli::timing::{Timing, warn_of_long_evenings};
use crate::experiment::{Keep, SeasonPlan, run_seasons};
use crate::render::csv;
use crate::render::safe::for_shell;
use crate::report::season::sheets::{self, Names};
use crate::report::{Detail, season};
use crate::results::{SavedSeason, SeasonResults};
use crate::season::{evening_of, households};
use crate::sim::InvariantViolation;
use crate::study;

const EXAMPLES: &str = "\
Examples:
  orderflow season friday.toml
      200 seasons of 60 evenings under every policy of the file: who learns, who loses its guests
  orderflow season friday.toml --evenings-in-a-row 120 --chart regulars
      longer seasons, and how many regulars are left, evening by evening
  orderflow season friday.toml --set season.management_listens=false
      if nobody listens to suggestions
  orderflow season friday.toml --export-csv out
      a row an evening, policy and season, for a spreadsheet";

/// Arguments of `season`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct SeasonArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// Which columns.
    #[command(flatten)]
    sides: SidesArgs,
    /// Evenings of a season, each remembering those before; two weeks at least.
    #[arg(long, value_name = "N", default_value = "60",
          value_parser = values::evenings_in_a_row, allow_negative_numbers = true)]
    evenings_in_a_row: u32,
    /// Simulate so many seasons under each policy.
    #[arg(long, short = 'n', value_name = "N", default_value = "200",
          value_parser = values::whole_from(2), allow_negative_numbers = true)]
    seasons: u64,
    /// Measure to draw evening by evening [default: the first shown].
    #[arg(long, value_name = "KEY")]
    chart: Option<String>,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// How the results are printed, and what is written besides.
    #[command(flatten)]
    results: ResultsArgs,
    /// Show every measure instead of the most telling ones.
    #[arg(long, short)]
    verbose: bool,
}

/// The most households a season remembers; each takes memory under every policy.
const MOST_HOUSEHOLDS: u32 = 1_000_000;

impl Perform for SeasonArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let (settings, chart) = self.settings()?;
        let policies = settings.plan.labels();
        let names = Names {
            currency: &settings.loaded.model.currency,
            policies: &policies,
            measures: &settings.plan.measures,
        };
        interrupt::listen(console.is_quiet());
        let from = (settings.scenario.as_path(), "season");
        let described = sheets::described(names);
        let mut exports = Exports::open(&self.results.export, from, &described, console)?;
        warn_of_long_evenings(&settings.plan, console);
        let keep = if exports.wants("season") { Keep::Evenings } else { Keep::Nothing };
        let plan = settings.plan.clone().keep(keep);
        let plan = plan.in_a_row(self.seasons, self.evenings_in_a_row as usize);
        if let Some(word) = foretell(&plan, &exports, names) {
            console.note(&word);
        }
        let progress = Progress::of_seasons(plan.seasons, console.is_quiet());
        let timing = Timing::start();
        let found = study::season(&settings.loaded, &plan, &mut |block| {
            progress.show(block.done);
            exports.write(&sheets::evenings(&block.rows, names));
            exports.flow()
        });
        let seconds = timing.seconds();
        progress.finish();
        let (played, all) = (found.comparison.whole.evenings, plan.seasons);
        let is_cut_short = played < all;
        self.tell(exports, &settings, (&found, chart), is_cut_short)?;
        if self.simulation.timings {
            eprint_line(&format!(
                "timings: seasons={} evenings={} policies={} events={} seconds={seconds:.3} threads={}",
                plan.seasons,
                plan.evenings,
                policies.len(),
                found.events,
                plan.threads
            ));
        }
        Ok(Outcome::after(is_cut_short, || {
            format!("stopped after {played} of {all} seasons; the results are of those")
        }))
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }

    /// A season cannot be entered in its middle, and there are two of two weeks at least.
    fn repeats(&self, breach: &InvariantViolation) -> Option<Repeat> {
        let (season, evening) = evening_of(breach.evening);
        let policies = match self.sides.columns.policies.join(",") {
            none if none.is_empty() => none,
            named => format!(" --policies {}", for_shell(&named)),
        };
        let house = self.scenario.of_point(&breach.overrides);
        let command = format!(
            "orderflow season {house}{policies} --seed {seed} -n {n} --evenings-in-a-row {in_a_row}",
            seed = breach.seed,
            n = season.max(2),
            in_a_row = evening.max(14),
        );
        let place = format!("  which is evening {evening} of season {season}");
        Some(Repeat { command, place: Some(place) })
    }
}

impl SeasonArgs {
    /// The policies named, or all of the file, and the measure of the chart.
    fn settings(&self) -> Result<(Settings, MeasureKey), Error> {
        let loaded = load(&self.scenario)?;
        let n = households(&loaded.model);
        if n > f64::from(MOST_HOUSEHOLDS) {
            return Err(TooManyHouseholds { n }.into());
        }
        let typed = (&self.scenario, &self.simulation);
        let settings = Settings::of_columns(loaded, self.sides.wanted(), typed)?;
        let mut settings = settings.of_several()?;
        if settings.loaded.model.measures.is_none() {
            settings.plan.measures = study::season_measures();
        }
        // A season's evenings stand for themselves.
        settings.plan.measures.retain(|key| !key.is_pooled());
        let chart = match &self.chart {
            Some(name) => settings.wanted_key(name)?,
            None => settings.plan.measures[0],
        };
        Ok((settings, chart))
    }

    /// Puts exports in their place, and prints the results.
    fn tell(
        &self,
        mut exports: Exports,
        settings: &Settings,
        (found, chart): (&SeasonResults, MeasureKey),
        is_cut_short: bool,
    ) -> Result<(), FileError> {
        exports.write(&sheets::comparison(found));
        exports.write(&sheets::course(found));
        let made = Made {
            command: "season",
            scenario: &settings.scenario,
            heading: &found.heading,
            columns: (&found.columns, settings.plan.baseline),
            first_evening: 1,
            evenings: u64::from(self.evenings_in_a_row),
            is_interrupted: is_cut_short,
            course: Course { seasons: Some(found.comparison.whole.evenings), ..Course::default() },
        };
        let detail = if self.verbose { Detail::Full } else { Detail::Headline };
        let answer = Answer {
            document: &|_format| season::document(found, chart, detail),
            json: &|| SavedSeason::of(found).write(),
            csv: &|| csv::sheet(&sheets::course(found)),
        };
        exports.tell(&answer, &made, self.results.format)
    }
}

/// More households than memory has room for.
#[derive(Debug, thiserror::Error)]
#[error(
    "this house would have {n:.0} households that could be regulars, more than {MOST_HOUSEHOLDS}"
)]
struct TooManyHouseholds {
    /// How many.
    n: f64,
}

impl Kind for TooManyHouseholds {
    fn help(&self) -> Option<String> {
        Some("make `season.regular_share` or `season.visit_every` smaller".to_owned())
    }
}

/// How big an export of many evenings becomes, as far as the first of one season tell.
fn foretell(plan: &SeasonPlan, exports: &Exports, names: Names<'_>) -> Option<String> {
    const SAMPLE: usize = 2;
    if !exports.wants("season") {
        return None;
    }
    let mut size = Size::default();
    let sample = SeasonPlan { seasons: 1, evenings: SAMPLE, threads: 1, ..plan.clone() };
    run_seasons(&sample, &mut |block| {
        exports.sample(&mut size, &sheets::evenings(&block.rows, names));
        exports.flow()
    });
    size.told(plan.seasons * (plan.evenings / SAMPLE) as u64, false)
}

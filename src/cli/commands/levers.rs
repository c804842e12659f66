//! `levers`: which values move a measure most, and which turn the verdict.

use std::num::NonZeroU64;

use crate::catalogue::MeasureKey;
use crate::cli::command::{Outcome, Perform};
use crate::cli::error::{Error, NoValue};
use crate::cli::export::{Answer, Exports};
use crate::cli::house::load;
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::measure::of_an_evening;
use crate::cli::options::{Format, ResultsArgs, ScenarioArgs, SidesArgs, SimulationArgs, values};
use crate::cli::output::{Console, eprint_line};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::render::csv;
use crate::report::levers;
use crate::results::{Column, SavedLevers};
use crate::scenario::Moved;
use crate::study::{self, LeversPlan};

const EXAMPLES: &str = "\
Examples:
  orderflow levers friday.toml
      which of all values move empowered's lead in guest score most, and which single one turns it
  orderflow levers friday.toml --measure profit --change 10%
      every value 10 % down and up
  orderflow levers friday.toml --policies rigid --measure drinks_wait_min --verbose
      what the wait for drinks depends on under one policy, every value";

/// Arguments of `levers`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct LeversArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// Which columns; the difference of the first two is watched.
    #[command(flatten)]
    sides: SidesArgs,
    /// The measure that is watched [default: `guest_score`].
    #[arg(long, value_name = "KEY")]
    measure: Option<String>,
    /// Move every value by this share of itself instead of over its plausible range, such as `10%`.
    #[arg(long, value_name = "PERCENT", value_parser = values::change)]
    change: Option<f64>,
    /// How many evenings at each end.
    #[arg(long, short = 'n', value_name = "N", default_value = "100", value_parser = values::several_evenings,
          allow_negative_numbers = true)]
    evenings: NonZeroU64,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// How the results are printed, and what is written besides.
    #[command(flatten)]
    results: ResultsArgs,
    /// Show every value instead of the first twenty.
    #[arg(long, short)]
    verbose: bool,
}

impl Perform for LeversArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let (settings, key) = self.settings()?;
        let wanted = LeversPlan {
            columns: self.sides.wanted(),
            key,
            moved: self.change.map_or(Moved::Plausible, Moved::By),
            plan: settings.plan.clone(),
        };
        interrupt::listen(console.is_quiet());
        let (scenario, described) = (settings.scenario.as_path(), levers::described());
        let export = &self.results.export;
        let mut exports = Exports::open(export, (&[scenario], "levers"), &described, console)?;
        let progress = Progress::of_work(console.is_quiet());
        let found = study::levers(&settings.loaded, &wanted, &mut |part| {
            progress.show_part(part);
            exports.flow()
        })?;
        progress.finish();
        let Some(found) = found else {
            eprint_line("stopped before anything was tried");
            return Ok(interrupt::asked().map_or(Outcome::Done, Outcome::Stopped));
        };
        if found.base.evenings == 0 {
            return Err(NoValue { measure: key.key() }.into());
        }
        exports.write(&levers::sheet(&found));
        let columns: Vec<Column> = settings.plan.points.iter().map(Column::of).collect();
        let made = Made {
            command: "levers",
            scenario,
            others: &[],
            heading: &found.heading,
            columns: (&columns, settings.plan.baseline),
            first_evening: found.first_evening,
            evenings: found.evenings,
            is_interrupted: found.is_cut_short,
            course: Course::default(),
        };
        let answer = Answer {
            document: &|format| {
                levers::document(&found, self.verbose || format == Format::Markdown)
            },
            json: &|| SavedLevers::of(&found).write(),
            csv: &|| csv::sheet(&levers::sheet(&found)),
        };
        exports.tell(&answer, &made, self.results.format)?;
        Ok(Outcome::after(found.is_cut_short, || {
            let n = found.levers.len() + found.idle.len();
            format!("stopped after {n} values; the results are of those")
        }))
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }
}

impl LeversArgs {
    /// The columns whose levers are looked for, and the measure.
    fn settings(&self) -> Result<(Settings, MeasureKey), Error> {
        let typed = (&self.scenario, &self.simulation);
        let settings = Settings::of_columns(load(&self.scenario)?, self.sides.wanted(), typed)?;
        let mut settings = settings.planned(|plan| plan.evenings(self.evenings.get()));
        let key = of_an_evening(settings.key_to_know(self.measure.as_deref())?)?;
        Ok((settings, key))
    }
}

//! `ladder`: what carries the difference between two policies.

use std::num::NonZeroU64;

use crate::catalogue::MeasureKey;
use crate::cli::command::{Outcome, Perform};
use crate::cli::error::{Error, Kind, other_policies};
use crate::cli::export::{Answer, Exports};
use crate::cli::house::load;
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::measure::of_an_evening;
use crate::cli::options::{ResultsArgs, ScenarioArgs, SimulationArgs, values};
use crate::cli::output::{Console, eprint_line};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::model::Policy;
use crate::render::csv;
use crate::report::ladder;
use crate::results::{Column, SavedLadder, SharedBy};
use crate::study::{self, LadderError, LadderPlan};

const EXAMPLES: &str = "\
Examples:
  orderflow ladder friday.toml
      which of the decisions that empowered hands over carry its lead over rigid, and which do nothing
  orderflow ladder friday.toml --from rigid --to concierge --measure worth
      the same of another pair, in money
  orderflow ladder friday.toml --causes
      how much of the lead goes with stuck tickets, broken promises, refusals …";

/// Arguments of `ladder`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct LadderArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// The policy it starts from, of the file or a preset [default: the first of the file].
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    /// The policy it ends with [default: the last of the file].
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// The measure whose difference is shared out [default: `guest_score`].
    #[arg(long, value_name = "KEY")]
    measure: Option<String>,
    /// Share the lead out among what can go wrong instead of the decisions.
    #[arg(long)]
    causes: bool,
    /// How many evenings, each with every combination.
    #[arg(long, short = 'n', value_name = "N", default_value = "100", value_parser = values::evenings,
          allow_negative_numbers = true)]
    evenings: NonZeroU64,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// How the results are printed, and what is written besides.
    #[command(flatten)]
    results: ResultsArgs,
}

impl Kind for LadderError {
    fn help(&self) -> Option<String> {
        match self {
            Self::Choice(error) => Some(other_policies(error)),
            Self::Alike { .. } => Some("name two that differ with `--from` and `--to`".to_owned()),
            Self::NoCause | Self::Scenario(_) | Self::NoValue | Self::Stopped => None,
        }
    }
}

impl Perform for LadderArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let (settings, key) = self.settings()?;
        let [from, to] = [&settings.plan.points[0], &settings.plan.points[1]];
        let wanted = LadderPlan {
            from: &from.policy.name,
            to: &to.policy.name,
            by: if self.causes { SharedBy::Causes } else { SharedBy::Freedoms },
            key,
            plan: settings.plan.clone(),
        };
        interrupt::listen(console.is_quiet());
        let (scenario, described) = (settings.scenario.as_path(), ladder::described());
        let export = &self.results.export;
        let mut exports = Exports::open(export, (scenario, "ladder"), &described, console)?;
        let progress = Progress::of_work(console.is_quiet());
        let found = study::ladder(&settings.loaded, &wanted, &mut |part| {
            progress.show_part(part);
            exports.flow()
        });
        progress.finish();
        if let (Err(LadderError::Stopped), Some(code)) = (&found, interrupt::asked()) {
            eprint_line(
                "stopped before every combination was played: nothing can be shared out yet",
            );
            return Ok(Outcome::Stopped(code));
        }
        let found = found?;
        exports.write(&ladder::sheet(&found));
        let columns: Vec<Column> = settings.plan.points.iter().map(Column::of).collect();
        let made = Made {
            command: "ladder",
            scenario,
            heading: &found.heading,
            columns: (&columns, 0),
            first_evening: found.first_evening,
            evenings: found.evenings,
            is_interrupted: false,
            course: Course::default(),
        };
        let answer = Answer {
            document: &|_format| ladder::document(&found),
            json: &|| SavedLadder::of(&found).write(),
            csv: &|| csv::sheet(&ladder::sheet(&found)),
        };
        exports.tell(&answer, &made, self.results.format)?;
        Ok(Outcome::Done)
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }
}

impl LadderArgs {
    /// The policies it leads between, and the measure.
    fn settings(&self) -> Result<(Settings, MeasureKey), Error> {
        let loaded = load(&self.scenario)?;
        let of_file = &loaded.model.policies;
        let named = |name: &Option<String>, usual: Option<&Policy>| match name {
            Some(name) => study::policy(name, &loaded.model),
            None => Ok(usual.unwrap_or(&of_file[0]).clone()),
        };
        let policies = [named(&self.from, of_file.first())?, named(&self.to, of_file.last())?];
        let typed = (&self.scenario, &self.simulation);
        let settings = Settings::of_policies(loaded, &policies, typed);
        let mut settings = settings.planned(|plan| plan.evenings(self.evenings.get()));
        let key = of_an_evening(settings.key_to_know(self.measure.as_deref())?)?;
        Ok((settings, key))
    }
}

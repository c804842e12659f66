//! `run`: one policy, many evenings.

use std::num::NonZeroU64;

use crate::cli::command::{Outcome, Perform, Repeat};
use crate::cli::error::Error;
use crate::cli::house::load;
use crate::cli::options::{
    LengthArgs, OutputArgs, PolicyArgs, ScenarioArgs, SimulationArgs, values, with_precision_only,
};
use crate::cli::output::Console;
use crate::cli::settings::Settings;
use crate::cli::simulate::{Besides, Wanted, simulate};
use crate::render::safe::for_shell;
use crate::sim::InvariantViolation;

const EXAMPLES: &str = "\
Examples:
  orderflow run friday.toml
      the first policy of the file, 400 evenings
  orderflow run friday.toml --precision 0.5 --on drinks_wait_min
      until the mean wait for drinks is known within half a minute
  orderflow run friday.toml --evening 137 --verbose
      one evening again, every measure of it
  orderflow run friday.toml --policy empowered --format json
      another one, for a program to read";

/// Arguments of `run`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[command(mut_args(with_precision_only))]
pub(in crate::cli) struct RunArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// Which policy.
    #[command(flatten)]
    policy: PolicyArgs,
    /// Simulate this evening alone.
    #[arg(long, value_name = "N", conflicts_with_all = ["evenings", "precision", "first_evening", "looked"],
          value_parser = values::evenings, allow_negative_numbers = true)]
    evening: Option<NonZeroU64>,
    /// How many evenings.
    #[command(flatten)]
    length: LengthArgs,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// What becomes of the results.
    #[command(flatten)]
    output: OutputArgs,
}

impl Perform for RunArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let settings = self.settings()?;
        let wanted = Wanted {
            command: "run",
            settings: &settings,
            besides: Besides::default(),
            output: &self.output,
            has_timings: self.simulation.timings,
        };
        simulate(wanted, console)
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }

    fn repeats(&self, breach: &InvariantViolation) -> Option<Repeat> {
        Some(Repeat::evening_of(&self.scenario, breach))
    }
}

impl RunArgs {
    /// One policy, on the evening named or on as many as are wanted.
    pub(in crate::cli) fn settings(&self) -> Result<Settings, Error> {
        let loaded = load(&self.scenario)?;
        let policy = self.policy.of(&loaded.model)?;
        let named = self.policy.policy.iter();
        let columns: Vec<String> =
            named.map(|name| format!("--policies {}", for_shell(name))).collect();
        let typed = (&self.scenario, &self.simulation);
        let settings =
            Settings::of_policies(loaded, &[policy], typed).told_by(&self.scenario, &columns);
        if let Some(evening) = self.evening {
            let evening = evening.get();
            return Ok(settings.planned(|plan| plan.between(evening..evening.saturating_add(1))));
        }
        settings.lasting(&self.length, None)
    }
}

//! `compare`: several policies on the same evenings.

mod best;

use std::path::PathBuf;

use crate::cli::command::{Outcome, Perform, Repeat};
use crate::cli::error::{Error, Kind};
use crate::cli::house::{load, names_of};
use crate::cli::options::{
    LengthArgs, OutputArgs, ScenarioArgs, SidesArgs, SimulationArgs, values,
};
use crate::cli::output::Console;
use crate::cli::settings::Settings;
use crate::cli::simulate::{Besides, Wanted, simulate};
use crate::experiment::Plan;
use crate::scenario::Loaded;
use crate::sim::InvariantViolation;
use crate::study::{self, COMPARE_MAX_EVENINGS, COMPARE_PRECISION};

const EXAMPLES: &str = "\
Examples:
  orderflow compare friday.toml
      every policy of the file against its first one, on the same evenings: as many as it takes to
      know the difference in the guest score within 10 %, 2000 at most
  orderflow compare friday.toml --policies rigid,empowered --set handoff.specials.p_stuck=0.05
      two policies, if fewer tickets got stuck
  orderflow compare friday.toml --precision 3% --on profit
      until the difference in the profit is known within 3 %
  orderflow compare friday.toml -n 2000 --verbose
      exactly 2000 evenings, and every measure
  orderflow compare friday.toml --export-csv out
      tables for a spreadsheet: a row a party, a row an item, every column explained
  orderflow compare friday.toml --variant floor.waiters=4 --variant counter.bar.staff=2 --rank profit
      what each change brings, and the columns in the order of their profit
  orderflow compare friday.toml --variant floor.waiters=4 --variant counter.bar.staff=2 --best profit --within 20
      only which of them is best, within 20 an evening: no number is known well, but it is sooner over";

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct CompareArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// More scenario files to compare with the first: the first policy of each, or those of `--policies`.
    #[arg(value_name = "SCENARIO")]
    others: Vec<PathBuf>,
    /// Which columns.
    #[command(flatten)]
    sides: SidesArgs,
    /// How many evenings.
    #[command(flatten)]
    length: LengthArgs,
    /// Also rank the columns by this measure, best first: a table more, of the evenings that are played anyway.
    #[arg(long, value_name = "KEY")]
    rank: Option<String>,
    /// Choose the best column by this measure, instead of comparing: columns drop out as they are surely beaten,
    /// until one is left [measure unless one is named: `guest_score`].
    #[arg(long, value_name = "KEY", num_args = 0..=1, default_missing_value = "guest_score",
          conflicts_with_all = ["evenings", "precision", "on", "looked", "rank", "no_rivals", "check_goals", "verbose",
                                "baseline"])]
    best: Option<String>,
    /// For `--best`: a difference that matters to nobody, in the measure's unit; the larger, the sooner it is
    /// over [default: 0.5 min, 0.05 points, 0.01 of a share …; none for money].
    #[arg(long, value_name = "DELTA", requires = "best", value_parser = values::above_zero,
          allow_negative_numbers = true)]
    within: Option<f64>,
    /// Also say how far the difference in guest score moves under every single assumption of the scenario, each within
    /// its range (`orderflow levers`), beside what chance does.
    #[arg(long)]
    assumptions: bool,
    /// Do not try how much of the lead in guest score smaller changes of the baseline also bring.
    #[arg(long)]
    no_rivals: bool,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// What becomes of the results.
    #[command(flatten)]
    output: OutputArgs,
}

impl Perform for CompareArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        if let Some(measure) = &self.best {
            return best::run(self, measure, console);
        }
        let usual = Some((COMPARE_PRECISION, COMPARE_MAX_EVENINGS));
        let mut settings = self.columns()?.lasting(&self.length, usual)?;
        let ranked_by = self.rank.as_deref().map(|name| settings.wanted_key(name)).transpose()?;
        let besides =
            Besides { ranked_by, has_assumptions: self.assumptions, has_rivals: !self.no_rivals };
        let wanted = Wanted {
            command: "compare",
            settings: &settings,
            besides,
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

impl CompareArgs {
    /// The columns, of one file or of several.
    fn columns(&self) -> Result<Settings, Error> {
        let loaded = load(&self.scenario)?;
        if !self.others.is_empty() {
            return self.of_files(loaded);
        }
        let typed = (&self.scenario, &self.simulation);
        let settings = Settings::of_columns(loaded, self.sides.wanted(), typed)?.of_several()?;
        Ok(settings.told_by(&self.scenario, &self.sides.columns.typed()))
    }

    /// A column for each file, or for each policy named in each. No story is of several files.
    fn of_files(&self, first: Loaded) -> Result<Settings, Error> {
        let SidesArgs { columns, baseline } = &self.sides;
        if !columns.variant.is_empty() || !columns.variants.is_empty() {
            return Err(VariantsOfFiles.into());
        }
        let set = &self.scenario.set;
        let read =
            |path: &PathBuf| load(&ScenarioArgs { scenario: path.clone(), set: set.clone() });
        let others: Vec<Loaded> = self.others.iter().map(read).collect::<Result<_, _>>()?;
        let paths: Vec<&PathBuf> =
            std::iter::once(&self.scenario.scenario).chain(&self.others).collect();
        let files: Vec<(String, &Loaded)> =
            names_of(&paths).into_iter().zip(std::iter::once(&first).chain(&others)).collect();
        let (points, baseline) = study::of_files(&files, &columns.policies, baseline.as_deref())?;
        let settings = Settings::of_points(first, points, (&self.scenario, &self.simulation));
        Ok(settings.of_several()?.planned(|plan| Plan { baseline, ..plan }))
    }
}

/// Variants beside several files.
#[derive(Debug, thiserror::Error)]
#[error("several files cannot be compared together with variants of one")]
struct VariantsOfFiles;

impl Kind for VariantsOfFiles {
    fn help(&self) -> Option<String> {
        Some("leave `--variant` and `--variants` out, or name one file".to_owned())
    }
}

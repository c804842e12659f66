//! `sweep`: the same comparison at many values of some keys.

mod journal;

use std::ops::ControlFlow;
use std::path::PathBuf;

use self::journal::Journal;
use crate::catalogue::MeasureKey;
use crate::cli::command::{Outcome, Perform};
use crate::cli::error::{Error, FileError, Kind};
use crate::cli::export::{Answer, Exports};
use crate::cli::house::load;
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::options::{
    LengthArgs, ResultsArgs, ScenarioArgs, SidesArgs, SimulationArgs, values, with_precision_only,
};
use crate::cli::output::Console;
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::experiment::Results;
use crate::render::csv;
use crate::report::sweep::{self, sheets};
use crate::results::saved::ColumnEntry;
use crate::results::{Column, Heading, SavedSweep, SweepPoint};
use crate::scenario::Override;
use crate::study::{self, SweepLog, SweepPlan};

const EXAMPLES: &str = "\
Examples:
  orderflow sweep friday.toml --vary handoff.specials.p_stuck=0..0.3/0.05
      from which share of stuck tickets on letting staff decide pays
  orderflow sweep friday.toml --vary floor.waiters=2,3,4 --measure profit
      how many waiters, under every policy
  orderflow sweep friday.toml --vary floor.waiters=2,3 --vary counter.specials.staff=1,2 --export-csv out
      all four combinations, and tables for a spreadsheet
  orderflow sweep friday.toml --vary handoff.specials.p_stuck=0..0.3/0.01 -n 5000 --journal sweep.jsonl
      a long one: stopped, it goes on from its journal";

/// Arguments of `sweep`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[command(mut_args(with_precision_only))]
pub(in crate::cli) struct SweepArgs {
    /// Which scenario.
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// What is varied: values (`floor.waiters=2,3,4`) or a grid (`handoff.bar.p_stuck=0..0.3/0.05`), with their
    /// units if they have any; given several times, all combinations.
    #[arg(long, value_name = "PATH=VALUES", value_parser = values::several, required = true)]
    vary: Vec<Vec<Override>>,
    /// Of several lists the first values together, then the second ones … instead of all combinations.
    #[arg(long)]
    zip: bool,
    /// The measure of the table and the lines [default: `guest_score`]; exports have all.
    #[arg(long, value_name = "KEY")]
    measure: Option<String>,
    /// Which columns.
    #[command(flatten)]
    sides: SidesArgs,
    /// How many evenings.
    #[command(flatten)]
    length: LengthArgs,
    /// How they are simulated.
    #[command(flatten)]
    simulation: SimulationArgs,
    /// Keep what is finished in this file; an interrupted sweep goes on from it.
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// How the results are printed, and what is written besides.
    #[command(flatten)]
    results: ResultsArgs,
}

impl Perform for SweepArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let (settings, key) = self.settings()?;
        let wanted = SweepPlan {
            points: self.points()?,
            columns: self.sides.wanted(),
            plan: settings.plan.clone(),
        };
        wanted.check(&settings.loaded)?;
        interrupt::listen(console.is_quiet());
        let paths: Vec<String> = wanted.points[0].iter().map(|set| set.path.clone()).collect();
        let (scenario, described) = (settings.scenario.as_path(), sheets::described(&paths));
        let exports =
            Exports::open(&self.results.export, (scenario, "sweep"), &described, console)?;
        let own: Vec<Column> = settings.plan.points.iter().map(Column::of).collect();
        let journal = self.journal((&settings, &own), &wanted.points, console)?;
        let n_evenings = settings.plan.n_evenings().saturating_mul(wanted.points.len() as u64);
        let progress =
            Progress::new(n_evenings, settings.plan.target.is_some(), console.is_quiet());
        let mut log = Log { journal, exports, progress, failed: None };
        let found = study::sweep(&settings.loaded, &wanted, &mut log)?;
        let Log { exports, progress, failed, .. } = log;
        progress.finish();
        if let Some(error) = failed {
            return Err(error.into());
        }
        let heading = Heading::of(&settings.loaded, settings.plan.seed);
        let made = Made {
            command: "sweep",
            scenario,
            heading: &heading,
            columns: (&own, settings.plan.baseline),
            first_evening: settings.plan.evenings.start,
            evenings: found.points.first().map_or(0, |point| point.results.comparison.evenings),
            is_interrupted: found.is_cut_short,
            course: Course::default(),
        };
        let answer = Answer {
            document: &|_format| sweep::document(&found, key),
            json: &|| SavedSweep::of(&found).write(),
            csv: &|| sheets::comparison(&found).map(|sheet| csv::sheet(&sheet)).unwrap_or_default(),
        };
        exports.tell(&answer, &made, self.results.format)?;
        Ok(Outcome::after(found.is_cut_short, || {
            let (done, all) = (found.points.len(), found.wanted);
            format!("stopped after {done} of {all} points; the results are of those")
        }))
    }

    fn scenario(&self) -> Option<&ScenarioArgs> {
        Some(&self.scenario)
    }
}

impl SweepArgs {
    /// The columns as they stand in the scenario, the evenings of each point, and the measure it is told by.
    fn settings(&self) -> Result<(Settings, MeasureKey), Error> {
        let typed = (&self.scenario, &self.simulation);
        let mut settings = Settings::of_columns(load(&self.scenario)?, self.sides.wanted(), typed)?;
        let key = settings.key_to_know(self.measure.as_deref())?;
        Ok((settings.lasting(&self.length, None)?, key))
    }

    /// What is set at each point: all combinations of what is varied, or the n-th of each together.
    fn points(&self) -> Result<Vec<Vec<Override>>, UnevenZip> {
        if !self.zip {
            return Ok(self.vary.iter().fold(vec![Vec::new()], |points, values| {
                let with = |point: &Vec<Override>, value: &Override| {
                    [&point[..], std::slice::from_ref(value)].concat()
                };
                points
                    .iter()
                    .flat_map(|point| values.iter().map(move |value| with(point, value)))
                    .collect()
            }));
        }
        let lengths: Vec<usize> = self.vary.iter().map(Vec::len).collect();
        if lengths.iter().any(|length| *length != lengths[0]) {
            return Err(UnevenZip { lengths });
        }
        let nth = |at: usize| self.vary.iter().map(|values| values[at].clone()).collect();
        Ok((0..lengths[0]).map(nth).collect())
    }

    /// The journal, if one is kept, and a word on what was found in it.
    fn journal(
        &self,
        (settings, own): (&Settings, &[Column]),
        points: &[Vec<Override>],
        console: Console,
    ) -> Result<Option<Journal>, Error> {
        let Some(path) = &self.journal else { return Ok(None) };
        let of_what = (&settings.loaded, &settings.plan, ColumnEntry::all(own));
        let journal = Journal::open(path, of_what, points)?;
        if let Some(found) = &journal.found {
            console.note(&format!("journal: {found}"));
        }
        Ok(Some(journal))
    }
}

/// Lists of values that go together are not equally long.
#[derive(Debug, thiserror::Error)]
#[error("`--zip` takes lists of one length, and these have {}", listed(.lengths))]
struct UnevenZip {
    /// How long each is.
    lengths: Vec<usize>,
}

impl Kind for UnevenZip {
    fn help(&self) -> Option<String> {
        let words = "leave `--zip` out for all combinations, or give as many values in each";
        Some(words.to_owned())
    }
}

/// `3, 4, 5`.
fn listed(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(", ")
}

/// What is kept and shown while a sweep runs.
struct Log {
    journal: Option<Journal>,
    exports: Exports,
    progress: Progress,
    /// Why the journal could not be written: nothing more is played then.
    failed: Option<FileError>,
}

impl SweepLog for Log {
    fn known(&self, point: &[Override]) -> Option<Results> {
        self.journal.as_ref()?.known(point).cloned()
    }

    fn keep(&mut self, point: &[Override], sums: &Results) {
        let kept = self.journal.as_mut().map(|journal| journal.keep(point, sums));
        self.failed = kept.and_then(Result::err);
    }

    fn goes_on(&mut self, done: u64) -> ControlFlow<()> {
        self.progress.show(done);
        if self.failed.is_some() { ControlFlow::Break(()) } else { self.exports.flow() }
    }

    fn finished(&mut self, point: &SweepPoint) {
        for sheet in sheets::of_point(point) {
            self.exports.write(&sheet);
        }
    }
}

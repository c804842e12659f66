//! What `run` and `compare` share: simulate, export, print.

use std::time::Instant;

use crate::cli::args::{Format, OutputArgs};
use crate::cli::error::{ENDS_SOONER, Error};
use crate::cli::export::CsvExport;
use crate::cli::output::{AtomicFile, Console, eprint_line, print};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::compare::GoalVerdict::Missed;
use crate::compare::{Comparison, judge};
use crate::experiment::{self, Block, Keep, probe};
use crate::render::{csv, markdown, text};
use crate::report::sheets::{self, Names, Streamed};
use crate::report::{Detail, Report, comparison, json};

/// How a command ended that did what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing more is to be said.
    Done,
    /// A goal that was to be checked is missed.
    GoalMissed,
}

/// Simulates, then writes and prints the results.
pub(super) fn simulate(
    settings: &Settings,
    output: &OutputArgs,
    has_timings: bool,
    console: Console,
) -> Result<Outcome, Error> {
    let policies = settings.policy_names();
    if output.check_goals && !settings.has_goals() {
        return Err(Error::NoGoals);
    }
    let names =
        Names { model: &settings.loaded.model, policies: &policies, measures: &settings.measures };
    let directory = output.export_csv.as_deref();
    let mut export =
        directory.map(|path| CsvExport::create(path, &sheets::described(names))).transpose()?;
    let json_path = output.export_json.clone();
    let json_file = json_path.map(AtomicFile::create).transpose()?;
    warn_of_long_evenings(settings, console);
    let keep = if export.is_some() { Keep::Parties } else { Keep::Nothing };
    let progress = Progress::new(settings.evenings, settings.target.is_some(), console.is_quiet());

    let started_at = now();
    let results = experiment::run(&settings.plan(keep), &mut |block: &Block| {
        progress.show(block.done);
        let Some(export) = &mut export else { return Ok(()) };
        let sheet = |table: Streamed| table.sheet(&block.rows, names);
        Streamed::ALL.into_iter().try_for_each(|table| export.write(&sheet(table)))
    })?;
    let comparison = Comparison::new(&results.table, policies.clone(), &settings.measures)
        .with_why(&results.why);
    let seconds = started_at.elapsed().as_secs_f64();
    progress.finish();

    let goals = judge(&comparison, &results.table, &settings.loaded.model.goals);
    let report = Report { heading: settings.heading(), stop: results.stop, comparison, goals };
    if let Some(mut export) = export {
        for sheet in [sheets::differences, sheets::estimates, sheets::why] {
            export.write(&sheet(&report))?;
        }
        export.finish()?;
    }
    if let Some(mut file) = json_file {
        file.write(&json::results(&report))?;
        file.finish()?;
    }
    print(&rendered(&report, output, console))?;
    if has_timings {
        eprint_line(&format!(
            "timings: evenings={} policies={} events={} seconds={seconds:.3} threads={}",
            results.evenings,
            policies.len(),
            results.events,
            settings.threads
        ));
    }
    let is_missed = report.goals.iter().any(|goal| goal.verdicts.contains(&Some(Missed)));
    Ok(if output.check_goals && is_missed { Outcome::GoalMissed } else { Outcome::Done })
}

/// Says before a run that its evenings do not end in good time, if one does not.
pub(super) fn warn_of_long_evenings(settings: &Settings, console: Console) {
    if console.is_quiet() {
        return;
    }
    let (model, policies) = (&settings.loaded.model, &settings.policies);
    if let Err(overlong) = probe(model, policies, (settings.seed, settings.first_evening)) {
        eprint_line(&format!("note: {overlong}; it is played on\n  = help: {ENDS_SOONER}"));
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
fn now() -> Instant {
    Instant::now()
}

fn rendered(report: &Report, output: &OutputArgs, console: Console) -> String {
    let detail = if output.verbose { Detail::Full } else { Detail::Headline };
    let has_differences = report.comparison.policies.len() > 1;
    let document = || comparison::document(report, detail);
    match output.format {
        Format::Text => text::document(&document(), console.layout()),
        Format::Json => json::results(report),
        Format::Csv if has_differences => csv::sheet(&sheets::differences(report)),
        Format::Csv => csv::sheet(&sheets::estimates(report)),
        Format::Markdown => markdown::document(&document()),
    }
}

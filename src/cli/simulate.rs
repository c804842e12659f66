//! What `run` and `compare` share: ask, export, print.

use std::time::Instant;

use crate::cli::args::{CheckedGoals, Format, OutputArgs};
use crate::cli::error::{ENDS_SOONER, Error};
use crate::cli::export::CsvExport;
use crate::cli::output::{AtomicFile, Console, eprint_line, print};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::experiment::{Block, Keep, Plan, probe};
use crate::render::{csv, markdown, text};
use crate::report::sheets::{self, Names, Streamed};
use crate::report::{Detail, comparison};
use crate::results::{Results, Saved};
use crate::study;

/// How a command ended that did what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing more is to be said.
    Done,
    /// A goal that was to be checked is missed.
    GoalMissed,
    /// None is missed, but one cannot be told.
    GoalUntold,
}

/// Simulates, then writes and prints the results.
pub(super) fn simulate(
    settings: &Settings,
    output: &OutputArgs,
    has_timings: bool,
    console: Console,
) -> Result<Outcome, Error> {
    let keep = if output.export_csv.is_some() { Keep::Parties } else { Keep::Nothing };
    let plan = settings.plan.clone().keep(keep);
    let policies = plan.labels();
    if output.check_goals.is_some() && !settings.has_goals() {
        return Err(Error::NoGoals);
    }
    let names =
        Names { model: &settings.loaded.model, policies: &policies, measures: &plan.measures };
    let directory = output.export_csv.as_deref();
    let mut export =
        directory.map(|path| CsvExport::create(path, &sheets::described(names))).transpose()?;
    let json_path = output.export_json.clone();
    let json_file = json_path.map(AtomicFile::create).transpose()?;
    warn_of_long_evenings(&plan, console);
    let progress = Progress::new(plan.n_evenings(), plan.target.is_some(), console.is_quiet());

    let started_at = now();
    let results = study::compare(&settings.loaded, &plan, &mut |block: &Block| {
        progress.show(block.done);
        let Some(export) = &mut export else { return Ok(()) };
        let sheet = |table: Streamed| table.sheet(&block.rows, names);
        Streamed::ALL.into_iter().try_for_each(|table| export.write(&sheet(table)))
    })?;
    let seconds = started_at.elapsed().as_secs_f64();
    progress.finish();

    if let Some(mut export) = export {
        for sheet in [sheets::differences, sheets::estimates, sheets::why] {
            export.write(&sheet(&results))?;
        }
        export.finish()?;
    }
    if let Some(mut file) = json_file {
        file.write(&Saved::of(&results).write())?;
        file.finish()?;
    }
    print(&rendered(&results, (settings, output), console))?;
    if has_timings {
        eprint_line(&format!(
            "timings: evenings={} policies={} events={} seconds={seconds:.3} threads={}",
            results.comparison.evenings,
            policies.len(),
            results.events,
            plan.threads
        ));
    }
    Ok(output.check_goals.map_or(Outcome::Done, |whose| check_goals(&results, whose)))
}

/// Names the goals that are not met on the standard error stream, whatever else is quiet.
fn check_goals(results: &Results, whose: CheckedGoals) -> Outcome {
    let not_met = results.not_met(whose == CheckedGoals::All);
    for line in comparison::not_met(&not_met, results) {
        eprint_line(&line);
    }
    match not_met.as_slice() {
        [] => Outcome::Done,
        found if found.iter().any(|goal| goal.is_missed) => Outcome::GoalMissed,
        _ => Outcome::GoalUntold,
    }
}

/// Says before a run that its evenings do not end in good time, if one does not.
pub(super) fn warn_of_long_evenings(plan: &Plan, console: Console) {
    if console.is_quiet() {
        return;
    }
    if let Err(overlong) = probe(plan) {
        eprint_line(&format!("note: {overlong}; it is played on\n  = help: {ENDS_SOONER}"));
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
fn now() -> Instant {
    Instant::now()
}

fn rendered(
    results: &Results,
    (settings, output): (&Settings, &OutputArgs),
    console: Console,
) -> String {
    let detail = if output.verbose { Detail::Full } else { Detail::Headline };
    let has_differences = results.comparison.policies.len() > 1;
    let document = || comparison::document(results, detail, Some(&settings.story_command));
    match output.format {
        Format::Text => text::document(&document(), console.layout()),
        Format::Json => Saved::of(results).write(),
        Format::Csv if has_differences => csv::sheet(&sheets::differences(results)),
        Format::Csv => csv::sheet(&sheets::estimates(results)),
        Format::Markdown => markdown::document(&document()),
    }
}

//! What `run` and `compare` share: simulate, export, print.

use std::time::Instant;

use crate::cli::args::{Format, OutputArgs};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::size::Size;
use crate::compare::GoalVerdict::Missed;
use crate::compare::{Comparison, judge};
use crate::experiment::{self, Block, Keep, Plan, Stop};
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
    /// It was to end before its time, and has said what was known: this is the exit code.
    Stopped(u8),
}

/// Simulates, then writes and prints the results.
pub(super) fn simulate(
    settings: &Settings,
    output: &OutputArgs,
    (command, has_timings): (&'static str, bool),
    console: Console,
) -> Result<Outcome, Error> {
    let policies = settings.policy_names();
    if output.check_goals && !settings.has_goals() {
        return Err(Error::NoGoals);
    }
    let names =
        Names { model: &settings.loaded.model, policies: &policies, measures: &settings.measures };
    interrupt::listen(console.is_quiet());
    let scenario = settings.scenario.as_path();
    let mut exports = Exports::open(&output.export, scenario, &sheets::described(names))?;
    let keep = match Streamed::ALL.map(|table| exports.wants(table.name())) {
        [_, false, false] => Keep::Nothing,
        [_, true, _] | [_, _, true] => Keep::Parties,
    };
    let keep = keep.max(if exports.wants("evenings") { Keep::Evenings } else { Keep::Nothing });
    if let Some(word) = foretell(&settings.plan(keep), &exports, names) {
        console.note(&word);
    }
    let progress = Progress::new(settings.evenings, settings.target.is_some(), console.is_quiet());

    let started_at = now();
    let results = experiment::run_watched(&settings.plan(keep), &mut |block: &Block| {
        progress.show(block.done);
        for table in Streamed::ALL {
            if exports.wants(table.name()) {
                exports.write(&table.sheet(&block.rows, names));
            }
        }
        exports.flow()
    });
    let comparison = Comparison::new(&results.table, policies.clone(), &settings.measures)
        .with_why(&results.why);
    let seconds = started_at.elapsed().as_secs_f64();
    progress.finish();

    let goals = judge(&comparison, &results.table, &settings.loaded.model.goals);
    let report = Report { heading: settings.heading(), stop: results.stop, comparison, goals };
    for sheet in [sheets::differences, sheets::estimates, sheets::why] {
        exports.write(&sheet(&report));
    }
    let made = Made {
        command,
        scenario,
        heading: &report.heading,
        policies: (&policies, settings.baseline),
        evenings: results.evenings,
        seasons: None,
        is_interrupted: report.stop == Stop::Interrupted,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| json::results(&report), &made, console);
    let shown = rendered(&report, output, console);
    let printed = print_on(stream, &shown);
    written.and(printed)?;
    if has_timings {
        eprint_line(&format!(
            "timings: evenings={} policies={} events={} seconds={seconds:.3} threads={}",
            results.evenings,
            policies.len(),
            results.events,
            settings.threads
        ));
    }
    if let (Stop::Interrupted, Some(code)) = (report.stop, interrupt::asked()) {
        let (played, all) = (results.evenings, settings.evenings);
        eprint_line(&format!("stopped after {played} of {all} evenings; the results are of those"));
        return Ok(Outcome::Stopped(code));
    }
    let is_missed = report.goals.iter().any(|goal| goal.verdicts.contains(&Some(Missed)));
    Ok(if output.check_goals && is_missed { Outcome::GoalMissed } else { Outcome::Done })
}

/// Evenings from which the size of an export is foretold.
const SAMPLE: u64 = 2;

/// How big an export of many evenings becomes, as far as its first ones tell.
fn foretell(plan: &Plan<'_>, exports: &Exports, names: Names<'_>) -> Option<String> {
    let is_long = plan.evenings >= 20 * SAMPLE;
    if !is_long || !exports.wants_any(&Streamed::ALL.map(Streamed::name)) {
        return None;
    }
    let mut size = Size::default();
    let sample = Plan { evenings: SAMPLE, target: None, threads: 1, ..plan.clone() };
    experiment::run_watched(&sample, &mut |block| {
        for table in Streamed::ALL.into_iter().filter(|table| exports.wants(table.name())) {
            exports.sample(&mut size, &table.sheet(&block.rows, names));
        }
        exports.flow()
    });
    size.told(plan.evenings / SAMPLE, plan.target.is_some())
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

//! `ladder`: what carries the difference between two policies.

use std::ops::ControlFlow;

use crate::cli::args::{Format, LadderArgs};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::{Progress, step};
use crate::cli::settings::Settings;
use crate::cli::simulate::Outcome;
use crate::experiment::Point;
use crate::render::{csv, markdown, text};
use crate::report::ladder;
use crate::results::{Column, SavedLadder};
use crate::study::{self, LadderError, LadderPlan};

/// Steps of the progress bar.
pub(super) const STEPS: u64 = 1000;

pub(super) fn run(args: &LadderArgs, console: Console) -> Result<Outcome, Error> {
    let (settings, key) = Settings::for_ladder(args)?;
    let [from, to] = [&settings.plan.points[0], &settings.plan.points[1]];
    let wanted = LadderPlan {
        from: &from.policy.name,
        to: &to.policy.name,
        key,
        plan: settings.plan.clone(),
    };
    interrupt::listen(console.is_quiet());
    let mut exports =
        Exports::open(&args.export, (&settings.scenario, "ladder"), &ladder::described(), console)?;
    let progress = Progress::of_work(STEPS, console.is_quiet());
    let found = {
        let mut goes_on = |part: f64| -> ControlFlow<()> {
            progress.show(step(part, STEPS));
            exports.flow()
        };
        let study = if args.causes { study::ladder_of_causes } else { study::ladder };
        study(&settings.loaded, &wanted, &mut goes_on)
    };
    progress.finish();
    if let (Err(LadderError::Stopped), Some(code)) = (&found, interrupt::asked()) {
        eprint_line("stopped before every combination was played: nothing can be shared out yet");
        return Ok(Outcome::Stopped(code));
    }
    let found = found?;
    exports.write(&ladder::sheet(&found));
    let columns: Vec<Column> =
        settings.plan.points.iter().map(|point: &Point| Column::of(point)).collect();
    let made = Made {
        command: "ladder",
        scenario: &settings.scenario,
        heading: &found.heading,
        columns: (&columns, 0),
        first_evening: found.first_evening,
        evenings: found.evenings,
        before: (0, &[]),
        stage: None,
        seasons: None,
        is_interrupted: false,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| SavedLadder::of(&found).write(), &made);
    let shown = match args.format {
        Format::Text => text::document(&ladder::document(&found), console.layout()),
        Format::Markdown => markdown::document(&ladder::document(&found)),
        Format::Json => SavedLadder::of(&found).write(),
        Format::Csv => csv::sheet(&ladder::sheet(&found)),
    };
    let printed = print_on(stream, &shown);
    written.and(printed)?;
    Ok(Outcome::Done)
}

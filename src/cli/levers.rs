//! `levers`: which values move a measure most, and which turn the verdict.

use std::ops::ControlFlow;

use crate::cli::args::{Format, LeversArgs};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::ladder::STEPS;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::{Progress, step};
use crate::cli::settings::{Settings, columns};
use crate::cli::simulate::Outcome;
use crate::render::{csv, markdown, text};
use crate::report::levers;
use crate::results::{Column, SavedLevers};
use crate::scenario::Moved;
use crate::study::{self, LeversPlan};

pub(super) fn run(args: &LeversArgs, console: Console) -> Result<Outcome, Error> {
    let (settings, key) = Settings::for_levers(args)?;
    let wanted = LeversPlan {
        columns: columns(&args.sides.columns, args.sides.baseline.as_deref()),
        key,
        moved: args.change.map_or(Moved::Plausible, Moved::By),
        plan: settings.plan.clone(),
    };
    interrupt::listen(console.is_quiet());
    let mut exports =
        Exports::open(&args.export, (&settings.scenario, "levers"), &levers::described(), console)?;
    let progress = Progress::of_work(STEPS, console.is_quiet());
    let found = study::levers(&settings.loaded, &wanted, &mut |part: f64| -> ControlFlow<()> {
        progress.show(step(part, STEPS));
        exports.flow()
    })?;
    progress.finish();
    let Some(found) = found else {
        eprint_line("stopped before anything was tried");
        return Ok(interrupt::asked().map_or(Outcome::Done, Outcome::Stopped));
    };
    if found.base.evenings == 0 {
        return Err(Error::NoValue { measure: key.key() });
    }
    exports.write(&levers::sheet(&found));
    let columns: Vec<Column> = settings.plan.points.iter().map(Column::of).collect();
    let made = Made {
        command: "levers",
        scenario: &settings.scenario,
        heading: &found.heading,
        columns: (&columns, settings.plan.baseline),
        first_evening: found.first_evening,
        evenings: found.evenings,
        before: (0, &[]),
        stage: None,
        seasons: None,
        is_interrupted: found.is_cut_short,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| SavedLevers::of(&found).write(), &made);
    let shown = match args.format {
        Format::Text => text::document(&levers::document(&found, args.verbose), console.layout()),
        Format::Markdown => markdown::document(&levers::document(&found, true)),
        Format::Json => SavedLevers::of(&found).write(),
        Format::Csv => csv::sheet(&levers::sheet(&found)),
    };
    let printed = print_on(stream, &shown);
    written.and(printed)?;
    if let Some(code) = interrupt::asked().filter(|_| found.is_cut_short) {
        let n = found.levers.len() + found.idle.len();
        eprint_line(&format!("stopped after {n} values; the results are of those"));
        return Ok(Outcome::Stopped(code));
    }
    Ok(Outcome::Done)
}

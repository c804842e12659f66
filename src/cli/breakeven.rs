//! `breakeven`: where two columns draw level as a key is varied, or a goal begins to be missed.

use crate::cli::args::{BreakevenArgs, Format};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::Progress;
use crate::cli::settings::{BreakevenSettings, Settings, columns};
use crate::cli::simulate::{Outcome, Timing, warn_of_long_evenings};
use crate::render::{Document, Sheet, csv, markdown, text};
use crate::report::breakeven::{self, sheets};
use crate::results::{BreakEven, Frontier, Heading, SavedBreakEven, SavedFrontier};
use crate::study::{self, BreakEvenPlan};

pub(super) fn run(args: &BreakevenArgs, console: Console) -> Result<Outcome, Error> {
    let BreakevenSettings { settings, asked, along, path, ends, tolerance } =
        Settings::for_breakeven(args)?;
    let plan = &settings.plan;
    let wanted = BreakEvenPlan {
        asked,
        path: &path,
        ends,
        tolerance,
        columns: columns(&args.columns, None),
        plan: plan.clone(),
    };
    let paths: Vec<String> =
        along.first().map(|set| set.path.clone()).into_iter().chain([path.clone()]).collect();
    let exports = Exports::open(
        &args.export,
        (&settings.scenario, "breakeven"),
        &sheets::described(&paths),
        console,
    )?;
    interrupt::listen(console.is_quiet());
    warn_of_long_evenings(plan, console);
    let (first, most) = (plan.evenings.start, plan.n_evenings());
    let timing = Timing::start();
    let found = if along.is_empty() {
        let progress = Progress::of_search(most, console.is_quiet());
        let found = study::breakeven(&settings.loaded, &wanted, &mut |used| {
            progress.show(used - first);
            exports.flow()
        });
        progress.finish();
        Answered::of_one(&found?)
    } else {
        let progress = Progress::of_searches(along.len() as u64, console.is_quiet());
        let found = study::frontier(&settings.loaded, (&wanted, &along), &mut |done, _used| {
            progress.show(done as u64);
            exports.flow()
        });
        progress.finish();
        Answered::of_several(found?)
    };
    let (points, evenings, is_stopped) = (&found.searches, found.evenings, found.is_stopped);
    let sheets = sheets::of(points, &paths);
    write(exports, (args, &settings), (&found, &sheets), console)?;
    if args.simulation.timings {
        timing.tell(&format!("evenings={evenings}"), plan.threads);
    }
    if let Some(code) = interrupt::asked().filter(|_| is_stopped) {
        eprint_line(&format!("stopped after {evenings} evenings; the results are of those"));
        return Ok(Outcome::Stopped(code));
    }
    Ok(Outcome::Done)
}

/// What was found, ready to be written.
struct Answered {
    searches: Vec<BreakEven>,
    document: Document,
    json: String,
    evenings: u64,
    is_stopped: bool,
}

impl Answered {
    fn of_one(found: &BreakEven) -> Self {
        Self {
            document: breakeven::document(found),
            json: SavedBreakEven::of(found).write(),
            evenings: found.evenings,
            is_stopped: found.is_interrupted,
            searches: vec![found.clone()],
        }
    }

    fn of_several(found: Frontier) -> Self {
        Self {
            document: breakeven::frontier(&found),
            json: SavedFrontier::of(&found).write(),
            evenings: found.evenings,
            is_stopped: found.is_cut_short(),
            searches: found.points,
        }
    }
}

fn write(
    mut exports: Exports,
    (args, settings): (&BreakevenArgs, &Settings),
    (found, sheets): (&Answered, &[Sheet; 2]),
    console: Console,
) -> Result<(), Error> {
    for sheet in sheets {
        exports.write(sheet);
    }
    let heading = Heading::of(&settings.loaded, settings.plan.seed);
    let own = found.searches.first().map_or(&[][..], |search| &search.columns);
    let made = Made {
        command: "breakeven",
        scenario: &settings.scenario,
        heading: &heading,
        columns: (own, 0),
        first_evening: settings.plan.evenings.start,
        evenings: found.evenings,
        before: (0, &[]),
        stage: None,
        seasons: None,
        is_interrupted: found.is_stopped,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| found.json.clone(), &made);
    let shown = match args.format {
        Format::Text => text::document(&found.document, console.layout()),
        Format::Markdown => markdown::document(&found.document),
        Format::Json => found.json.clone(),
        Format::Csv => csv::sheet(if args.vary.len() > 1 { &sheets[0] } else { &sheets[1] }),
    };
    let printed = print_on(stream, &shown);
    written.and(printed)
}

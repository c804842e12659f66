//! `compare --best`: which column is best in one measure, chosen as soon as it is sure enough.

use crate::cli::args::{CompareArgs, Format};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::simulate::{Outcome, Timing, warn_of_long_evenings};
use crate::render::{csv, markdown, text};
use crate::report::best::{described, document, sheet};
use crate::results::{Column, SavedBest};
use crate::study;

pub(super) fn run(args: &CompareArgs, named: &str, console: Console) -> Result<Outcome, Error> {
    let (settings, (key, within)) = Settings::for_best(args, named)?;
    let (plan, output) = (&settings.plan, &args.output);
    interrupt::listen(console.is_quiet());
    let mut exports =
        Exports::open(&output.export, (&settings.scenario, "compare"), &[described()], console)?;
    warn_of_long_evenings(plan, console);
    let progress = Progress::new(plan.n_evenings(), true, console.is_quiet());
    let timing = Timing::start();
    let best = study::best(&settings.loaded, plan, (key, within), &mut |done| {
        progress.show(done);
        exports.flow()
    });
    progress.finish();
    exports.write(&sheet(&best));
    let columns: Vec<Column> = best.columns.iter().map(|runner| runner.column.clone()).collect();
    let made = Made {
        command: "compare",
        scenario: &settings.scenario,
        heading: &best.heading,
        columns: (&columns, plan.baseline),
        first_evening: best.first_evening,
        evenings: best.evenings,
        before: (0, &[]),
        stage: None,
        seasons: None,
        is_interrupted: best.is_cut_short,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| SavedBest::of(&best).write(), &made);
    let shown = match output.format {
        Format::Text => text::document(&document(&best), console.layout()),
        Format::Markdown => markdown::document(&document(&best)),
        Format::Json => SavedBest::of(&best).write(),
        Format::Csv => csv::sheet(&sheet(&best)),
    };
    let printed = print_on(stream, &shown);
    written.and(printed)?;
    if args.simulation.timings {
        timing.tell(&format!("evenings={}", best.evenings), plan.threads);
    }
    if let Some(code) = interrupt::asked().filter(|_| best.is_cut_short) {
        let (played, all) = (best.evenings, plan.n_evenings());
        eprint_line(&format!("stopped after {played} of {all} evenings; nothing is chosen yet"));
        return Ok(Outcome::Stopped(code));
    }
    Ok(Outcome::Done)
}

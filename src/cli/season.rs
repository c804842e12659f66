//! `season`: evenings in a row that remember, under several policies, many times over.

use std::time::Instant;

use crate::cli::args::{Format, SeasonArgs};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::simulate::{Outcome, warn_of_long_evenings};
use crate::cli::size::Size;
use crate::experiment::{Keep, SeasonPlan, run_seasons};
use crate::render::{csv, markdown, text};
use crate::report::season::sheets::{self, Names};
use crate::report::{Detail, season};
use crate::results::SavedSeason;
use crate::study;

pub(super) fn run(args: &SeasonArgs, console: Console) -> Result<Outcome, Error> {
    let (settings, chart) = Settings::for_season(args)?;
    let policies = settings.plan.labels();
    let names = Names {
        currency: &settings.loaded.model.currency,
        policies: &policies,
        measures: &settings.plan.measures,
    };
    interrupt::listen(console.is_quiet());
    let scenario = settings.scenario.as_path();
    let mut exports = Exports::open(
        &args.output.export,
        (scenario, "season"),
        &sheets::described(names),
        console,
    )?;
    warn_of_long_evenings(&settings.plan, console);
    let keep = if exports.wants("season") { Keep::Evenings } else { Keep::Nothing };
    let plan = settings.plan.clone().keep(keep);
    let plan = plan.in_a_row(args.seasons, args.evenings_in_a_row as usize);
    if let Some(word) = foretell(&plan, &exports, names) {
        console.note(&word);
    }
    let progress = Progress::of_seasons(plan.seasons, console.is_quiet());
    let started_at = now();
    let results = study::season(&settings.loaded, &plan, &mut |block| {
        progress.show(block.done);
        exports.write(&sheets::evenings(&block.rows, names));
        exports.flow()
    });
    let seconds = started_at.elapsed().as_secs_f64();
    progress.finish();

    exports.write(&sheets::comparison(&results));
    exports.write(&sheets::course(&results));
    let (played, all) = (results.comparison.whole.evenings, plan.seasons);
    let made = Made {
        command: "season",
        scenario,
        heading: &results.heading,
        columns: (&results.columns, plan.baseline),
        first_evening: 1,
        before: (0, &[]),
        stage: None,
        evenings: u64::from(args.evenings_in_a_row),
        seasons: Some(played),
        is_interrupted: played < all,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| SavedSeason::of(&results).write(), &made);
    let detail = if args.output.verbose { Detail::Full } else { Detail::Headline };
    let document = || season::document(&results, chart, detail);
    let shown = match args.output.format {
        Format::Text => text::document(&document(), console.layout()),
        Format::Json => SavedSeason::of(&results).write(),
        Format::Csv => csv::sheet(&sheets::course(&results)),
        Format::Markdown => markdown::document(&document()),
    };
    let printed = print_on(stream, &shown);
    written.and(printed)?;
    if args.simulation.timings {
        eprint_line(&format!(
            "timings: seasons={} evenings={} policies={} events={} seconds={seconds:.3} threads={}",
            plan.seasons,
            plan.evenings,
            policies.len(),
            results.events,
            plan.threads
        ));
    }
    if let Some(code) = interrupt::asked().filter(|_| played < all) {
        eprint_line(&format!("stopped after {played} of {all} seasons; the results are of those"));
        return Ok(Outcome::Stopped(code));
    }
    Ok(Outcome::Done)
}

/// How big an export of many evenings becomes, as far as the first of one season tell.
fn foretell(plan: &SeasonPlan, exports: &Exports, names: Names<'_>) -> Option<String> {
    const SAMPLE: usize = 2;
    if !exports.wants("season") {
        return None;
    }
    let mut size = Size::default();
    let sample = SeasonPlan { seasons: 1, evenings: SAMPLE, threads: 1, ..plan.clone() };
    run_seasons(&sample, &mut |block| {
        exports.sample(&mut size, &sheets::evenings(&block.rows, names));
        exports.flow()
    });
    size.told(plan.seasons * (plan.evenings / SAMPLE) as u64, false)
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
fn now() -> Instant {
    Instant::now()
}

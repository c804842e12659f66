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
use crate::cli::simulate::Outcome;
use crate::cli::size::Size;
use crate::compare::SeasonComparison;
use crate::experiment::{SeasonPlan, run_seasons_watched};
use crate::render::{csv, markdown, text};
use crate::report::season::sheets::{self, Names};
use crate::report::season::{self, SeasonReport};

pub(super) fn run(args: &SeasonArgs, console: Console) -> Result<Outcome, Error> {
    let (settings, chart) = Settings::for_season(args)?;
    let policies = settings.policy_names();
    let names = Names {
        currency: &settings.loaded.model.currency,
        policies: &policies,
        measures: &settings.measures,
    };
    interrupt::listen(console.is_quiet());
    let scenario = settings.scenario.as_path();
    let mut exports = Exports::open(&args.output.export, scenario, &sheets::described(names))?;
    let plan = SeasonPlan {
        model: &settings.loaded.model,
        policies: &settings.policies,
        baseline: settings.baseline,
        measures: settings.measures.clone(),
        seed: settings.seed,
        seasons: args.seasons,
        evenings: args.evenings_in_a_row as usize,
        threads: settings.threads,
        keep_rows: exports.wants("season"),
    };
    if let Some(word) = foretell(&plan, &exports, names) {
        console.note(&word);
    }
    let progress = Progress::of_seasons(plan.seasons, console.is_quiet());
    let started_at = now();
    let results = run_seasons_watched(&plan, &mut |block| {
        progress.show(block.done);
        exports.write(&sheets::evenings(&block.rows, names));
        exports.flow()
    });
    let seconds = started_at.elapsed().as_secs_f64();
    progress.finish();

    let report = SeasonReport {
        heading: settings.heading(),
        comparison: SeasonComparison::new(&results.tables, &policies, &plan.measures),
        chart,
        has_goals: !settings.loaded.model.goals.is_empty(),
        is_full: args.output.verbose,
    };
    exports.write(&sheets::comparison(&report));
    exports.write(&sheets::course(&report));
    let (played, all) = (results.tables.seasons(), plan.seasons);
    let made = Made {
        command: "season",
        scenario,
        heading: &report.heading,
        policies: (&policies, settings.baseline),
        evenings: u64::from(args.evenings_in_a_row),
        seasons: Some(played),
        is_interrupted: played < all,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| season::json(&report), &made, console);
    let shown = match args.output.format {
        Format::Text => text::document(&season::document(&report), console.layout()),
        Format::Json => season::json(&report),
        Format::Csv => csv::sheet(&sheets::course(&report)),
        Format::Markdown => markdown::document(&season::document(&report)),
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
            settings.threads
        ));
    }
    if let Some(code) = interrupt::asked().filter(|_| played < all) {
        eprint_line(&format!("stopped after {played} of {all} seasons; the results are of those"));
        return Ok(Outcome::Stopped(code));
    }
    Ok(Outcome::Done)
}

/// How big an export of many evenings becomes, as far as the first of one season tell.
fn foretell(plan: &SeasonPlan<'_>, exports: &Exports, names: Names<'_>) -> Option<String> {
    const SAMPLE: usize = 2;
    if !exports.wants("season") {
        return None;
    }
    let mut size = Size::default();
    let sample = SeasonPlan { seasons: 1, evenings: SAMPLE, threads: 1, ..plan.clone() };
    run_seasons_watched(&sample, &mut |block| {
        exports.sample(&mut size, &sheets::evenings(&block.rows, names));
        exports.flow()
    });
    size.told(plan.seasons * (plan.evenings / SAMPLE) as u64, false)
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
fn now() -> Instant {
    Instant::now()
}

//! `season`: evenings in a row that remember, under several policies, many times over.

use std::time::Instant;

use crate::cli::args::{Format, SeasonArgs};
use crate::cli::error::Error;
use crate::cli::export::CsvExport;
use crate::cli::output::{AtomicFile, Console, eprint_line, print};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::simulate::warn_of_long_evenings;
use crate::compare::SeasonComparison;
use crate::experiment::{SeasonPlan, run_seasons};
use crate::render::{csv, markdown, text};
use crate::report::season::sheets::{self, Names};
use crate::report::season::{self, SeasonReport};

pub(super) fn run(args: &SeasonArgs, console: Console) -> Result<(), Error> {
    let (settings, chart) = Settings::for_season(args)?;
    let policies = settings.policy_names();
    let names = Names {
        currency: &settings.loaded.model.currency,
        policies: &policies,
        measures: &settings.measures,
    };
    let directory = args.output.export_csv.as_deref();
    let mut export =
        directory.map(|path| CsvExport::create(path, &sheets::described(names))).transpose()?;
    let json_file = args.output.export_json.clone().map(AtomicFile::create).transpose()?;
    let plan = SeasonPlan {
        model: &settings.loaded.model,
        policies: &settings.policies,
        baseline: settings.baseline,
        measures: settings.measures.clone(),
        seed: settings.seed,
        seasons: args.seasons,
        evenings: args.evenings_in_a_row as usize,
        threads: settings.threads,
        keep_rows: export.is_some(),
    };
    warn_of_long_evenings(&settings, console);
    let progress = Progress::of_seasons(plan.seasons, console.is_quiet());
    let started_at = now();
    let results = run_seasons(&plan, &mut |block| {
        progress.show(block.done);
        let Some(export) = &mut export else { return Ok(()) };
        export.write(&sheets::evenings(&block.rows, names))
    })?;
    let seconds = started_at.elapsed().as_secs_f64();
    progress.finish();

    let report = SeasonReport {
        heading: settings.heading(),
        comparison: SeasonComparison::new(&results.tables, &policies, &plan.measures),
        chart,
        has_goals: !settings.loaded.model.goals.is_empty(),
        is_full: args.output.verbose,
    };
    if let Some(mut export) = export {
        export.write(&sheets::comparison(&report))?;
        export.write(&sheets::course(&report))?;
        export.finish()?;
    }
    if let Some(mut file) = json_file {
        file.write(&season::json(&report))?;
        file.finish()?;
    }
    print(&match args.output.format {
        Format::Text => text::document(&season::document(&report), console.layout()),
        Format::Json => season::json(&report),
        Format::Csv => csv::sheet(&sheets::course(&report)),
        Format::Markdown => markdown::document(&season::document(&report)),
    })?;
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
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
fn now() -> Instant {
    Instant::now()
}

//! `season`: evenings in a row that remember, under several policies, many times over.

use std::time::Instant;

use crate::cli::args::{Format, SeasonArgs};
use crate::cli::error::Error;
use crate::cli::export::CsvExport;
use crate::cli::output::{AtomicFile, Console, eprint_line, print};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::simulate::warn_of_long_evenings;
use crate::experiment::Keep;
use crate::render::{csv, markdown, text};
use crate::report::season::sheets::{self, Names};
use crate::report::{Detail, season};
use crate::results::SavedSeason;
use crate::study;

pub(super) fn run(args: &SeasonArgs, console: Console) -> Result<(), Error> {
    let (settings, chart) = Settings::for_season(args)?;
    let keep = if args.output.export_csv.is_some() { Keep::Evenings } else { Keep::Nothing };
    warn_of_long_evenings(&settings.plan, console);
    let plan = settings.plan.keep(keep).in_a_row(args.seasons, args.evenings_in_a_row as usize);
    let policies = plan.labels();
    let names = Names {
        currency: &settings.loaded.model.currency,
        policies: &policies,
        measures: &plan.measures,
    };
    let directory = args.output.export_csv.as_deref();
    let mut export =
        directory.map(|path| CsvExport::create(path, &sheets::described(names))).transpose()?;
    let json_file = args.output.export_json.clone().map(AtomicFile::create).transpose()?;
    let progress = Progress::of_seasons(plan.seasons, console.is_quiet());
    let started_at = now();
    let results = study::season(&settings.loaded, &plan, &mut |block| {
        progress.show(block.done);
        let Some(export) = &mut export else { return Ok(()) };
        export.write(&sheets::evenings(&block.rows, names))
    })?;
    let seconds = started_at.elapsed().as_secs_f64();
    progress.finish();

    if let Some(mut export) = export {
        export.write(&sheets::comparison(&results))?;
        export.write(&sheets::course(&results))?;
        export.finish()?;
    }
    if let Some(mut file) = json_file {
        file.write(&SavedSeason::of(&results).write())?;
        file.finish()?;
    }
    let detail = if args.output.verbose { Detail::Full } else { Detail::Headline };
    let document = || season::document(&results, chart, detail);
    print(&match args.output.format {
        Format::Text => text::document(&document(), console.layout()),
        Format::Json => SavedSeason::of(&results).write(),
        Format::Csv => csv::sheet(&sheets::course(&results)),
        Format::Markdown => markdown::document(&document()),
    })?;
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
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
fn now() -> Instant {
    Instant::now()
}

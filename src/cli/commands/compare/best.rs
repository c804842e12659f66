//! `compare --best`: which column is best in one measure, chosen as soon as it is sure enough.

use super::CompareArgs;
use crate::catalogue::MeasureKey;
use crate::cli::command::Outcome;
use crate::cli::error::Error;
use crate::cli::export::{Answer, Exports};
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::measure;
use crate::cli::output::Console;
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::timing::{Timing, warn_of_long_evenings};
use crate::render::csv;
use crate::report::best::{described, document, sheet};
use crate::results::{Column, SavedBest};
use crate::study::{self, BEST_MAX_EVENINGS};

/// Races the columns by the measure of that name.
pub(super) fn run(args: &CompareArgs, named: &str, console: Console) -> Result<Outcome, Error> {
    let (settings, (key, within)) = settings(args, named)?;
    let (plan, results) = (&settings.plan, &args.output.results);
    interrupt::listen(console.is_quiet());
    let mut exports =
        Exports::open(&results.export, (&settings.scenario, "compare"), &[described()], console)?;
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
        is_interrupted: best.is_cut_short,
        course: Course::default(),
    };
    let answer = Answer {
        document: &|_format| document(&best),
        json: &|| SavedBest::of(&best).write(),
        csv: &|| csv::sheet(&sheet(&best)),
    };
    exports.tell(&answer, &made, results.format)?;
    if args.simulation.timings {
        timing.tell(&format!("evenings={}", best.evenings), plan.threads);
    }
    Ok(Outcome::after(best.is_cut_short, || {
        let (played, all) = (best.evenings, plan.n_evenings());
        format!("stopped after {played} of {all} evenings; nothing is chosen yet")
    }))
}

/// The columns of a race, at most so many evenings, the measure it is about and what matters to nobody.
fn settings(args: &CompareArgs, named: &str) -> Result<(Settings, (MeasureKey, f64)), Error> {
    let key = measure::to_choose_by(measure::named(named)?)?;
    let settings = args.columns()?;
    let currency = settings.loaded.model.currency.as_str();
    let within = measure::tolerance(key, args.within, (currency, "--within 20"))?;
    let most = args.length.max_evenings.unwrap_or(BEST_MAX_EVENINGS);
    let settings = settings.planned(|plan| plan.evenings(most)).beginning(&args.length);
    Ok((settings, (key, within)))
}

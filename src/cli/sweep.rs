//! `sweep`: the same comparison at many values of some keys.

use std::ops::ControlFlow;

use crate::cli::args::{Format, SweepArgs};
use crate::cli::error::Error;
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::journal::Journal;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::Progress;
use crate::cli::settings::{Settings, columns};
use crate::cli::simulate::Outcome;
use crate::experiment::Results;
use crate::render::{csv, markdown, text};
use crate::report::sweep::{self, sheets};
use crate::results::saved::ColumnEntry;
use crate::results::{Column, Heading, SavedSweep, SweepPoint};
use crate::scenario::Override;
use crate::study::{self, SweepLog, SweepPlan};

pub(super) fn run(args: &SweepArgs, console: Console) -> Result<Outcome, Error> {
    let (settings, key) = Settings::for_sweep(args)?;
    let wanted = SweepPlan {
        points: points(args)?,
        columns: columns(&args.sides.columns, args.sides.baseline.as_deref()),
        plan: settings.plan.clone(),
    };
    wanted.check(&settings.loaded)?;
    interrupt::listen(console.is_quiet());
    let paths: Vec<String> = wanted.points[0].iter().map(|set| set.path.clone()).collect();
    let exports = Exports::open(
        &args.export,
        (&settings.scenario, "sweep"),
        &sheets::described(&paths),
        console,
    )?;
    let own: Vec<Column> = settings.plan.points.iter().map(Column::of).collect();
    let of_what = (&settings.loaded, &settings.plan, ColumnEntry::all(&own));
    let journal = args.journal.as_ref();
    let journal = journal.map(|path| Journal::open(path, of_what, &wanted.points)).transpose()?;
    if let Some(found) = journal.as_ref().and_then(|journal| journal.found.as_ref()) {
        console.note(&format!("journal: {found}"));
    }
    let n_evenings = settings.plan.n_evenings().saturating_mul(wanted.points.len() as u64);
    let progress = Progress::new(n_evenings, settings.plan.target.is_some(), console.is_quiet());
    let mut log = Log { journal, exports, progress, failed: None };
    let found = study::sweep(&settings.loaded, &wanted, &mut log)?;
    let Log { exports, progress, failed, .. } = log;
    progress.finish();
    if let Some(error) = failed {
        return Err(error);
    }
    let heading = Heading::of(&settings.loaded, settings.plan.seed);
    let made = Made {
        command: "sweep",
        scenario: &settings.scenario,
        heading: &heading,
        columns: (&own, settings.plan.baseline),
        first_evening: settings.plan.evenings.start,
        evenings: found.points.first().map_or(0, |point| point.results.comparison.evenings),
        before: (0, &[]),
        stage: None,
        seasons: None,
        is_interrupted: found.is_cut_short,
    };
    let stream = exports.results_go_to();
    let written = exports.finish(|| SavedSweep::of(&found).write(), &made);
    let shown = match args.format {
        Format::Text => text::document(&sweep::document(&found, key), console.layout()),
        Format::Markdown => markdown::document(&sweep::document(&found, key)),
        Format::Json => SavedSweep::of(&found).write(),
        Format::Csv => {
            sheets::comparison(&found).map(|sheet| csv::sheet(&sheet)).unwrap_or_default()
        }
    };
    let printed = print_on(stream, &shown);
    written.and(printed)?;
    if let Some(code) = interrupt::asked().filter(|_| found.is_cut_short) {
        let (done, all) = (found.points.len(), found.wanted);
        eprint_line(&format!("stopped after {done} of {all} points; the results are of those"));
        return Ok(Outcome::Stopped(code));
    }
    Ok(Outcome::Done)
}

/// What is set at each point: all combinations of what is varied, or the n-th of each together.
fn points(args: &SweepArgs) -> Result<Vec<Vec<Override>>, Error> {
    if !args.zip {
        return Ok(args.vary.iter().fold(vec![Vec::new()], |points, values| {
            let with = |point: &Vec<Override>, value: &Override| {
                [&point[..], std::slice::from_ref(value)].concat()
            };
            points
                .iter()
                .flat_map(|point| values.iter().map(move |value| with(point, value)))
                .collect()
        }));
    }
    let lengths: Vec<usize> = args.vary.iter().map(Vec::len).collect();
    if lengths.iter().any(|length| *length != lengths[0]) {
        return Err(Error::UnevenZip { lengths });
    }
    let nth = |at: usize| args.vary.iter().map(|values| values[at].clone()).collect();
    Ok((0..lengths[0]).map(nth).collect())
}

/// What is kept and shown while a sweep runs.
struct Log {
    journal: Option<Journal>,
    exports: Exports,
    progress: Progress,
    /// Why the journal could not be written: nothing more is played then.
    failed: Option<Error>,
}

impl SweepLog for Log {
    fn known(&self, point: &[Override]) -> Option<Results> {
        self.journal.as_ref()?.known(point).cloned()
    }

    fn keep(&mut self, point: &[Override], sums: &Results) {
        let kept = self.journal.as_mut().map(|journal| journal.keep(point, sums));
        self.failed = kept.and_then(Result::err);
    }

    fn goes_on(&mut self, done: u64) -> ControlFlow<()> {
        self.progress.show(done);
        if self.failed.is_some() { ControlFlow::Break(()) } else { self.exports.flow() }
    }

    fn finished(&mut self, point: &SweepPoint) {
        for sheet in sheets::of_point(point) {
            self.exports.write(&sheet);
        }
    }
}

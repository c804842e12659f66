//! What `run` and `compare` share: ask, export, print.

use std::time::Instant;

use crate::cli::args::{CheckedGoals, Format, OutputArgs};
use crate::cli::error::{ENDS_SOONER, Error};
use crate::cli::export::Exports;
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::output::{Console, eprint_line, print_on};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::size::Size;
use crate::experiment::{Block, Keep, Plan, RunStage, Stop, probe, run};
use crate::render::{csv, markdown, text};
use crate::report::comparison::View;
use crate::report::sheets::{self, Names, Streamed};
use crate::report::{Detail, comparison};
use crate::results::saved::{Gathering, MOST_KEPT};
use crate::results::{Results, Saved};
use crate::study;

/// How a command ended that did what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing more is to be said.
    Done,
    /// A goal that was to be checked is missed.
    GoalMissed,
    /// None is missed, but one cannot be told.
    GoalUntold,
    /// It was to end before its time, and has said what was known: this is the exit code.
    Stopped(u8),
}

/// Simulates, then writes and prints the results.
pub(super) fn simulate(
    settings: &Settings,
    output: &OutputArgs,
    (command, has_timings): (&'static str, bool),
    console: Console,
) -> Result<Outcome, Error> {
    if output.check_goals.is_some() && !settings.has_goals() {
        return Err(Error::NoGoals);
    }
    let plan = &settings.plan;
    let policies = plan.labels();
    let names = Names {
        currency: &settings.loaded.model.currency,
        points: &plan.points,
        measures: &plan.measures,
    };
    interrupt::listen(console.is_quiet());
    let mut exports = Exports::open(
        &output.export,
        (&settings.scenario, command),
        &sheets::described(names),
        console,
    )?;
    let mut keep = kept(&exports);
    if output.export.export_json.is_some() && plan.n_evenings() <= MOST_KEPT {
        keep = keep.max(Keep::Evenings);
    }
    let plan = plan.clone().keep(keep);
    if let Some(word) = foretell(&plan, &exports, names) {
        console.note(&word);
    }
    warn_of_long_evenings(&plan, console);
    let progress = Progress::new(plan.n_evenings(), plan.target.is_some(), console.is_quiet());

    let mut gathering = Gathering::of(&plan).filter(|_| output.export.export_json.is_some());
    let timing = Timing::start();
    let results = study::compare(&settings.loaded, &plan, &mut |block: &Block| {
        progress.show(block.done);
        if let Some(gathering) = &mut gathering {
            gathering.add(&block.rows);
        }
        for table in Streamed::ALL {
            if exports.wants(table.name()) {
                exports.write(&table.sheet(&block.rows, names));
            }
        }
        exports.flow()
    });
    let results = with_rivals(results, (settings, &plan), &exports);
    let results = with_assumptions(results, (settings, &plan), &exports);
    let seconds = timing.seconds();
    progress.finish();

    for sheet in [sheets::differences, sheets::estimates, sheets::why] {
        exports.write(&sheet(&results));
    }
    let made = Made {
        command,
        scenario: &settings.scenario,
        heading: &results.heading,
        columns: (&results.columns, plan.baseline),
        first_evening: results.first_evening,
        evenings: results.comparison.evenings,
        before: (results.stage_one, &results.looked),
        stage: results.stop.stage(),
        seasons: None,
        is_interrupted: results.is_interrupted(),
    };
    let stream = exports.results_go_to();
    let by_evening = gathering.map(Gathering::finish);
    let saved = || Saved::of(&results).with_evenings(by_evening.clone()).write();
    let written = exports.finish(saved, &made);
    let printed = print_on(stream, &rendered(&results, (settings, output), console));
    written.and(printed)?;
    if has_timings {
        eprint_line(&format!(
            "timings: evenings={} policies={} events={} seconds={seconds:.3} threads={}",
            results.comparison.evenings,
            policies.len(),
            results.events,
            plan.threads
        ));
    }
    if let Some(code) = interrupt::asked()
        && let Some(word) = stopped(&results, &plan)
    {
        eprint_line(&word);
        return Ok(Outcome::Stopped(code));
    }
    Ok(output.check_goals.map_or(Outcome::Done, |whose| check_goals(&results, whose)))
}

/// How far a run came that was to end before its time; `None`: to its end.
fn stopped(results: &Results, plan: &Plan) -> Option<String> {
    let (played, all) = (results.comparison.evenings, plan.n_evenings());
    let Stop::Interrupted(stage) = results.stop else {
        return results.is_interrupted().then(|| {
            "stopped while smaller changes were tried; the results are of all evenings".to_owned()
        });
    };
    Some(match stage {
        RunStage::Only => {
            format!("stopped after {played} of {all} evenings; the results are of those")
        }
        RunStage::First if plan.keep == Keep::Nothing => format!(
            "stopped after {played} evenings that were to say how many are needed; the results are of those"
        ),
        RunStage::First => format!(
            "stopped after {played} evenings that were to say how many are needed; the results are of those, which \
             stand in no table evening by evening"
        ),
        RunStage::Second => {
            let before = results.stage_one;
            format!(
                "stopped after {played} evenings, and {before} before them that said how many are needed; the \
                 results are of the {played}"
            )
        }
    })
}

/// The results with what smaller changes bring, if they are to be tried.
fn with_rivals(
    results: Results,
    (settings, plan): (&Settings, &Plan),
    exports: &Exports,
) -> Results {
    let try_them = || study::rivals(&settings.loaded, (plan, &results), &mut || exports.flow());
    let rivals = settings.has_rivals.then(try_them).flatten();
    Results { rivals, ..results }
}

/// The results with what single assumptions make of them, if they are to be tried.
fn with_assumptions(
    results: Results,
    (settings, plan): (&Settings, &Plan),
    exports: &Exports,
) -> Results {
    if !settings.has_assumptions {
        return results;
    }
    let assumptions = study::assumptions(&settings.loaded, plan, &mut |_| exports.flow());
    Results { assumptions, ..results }
}

/// What the tables to be written take of each evening.
fn kept(exports: &Exports) -> Keep {
    let keep = match Streamed::ALL.map(|table| exports.wants(table.name())) {
        [_, false, false] => Keep::Nothing,
        [_, true, _] | [_, _, true] => Keep::Parties,
    };
    keep.max(if exports.wants("evenings") { Keep::Evenings } else { Keep::Nothing })
}

/// Evenings from which the size of an export is foretold.
const SAMPLE: u64 = 2;

/// How big an export of many evenings becomes, as far as its first ones tell.
fn foretell(plan: &Plan, exports: &Exports, names: Names<'_>) -> Option<String> {
    let is_long = plan.n_evenings() >= 20 * SAMPLE;
    if !is_long || !exports.wants_any(&Streamed::ALL.map(Streamed::name)) {
        return None;
    }
    let mut size = Size::default();
    let sample = Plan { target: None, ..plan.clone().evenings(SAMPLE).threads(1) };
    run(&sample, &mut |block| {
        for table in Streamed::ALL.into_iter().filter(|table| exports.wants(table.name())) {
            exports.sample(&mut size, &table.sheet(&block.rows, names));
        }
        exports.flow()
    });
    size.told(plan.n_evenings() / SAMPLE, plan.target.is_some())
}

/// Names the goals that are not met on the standard error stream, whatever else is quiet.
fn check_goals(results: &Results, whose: CheckedGoals) -> Outcome {
    let not_met = results.not_met(whose == CheckedGoals::All);
    for line in comparison::not_met(&not_met, results) {
        eprint_line(&line);
    }
    match not_met.as_slice() {
        [] => Outcome::Done,
        found if found.iter().any(|goal| goal.is_missed) => Outcome::GoalMissed,
        _ => Outcome::GoalUntold,
    }
}

/// Says before a run that its evenings do not end in good time, if one does not.
pub(super) fn warn_of_long_evenings(plan: &Plan, console: Console) {
    if console.is_quiet() {
        return;
    }
    if let Err(overlong) = probe(plan) {
        eprint_line(&format!("note: {overlong}; it is played on\n  = help: {ENDS_SOONER}"));
    }
}

/// How long something takes.
pub(super) struct Timing(Instant);

impl Timing {
    /// From now on.
    #[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has taken, in seconds.
    fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }

    /// Tells it on the standard error stream, with how much was done meanwhile.
    pub(super) fn tell(&self, what: &str, threads: usize) {
        eprint_line(&format!("timings: {what} seconds={:.3} threads={threads}", self.seconds()));
    }
}

fn rendered(
    results: &Results,
    (settings, output): (&Settings, &OutputArgs),
    console: Console,
) -> String {
    let detail = if output.verbose { Detail::Full } else { Detail::Headline };
    let has_differences = results.comparison.policies.len() > 1;
    let next = settings.story_command.as_deref().filter(|_| !console.is_quiet());
    let view = View { detail, ranked_by: settings.ranked_by, story_command: next };
    let document = || comparison::document(results, &view);
    match output.format {
        Format::Text => text::document(&document(), console.layout()),
        Format::Json => Saved::of(results).write(),
        Format::Csv if has_differences => csv::sheet(&sheets::differences(results)),
        Format::Csv => csv::sheet(&sheets::estimates(results)),
        Format::Markdown => markdown::document(&document()),
    }
}

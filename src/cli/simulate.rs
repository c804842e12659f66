//! What `run` and `compare` share: ask, export, print.

use crate::catalogue::MeasureKey;
use crate::cli::command::Outcome;
use crate::cli::error::{Error, FileError, Kind};
use crate::cli::export::{Answer, Exports};
use crate::cli::interrupt;
use crate::cli::manifest::{Course, Made};
use crate::cli::options::{CheckedGoals, OutputArgs};
use crate::cli::output::{Console, eprint_line};
use crate::cli::progress::Progress;
use crate::cli::settings::Settings;
use crate::cli::size::Size;
use crate::cli::timing::{Timing, warn_of_long_evenings};
use crate::experiment::{Block, Keep, Plan, RunStage, Stop, run};
use crate::render::csv;
use crate::report::comparison::View;
use crate::report::sheets::{self, Names, Streamed};
use crate::report::{Detail, comparison};
use crate::results::saved::{ByEvening, Gathering, MOST_KEPT};
use crate::results::{Results, Saved};
use crate::study;

/// What is found out besides the comparison.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Besides {
    /// The measure the columns are ranked by, if they are to be.
    pub(super) ranked_by: Option<MeasureKey>,
    /// Whether single assumptions are tried too.
    pub(super) has_assumptions: bool,
    /// Whether smaller changes of the baseline are tried too.
    pub(super) has_rivals: bool,
}

/// Goals are to be checked and there are none.
#[derive(Debug, thiserror::Error)]
#[error("the scenario has no goals that concern this run")]
struct NoGoals;

impl Kind for NoGoals {
    fn help(&self) -> Option<String> {
        Some("add them, such as `[goals]` with `guest_score = \"> 8\"`".to_owned())
    }
}

/// What is simulated, and what becomes of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    /// Name of the command.
    pub(super) command: &'static str,
    /// What to simulate.
    pub(super) settings: &'a Settings,
    /// What is found out besides.
    pub(super) besides: Besides,
    /// What becomes of the results.
    pub(super) output: &'a OutputArgs,
    /// Whether it is told how long it took.
    pub(super) has_timings: bool,
}

/// Simulates, then writes and prints the results.
pub(super) fn simulate(wanted: Wanted<'_>, console: Console) -> Result<Outcome, Error> {
    let Wanted { command, settings, output, .. } = wanted;
    if output.check_goals.is_some() && !settings.has_goals() {
        return Err(NoGoals.into());
    }
    let names = Names {
        currency: &settings.loaded.model.currency,
        points: &settings.plan.points,
        measures: &settings.plan.measures,
    };
    interrupt::listen(console.is_quiet());
    let from = (settings.scenario.as_path(), command);
    let described = sheets::described(names);
    let mut exports = Exports::open(&output.results.export, from, &described, console)?;
    let mut keep = kept(&exports);
    if output.saves() && settings.plan.n_evenings() <= MOST_KEPT {
        keep = keep.max(Keep::Evenings);
    }
    let plan = settings.plan.clone().keep(keep);
    if let Some(word) = foretell(&plan, &exports, names) {
        console.note(&word);
    }
    warn_of_long_evenings(&plan, console);
    let timing = Timing::start();
    let (results, by_evening) = play(&wanted, &plan, (&mut exports, names), console);
    let seconds = timing.seconds();
    for sheet in [sheets::differences, sheets::estimates, sheets::why] {
        exports.write(&sheet(&results));
    }
    tell(exports, &wanted, &results, by_evening.as_ref())?;
    if wanted.has_timings {
        eprint_line(&format!(
            "timings: evenings={} policies={} events={} seconds={seconds:.3} threads={}",
            results.comparison.evenings,
            plan.points.len(),
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

/// Plays the evenings, with what is found out besides, and writes their tables meanwhile; each evening's values too,
/// where they are saved.
fn play(
    wanted: &Wanted<'_>,
    plan: &Plan,
    (exports, names): (&mut Exports, Names<'_>),
    console: Console,
) -> (Results, Option<ByEvening>) {
    let progress = Progress::new(plan.n_evenings(), plan.target.is_some(), console.is_quiet());
    let mut gathering = Gathering::of(plan).filter(|_| wanted.output.saves());
    let results = study::compare(&wanted.settings.loaded, plan, &mut |block: &Block| {
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
    let results = with_rivals(results, wanted, (plan, exports));
    let results = with_assumptions(results, wanted, (plan, exports));
    progress.finish();
    (results, gathering.map(Gathering::finish))
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
    wanted: &Wanted<'_>,
    (plan, exports): (&Plan, &Exports),
) -> Results {
    let house = &wanted.settings.loaded;
    let try_them = || study::rivals(house, (plan, &results), &mut || exports.flow());
    let rivals = wanted.besides.has_rivals.then(try_them).flatten();
    Results { rivals, ..results }
}

/// The results with what single assumptions make of them, if they are to be tried.
fn with_assumptions(
    results: Results,
    wanted: &Wanted<'_>,
    (plan, exports): (&Plan, &Exports),
) -> Results {
    if !wanted.besides.has_assumptions {
        return results;
    }
    let house = &wanted.settings.loaded;
    let assumptions = study::assumptions(house, plan, &mut |_| exports.flow());
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

/// Puts exports in their place, and prints the results.
fn tell(
    exports: Exports,
    wanted: &Wanted<'_>,
    results: &Results,
    by_evening: Option<&ByEvening>,
) -> Result<(), FileError> {
    let Wanted { command, settings, besides, output, .. } = *wanted;
    let made = Made {
        command,
        scenario: &settings.scenario,
        heading: &results.heading,
        columns: (&results.columns, settings.plan.baseline),
        first_evening: results.first_evening,
        evenings: results.comparison.evenings,
        is_interrupted: results.is_interrupted(),
        course: Course {
            stage_one: results.stage_one,
            looked: &results.looked,
            stage: results.stop.stage(),
            seasons: None,
        },
    };
    let detail = if output.verbose { Detail::Full } else { Detail::Headline };
    let next = settings.story_command.as_deref().filter(|_| !exports.is_quiet());
    let view = View { detail, ranked_by: besides.ranked_by, story_command: next };
    let answer = Answer {
        document: &|_format| comparison::document(results, &view),
        json: &|| Saved::of(results).write(),
        csv: &|| {
            let has_differences = results.comparison.policies.len() > 1;
            let sheet = if has_differences { sheets::differences } else { sheets::estimates };
            csv::sheet(&sheet(results))
        },
    };
    let saved = || Saved::of(results).with_evenings(by_evening.cloned()).write();
    exports.tell_and_save(&answer, &made, (output.results.format, &saved))
}

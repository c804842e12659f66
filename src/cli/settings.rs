//! What was typed, as it is meant: a valid house, chosen policies, wanted measures.

use std::io::ErrorKind;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use crate::catalogue::{self, Measure, MeasureKey};
use crate::cli::args::{
    CompareArgs, LengthArgs, RunArgs, ScenarioArgs, SeasonArgs, SidesArgs, SimulationArgs,
    StoryArgs,
};
use crate::cli::error::Error;
use crate::cli::files::{self, is_stream};
use crate::cli::nearby;
use crate::compare::{Precision, Target};
use crate::experiment::Plan;
use crate::model::{Goal, GoalOf, Policy};
use crate::numbers::stats::Bounds;
use crate::render::safe::for_shell;
use crate::scenario::{self, Loaded, Override};
use crate::season::households;
use crate::study::{self, COMPARE_MAX_EVENINGS, COMPARE_PRECISION};

/// Evenings of `run` unless it is told otherwise.
const RUN_EVENINGS: u64 = 400;

/// The most evenings spent on a precision that was asked for.
const MAX_EVENINGS: u64 = 200_000;

/// The most households a season remembers; each takes memory under every policy.
const MOST_HOUSEHOLDS: u32 = 1_000_000;

/// Everything a run needs to know.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) loaded: Loaded,
    /// What to simulate; only sums are kept.
    pub(super) plan: Plan,
    /// Whether smaller changes of the baseline are tried too.
    pub(super) has_rivals: bool,
    /// The scenario's file.
    pub(super) scenario: PathBuf,
    /// What tells an evening of the same plan, but for its number; `None` where the scenario came from a stream,
    /// which is over.
    pub(super) story_command: Option<String>,
}

impl Settings {
    /// One policy: the one named, or the first of the file.
    pub(super) fn for_run(args: &RunArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        let policy = match &args.policy {
            Some(name) => study::policy(name, &loaded.model)?,
            None => loaded.model.policies[0].clone(),
        };
        let story = story_command(&args.scenario, args.policy.as_slice(), args.simulation.seed);
        let settings = Self::new(loaded, &[policy], (&args.scenario, &args.simulation), story);
        if let Some(evening) = args.evening {
            let evening = evening.get();
            return Ok(settings.planned(|plan| plan.between(evening..evening.saturating_add(1))));
        }
        let settings = match (args.length.evenings, args.length.precision) {
            (Some(n), _) => settings.planned(|plan| plan.evenings(n.get())),
            (None, Some(precision)) => settings.until(precision, &args.length, MAX_EVENINGS)?,
            (None, None) => settings,
        };
        Ok(settings.beginning(&args.length))
    }

    /// The policies named, or all of the file.
    pub(super) fn for_compare(args: &CompareArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        let settings = Self::of_sides(loaded, &args.sides, (&args.scenario, &args.simulation))?;
        let settings = match (args.length.evenings, args.length.precision) {
            (Some(n), _) => settings.planned(|plan| plan.evenings(n.get())),
            (None, Some(precision)) => settings.until(precision, &args.length, MAX_EVENINGS)?,
            (None, None) => {
                settings.until(COMPARE_PRECISION, &args.length, COMPARE_MAX_EVENINGS)?
            }
        };
        Ok(Self { has_rivals: !args.no_rivals, ..settings.beginning(&args.length) })
    }

    /// The policies named, or all of the file, and the measure of the chart.
    pub(super) fn for_season(args: &SeasonArgs) -> Result<(Self, MeasureKey), Error> {
        let loaded = load(&args.scenario)?;
        let n = households(&loaded.model);
        if n > f64::from(MOST_HOUSEHOLDS) {
            return Err(Error::TooManyHouseholds { n, most: MOST_HOUSEHOLDS });
        }
        let mut settings = Self::of_sides(loaded, &args.sides, (&args.scenario, &args.simulation))?;
        if settings.loaded.model.measures.is_none() {
            settings.plan.measures = study::season_measures();
        }
        // A season's evenings stand for themselves.
        settings.plan.measures.retain(|key| !key.is_pooled());
        let chart = match &args.chart {
            Some(name) => settings.wanted_place(name)?,
            None => 0,
        };
        let chart = settings.plan.measures[chart];
        Ok((settings, chart))
    }

    /// The policies named, or all of the file, for telling of one party.
    pub(super) fn for_story(args: &StoryArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        let policies = study::policies(&args.policies, &loaded.model)?;
        let simulation = SimulationArgs { seed: args.seed, threads: None, timings: false };
        let story = story_command(&args.scenario, &args.policies, args.seed);
        let settings = Self::new(loaded, &policies, (&args.scenario, &simulation), story);
        Ok(settings.planned(|plan| plan.evenings(args.evenings.get())))
    }

    /// The policies named, or all of the file, and the one the others are compared with.
    fn of_sides(
        loaded: Loaded,
        sides: &SidesArgs,
        (scenario, simulation): (&ScenarioArgs, &SimulationArgs),
    ) -> Result<Self, Error> {
        let policies = study::several_policies(&sides.policies, &loaded.model)?;
        let baseline = match &sides.baseline {
            Some(name) => study::baseline(name, &policies)?,
            None => 0,
        };
        let story = story_command(scenario, &sides.policies, simulation.seed);
        let settings = Self::new(loaded, &policies, (scenario, simulation), story);
        Ok(settings.planned(|plan| Plan { baseline, ..plan }))
    }

    fn new(
        loaded: Loaded,
        policies: &[Policy],
        (scenario, simulation): (&ScenarioArgs, &SimulationArgs),
        story_command: Option<String>,
    ) -> Self {
        let threads = simulation.threads.or_else(|| available_parallelism().ok());
        let plan = Plan::of_policies(&loaded.model, policies)
            .evenings(RUN_EVENINGS)
            .seed(simulation.seed)
            .threads(threads.map_or(1, NonZeroUsize::get));
        let scenario = scenario.scenario.clone();
        Self { loaded, plan, has_rivals: false, scenario, story_command }
    }

    fn planned(self, change: impl FnOnce(Plan) -> Plan) -> Self {
        Self { plan: change(self.plan), ..self }
    }

    /// The same, of evenings that begin where they are to.
    fn beginning(self, length: &LengthArgs) -> Self {
        let looked: Vec<u64> = length.looked.iter().map(|evenings| evenings.get()).collect();
        let after = looked.iter().fold(0_u64, |sum, evenings| sum.saturating_add(*evenings));
        let first = length.first_evening.map_or(after.saturating_add(1), NonZeroU64::get);
        self.planned(|plan| plan.from(first).looked(looked))
    }

    /// The same, but only until a measure is known.
    fn until(
        mut self,
        precision: Precision,
        length: &LengthArgs,
        max_evenings: u64,
    ) -> Result<Self, Error> {
        let measure = self.measure_to_know(length.on.as_deref())?;
        refuse_telling_nothing(precision, self.plan.measures[measure])?;
        let most = length.max_evenings.unwrap_or(max_evenings);
        Ok(self.planned(|plan| plan.until(Target { measure, precision }).evenings(most)))
    }

    /// Index of the measure named, which is wanted by being named, or of the guest score; the first one
    /// where the guest score is not wanted.
    fn measure_to_know(&mut self, named: Option<&str>) -> Result<usize, Error> {
        let place = |measures: &[MeasureKey], key| measures.iter().position(|m| *m == key);
        let Some(name) = named else {
            return Ok(place(&self.plan.measures, Measure::GuestScore.into()).unwrap_or(0));
        };
        self.wanted_place(name)
    }

    /// Index of the measure named, which is wanted by being named.
    fn wanted_place(&mut self, name: &str) -> Result<usize, Error> {
        let unknown = || Error::UnknownMeasure { name: name.to_owned() };
        let key = catalogue::find_named(name).ok_or_else(unknown)?;
        let place = self.plan.measures.iter().position(|measure| *measure == key);
        Ok(place.unwrap_or_else(|| {
            self.plan.measures.push(key);
            self.plan.measures.len() - 1
        }))
    }

    /// Whether a goal of the scenario concerns these policies.
    pub(super) fn has_goals(&self) -> bool {
        let concerns = |goal: &Goal| goal.of == GoalOf::Policy || self.plan.points.len() > 1;
        self.plan.goals.iter().any(concerns)
    }
}

/// The scenario, with its overrides.
pub(super) fn load(args: &ScenarioArgs) -> Result<Loaded, Error> {
    let path = &args.scenario;
    if path.is_dir() && !is_stream(path) {
        let scenarios = nearby::scenarios_in(path);
        return Err(Error::Directory { path: path.clone(), scenarios });
    }
    let text = files::read(path).map_err(|error| match error {
        Error::Read { path, source }
            if source.kind() == ErrorKind::NotFound && !is_stream(&args.scenario) =>
        {
            Error::NoSuchScenario { nearby: nearby::meant(&path), path }
        }
        other => other,
    })?;
    if is_saved_result(&text) {
        return Err(Error::ResultsAsScenario { path: path.clone() });
    }
    let name = files::shown(path);
    scenario::read(&text, &name, &args.set).map_err(Error::Scenario)
}

/// Refuses a precision that every evening's result has, whatever it is: ±5 points on a scale of 10.
fn refuse_telling_nothing(precision: Precision, measure: MeasureKey) -> Result<(), Error> {
    let Bounds { low, high } = measure.info().unit.bounds();
    match precision {
        Precision::Units(half) if half >= (high - low) / 2.0 => {
            Err(Error::TellsNothing { half, measure: measure.key(), low, high })
        }
        Precision::Units(_) | Precision::Share(_) => Ok(()),
    }
}

/// Whether a text is what `--export-json` writes; no scenario begins with a brace.
fn is_saved_result(text: &str) -> bool {
    text.trim_start().starts_with('{') && text.contains("\"orderflow\"")
}

/// The command that tells an evening of the same plan, but for its number; `None` where the scenario came from a
/// stream, which is over.
fn story_command(scenario: &ScenarioArgs, policies: &[String], seed: u64) -> Option<String> {
    if is_stream(&scenario.scenario) {
        return None;
    }
    let mut words = vec!["orderflow story".to_owned(), quoted_path(&scenario.scenario)];
    if !policies.is_empty() {
        words.push(format!("--policies {}", for_shell(&policies.join(","))));
    }
    if seed != 1 {
        words.push(format!("--seed {seed}"));
    }
    let sets = scenario.set.iter().map(Override::argument);
    words.extend(sets.map(|set| format!("--set {}", for_shell(&set))));
    Some(words.join(" "))
}

fn quoted_path(path: &Path) -> String {
    for_shell(&path.display().to_string())
}

//! What was typed, as it is meant: a valid house, chosen policies, wanted measures.

use std::io::ErrorKind;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use crate::catalogue::{self, Measure, MeasureKey, ShortList};
use crate::cli::args::{
    CompareArgs, LengthArgs, RunArgs, ScenarioArgs, SeasonArgs, SidesArgs, SimulationArgs,
    StoryArgs,
};
use crate::cli::error::Error;
use crate::cli::files::{self, is_stream};
use crate::cli::nearby;
use crate::compare::{Precision, Target};
use crate::experiment::{Keep, Plan};
use crate::model::{Goal, GoalOf, Model, Policy};
use crate::render::safe::is_plain;
use crate::report::Heading;
use crate::scenario::{self, Loaded, Override};
use crate::season::households;

/// Evenings of `run` unless it is told otherwise.
const RUN_EVENINGS: u64 = 400;

/// How precisely `compare` wants to know the difference unless it is told otherwise.
const COMPARE_PRECISION: Precision = Precision::Share(0.1);

/// The most evenings `compare` spends on that.
const COMPARE_MAX_EVENINGS: u64 = 2000;

/// The most evenings spent on a precision that was asked for.
const MAX_EVENINGS: u64 = 200_000;

/// The most households a season remembers; each takes memory under every policy.
const MOST_HOUSEHOLDS: u32 = 1_000_000;

/// Everything a run needs to know.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) loaded: Loaded,
    pub(super) policies: Vec<Policy>,
    pub(super) baseline: usize,
    pub(super) measures: Vec<MeasureKey>,
    pub(super) seed: u64,
    pub(super) first_evening: u64,
    pub(super) evenings: u64,
    pub(super) target: Option<Target>,
    pub(super) threads: usize,
    pub(super) scenario: PathBuf,
    overrides: Vec<String>,
    story_command: String,
}

impl Settings {
    /// One policy: the one named, or the first of the file.
    pub(super) fn for_run(args: &RunArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        let policy = match &args.policy {
            Some(name) => named_policy(name, &loaded.model)?,
            None => loaded.model.policies[0].clone(),
        };
        let story = story_command(&args.scenario, args.policy.as_slice(), args.simulation.seed);
        let settings = Self::new(loaded, vec![policy], (&args.scenario, &args.simulation), story);
        if let Some(evening) = args.evening {
            return Ok(Self { first_evening: evening.get(), evenings: 1, ..settings });
        }
        match (args.length.evenings, args.length.precision) {
            (Some(evenings), _) => Ok(Self { evenings: evenings.get(), ..settings }),
            (None, Some(precision)) => settings.until(precision, &args.length, MAX_EVENINGS),
            (None, None) => Ok(settings),
        }
    }

    /// The policies named, or all of the file.
    pub(super) fn for_compare(args: &CompareArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        let settings = Self::of_sides(loaded, &args.sides, (&args.scenario, &args.simulation))?;
        match (args.length.evenings, args.length.precision) {
            (Some(evenings), _) => Ok(Self { evenings: evenings.get(), ..settings }),
            (None, Some(precision)) => settings.until(precision, &args.length, MAX_EVENINGS),
            (None, None) => settings.until(COMPARE_PRECISION, &args.length, COMPARE_MAX_EVENINGS),
        }
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
            settings.measures = catalogue::short_list(ShortList::SeasonDefault);
            settings.measures.extend(catalogue::season_keys());
        }
        let chart = match &args.chart {
            Some(name) => settings.wanted_place(name)?,
            None => 0,
        };
        let chart = settings.measures[chart];
        Ok((settings, chart))
    }

    /// The policies named, or all of the file, for telling of one party.
    pub(super) fn for_story(args: &StoryArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        let policies = chosen_policies(&args.policies, &loaded.model)?;
        let simulation = SimulationArgs { seed: args.seed, threads: None, timings: false };
        let story = story_command(&args.scenario, &args.policies, args.seed);
        let settings = Self::new(loaded, policies, (&args.scenario, &simulation), story);
        Ok(Self { evenings: args.evenings.get(), ..settings })
    }

    /// The policies named, or all of the file, and the one the others are compared with.
    fn of_sides(
        loaded: Loaded,
        sides: &SidesArgs,
        (scenario, simulation): (&ScenarioArgs, &SimulationArgs),
    ) -> Result<Self, Error> {
        let policies = chosen_policies(&sides.policies, &loaded.model)?;
        let baseline = match &sides.baseline {
            Some(name) => position(name, &policies)?,
            None => 0,
        };
        let story = story_command(scenario, &sides.policies, simulation.seed);
        Ok(Self { baseline, ..Self::new(loaded, policies, (scenario, simulation), story) })
    }

    fn new(
        loaded: Loaded,
        policies: Vec<Policy>,
        (scenario, simulation): (&ScenarioArgs, &SimulationArgs),
        story_command: String,
    ) -> Self {
        let threads = simulation.threads.or_else(|| available_parallelism().ok());
        Self {
            measures: wanted_measures(&loaded.model),
            loaded,
            policies,
            baseline: 0,
            seed: simulation.seed,
            first_evening: 1,
            evenings: RUN_EVENINGS,
            target: None,
            threads: threads.map_or(1, NonZeroUsize::get),
            scenario: scenario.scenario.clone(),
            overrides: scenario.set.iter().map(Override::argument).collect(),
            story_command,
        }
    }

    /// The same, but only until a measure is known.
    fn until(
        mut self,
        precision: Precision,
        length: &LengthArgs,
        max_evenings: u64,
    ) -> Result<Self, Error> {
        let measure = self.measure_to_know(length.on.as_deref())?;
        self.target = Some(Target { measure, precision });
        self.evenings = length.max_evenings.unwrap_or(max_evenings);
        Ok(self)
    }

    /// Index of the measure named, which is wanted by being named, or of the guest score; the first one
    /// where the guest score is not wanted.
    fn measure_to_know(&mut self, named: Option<&str>) -> Result<usize, Error> {
        let place = |measures: &[MeasureKey], key| measures.iter().position(|m| *m == key);
        let Some(name) = named else {
            return Ok(place(&self.measures, Measure::GuestScore.into()).unwrap_or(0));
        };
        self.wanted_place(name)
    }

    /// Index of the measure named, which is wanted by being named.
    fn wanted_place(&mut self, name: &str) -> Result<usize, Error> {
        let unknown = || Error::UnknownMeasure { name: name.to_owned() };
        let key = catalogue::find_named(name).ok_or_else(unknown)?;
        let place = self.measures.iter().position(|measure| *measure == key);
        Ok(place.unwrap_or_else(|| {
            self.measures.push(key);
            self.measures.len() - 1
        }))
    }

    /// Whether a goal of the scenario concerns these policies.
    pub(super) fn has_goals(&self) -> bool {
        let concerns = |goal: &Goal| goal.of == GoalOf::Policy || self.policies.len() > 1;
        self.loaded.model.goals.iter().any(concerns)
    }

    /// What to simulate.
    pub(super) fn plan(&self, keep: Keep) -> Plan<'_> {
        Plan {
            model: &self.loaded.model,
            policies: &self.policies,
            baseline: self.baseline,
            measures: self.measures.clone(),
            seed: self.seed,
            first_evening: self.first_evening,
            evenings: self.evenings,
            target: self.target,
            threads: self.threads,
            keep,
        }
    }

    /// Names of the policies, in the order of the output.
    pub(super) fn policy_names(&self) -> Vec<String> {
        self.policies.iter().map(|policy| policy.name.clone()).collect()
    }

    /// Where the results come from.
    pub(super) fn heading(&self) -> Heading {
        Heading {
            title: self.loaded.model.title.clone(),
            sha256: self.loaded.sha256.clone(),
            overrides: self.overrides.clone(),
            seed: self.seed,
            first_evening: self.first_evening,
            currency: self.loaded.model.currency.clone(),
            story_command: self.story_command.clone(),
        }
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
    let name = files::shown(path);
    scenario::read(&text, &name, &args.set).map_err(Error::Scenario)
}

/// The measures the scenario asks for, and those its goals need.
fn wanted_measures(model: &Model) -> Vec<MeasureKey> {
    let mut wanted: Vec<MeasureKey> = match &model.measures {
        None => catalogue::all_keys(),
        Some(keys) => keys.clone(),
    };
    for goal in &model.goals {
        if !wanted.contains(&goal.measure) {
            wanted.push(goal.measure);
        }
    }
    wanted
}

fn chosen_policies(names: &[String], model: &Model) -> Result<Vec<Policy>, Error> {
    let policies = if names.is_empty() {
        model.policies.clone()
    } else {
        names.iter().map(|name| named_policy(name, model)).collect::<Result<_, _>>()?
    };
    for (idx, policy) in policies.iter().enumerate() {
        if policies[..idx].iter().any(|earlier| earlier.name == policy.name) {
            return Err(Error::RepeatedPolicy { name: policy.name.clone() });
        }
    }
    match policies.as_slice() {
        [only] => Err(Error::OnePolicy { name: only.name.clone() }),
        _ => Ok(policies),
    }
}

/// A policy of the file, or a preset.
fn named_policy(name: &str, model: &Model) -> Result<Policy, Error> {
    let of_file = model.policies.iter().find(|policy| policy.name == name).cloned();
    of_file.or_else(|| scenario::preset(name)).ok_or_else(|| {
        let presets = scenario::presets().into_iter().map(str::to_owned);
        let mut known: Vec<String> = model.policies.iter().map(|p| p.name.clone()).collect();
        known.extend(presets.filter(|preset| model.policies.iter().all(|p| p.name != *preset)));
        Error::UnknownPolicy { name: name.to_owned(), known }
    })
}

fn position(name: &str, policies: &[Policy]) -> Result<usize, Error> {
    policies.iter().position(|policy| policy.name == name).ok_or_else(|| Error::UnknownBaseline {
        name: name.to_owned(),
        compared: policies.iter().map(|policy| policy.name.clone()).collect(),
    })
}

/// The command that tells an evening of the same plan, but for its number; nothing where the scenario came from
/// a stream, which is over.
fn story_command(scenario: &ScenarioArgs, policies: &[String], seed: u64) -> String {
    if is_stream(&scenario.scenario) {
        return String::new();
    }
    let mut words = vec!["orderflow story".to_owned(), quoted_path(&scenario.scenario)];
    if !policies.is_empty() {
        words.push(format!("--policies {}", quoted(&policies.join(","))));
    }
    if seed != 1 {
        words.push(format!("--seed {seed}"));
    }
    let sets = scenario.set.iter().map(Override::argument);
    words.extend(sets.map(|set| format!("--set {}", quoted(&set))));
    words.join(" ")
}

fn quoted_path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// A word as a shell takes it; what cannot be seen is spelled out.
pub(super) fn quoted(word: &str) -> String {
    if !is_plain(word) {
        let spelled: String = word.chars().map(spelled).collect();
        return format!("$'{spelled}'");
    }
    let is_harmless = |c: char| c.is_ascii_alphanumeric() || "_-./=,:+%@".contains(c);
    if word.chars().all(is_harmless) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A character between `$'` and `'`.
fn spelled(c: char) -> String {
    match c {
        '\'' | '\\' => format!("\\{c}"),
        c if is_plain(c.encode_utf8(&mut [0; 4])) => c.to_string(),
        c if c.is_ascii() => format!("\\x{:02x}", u32::from(c)),
        c => format!("\\U{:08x}", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_a_shell_would_split_are_quoted() {
        assert_eq!(quoted("floor.waiters=4"), "floor.waiters=4");
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("it's\u{1b}[31m\u{202e}"), r"$'it\'s\x1b[31m\U0000202e'");
    }
}

//! What was typed, as it is meant: a valid house, chosen policies, wanted measures.

use std::io::ErrorKind;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;

use crate::catalogue::{self, Better, Measure, MeasureKey};
use crate::cli::args::{
    BreakevenArgs, ColumnsArgs, CompareArgs, LadderArgs, LengthArgs, LeversArgs, RunArgs,
    ScenarioArgs, SeasonArgs, SidesArgs, SimulationArgs, StoryArgs, SweepArgs,
};
use crate::cli::error::Error;
use crate::cli::files::{self, is_stream};
use crate::cli::nearby;
use crate::cli::no_choice::NoChoice;
use crate::cli::values::Range;
use crate::compare::{Precision, Target};
use crate::experiment::{Plan, Point};
use crate::model::{Goal, GoalOf, Policy};
use crate::numbers::decimals::{Ends, places_within};
use crate::numbers::stats::Bounds;
use crate::render::safe::for_shell;
use crate::results::Asked;
use crate::scenario::{self, Loaded, Override, Variant};
use crate::season::households;
use crate::study::{
    self, BEST_MAX_EVENINGS, COMPARE_MAX_EVENINGS, COMPARE_PRECISION, ChoiceError, Columns,
};

/// Evenings of `run` unless it is told otherwise.
const RUN_EVENINGS: u64 = 400;

/// The most evenings spent on a precision that was asked for.
const MAX_EVENINGS: u64 = 200_000;

/// The most households a season remembers; each takes memory under every policy.
const MOST_HOUSEHOLDS: u32 = 1_000_000;

/// On a frontier so many parts has the range of the first key, unless its values are named.
const PARTS_OF_FRONTIER: u32 = 6;

/// Between two whole numbers so far apart at most all whole numbers are taken instead.
const MOST_COUNTED: f64 = 12.0;

/// What a search along one key or two needs to know.
#[derive(Debug)]
pub(super) struct BreakevenSettings {
    /// The evenings, at most so many.
    pub(super) settings: Settings,
    /// What turns.
    pub(super) asked: Asked,
    /// The values of the first of two keys; empty where there is one.
    pub(super) along: Vec<Override>,
    /// The key that is searched along.
    pub(super) path: String,
    /// From where to where.
    pub(super) ends: Ends,
    /// How wide a bracket may be.
    pub(super) tolerance: Option<f64>,
}

/// Everything a run needs to know.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) loaded: Loaded,
    /// What to simulate; only sums are kept.
    pub(super) plan: Plan,
    /// The measure the columns are ranked by, if they are to be.
    pub(super) ranked_by: Option<MeasureKey>,
    /// Whether single assumptions are tried too.
    pub(super) has_assumptions: bool,
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
        let columns = args.policy.iter().map(|name| format!("--policies {}", for_shell(name)));
        let story =
            story_command(&args.scenario, &columns.collect::<Vec<_>>(), args.simulation.seed);
        let points = vec![Point::of(&Arc::new(loaded.model.clone()), &policy)];
        let settings = Self::new(loaded, points, (&args.scenario, &args.simulation), story);
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
        let settings = Self::of_columns(args)?;
        let settings = match (args.length.evenings, args.length.precision) {
            (Some(n), _) => settings.planned(|plan| plan.evenings(n.get())),
            (None, Some(precision)) => settings.until(precision, &args.length, MAX_EVENINGS)?,
            (None, None) => {
                settings.until(COMPARE_PRECISION, &args.length, COMPARE_MAX_EVENINGS)?
            }
        };
        let mut settings = settings.beginning(&args.length);
        settings.ranked_by = match &args.rank {
            Some(name) => Some(settings.wanted_key(name)?),
            None => None,
        };
        settings.has_assumptions = args.assumptions;
        Ok(Self { has_rivals: !args.no_rivals, ..settings })
    }

    /// The columns of a race, at most so many evenings, the measure it is about and what matters to nobody.
    pub(super) fn for_best(
        args: &CompareArgs,
        named: &str,
    ) -> Result<(Self, (MeasureKey, f64)), Error> {
        let key = measure_named(named)?;
        if key.is_pooled() || key.info().better == Better::Neither {
            return Err(NoChoice::ByMeasure(key).into());
        }
        let settings = Self::of_columns(args)?;
        let usual = study::usual_tolerance(key.info().unit);
        let within = args.within.or(usual).ok_or_else(|| {
            let currency = settings.loaded.model.currency.clone();
            NoChoice::NoTolerance { measure: key, currency, option: "--within 20".to_owned() }
        })?;
        let most = args.length.max_evenings.unwrap_or(BEST_MAX_EVENINGS);
        let settings = settings.planned(|plan| plan.evenings(most)).beginning(&args.length);
        Ok((settings, (key, within)))
    }

    /// The columns of a comparison.
    fn of_columns(args: &CompareArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        match args.others.as_slice() {
            [] => Self::of_sides(loaded, &args.sides, (&args.scenario, &args.simulation)),
            others => Self::of_files(loaded, others, args),
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

    /// The columns as they stand in the scenario, the evenings of each point, and the measure it is told by.
    pub(super) fn for_sweep(args: &SweepArgs) -> Result<(Self, MeasureKey), Error> {
        let loaded = load(&args.scenario)?;
        let (points, baseline) =
            columns(&args.sides.columns, args.sides.baseline.as_deref()).of(&loaded)?;
        let settings = Self::new(loaded, points, (&args.scenario, &args.simulation), None);
        let mut settings = settings.planned(|plan| Plan { baseline, ..plan });
        let told_by = settings.measure_to_know(args.measure.as_deref())?;
        let key = settings.plan.measures[told_by];
        let settings = match (args.length.evenings, args.length.precision) {
            (Some(n), _) => settings.planned(|plan| plan.evenings(n.get())),
            (None, Some(precision)) => settings.until(precision, &args.length, MAX_EVENINGS)?,
            (None, None) => settings,
        };
        Ok((settings.beginning(&args.length), key))
    }

    /// Along which keys, how far, and what turns.
    pub(super) fn for_breakeven(args: &BreakevenArgs) -> Result<BreakevenSettings, Error> {
        let loaded = load(&args.scenario)?;
        let (points, _) = columns(&args.columns, None).of(&loaded)?;
        let mut settings = Self::new(loaded, points, (&args.scenario, &args.simulation), None);
        let asked = match (args.goal, &args.measure) {
            (Some((goal, share)), _) => Asked::Goal(goal, share),
            (None, measure) => {
                let at = settings.measure_to_know(measure.as_deref())?;
                Asked::Level(settings.plan.measures[at])
            }
        };
        of_an_evening(asked.key())?;
        let (along, range) = match args.vary.as_slice() {
            [range] => (Vec::new(), range),
            [along, range] => (values_along(along), range),
            more => return Err(Error::TooManyKeys { n: more.len() }),
        };
        if range.grid.is_some() {
            return Err(Error::StepOfRange { typed: range.typed.clone() });
        }
        let tolerance =
            args.tolerance.as_deref().map(|typed| tolerance(typed, &range.ends)).transpose()?;
        let most = args.max_evenings.unwrap_or(MAX_EVENINGS);
        let settings = settings.planned(|plan| plan.evenings(most));
        let (path, ends) = (range.path.clone(), range.ends.clone());
        Ok(BreakevenSettings { settings, asked, along, path, ends, tolerance })
    }

    /// The columns whose levers are looked for, and the measure.
    pub(super) fn for_levers(args: &LeversArgs) -> Result<(Self, MeasureKey), Error> {
        let loaded = load(&args.scenario)?;
        let (points, baseline) =
            columns(&args.sides.columns, args.sides.baseline.as_deref()).of(&loaded)?;
        let settings = Self::new(loaded, points, (&args.scenario, &args.simulation), None);
        let evenings = args.evenings.get();
        let mut settings = settings.planned(|plan| Plan { baseline, ..plan }.evenings(evenings));
        let key = settings.key_of_evenings(args.measure.as_deref())?;
        Ok((settings, key))
    }

    /// The measure named, or the guest score, if each evening has one by itself.
    fn key_of_evenings(&mut self, named: Option<&str>) -> Result<MeasureKey, Error> {
        let place = self.measure_to_know(named)?;
        of_an_evening(self.plan.measures[place])
    }

    /// The policies a ladder leads between, and the measure.
    pub(super) fn for_ladder(args: &LadderArgs) -> Result<(Self, MeasureKey), Error> {
        let loaded = load(&args.scenario)?;
        let of_file = &loaded.model.policies;
        let named = |name: &Option<String>, usual: Option<&Policy>| match name {
            Some(name) => study::policy(name, &loaded.model),
            None => Ok(usual.unwrap_or(&of_file[0]).clone()),
        };
        let policies = [named(&args.from, of_file.first())?, named(&args.to, of_file.last())?];
        let house = Arc::new(loaded.model.clone());
        let points = policies.iter().map(|policy| Point::of(&house, policy)).collect();
        let settings = Self::new(loaded, points, (&args.scenario, &args.simulation), None);
        let mut settings = settings.planned(|plan| plan.evenings(args.evenings.get()));
        let key = settings.key_of_evenings(args.measure.as_deref())?;
        Ok((settings, key))
    }

    /// The policies named, or all of the file, for telling of one party.
    pub(super) fn for_story(args: &StoryArgs) -> Result<Self, Error> {
        let loaded = load(&args.scenario)?;
        let (points, _) = columns(&args.columns, None).of(&loaded)?;
        let simulation = SimulationArgs { seed: args.seed, threads: None, timings: false };
        let story = story_command(&args.scenario, &typed(&args.columns), args.seed);
        let settings = Self::new(loaded, points, (&args.scenario, &simulation), story);
        Ok(settings.planned(|plan| plan.evenings(args.evenings.get())))
    }

    /// The policies named, or all of the file, and the one the others are compared with.
    fn of_sides(
        loaded: Loaded,
        sides: &SidesArgs,
        (scenario, simulation): (&ScenarioArgs, &SimulationArgs),
    ) -> Result<Self, Error> {
        let (points, baseline) = columns(&sides.columns, sides.baseline.as_deref()).of(&loaded)?;
        let points = several(points)?;
        let story = story_command(scenario, &typed(&sides.columns), simulation.seed);
        let settings = Self::new(loaded, points, (scenario, simulation), story);
        Ok(settings.planned(|plan| Plan { baseline, ..plan }))
    }

    /// A column for each file, or for each policy named in each.
    fn of_files(first: Loaded, others: &[PathBuf], args: &CompareArgs) -> Result<Self, Error> {
        let SidesArgs { columns, baseline } = &args.sides;
        if !columns.variant.is_empty() || !columns.variants.is_empty() {
            return Err(Error::VariantsOfFiles);
        }
        let set = &args.scenario.set;
        let read =
            |path: &PathBuf| load(&ScenarioArgs { scenario: path.clone(), set: set.clone() });
        let others_read: Vec<Loaded> = others.iter().map(read).collect::<Result<_, _>>()?;
        let paths = std::iter::once(&args.scenario.scenario).chain(others);
        let names = names_of(&paths.collect::<Vec<_>>());
        let files: Vec<(String, &Loaded)> =
            names.into_iter().zip(std::iter::once(&first).chain(&others_read)).collect();
        let (points, baseline) = study::of_files(&files, &columns.policies, baseline.as_deref())?;
        let simulation = (&args.scenario, &args.simulation);
        // A story is of one file.
        let settings = Self::new(first, several(points)?, simulation, None);
        Ok(settings.planned(|plan| Plan { baseline, ..plan }))
    }

    fn new(
        loaded: Loaded,
        points: Vec<Point>,
        (scenario, simulation): (&ScenarioArgs, &SimulationArgs),
        story_command: Option<String>,
    ) -> Self {
        let plan = Plan::of_points(&loaded.model, points)
            .evenings(RUN_EVENINGS)
            .seed(simulation.seed)
            .threads(threads(simulation));
        let scenario = scenario.scenario.clone();
        Self {
            loaded,
            plan,
            ranked_by: None,
            has_assumptions: false,
            has_rivals: false,
            scenario,
            story_command,
        }
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
        let key = measure_named(name)?;
        let place = self.plan.measures.iter().position(|measure| *measure == key);
        Ok(place.unwrap_or_else(|| {
            self.plan.measures.push(key);
            self.plan.measures.len() - 1
        }))
    }

    /// The measure named, which is wanted by being named.
    fn wanted_key(&mut self, name: &str) -> Result<MeasureKey, Error> {
        let place = self.wanted_place(name)?;
        Ok(self.plan.measures[place])
    }

    /// Whether a goal of the scenario concerns these policies.
    pub(super) fn has_goals(&self) -> bool {
        let concerns = |goal: &Goal| goal.of == GoalOf::Policy || self.plan.points.len() > 1;
        self.plan.goals.iter().any(concerns)
    }
}

/// The measure of that key or name.
pub(super) fn measure_named(name: &str) -> Result<MeasureKey, Error> {
    catalogue::find_named(name).ok_or_else(|| Error::UnknownMeasure { name: name.to_owned() })
}

/// How many threads are used.
pub(super) fn threads(simulation: &SimulationArgs) -> usize {
    let threads = simulation.threads.or_else(|| available_parallelism().ok());
    threads.map_or(1, NonZeroUsize::get)
}

/// A measure that each evening has by itself.
fn of_an_evening(key: MeasureKey) -> Result<MeasureKey, Error> {
    let refused = |of| Err(Error::NotOfAnEvening { measure: key.key(), of });
    match key {
        key if key.measure.is_of_season() => refused("seasons"),
        key if key.is_pooled() => refused("all evenings together"),
        key => Ok(key),
    }
}

/// The values of the first of two keys.
fn values_along(range: &Range) -> Vec<Override> {
    let Ends { low, high, .. } = range.ends;
    // Whole numbers may be the only ones the rules take.
    let is_whole = |end: f64| end.fract().abs() <= 0.0;
    let counts = is_whole(low) && is_whole(high) && (3.0..=MOST_COUNTED).contains(&(high - low));
    let evenly = || {
        if counts {
            let all = std::iter::successors(Some(low), |value| Some(value + 1.0));
            let all = all.take_while(|value| *value <= high);
            return all.map(|value| range.ends.text(value, 0)).collect();
        }
        let places = places_within(high - low);
        let value = |part: u32| {
            let value = low + (high - low) * f64::from(part) / f64::from(PARTS_OF_FRONTIER);
            range.ends.text(value, places)
        };
        let mut values: Vec<String> = (0..=PARTS_OF_FRONTIER).map(value).collect();
        values.dedup();
        values
    };
    let values = range.grid.clone().unwrap_or_else(evenly);
    values.into_iter().map(|value| Override { path: range.path.clone(), value }).collect()
}

/// A width in the unit of a range, which may stand behind it.
fn tolerance(typed: &str, ends: &Ends) -> Result<f64, Error> {
    let number = typed.trim().strip_suffix(ends.unit.trim()).unwrap_or(typed).trim().parse().ok();
    let refused = || Error::NoTolerance { typed: typed.to_owned(), unit: ends.unit.clone() };
    number.filter(|number: &f64| *number > 0.0 && number.is_finite()).ok_or_else(refused)
}

/// What files are called as columns: by their names without `.toml`, or by their paths where two have the same.
fn names_of(paths: &[&PathBuf]) -> Vec<String> {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let n_called = |name: &str| paths.iter().filter(|path| stem(path) == name).count();
    let name = |path: &&PathBuf| match stem(path) {
        name if n_called(&name) == 1 => name,
        _ => files::shown(path),
    };
    paths.iter().map(name).collect()
}

/// The columns, if there are two at least.
fn several(points: Vec<Point>) -> Result<Vec<Point>, ChoiceError> {
    match points.as_slice() {
        [only] => Err(ChoiceError::OneColumn { name: only.label.clone() }),
        _ => Ok(points),
    }
}

/// The columns that are wanted.
pub(super) fn columns<'a>(typed: &'a ColumnsArgs, baseline: Option<&'a str>) -> Columns<'a> {
    let ColumnsArgs { policies, variants, variant } = typed;
    Columns { policies, variants, typed: variant, baseline }
}

/// The options that choose the same columns again.
fn typed(ColumnsArgs { policies, variants, variant }: &ColumnsArgs) -> Vec<String> {
    let listed = [("--policies", policies), ("--variants", variants)];
    let listed = listed.into_iter().filter(|(_, names)| !names.is_empty());
    let listed = listed.map(|(option, names)| format!("{option} {}", for_shell(&names.join(","))));
    let variants = variant.iter().map(Variant::argument);
    listed.chain(variants.map(|variant| format!("--variant {}", for_shell(&variant)))).collect()
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
fn story_command(scenario: &ScenarioArgs, columns: &[String], seed: u64) -> Option<String> {
    let mut words = vec!["orderflow story".to_owned(), quoted_path(&scenario.scenario)?];
    words.extend_from_slice(columns);
    if seed != 1 {
        words.push(format!("--seed {seed}"));
    }
    let sets = scenario.set.iter().map(Override::argument);
    words.extend(sets.map(|set| format!("--set {}", for_shell(&set))));
    Some(words.join(" "))
}

/// A scenario's file as a shell takes it; `None` where it came from a stream, which is over.
pub(super) fn quoted_path(path: &Path) -> Option<String> {
    (!is_stream(path)).then(|| for_shell(&path.display().to_string()))
}

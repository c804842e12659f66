//! Two sides of a claim on the same evenings or seasons, compared one by one.

use std::fs;
use std::ops::ControlFlow;
use std::ops::Range;
use std::path::Path;

use orderflow::catalogue::{self, MeasureKey, Value};
use orderflow::experiment::{self, Keep, Plan};
use orderflow::model::{Model, Policy};
use orderflow::numbers::stats::{Moments, mean_interval};
use orderflow::scenario::{self, Override};
use orderflow::season::SeasonState;

/// Evenings a side, unless a claim needs more.
const EVENINGS: u64 = 200;
/// Seasons a side, and evenings of each.
const SEASONS: (u64, usize) = (40, 40);
/// Level of the interval that must not hold 0: there are many claims, and one in twenty would be wrong.
const LEVEL: f64 = 0.99;
/// A policy's name and what is set beside it, as `PATH=VALUE`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side<'a> {
    policy: &'a str,
    sets: &'a [&'a str],
}

/// A policy of the file or a preset, with what `--set` would set; `policy.it` stands for that policy.
pub(crate) fn side<'a>(policy: &'a str, sets: &'a [&'a str]) -> Side<'a> {
    Side { policy, sets }
}

/// The measures of the same evenings without a mechanism and with it.
#[derive(Debug)]
pub(crate) struct Pair {
    what: String,
    keys: Vec<MeasureKey>,
    off: Vec<Vec<Value>>,
    on: Vec<Vec<Value>>,
}

impl Pair {
    /// One policy in the house of `mendoza.toml`, with settings that switch a mechanism off and on.
    pub(crate) fn switch(policy: &str, off: &[&str], on: &[&str]) -> Self {
        Self::new("mendoza.toml", EVENINGS, side(policy, off), side(policy, on))
    }

    /// Two policies in the house of `mendoza.toml` under the same settings.
    pub(crate) fn policies(off: &str, on: &str, sets: &[&str]) -> Self {
        Self::new("mendoza.toml", EVENINGS, side(off, sets), side(on, sets))
    }

    /// Two sides of a shipped scenario.
    pub(crate) fn new(scenario: &str, evenings: u64, off: Side<'_>, on: Side<'_>) -> Self {
        let what = format!("{scenario}: {off:?} → {on:?}");
        let [off, on] = [off, on].map(|side| side.run(scenario, evenings));
        Self { what, keys: catalogue::all_keys(), off, on }
    }

    /// One policy in the house of `mendoza.toml`, season by season: means over the whole of each.
    pub(crate) fn seasons(policy: &str, off: &[&str], on: &[&str]) -> Self {
        Self::of_seasons(policy, [off, on], 0..SEASONS.1)
    }

    /// The same for the first week of each season.
    pub(crate) fn first_weeks(policy: &str, off: &[&str], on: &[&str]) -> Self {
        Self::of_seasons(policy, [off, on], 0..7)
    }

    /// The same for the last week of each season.
    pub(crate) fn last_weeks(policy: &str, off: &[&str], on: &[&str]) -> Self {
        Self::of_seasons(policy, [off, on], SEASONS.1 - 7..SEASONS.1)
    }

    fn of_seasons(policy: &str, sides: [&[&str]; 2], evenings: Range<usize>) -> Self {
        let [off, on] = sides.map(|sets| side(policy, sets));
        let what = format!("evenings {evenings:?} of seasons of mendoza.toml: {off:?} → {on:?}");
        let [off, on] = [off, on].map(|side| side.run_seasons("mendoza.toml", evenings.clone()));
        Self { what, keys: season_measures(), off, on }
    }

    /// Mean and interval of the difference on less off, over the evenings that have a value on both.
    pub(crate) fn difference(&self, measure: &str) -> (f64, f64, f64) {
        let mut moments = Moments::default();
        for (off, on) in self.values(measure) {
            if let (Ok(off), Ok(on)) = (off, on) {
                moments.push(on - off);
            }
        }
        let interval = mean_interval(&moments, LEVEL).expect("two evenings have a value");
        (moments.mean().expect("there are evenings"), interval.low, interval.high)
    }

    /// The mechanism makes a measure larger.
    #[track_caller]
    pub(crate) fn raises(&self, measure: &str) -> &Self {
        let (mean, low, high) = self.difference(measure);
        assert!(low > 0.0, "{}\n{measure}: {mean}, {low} to {high}", self.what);
        self
    }

    /// The mechanism makes a measure smaller.
    #[track_caller]
    pub(crate) fn lowers(&self, measure: &str) -> &Self {
        let (mean, low, high) = self.difference(measure);
        assert!(high < 0.0, "{}\n{measure}: {mean}, {low} to {high}", self.what);
        self
    }

    /// The mechanism changes a measure by less than so much, either way.
    #[track_caller]
    pub(crate) fn hardly_moves(&self, measure: &str, most: f64) -> &Self {
        let (mean, low, high) = self.difference(measure);
        let is_small = low > -most && high < most;
        assert!(is_small, "{}\n{measure}: {mean}, {low} to {high}", self.what);
        self
    }

    /// The mechanism leaves a measure as it was, on every evening.
    #[track_caller]
    pub(crate) fn leaves(&self, measure: &str) -> &Self {
        for (off, on) in self.values(measure) {
            assert_eq!(off, on, "{}\n{measure}", self.what);
        }
        self
    }

    fn values(&self, measure: &str) -> impl Iterator<Item = (Value, Value)> + '_ {
        let key = catalogue::find(measure).unwrap_or_else(|| panic!("no measure `{measure}`"));
        let idx = self.keys.iter().position(|known| *known == key);
        let idx = idx.expect("it is among those measured");
        self.off.iter().zip(&self.on).map(move |(off, on)| (off[idx], on[idx]))
    }
}

impl Side<'_> {
    /// All measures of each evening.
    fn run(self, scenario: &str, evenings: u64) -> Vec<Vec<Value>> {
        let (model, policy) = self.load(scenario);
        let plan = Plan::of_policies(&model, &[policy])
            .measures(catalogue::all_keys())
            .evenings(evenings)
            .keep(Keep::Evenings);
        let mut rows = Vec::new();
        experiment::run(&plan, &mut |block| {
            rows.extend(block.rows.iter().map(|row| row.values.clone()));
            ControlFlow::Continue(())
        });
        rows
    }

    /// The measures of each season: means over these evenings of it, from 0.
    fn run_seasons(self, scenario: &str, of: Range<usize>) -> Vec<Vec<Value>> {
        let (model, policy) = self.load(scenario);
        let season = |number| {
            let mut house = SeasonState::new((&model, &policy), &season_measures(), (1, number));
            let evenings = (0..of.end).map(|_| house.run_evening()).skip(of.start);
            let evenings: Vec<_> = evenings.collect();
            let mean = |measure: usize| {
                let values: Result<Moments, _> = evenings.iter().map(|row| row[measure]).collect();
                values.map(|moments| moments.mean().expect("there are evenings"))
            };
            (0..season_measures().len()).map(mean).collect()
        };
        (1..=SEASONS.0).map(season).collect()
    }

    fn load(self, scenario: &str) -> (Model, Policy) {
        let text = shipped(scenario);
        let itself = format!("policy.{}", self.policy);
        let sets = self.sets.iter().map(|set| {
            let (path, value) = set.split_once('=').expect("PATH=VALUE");
            Override { path: path.replace("policy.it", &itself), value: value.to_owned() }
        });
        let model = match scenario::read(&text, scenario, &sets.collect::<Vec<_>>()) {
            Ok(loaded) => loaded.model,
            Err(problems) => panic!("{problems}"),
        };
        let of_file = model.policies.iter().find(|policy| policy.name == self.policy).cloned();
        let policy = of_file.or_else(|| scenario::preset(self.policy)).expect("it is a policy");
        (model, policy)
    }
}

/// What is measured of a season.
fn season_measures() -> Vec<MeasureKey> {
    let of_evening = [
        "guest_score",
        "parties",
        "drinks_wait_min",
        "waiter_score",
        "false_claims",
        "training_cost",
    ];
    let of_evening = of_evening.iter().filter_map(|key| catalogue::find(key));
    of_evening.chain(catalogue::season_keys()).collect()
}

/// The text of a shipped scenario.
#[expect(clippy::disallowed_methods, reason = "a test reads the shipped files")]
pub(crate) fn shipped(scenario: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
    fs::read_to_string(path).expect(scenario)
}

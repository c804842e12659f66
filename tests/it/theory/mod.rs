//! Houses plain enough for exact answers: the 99.9 % interval holds them, is narrow, and a model spoiled by
//! five per cent is refused.
//!
//! Each house is a scenario in `tests/theory/` whose head says what is what and where the formula is from;
//! each [`Case`] is a row of what it must answer. Nothing here is known to the simulator.
//!
//! Evenings begin with an empty house and formulas speak of the long run. Evenings are therefore so long that
//! this start does not show: for M/M/1 it is known to the digit ([`formulas::warm_up`], which has a test of
//! its own), 0.01 % of the mean at a load of 0.7 and 100,000 minutes and 0.09 % for the fullest house here,
//! against intervals some hundred and thirty times as wide. The other houses forget faster or are as full.
//! Where the formula itself begins with an empty house, or nobody waits for anybody, there is nothing to trim.

mod by_the_clock;
mod formulas;
mod little;
mod many_places;
mod one_counter;
mod other_programs;
mod priorities;
mod several_counters;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::OnceLock;

use orderflow::catalogue;
use orderflow::experiment::{Keep, Plan, run};
use orderflow::model::Model;
use orderflow::numbers::stats::{Interval, Moments, mean_interval};
use orderflow::record::Journey;

use crate::house::{Setting, evening, model};
use crate::snapshot::assert_section;

/// How sure each statement is.
const LEVEL: f64 = 0.999;

/// The default of the command line, here as there.
const SEED: u64 = 1;

/// What is looked at, one number an evening.
#[derive(Clone, Copy)]
enum What {
    /// A measure of the catalogue.
    Measure(&'static str),
    /// Parties inside so many minutes after opening.
    InsideAt(f64),
}

/// A house, a question and its exact answer.
struct Case {
    /// What the queue is called.
    name: &'static str,
    /// The scenario, from the root of the repository.
    file: &'static str,
    /// What is changed in it.
    settings: &'static [Setting<'static>],
    what: What,
    exact: f64,
    /// Half the interval must be narrower than this share of the exact answer.
    narrowness: f64,
    evenings: u64,
    /// Changes by five per cent, each of which must be noticed alone.
    spoils: &'static [Setting<'static>],
    /// The interval, once it has been asked for.
    seen: OnceLock<Interval>,
}

impl Case {
    fn interval(&self) -> Interval {
        *self.seen.get_or_init(|| interval(&self.sample(self.settings, self.evenings)))
    }

    fn sample(&self, settings: &[Setting<'_>], evenings: u64) -> Moments {
        let house = model(&scenario(self.file), settings);
        match self.what {
            What::Measure(key) => sample(&house, key, evenings),
            What::InsideAt(minute) => {
                let told = |number| evening(&house, "rigid", SEED, number);
                (1..=evenings).map(|number| inside(&told(number).parties, minute)).collect()
            }
        }
    }

    /// Panics unless the answer is right, narrow, and better than that of each spoiled house.
    fn check(&self) {
        let (name, exact) = (self.name, self.exact);
        let Interval { low, high, .. } = self.interval();
        assert!(
            (high - low) / 2.0 < self.narrowness * exact,
            "{name}: {low} to {high} is too wide"
        );
        assert!(low <= exact && exact <= high, "{name}: {exact} is not in {low} to {high}");
        assert!(!self.spoils.is_empty(), "{name}: nothing is refused");
        for spoil in self.spoils {
            let settings = [self.settings, &[*spoil]].concat();
            // Most are noticed in a third of the evenings.
            let is_refused =
                [self.evenings.div_ceil(3), self.evenings].into_iter().any(|evenings| {
                    let Interval { low, high, .. } = interval(&self.sample(&settings, evenings));
                    exact < low || high < exact
                });
            assert!(is_refused, "{name}: {spoil:?} passes");
        }
    }
}

fn interval(sample: &Moments) -> Interval {
    mean_interval(sample, LEVEL).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "scenarios are files")]
fn scenario(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file)
}

/// One number an evening under the first policy.
fn sample(house: &Model, key: &str, evenings: u64) -> Moments {
    let plan = Plan::of_policies(house, &house.policies[..1])
        .measures([catalogue::find(key).unwrap()])
        .seed(SEED)
        .evenings(evenings)
        .threads(2)
        .keep(Keep::Evenings);
    let mut sample = Moments::default();
    run(&plan, &mut |block| {
        for row in &block.rows {
            sample.push(row.values[0].unwrap());
        }
        ControlFlow::Continue(())
    });
    sample
}

/// How many of an evening's parties are inside so many minutes after opening.
fn inside(parties: &[Journey], minute: f64) -> f64 {
    let is_inside = |party: &&Journey| {
        party.arrived_at.since_opening().minutes() <= minute
            && party.left_at.since_opening().minutes() > minute
    };
    f64::from(u32::try_from(parties.iter().filter(is_inside).count()).unwrap())
}

fn all_cases() -> impl Iterator<Item = &'static Case> {
    let kinds = [
        &one_counter::CASES,
        &many_places::CASES,
        &several_counters::CASES,
        &priorities::CASES,
        &by_the_clock::CASES,
    ];
    kinds.into_iter().flat_map(|cases| cases.iter())
}

#[test]
fn every_scenario_of_theory_is_held_to_it() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/theory");
    for entry in fs::read_dir(directory).unwrap() {
        let file = format!("tests/theory/{}", entry.unwrap().file_name().to_string_lossy());
        assert!(all_cases().any(|case| case.file == file), "{file} is of no use");
        let head: String =
            scenario(&file).lines().take_while(|line| line.starts_with('#')).collect();
        assert!(head.contains("Source: "), "{file} does not say where its formula is from");
    }
}

#[test]
fn the_page_shows_exact_and_measured() {
    let row = |case: &Case| {
        let Interval { mean, low, high } = case.interval();
        let what = match case.what {
            What::Measure(key) => format!("`{key}`"),
            What::InsideAt(minute) => format!("parties inside after {minute} min"),
        };
        let (name, exact, half_width) = (case.name, case.exact, (high - low) / 2.0);
        format!("| {name} | {what} | {exact:.4} | {mean:.4} ± {half_width:.4} |\n")
    };
    let rows: String = all_cases().map(row).collect();
    let table = format!("| queue | looked at | exact | measured |\n|---|---|---|---|\n{rows}");
    assert_section("docs/validation.md", "theory", &table);
}

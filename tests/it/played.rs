//! Intervals hold their promise in the shipped houses: many seeds against a run so long that it is the truth.

use std::ops::ControlFlow;

use orderflow::catalogue::find;
use orderflow::compare::{Comparison, Estimate, Precision, Target};
use orderflow::experiment::{Plan, run};
use orderflow::model::Model;

use crate::house::model;
use crate::long::is_long;

const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");
const QUIET: &str = include_str!("../../scenarios/quiet.toml");

/// Which evenings are played.
#[derive(Clone, Copy)]
struct Played {
    seed: u64,
    /// All of them, or of a run that stops by itself the most.
    evenings: u64,
    target: Option<Target>,
}

impl Played {
    fn all(seed: u64, evenings: u64) -> Self {
        Self { seed, evenings, target: None }
    }

    fn in_house(self, house: &Model, keys: &[&str]) -> Comparison {
        let plan = Plan::of(house)
            .measures(keys.iter().map(|key| find(key).unwrap()))
            .seed(self.seed)
            .evenings(self.evenings)
            .threads(2);
        let plan = Plan { target: self.target, ..plan };
        let results = run(&plan, &mut |_| ControlFlow::Continue(()));
        Comparison::new(&results.tally, plan.labels(), &plan.measures)
    }
}

/// A run so long that it is the truth.
fn truth(house: &Model, keys: &[&str], evenings: u64) -> Comparison {
    Played::all(1_000_003, evenings).in_house(house, keys)
}

fn difference(comparison: &Comparison, measure: usize) -> Estimate {
    comparison.measures[measure].policies[1].difference.unwrap().unwrap().estimate
}

/// Whether limits hold a value; none claim nothing.
fn holds(estimate: &Estimate, truth: f64) -> bool {
    estimate.interval.is_none_or(|(low, high)| low <= truth && truth <= high)
}

#[test]
fn what_compare_says_by_itself_holds_also_where_it_stops_soonest() {
    let (seeds, long) = if is_long() { (1000, 60_000) } else { (60, 4000) };
    let house = model(MENDOZA, &[]);
    let keys = ["guest_score"];
    let truth = difference(&truth(&house, &keys, long), 0).mean;
    let target = Some(Target { measure: 0, precision: Precision::Share(0.1) });
    let found =
        |seed| difference(&Played { seed, evenings: 2000, target }.in_house(&house, &keys), 0);
    let mut found: Vec<Estimate> = (1..=seeds).map(found).collect();
    found.sort_by_key(|estimate| estimate.evenings);
    let last = found[found.len() / 10].evenings;
    let soonest: Vec<&Estimate> = found.iter().take_while(|e| e.evenings <= last).collect();
    let held = found.iter().filter(|estimate| holds(estimate, truth)).count();
    let held_soonest = soonest.iter().filter(|estimate| holds(estimate, truth)).count();
    let evenings = found.iter().map(|e| e.evenings).sum::<u64>() / seeds;
    println!(
        "truth {truth:.4}: {held} of {seeds}, soonest {held_soonest} of {} (at most {last} evenings), \
         mean {evenings} evenings",
        soonest.len()
    );
    if is_long() {
        assert!((935..=965).contains(&held), "{held}");
        assert!(50 * held_soonest >= 46 * soonest.len(), "{held_soonest} of {}", soonest.len());
    }
    assert!(10 * held >= 8 * found.len() + 10, "{held} of {seeds}");
}

/// Plays so many evenings of a house again and again, and counts how often limits hold.
fn assert_held(scenario: &str, keys: &[&str], evenings: u64, seeds: u64, least: usize) {
    let house = model(scenario, &[]);
    let truth = truth(&house, keys, if is_long() { 60_000 } else { 4000 });
    let found: Vec<Comparison> =
        (1..=seeds).map(|seed| Played::all(seed, evenings).in_house(&house, keys)).collect();
    for (idx, key) in keys.iter().enumerate() {
        let of = |comparison: &Comparison| comparison.measures[idx].policies[0].estimate.unwrap();
        let (mean, change) = (of(&truth).mean, difference(&truth, idx).mean);
        let means = found.iter().filter(|c| holds(&of(c), mean)).count();
        let changes = found.iter().filter(|c| holds(&difference(c, idx), change)).count();
        let without = found.iter().filter(|c| of(c).interval.is_none()).count();
        println!(
            "{key}: {means} means ({without} without limits), {changes} differences of {seeds}"
        );
        assert!(means >= least && changes >= least, "{key}: {means} {changes}");
    }
}

#[test]
fn what_rarely_happens_on_a_quiet_night_has_limits_that_hold() {
    let keys = ["served_share", "asks_per_party", "unbilled", "comps", "worth", "guest_score"];
    let (seeds, least) = if is_long() { (1000, 930) } else { (60, 51) };
    assert_held(QUIET, &keys, 50, seeds, least);
}

#[test]
fn ten_evenings_have_limits_that_hold() {
    let keys =
        ["served_share", "guest_score", "guest_score.p90", "drinks_wait_min", "profit", "worth"];
    let (seeds, least) = if is_long() { (1000, 930) } else { (60, 51) };
    assert_held(MENDOZA, &keys, 10, seeds, least);
}

//! How fast: evenings and events a second, reading, starting, how cost grows with the house.
//!
//! `cargo bench --bench speed`; a word behind `--` picks benchmarks by name.

use std::hint::black_box;
use std::ops::ControlFlow;
use std::process::Command;

use divan::Bencher;
use divan::counter::ItemsCount;
use orderflow::catalogue::{self, MeasureKey};
use orderflow::experiment::{Plan, run};
use orderflow::model::{Capacity, Model, Roster};
use orderflow::scenario;

const MM1: &str = include_str!("../scenarios/bench/mm1.toml");
const HOUSE: &str = include_str!("../scenarios/bench/house.toml");
const MENDOZA: &str = include_str!("../scenarios/mendoza.toml");

fn main() {
    divan::main();
}

fn model(file: &str) -> Model {
    scenario::read(file, "scenario", &[]).expect("a scenario of this project").model
}

/// The measures the file asks for, else all.
fn measures(model: &Model) -> Vec<MeasureKey> {
    match &model.measures {
        None => catalogue::all_keys(),
        Some(keys) => keys.clone(),
    }
}

/// Runs a model's policies; returns the events handled.
fn simulate(model: &Model, evenings: u64, threads: usize) -> u64 {
    let plan = Plan::of(model).measures(measures(model)).evenings(evenings).threads(threads);
    let results = run(&plan, &mut |_| ControlFlow::Continue(()));
    results.events
}

const WORKLOADS: [(&str, &str, u64); 3] =
    [("mm1", MM1, 4), ("house", HOUSE, 1_000), ("mendoza", MENDOZA, 1_000)];

fn workload(name: &str) -> (Model, u64) {
    let found = WORKLOADS.iter().find(|(known, ..)| *known == name);
    found.map(|(_, file, evenings)| (model(file), *evenings)).expect("a workload of the list")
}

/// Items are evenings, each under all policies of its file.
#[divan::bench(args = ["mm1", "house", "mendoza"], consts = [1, 2], sample_count = 10, sample_size = 1)]
fn evenings<const THREADS: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let (model, n) = workload(name);
    bencher.counter(ItemsCount::new(n)).bench(|| simulate(&model, n, THREADS));
}

/// Items are events, on one thread.
#[divan::bench(args = ["mm1", "house", "mendoza"], sample_count = 10, sample_size = 1)]
fn events(bencher: Bencher<'_, '_>, name: &str) {
    let (model, n) = workload(name);
    let n_events = simulate(&model, n, 1);
    bencher.counter(ItemsCount::new(n_events)).bench(|| simulate(&model, n, 1));
}

/// Reading and checking a file.
#[divan::bench]
fn load() -> Model {
    model(black_box(MENDOZA))
}

/// From starting the program to the end of the shortest answer that needs a scenario.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn start_up() {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(["run", "scenarios/mendoza.toml", "--evenings", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    assert!(output.is_ok_and(|output| output.status.success()));
}

/// Cost grows with the number of parties and not faster: ten tables and a dozen, so many times, with
/// guests and staff in proportion. Items are parties.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a count for show"
)]
#[expect(clippy::cast_sign_loss, reason = "a count for show")]
#[divan::bench(args = SCALES, sample_count = 5, sample_size = 1)]
fn scale(bencher: Bencher<'_, '_>, (name, times): (&str, u32)) {
    let (model, evenings) = workload(name);
    let expected = model.demand.expected_parties(model.last_seating);
    let model = scaled(model, times);
    let evenings = evenings / u64::from(times);
    let n_parties = evenings as f64 * expected * f64::from(times);
    bencher.counter(ItemsCount::new(n_parties as u64)).bench(|| simulate(&model, evenings, 1));
}

const SCALES: [(&str, u32); 8] = [
    ("house", 1),
    ("house", 10),
    ("house", 100),
    ("house", 1000),
    ("mendoza", 1),
    ("mendoza", 10),
    ("mendoza", 100),
    ("mendoza", 1000),
];

fn scaled(mut model: Model, times: u32) -> Model {
    let more = |capacity| match capacity {
        Capacity::Limited(n) => Capacity::Limited(n * times),
        Capacity::Unlimited => Capacity::Unlimited,
    };
    let staff = |roster: &mut Roster| *roster = Roster::constant(more(roster.at_opening()));
    model.floor.tables.iter_mut().for_each(|table| table.count = more(table.count));
    staff(&mut model.floor.waiters);
    model.counters.iter_mut().for_each(|counter| staff(&mut counter.staff));
    model.demand.arrivals.iter_mut().for_each(|step| step.per_min *= f64::from(times));
    model
}

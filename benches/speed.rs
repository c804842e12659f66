//! How fast: evenings and events a second, what each layer adds, how cost grows with the house.
//!
//! `cargo bench --bench speed`; a word behind `--` picks benchmarks by name.

use std::convert::Infallible;
use std::hint::black_box;
use std::process::Command;

use divan::Bencher;
use divan::counter::ItemsCount;
use orderflow::catalogue::{self, MeasureKey};
use orderflow::engine::{Calendar, Streams};
use orderflow::experiment::{Keep, Plan, run};
use orderflow::measure::Gauge;
use orderflow::model::{Capacity, Model, Policy, Roster};
use orderflow::scenario;
use orderflow::sim::World;
use orderflow::time::Span;

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
        Some(keys) => keys.iter().filter_map(|key| catalogue::find(key)).collect(),
    }
}

/// Runs a model's policies; returns the events handled.
fn simulate(model: &Model, evenings: u64, threads: usize) -> u64 {
    let plan = Plan {
        model,
        policies: &model.policies,
        baseline: 0,
        measures: measures(model),
        seed: 1,
        first_evening: 1,
        evenings,
        target: None,
        threads,
        keep: Keep::Nothing,
    };
    let Ok(results) = run::<Infallible>(&plan, &mut |_| Ok(()));
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

/// What each layer adds: one policy of `mendoza.toml`, [`LAYER_EVENINGS`] evenings. Each line has the work
/// of those before it and its own; `calendar` and `streams` are parts of `dates`.
mod layers {
    use super::{
        Bencher, Calendar, Gauge, MENDOZA, MeasureKey, Model, Policy, Span, Streams, World,
        black_box, catalogue, model,
    };

    const LAYER_EVENINGS: u64 = 1_000;

    fn evenings_of(mut world: World<'_>, mut gauge: Option<Gauge<'_>>) -> u64 {
        let mut events = 0;
        for evening in 1..=LAYER_EVENINGS {
            let end = world.run(1, evening, &mut |journey| {
                if let Some(gauge) = &mut gauge {
                    black_box(gauge.add(journey));
                }
            });
            if let Some(gauge) = &mut gauge {
                black_box(gauge.close(&end));
            }
            events += end.n_events;
        }
        events
    }

    fn house() -> (Model, Policy) {
        let model = model(MENDOZA);
        let policy = model.policies[0].clone();
        (model, policy)
    }

    /// One entry in and one out for each event, as many waiting as in a small house.
    #[divan::bench(name = "1 calendar", sample_count = 10, sample_size = 1)]
    fn calendar(bencher: Bencher<'_, '_>) {
        let (model, policy) = house();
        let n_events = evenings_of(World::new(&model, &policy), None);
        let gaps: Vec<Span> = (0..1024)
            .map(|entity| Span::from_minutes(20.0 * Streams::new(1, 1).uniform(0, entity, 0)))
            .collect();
        bencher.bench(|| {
            let mut calendar = Calendar::default();
            for gap in &gaps[..20] {
                calendar.schedule(calendar.now() + *gap, ());
            }
            for number in 0..n_events {
                calendar.next_event().expect("one goes in for each that comes out");
                let gap = gaps[usize::try_from(number % 1024).expect("a small number")];
                calendar.schedule(calendar.now() + gap, ());
            }
        });
    }

    /// One number for each event.
    #[divan::bench(name = "2 streams", sample_count = 10, sample_size = 1)]
    fn streams(bencher: Bencher<'_, '_>) {
        let (model, policy) = house();
        let n_events = evenings_of(World::new(&model, &policy), None);
        let streams = Streams::new(1, 1);
        bencher.bench(|| (0..n_events).map(|entity| streams.uniform(7, entity, 0)).sum::<f64>());
    }

    /// The evening, of which only what happened when is written down (and what guests feel).
    #[divan::bench(name = "3 dates", sample_count = 10, sample_size = 1)]
    fn dates(bencher: Bencher<'_, '_>) {
        let (model, policy) = house();
        bencher.bench(|| {
            let mut world = World::new(&model, &policy);
            world.leave_out_waits();
            evenings_of(world, None)
        });
    }

    /// And the whole journey, with scores' and money's raw material.
    #[divan::bench(name = "4 journeys", sample_count = 10, sample_size = 1)]
    fn journeys(bencher: Bencher<'_, '_>) {
        let (model, policy) = house();
        bencher.bench(|| evenings_of(World::new(&model, &policy), None));
    }

    /// And each party's score.
    #[divan::bench(name = "5 scores", sample_count = 10, sample_size = 1)]
    fn scores(bencher: Bencher<'_, '_>) {
        let (model, policy) = house();
        let wanted: Vec<MeasureKey> = catalogue::find("guest_score").into_iter().collect();
        bencher.bench(|| {
            let gauge = Gauge::new(&model, &policy, &wanted);
            evenings_of(World::new(&model, &policy), Some(gauge))
        });
    }

    /// And all measures.
    #[divan::bench(name = "6 measures", sample_count = 10, sample_size = 1)]
    fn measures(bencher: Bencher<'_, '_>) {
        let (model, policy) = house();
        let wanted = catalogue::all_keys();
        bencher.bench(|| {
            let gauge = Gauge::new(&model, &policy, &wanted);
            evenings_of(World::new(&model, &policy), Some(gauge))
        });
    }

    /// And what they are made of.
    #[divan::bench(name = "7 parts", sample_count = 10, sample_size = 1)]
    fn parts(bencher: Bencher<'_, '_>) {
        let (model, policy) = house();
        let wanted = catalogue::all_keys();
        bencher.bench(|| {
            let gauge = Gauge::new(&model, &policy, &wanted).with_parts();
            evenings_of(World::new(&model, &policy), Some(gauge))
        });
    }
}

//! What each layer costs, as a share of an evening with all its measures.
//!
//! `cargo bench --bench layers`. One policy of `mendoza.toml`, the same evenings with one layer more at a
//! time; a layer's share is what it adds. The calendar and the streams are parts of the evening: they are
//! timed by themselves, with as many entries and numbers as it has events.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark times and shows")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use orderflow::catalogue::{self, MeasureKey};
use orderflow::engine::{Calendar, Streams};
use orderflow::measure::Accumulator;
use orderflow::model::{Model, Policy};
use orderflow::scenario;
use orderflow::sim::{Detail, World};
use orderflow::time::Span;

const EVENINGS: u64 = 500;
const ROUNDS: usize = 15;
/// Entries that wait at once, as in a small house.
const PENDING: usize = 20;

struct House {
    model: Model,
    policy: Policy,
    gaps: Vec<Span>,
    n_events: u64,
}

/// What is run, each with what those before it have.
#[derive(Clone, Copy)]
enum Layer {
    Calendar,
    Streams,
    Evening,
    Journeys,
    Scores,
    Measures,
    Parts,
}

const LAYERS: [(Layer, &str); 7] = [
    (Layer::Calendar, "calendar"),
    (Layer::Streams, "streams"),
    (Layer::Evening, "the rest of the evening: who does what when"),
    (Layer::Journeys, "journeys: waits as felt, accounts"),
    (Layer::Scores, "scores"),
    (Layer::Measures, "measures, all of them"),
    (Layer::Parts, "what measures are made of"),
];

fn main() {
    let house = House::new();
    let mut shares: [Vec<f64>; LAYERS.len()] = Default::default();
    for _ in 0..ROUNDS {
        let times = LAYERS.map(|(layer, _)| house.time(layer).as_secs_f64());
        let [calendar, streams, .., all] = times;
        let mut before = calendar + streams;
        for ((of_layer, (layer, _)), time) in shares.iter_mut().zip(LAYERS).zip(times) {
            of_layer.push(match layer {
                Layer::Calendar | Layer::Streams => time / all,
                _ => (time - std::mem::replace(&mut before, time)) / all,
            });
        }
    }
    for (of_layer, (_, name)) in shares.iter_mut().zip(LAYERS) {
        of_layer.sort_by(f64::total_cmp);
        println!("{:4.0} %  {name}", 100.0 * of_layer[ROUNDS / 2]);
    }
}

impl House {
    fn new() -> Self {
        let file = include_str!("../scenarios/mendoza.toml");
        let read = scenario::read(file, "mendoza.toml", &[]);
        let model = read.expect("a scenario of this project").model;
        let policy = model.policies[0].clone();
        let streams = Streams::new(1, 1);
        let gaps = (0..1024).map(|n| Span::from_minutes(20.0 * streams.uniform(0, n, 0))).collect();
        let mut house = Self { model, policy, gaps, n_events: 0 };
        house.n_events = evenings(house.world(Detail::Accounts), None);
        house
    }

    fn world(&self, detail: Detail) -> World<'_> {
        World::new(&self.model, &self.policy, detail)
    }

    fn accumulator(&self, wanted: &[MeasureKey]) -> Accumulator<'_> {
        Accumulator::new(&self.model, &self.policy, wanted)
    }

    fn time(&self, layer: Layer) -> Duration {
        let start = Instant::now();
        match layer {
            Layer::Calendar => self.calendar(),
            Layer::Streams => self.streams(),
            Layer::Evening => {
                black_box(evenings(self.world(Detail::Dates), None));
            }
            Layer::Journeys => {
                black_box(evenings(self.world(Detail::Accounts), None));
            }
            Layer::Scores => {
                let score: Vec<MeasureKey> = catalogue::find("guest_score").into_iter().collect();
                black_box(evenings(self.world(Detail::Accounts), Some(self.accumulator(&score))));
            }
            Layer::Measures => {
                let accumulator = self.accumulator(&catalogue::all_keys());
                black_box(evenings(self.world(Detail::Accounts), Some(accumulator)));
            }
            Layer::Parts => {
                let accumulator = self.accumulator(&catalogue::all_keys()).with_parts();
                black_box(evenings(self.world(Detail::Accounts), Some(accumulator)));
            }
        }
        start.elapsed()
    }

    /// One entry in and one out for each event.
    fn calendar(&self) {
        let mut calendar = Calendar::default();
        for gap in &self.gaps[..PENDING] {
            calendar.schedule(calendar.now() + *gap, 0_u64);
        }
        for (number, gap) in (0..self.n_events).zip(self.gaps.iter().cycle()) {
            black_box(calendar.next_event());
            calendar.schedule(calendar.now() + *gap, number);
        }
    }

    /// One number for each event.
    fn streams(&self) {
        let streams = Streams::new(1, 1);
        black_box((0..self.n_events).map(|n| streams.uniform(7, n, 0)).sum::<f64>());
    }
}

/// Runs them; returns the number of events.
fn evenings(mut world: World<'_>, mut accumulator: Option<Accumulator<'_>>) -> u64 {
    let mut n_events = 0;
    for evening in 1..=EVENINGS {
        let end = world.run(1, evening, &mut |journey| {
            if let Some(accumulator) = &mut accumulator {
                black_box(accumulator.add(journey));
            }
        });
        if let Some(accumulator) = &mut accumulator {
            black_box(accumulator.close(&end));
        }
        n_events += end.n_events;
    }
    n_events
}

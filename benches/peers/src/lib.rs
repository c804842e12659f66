//! What the Rust peers share: the two models' numbers, randomness, and the line they print.
//!
//! Workload A is M/M/1: a customer comes, is served, goes. Workload B is the restaurant of
//! `scenarios/bench/house.toml`. The README beside this folder tells both in words.

use std::time::Instant;

use rand::{Rng, SeedableRng, rngs::SmallRng};
use rand_distr::{Exp1, StandardNormal};

/// Mean gap between customers, workload A [min].
pub const MM1_GAP: f64 = 1.0 / 0.9;
/// Mean service, workload A [min].
pub const MM1_SERVICE: f64 = 1.0;

/// When the door closes, workload B [min].
pub const OPEN: f64 = 240.0;
/// Mean gap between parties [min].
pub const GAP: f64 = 2.0;
pub const TABLES: usize = 10;
pub const WAITERS: usize = 3;
pub const COOKS: usize = 2;
pub const BARTENDERS: usize = 1;
/// Mean times of work [min].
pub const ORDER: f64 = 1.5;
pub const CARRY: f64 = 0.7;
pub const PAY: f64 = 1.0;
pub const MIX: f64 = 2.0;

/// A fast generator with ziggurat exponentials and normals: no peer is held back by its randomness.
#[derive(Clone, Debug)]
pub struct Random(SmallRng);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(SmallRng::seed_from_u64(seed))
    }

    pub fn exp(&mut self, mean: f64) -> f64 {
        mean * self.0.sample::<f64, _>(Exp1)
    }

    fn lognormal(&mut self, mean: f64, cv: f64) -> f64 {
        let variance = (1.0 + cv * cv).ln();
        let z: f64 = self.0.sample(StandardNormal);
        (mean.ln() - variance / 2.0 + variance.sqrt() * z).exp()
    }

    /// Preparing a dish.
    pub fn cook(&mut self) -> f64 {
        self.lognormal(8.0, 0.5)
    }

    /// Eating.
    pub fn eat(&mut self) -> f64 {
        self.lognormal(35.0, 0.3)
    }

    /// The way of a drink's ticket from the kitchen counter to the bar.
    pub fn ticket(&mut self) -> f64 {
        let is_stuck = self.0.random::<f64>() < 0.1;
        0.5 + if is_stuck { self.exp(10.0) } else { 0.0 }
    }
}

/// What was asked for on the command line: `mm1|restaurant COUNT SEED`.
pub struct Job {
    pub model: String,
    pub count: usize,
    pub seed: u64,
}

impl Job {
    pub fn from_args() -> Self {
        let args: Vec<String> = std::env::args().collect();
        let [_, model, count, seed] = &args[..] else {
            panic!("three arguments: mm1|restaurant COUNT SEED");
        };
        Self {
            model: model.clone(),
            count: count.parse().expect("COUNT is a number"),
            seed: seed.parse().expect("SEED is a number"),
        }
    }
}

/// One evening of workload B.
#[derive(Clone, Debug, Default)]
pub struct Evening {
    pub parties: usize,
    pub drinks: usize,
    /// Sum over drinks, from the end of the order.
    pub drink_wait: f64,
    /// Sum over parties.
    pub table_wait: f64,
}

/// Runs workload B and prints its line.
pub fn report_restaurant(n_evenings: usize, mut evening: impl FnMut() -> Evening) {
    let start = Instant::now();
    let (mut drink, mut table) = (0.0, 0.0);
    for _ in 0..n_evenings {
        let done = evening();
        drink += done.drink_wait / done.drinks as f64;
        table += done.table_wait / done.parties as f64;
    }
    let n = n_evenings as f64;
    print_line(start, n_evenings, drink / n, table / n);
}

/// Runs workload A and prints its line; `mean` returns the mean time in the system.
pub fn report_mm1(n_customers: usize, mean: impl FnOnce() -> f64) {
    let start = Instant::now();
    let mean = mean();
    print_line(start, n_customers, mean, f64::NAN);
}

/// Seconds, units done, and what shows that the models agree.
fn print_line(start: Instant, units: usize, first: f64, second: f64) {
    println!("{:.6} {units} {first:.4} {second:.4}", start.elapsed().as_secs_f64());
}

//! Intervals where few evenings differ hold their promise: counted on laws whose truth is known.

use std::fmt::Write;

use orderflow::numbers::stats::{Bounds, Sample};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, RngExt, SeedableRng};

use crate::long::is_long;

/// A share of values differs from 0, by an exponential amount with this mean.
#[derive(Clone, Copy, Debug)]
struct Law {
    p: f64,
    mean: f64,
}

impl Law {
    fn sample(self, n: usize, rng: &mut Xoshiro256PlusPlus) -> Sample {
        let value = |_| {
            let is_hit = rng.random::<f64>() < self.p;
            if is_hit { (-self.mean * libm::log1p(-rng.random::<f64>())).min(1.0) } else { 0.0 }
        };
        (0..n).map(value).collect()
    }
}

/// How many intervals of so many samples hold the true mean, and their median width.
fn covered(law: Law, n: usize, samples: u64) -> (u64, f64) {
    let mut widths = Vec::new();
    let mut held = 0;
    for seed in 0..samples {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1000 * n as u64 + seed);
        let sample = law.sample(n, &mut rng);
        let bounds = Bounds { low: 0.0, high: 1.0 };
        let (low, high) = sample.interval(0.95, bounds, &mut || rng.next_u64()).unwrap();
        assert!((0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high));
        // What lies beyond 1 is cut off: e^(-1/mean) of the hits, by a mean of their own.
        let truth = law.p * law.mean * (1.0 - libm::exp(-1.0 / law.mean));
        held += u64::from((low..=high).contains(&truth));
        widths.push(high - low);
    }
    widths.sort_by(f64::total_cmp);
    (held, widths[widths.len() / 2])
}

#[test]
fn few_evenings_that_differ_have_limits_that_hold() {
    let samples = if is_long() { 1000 } else { 150 };
    let mut table = String::new();
    for (p, n) in [
        (0.002, 50),
        (0.02, 50),
        (0.05, 100),
        (0.1, 200),
        (0.05, 400),
        (0.2, 200),
        (1.0, 3),
        (1.0, 5),
        (1.0, 10),
        (1.0, 30),
        (1.0, 50),
    ] {
        let (held, width) = covered(Law { p, mean: 0.1 }, n, samples);
        writeln!(table, "{p} of {n}: {held} of {samples}, {width:.3} wide").unwrap();
        // Of 1,000, 93.5 %; of 150, three standard deviations below 95 %.
        let least = if is_long() { 935 } else { 134 };
        assert!(held >= least, "{table}");
    }
    println!("{table}");
}

//! Intervals where few evenings differ hold their promise: counted on laws whose truth is known.

use std::fmt::Write;

use orderflow::numbers::stats::{Bounds, Sample};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, RngExt, SeedableRng};

use crate::long::is_long;

/// How the values that differ from 0 are spread.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spread {
    /// Exponential, with mean 0.1, cut off at 1.
    Exponential,
    /// Of one size, but for a share of them that is of another.
    Sizes { usual: f64, other: f64, p_other: f64 },
}

/// All of one size.
const EQUAL: Spread = Spread::Sizes { usual: 0.1, other: 0.1, p_other: 0.0 };
/// One in five twice as large.
const NEAR: Spread = Spread::Sizes { usual: 0.1, other: 0.2, p_other: 0.2 };
/// Three in ten five times as large.
const FAR: Spread = Spread::Sizes { usual: 0.1, other: 0.5, p_other: 0.3 };
/// Three in ten ten times as large.
const FARTHEST: Spread = Spread::Sizes { usual: 0.1, other: 1.0, p_other: 0.3 };
/// Up or down, as likely.
const EITHER: Spread = Spread::Sizes { usual: -0.1, other: 0.1, p_other: 0.5 };
/// Down, and four in ten up twice as far.
const ASKEW: Spread = Spread::Sizes { usual: -0.1, other: 0.2, p_other: 0.4 };
/// Down, and one in ten up ten times as far.
const HIDDEN: Spread = Spread::Sizes { usual: -0.1, other: 1.0, p_other: 0.1 };

/// A share of values differs from 0.
#[derive(Clone, Copy, Debug)]
struct Law {
    p: f64,
    spread: Spread,
}

impl Law {
    fn sample(self, n: u32, rng: &mut Xoshiro256PlusPlus) -> Sample {
        let mut value =
            || match (rng.random::<f64>() < self.p, self.spread) {
                (false, _) => 0.0,
                (true, Spread::Exponential) => (-0.1 * libm::log1p(-rng.random::<f64>())).min(1.0),
                (true, Spread::Sizes { usual, other, p_other }) => {
                    if rng.random::<f64>() < p_other { other } else { usual }
                }
            };
        (0..n).map(|_| value()).collect()
    }

    fn mean(self) -> f64 {
        self.p
            * match self.spread {
                // What lies beyond 1 is cut off: e^(-1/mean) of the hits, by a mean of their own.
                Spread::Exponential => 0.1 * (1.0 - libm::exp(-10.0)),
                Spread::Sizes { usual, other, p_other } => usual + p_other * (other - usual),
            }
    }

    /// What its values can be.
    fn bounds(self) -> Bounds {
        let has_two_sides = matches!(self.spread, Spread::Sizes { usual, .. } if usual < 0.0);
        Bounds { low: if has_two_sides { -1.0 } else { 0.0 }, high: 1.0 }
    }
}

/// What intervals of many samples were like.
struct Counted {
    /// How many hold the true mean.
    held: u32,
    /// Their median width.
    width: f64,
    /// How many do where nothing bounds the values, so that they are bounded by how far those seen range.
    unbounded: u32,
}

fn counted(law: Law, n: u32, samples: u32) -> Counted {
    let mut widths = Vec::new();
    let (mut held, mut unbounded) = (0, 0);
    for seed in 0..samples {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(u64::from(1000 * n + seed));
        let sample = law.sample(n, &mut rng);
        let bounds = law.bounds();
        let (low, high) = sample.interval(0.95, (bounds, 0.0), &mut || rng.next_u64()).unwrap();
        assert!(bounds.low <= low && low <= high && high <= bounds.high, "{low} {high}");
        held += u32::from((low - 1e-12..=high + 1e-12).contains(&law.mean()));
        // As of a quantity that has no largest value.
        let open = if bounds.low < 0.0 { Bounds::ANY } else { Bounds::FROM_ZERO };
        let without = sample.interval(0.95, (open, 0.0), &mut || rng.next_u64());
        let holds = |(low, high): (f64, f64)| (low - 1e-12..=high + 1e-12).contains(&law.mean());
        unbounded += u32::from(without.is_some_and(holds));
        widths.push(high - low);
    }
    widths.sort_by(f64::total_cmp);
    Counted { held, width: widths[widths.len() / 2], unbounded }
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
        (1.0, 6),
        (1.0, 10),
        (1.0, 30),
        (1.0, 50),
    ] {
        let Counted { held, width, .. } =
            counted(Law { p, spread: Spread::Exponential }, n, samples);
        writeln!(table, "{p} of {n}: {held} of {samples}, {width:.3} wide").unwrap();
        // Of 1,000, 93.5 %; of 150, three standard deviations below 95 %.
        let least = if is_long() { 935 } else { 134 };
        assert!(held >= least, "{table}");
    }
    println!("{table}");
}

#[test]
fn deviations_of_one_size_or_of_two_have_limits_that_hold_and_are_of_use() {
    let samples = if is_long() { 2000 } else { 400 };
    let mut table = String::new();
    for spread in [EQUAL, NEAR, FAR, FARTHEST, EITHER, ASKEW, HIDDEN] {
        // Evenings of which 3, 5, 10, 20 and 20 differ on average; the widest that limits may be.
        for (p, n, widest) in [
            (0.06, 50, 0.2),
            (0.05, 100, 0.12),
            (0.1, 100, 0.13),
            (0.2, 100, 0.13),
            (0.05, 400, 0.04),
        ] {
            let found = counted(Law { p, spread }, n, samples);
            let Counted { held, width, unbounded } = found;
            writeln!(
                table,
                "{p} of {n}: {held} of {samples}, {width:.3} wide, {unbounded} without bounds: {spread:?}"
            )
            .unwrap();
            // Of 2,000, 93.5 %; of 400, three standard deviations below that. What one in ten of those that differ has
            // is missing where ten or twenty are drawn from, as the documentation says.
            let differing = p * f64::from(n);
            let is_missed = spread == HIDDEN && differing > 9.0;
            let least = match (is_missed, is_long()) {
                (true, _) => 0.8,
                (false, true) => 0.935,
                (false, false) => 0.898,
            };
            let share = |count| f64::from(count) / f64::from(samples);
            assert!(share(held) >= least && width <= widest, "{table}");
        }
    }
    println!("{table}");
}

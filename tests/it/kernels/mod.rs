//! Methods that look while a sample grows, on laws whose truth is known: how often they err.

mod choices;
mod decimals;
mod levers;
mod sequences;
mod turns;

use orderflow::numbers::dist::Dist;
use orderflow::numbers::special::normal_quantile;
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};
use rand_distr::Distribution;

/// Random numbers of a test, by its seed.
struct Luck(Xoshiro256PlusPlus);

impl Luck {
    fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    fn uniform(&mut self) -> f64 {
        self.0.random()
    }

    fn of(&mut self, law: &Dist) -> f64 {
        law.sample(&mut self.0)
    }

    /// A standard normal number.
    fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform().max(1e-300))
    }
}

//! A law split at a point, and the search for the point that leaves a given mass on one side.

/// What a law on the positive numbers does at a point x.
#[derive(Clone, Copy, Debug)]
pub struct Split {
    /// Mass below x [0–1]; accurate to the last digits where it is the smaller one.
    pub below: f64,
    /// Mass above x [0–1]; accurate to the last digits where it is the smaller one.
    pub above: f64,
    /// How fast mass moves from above to below as ln x grows: x times the density at x.
    pub flow: f64,
}

/// A side of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Smaller values.
    Below,
    /// Larger values.
    Above,
}

/// Steps that are far more than Newton's method needs from any start used here (3 to 10).
const MAX_STEPS: usize = 60;
/// Relative change after which one more step changes nothing that can be represented.
const SETTLED: f64 = 1e-14;

/// Finds the point that has `target` of a law's mass (0 < target < 1) on the given side.
///
/// Newton's method for the logarithm of that mass as a function of ln x. For the gamma law and for
/// the size of a Student variable the density of ln x is log-concave, hence so are both masses, and
/// the method converges from one side after its first step. `start` must be near enough that this
/// step does not leave the representable masses.
///
/// Source: Bagnoli & Bergstrom, Log-concave probability, Economic Theory 26 (2005) 445–469,
/// theorems 1, 3.
pub fn solve_for_mass(side: Side, target: f64, start: f64, split_at: impl Fn(f64) -> Split) -> f64 {
    let mut x = start;
    for _ in 0..MAX_STEPS {
        let split = split_at(x);
        let (mass, flow) = match side {
            Side::Below => (split.below, split.flow),
            Side::Above => (split.above, -split.flow),
        };
        let error = libm::log(mass / target);
        let step = error * mass / flow;
        x *= libm::exp(-step);
        if step.abs().min(error.abs()) < SETTLED {
            break;
        }
    }
    x
}

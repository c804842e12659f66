//! What changes by the clock: when parties come, and how full the house is.

use std::sync::{LazyLock, OnceLock};

use orderflow::model::Model;
use orderflow::numbers::stats::Moments;

use crate::house::{Setting, evening, model};
use crate::theory::formulas::inside_at;
use crate::theory::{Case, SEED, What, scenario};

const FILE: &str = "tests/theory/by_the_clock.toml";

/// The arrivals of the scenario: minutes after opening, parties a minute.
const STEPS: [(f64, f64); 3] = [(0.0, 10.0 / 60.0), (60.0, 40.0 / 60.0), (150.0, 5.0 / 60.0)];

/// ∫₀ˣ P(stay > v) dv of the scenario's exponential stay.
fn spent_exponential(x: f64) -> f64 {
    45.0 * (1.0 - libm::exp(-x / 45.0))
}

/// The same of a stay that is uniform on 30 to 60 minutes.
fn spent_uniform(x: f64) -> f64 {
    let late = (60.0 - x.clamp(30.0, 60.0)) / 30.0;
    x.min(30.0) + 15.0 * (1.0 - late * late)
}

/// A house that still fills, one at the end of the peak, one that empties.
const INSTANTS: [f64; 3] = [100.0, 150.0, 200.0];

pub(super) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let case = |name, minute, settings, spent: fn(f64) -> f64, spoils| Case {
        name,
        file: FILE,
        settings,
        what: What::InsideAt(minute),
        exact: inside_at(minute, &STEPS, spent),
        narrowness: 0.03,
        evenings: 4000,
        spoils,
        seen: OnceLock::new(),
    };
    let exponential: &[Setting<'_>] = &[("guest.eating", "exponential(mean 47.25 min)")];
    let more: &[Setting<'_>] = &[("demand.arrivals[1].rate", "42/h")];
    let uniform: &[Setting<'_>] = &[("guest.eating", "uniform(31.5 min, 63 min)")];
    let spread: &[Setting<'_>] = &[("guest.eating", "uniform(30 min, 60 min)")];
    let [filling, peak, emptying] = INSTANTS;
    vec![
        case("M(t)/M/∞", filling, &[], spent_exponential, more),
        case("", peak, &[], spent_exponential, exponential),
        case("", emptying, &[], spent_exponential, exponential),
        case("M(t)/G/∞, uniform", peak, spread, spent_uniform, uniform),
        case("", emptying, spread, spent_uniform, uniform),
    ]
});

#[test]
fn the_house_fills_and_empties_as_eick_massey_and_whitt_say() {
    CASES.iter().for_each(Case::check);
}

#[test]
fn the_number_inside_is_poisson() {
    // The variance of a Poisson count is its mean; (n − 1) variance / mean is about χ² of n − 1.
    const N: u64 = 4000;
    let house = model(&scenario(FILE), &[]);
    let mut counts = [Moments::default(); INSTANTS.len()];
    for number in 1..=N {
        let parties = evening(&house, "rigid", SEED, number).parties;
        for (count, minute) in counts.iter_mut().zip(INSTANTS) {
            count.push(super::inside(&parties, minute));
        }
    }
    for (count, minute) in counts.iter().zip(INSTANTS) {
        let dispersion = count.variance().unwrap() / inside_at(minute, &STEPS, spent_exponential);
        assert!(
            (dispersion - 1.0).abs() < 3.3 * (2.0 / 4000.0_f64).sqrt(),
            "{minute}: {dispersion}"
        );
    }
}

/// Parties that came in each of these stretches [min], evening by evening.
fn arrivals(house: &Model, stretches: &[(f64, f64)], evenings: u64) -> Vec<Moments> {
    let mut counts = vec![Moments::default(); stretches.len()];
    for number in 1..=evenings {
        let told = evening(house, "rigid", SEED, number);
        let came = told.parties.iter().map(|party| party.arrived_at.since_opening().minutes());
        let came: Vec<f64> = came.collect();
        for (count, (from, until)) in counts.iter_mut().zip(stretches) {
            let n = came.iter().filter(|at| (from..until).contains(at)).count();
            count.push(f64::from(u32::try_from(n).unwrap()));
        }
    }
    counts
}

#[test]
fn parties_come_by_the_clock_as_a_poisson_process() {
    const N: u32 = 1500;
    let house = model(&scenario("scenarios/mendoza.toml"), &[]);
    // Whole steps, and both halves of one: no peak is skipped and none is early.
    let stretches = [
        (0.0, 60.0),
        (60.0, 120.0),
        (120.0, 180.0),
        (180.0, 210.0),
        (120.0, 150.0),
        (150.0, 180.0),
    ];
    let expected = [5.0, 10.0, 12.0, 4.0, 6.0, 6.0];
    let n = f64::from(N);
    let z = |count: &Moments, mean: f64| (count.mean().unwrap() - mean) / (mean / n).sqrt();
    for (count, mean) in arrivals(&house, &stretches, u64::from(N)).iter().zip(expected) {
        assert!(z(count, mean).abs() < 3.3, "{mean}: {:?}", count.mean());
        // The variance of a Poisson count is its mean; (n − 1) variance / mean is about χ² of n − 1.
        let dispersion = count.variance().unwrap() / mean;
        assert!((dispersion - 1.0).abs() < 3.3 * (2.0 / n).sqrt(), "{mean}: {dispersion}");
        // A rate five per cent off would have been noticed in the long stretches.
        assert!(mean < 10.0 || z(count, 1.05 * mean).abs() > 3.3);
    }
}

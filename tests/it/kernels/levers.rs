//! What factors do, on functions whose shares are known.

use std::f64::consts::PI;

use orderflow::numbers::design::{Mixed, Shares, Trajectory};
use rand::Rng;

use super::Luck;

/// Ishigami & Homma's function of three numbers from −π to π, here as shares of that range.
fn ishigami(u: &[f64]) -> f64 {
    let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
    let (sin_0, sin_1) = (libm::sin(x[0]), libm::sin(x[1]));
    sin_0 + 7.0 * sin_1 * sin_1 + 0.1 * x[2] * x[2] * x[2] * x[2] * sin_0
}

/// Sobol's G of eight factors, the first ones mattering most.
fn sobol_g(u: &[f64]) -> f64 {
    let weights = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
    u.iter().zip(weights).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
}

/// Shares of a function seen with noise of that standard deviation, by so many places a list.
fn shares(f: fn(&[f64]) -> f64, n_factors: usize, n: usize, sd: f64, noise: f64) -> Shares {
    let mut luck = Luck::new(17);
    let mut places = |_| (0..n_factors).map(|_| luck.uniform()).collect::<Vec<f64>>();
    let (a, b): (Vec<_>, Vec<_>) =
        ((0..n).map(&mut places).collect(), (0..n).map(&mut places).collect());
    let mut noisy = Luck::new(18);
    let mut seen = |place: &[f64]| f(place) + sd * noisy.normal();
    let of_a: Vec<f64> = a.iter().map(|place| seen(place)).collect();
    let of_b: Vec<f64> = b.iter().map(|place| seen(place)).collect();
    let mixed: Vec<Vec<f64>> = (0..n_factors)
        .map(|factor| {
            let with = |(a, b): (&Vec<f64>, &Vec<f64>)| {
                let mut place = a.clone();
                place[factor] = b[factor];
                seen(&place)
            };
            a.iter().zip(&b).map(with).collect()
        })
        .collect();
    Shares::of(&Mixed { a: &of_a, b: &of_b, mixed: &mixed, noise }).unwrap()
}

fn near(found: &[f64], expected: &[f64], within: f64) -> bool {
    found.len() == expected.len()
        && found.iter().zip(expected).all(|(one, other)| (one - other).abs() < within)
}

#[test]
fn shares_of_ishigamis_function_are_the_exact_ones() {
    let found = shares(ishigami, 3, 50_000, 0.0, 0.0);
    assert!((found.variance - 13.8446).abs() < 0.1, "{found:?}");
    assert!(near(&found.alone, &[0.3139, 0.4424, 0.0], 0.02), "{found:?}");
    assert!(near(&found.total, &[0.5576, 0.4424, 0.2437], 0.01), "{found:?}");
}

#[test]
fn shares_of_sobols_function_are_the_exact_ones() {
    let found = shares(sobol_g, 8, 50_000, 0.0, 0.0);
    let rare = 0.0001;
    let alone = [0.7162, 0.1790, 0.0237, 0.0072, rare, rare, rare, rare];
    assert!(near(&found.alone, &alone, 0.012), "{found:?}");
}

#[test]
fn noise_belongs_to_no_factor() {
    let (found, uncorrected) =
        (shares(ishigami, 3, 50_000, 4.0, 16.0), shares(ishigami, 3, 50_000, 4.0, 0.0));
    assert!((found.variance - 13.8446).abs() < 0.25, "{found:?}");
    assert!(near(&found.alone, &[0.3139, 0.4424, 0.0], 0.03), "{found:?}");
    assert!(near(&found.total, &[0.5576, 0.4424, 0.2437], 0.02), "{found:?}");
    assert!(uncorrected.total[2] > 0.5 && uncorrected.variance > 29.0, "{uncorrected:?}");
}

#[test]
fn without_variance_or_with_uneven_lists_there_are_no_shares() {
    let mixed = [vec![1.0, 1.0]];
    let of = |a: &[f64], b: &[f64]| Shares::of(&Mixed { a, b, mixed: &mixed, noise: 0.0 });
    assert_eq!(of(&[1.0, 1.0], &[1.0, 1.0]), None);
    assert_eq!(of(&[1.0, 2.0], &[1.0]), None);
    assert!(of(&[1.0, 2.0], &[1.0, 3.0]).is_some());
}

#[test]
fn walks_rank_the_factors_of_ishigamis_function() {
    let mut luck = Luck::new(4);
    let mut words = || luck.0.next_u64();
    for _ in 0..100 {
        let walk = Trajectory::draw(3, &mut words);
        let moved = |pair: &[Vec<f64>]| {
            let sizes = pair[0].iter().zip(&pair[1]).map(|(one, other)| (one - other).abs());
            let sizes: Vec<f64> = sizes.filter(|size| *size > 1e-12).collect();
            sizes.len() == 1 && (sizes[0] - 2.0 / 3.0).abs() < 1e-12
        };
        assert!(walk.points().len() == 4 && walk.points().windows(2).all(moved), "{walk:?}");
        let values: Vec<f64> = walk.points().iter().map(|point| ishigami(point)).collect();
        // Every step of the second moves it between 0 and ¾ of 7 over ⅔.
        assert!((walk.effects(&values)[1].abs() - 7.875).abs() < 1e-9, "{walk:?}");
    }
}

#[test]
fn walks_find_the_coefficients_of_a_linear_model() {
    let mut luck = Luck::new(6);
    let walk = Trajectory::draw(5, &mut || luck.0.next_u64());
    let linear = |point: &Vec<f64>| -> f64 {
        point.iter().zip([3.0, -2.0, 0.0, 10.0, 0.5]).map(|(u, weight)| u * weight).sum()
    };
    let values: Vec<f64> = walk.points().iter().map(linear).collect();
    assert!(near(&walk.effects(&values), &[3.0, -2.0, 0.0, 10.0, 0.5], 1e-9));
}

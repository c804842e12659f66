//! Samples of the distribution families against those of another library, which rejects, not inverts.

use orderflow::numbers::dist::{Dist, DistError};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};
use rand_distr::Distribution;

#[test]
fn samples_agree_with_those_of_rand_distr() {
    let normal = rand_distr::Normal::new(4.0, 3.0).unwrap();
    let (sigma, mu) = (libm::log(1.25).sqrt(), libm::log(25.0));
    agree(&Dist::uniform(2.0, 9.0), rand_distr::Uniform::new(2.0, 9.0).unwrap());
    agree(&Dist::triangular(3.0, 4.0, 7.0), rand_distr::Triangular::new(3.0, 7.0, 4.0).unwrap());
    agree(&Dist::exponential(4.0), rand_distr::Exp::new(0.25).unwrap());
    agree(&Dist::erlang(3, 6.0), rand_distr::Gamma::new(3.0, 2.0).unwrap());
    agree(&Dist::gamma(0.4, 2.0), rand_distr::Gamma::new(0.4, 5.0).unwrap());
    agree(&Dist::lognormal_median_cv(25.0, 0.5), rand_distr::LogNormal::new(mu, sigma).unwrap());
    agree(
        &Dist::lognormal_mean_cv(9.0, 0.7),
        rand_distr::LogNormal::from_mean_cv(9.0, 0.7).unwrap(),
    );
    agree(&Dist::weibull_shape_scale(0.8, 3.0), rand_distr::Weibull::new(3.0, 0.8).unwrap());
    agree(&Dist::normal(4.0, 3.0), NotNegative(normal));
}

#[test]
fn samples_of_a_law_five_percent_off_are_told_apart() {
    let distance = distance(&Dist::exponential(4.2).unwrap(), &rand_distr::Exp::new(0.25).unwrap());
    assert!(distance > LARGEST_DISTANCE, "{distance}");
}

/// A law from which negative values are thrown away.
struct NotNegative(rand_distr::Normal<f64>);

impl Distribution<f64> for NotNegative {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 {
        loop {
            let value = self.0.sample(rng);
            if value >= 0.0 {
                return value;
            }
        }
    }
}

const N_SAMPLES: u32 = 100_000;
/// What the distance of two samples of one law exceeds once in a thousand times: 1.95 √(2/n).
///
/// Source: Smirnov, Annals of Mathematical Statistics 19 (1948) 279–281.
const LARGEST_DISTANCE: f64 = 0.00872;

fn agree(made: &Result<Dist, DistError>, theirs: impl Distribution<f64>) {
    let dist = made.as_ref().unwrap();
    let distance = distance(dist, &theirs);
    assert!(distance < LARGEST_DISTANCE, "{dist:?}: {distance}");
}

/// The Kolmogorov–Smirnov distance between samples of two laws, drawn from different streams.
fn distance(ours: &Dist, theirs: &impl Distribution<f64>) -> f64 {
    let (ours, theirs) = (sorted_sample(ours, 1), sorted_sample(theirs, 2));
    let n_at_or_below = |sample: &[f64], x: f64| sample.partition_point(|&y| y <= x);
    let gap = |&x: &f64| n_at_or_below(&ours, x).abs_diff(n_at_or_below(&theirs, x));
    let largest = ours.iter().chain(&theirs).map(gap).max().unwrap();
    f64::from(u32::try_from(largest).unwrap()) / f64::from(N_SAMPLES)
}

fn sorted_sample(law: &impl Distribution<f64>, seed: u8) -> Vec<f64> {
    let rng = Xoshiro256PlusPlus::from_seed([seed; 32]);
    let mut sample: Vec<f64> = law.sample_iter(rng).take(N_SAMPLES as usize).collect();
    sample.sort_by(f64::total_cmp);
    sample
}

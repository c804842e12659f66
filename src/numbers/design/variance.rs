//! Which share of a variance each factor causes.

use crate::numbers::stats::Moments;

/// Values at places drawn at random: `a` and `b` at two independent lists of places, `mixed[i]` at those of
/// `a` with factor i taken from `b`.
#[derive(Clone, Copy, Debug)]
pub struct Mixed<'v> {
    /// At the places of the first list.
    pub a: &'v [f64],
    /// At those of the second.
    pub b: &'v [f64],
    /// At those of the first with one factor from the second, for each factor.
    pub mixed: &'v [Vec<f64>],
    /// The variance of a value at one place, on fresh random numbers each [≥ 0]: it belongs to no factor.
    pub noise: f64,
}

/// Shares of the variance that factors cause. They are estimates and may come out below 0, which then says how
/// far off they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The variance over all places, without the noise.
    pub variance: f64,
    /// What each factor causes alone.
    pub alone: Vec<f64>,
    /// What each causes alone and together with others.
    pub total: Vec<f64>,
}

impl Shares {
    /// The shares by these values; `None` if there are fewer than two places, lists of different length, or no
    /// variance but the noise.
    ///
    /// Alone: Σ b (mixedᵢ − a)/N; total: Σ (a − mixedᵢ)²/2N less the noise; each over the variance, less the
    /// noise.
    ///
    /// Source: Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola, Variance based sensitivity analysis of
    /// model output, Computer Physics Communications 181 (2010) 259–270; Jansen, Analysis of variance designs
    /// for model output, Computer Physics Communications 117 (1999) 35–43.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn of(values: &Mixed<'_>) -> Option<Self> {
        let Mixed { a, b, mixed, noise } = *values;
        let n = a.len() as f64;
        let all: Moments = a.iter().chain(b).copied().collect();
        let (mean, variance) = (all.mean()?, all.variance()? - noise);
        let is_even = b.len() == a.len() && mixed.iter().all(|column| column.len() == a.len());
        if !is_even || a.len() < 2 || variance <= 0.0 {
            return None;
        }
        let alone = |column: &Vec<f64>| {
            // The mean taken off changes nothing but the noise.
            let terms = a.iter().zip(b).zip(column).map(|((a, b), mixed)| (b - mean) * (mixed - a));
            terms.sum::<f64>() / n / variance
        };
        let total = |column: &Vec<f64>| {
            let terms = a.iter().zip(column).map(|(a, mixed)| 0.5 * (a - mixed) * (a - mixed));
            (terms.sum::<f64>() / n - noise) / variance
        };
        let (alone, total) = (mixed.iter().map(alone), mixed.iter().map(total));
        Some(Self { variance, alone: alone.collect(), total: total.collect() })
    }
}

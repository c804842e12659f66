//! What one factor after the other does, from random places of a grid.

/// A walk through a grid of four levels, 0, ⅓, ⅔ and 1, of each factor: every step moves one factor by ⅔.
///
/// The mean size of what a factor does over many walks, μ*, ranks factors for little; its spread says whether
/// it acts alone and evenly.
///
/// Source: Morris, Factorial sampling plans for preliminary computational experiments, Technometrics 33 (1991)
/// 161–174; Campolongo, Cariboni & Saltelli, An effective screening design for sensitivity analysis of large
/// models, Environmental Modelling & Software 22 (2007) 1509–1518, for μ*.
#[derive(Clone, Debug)]
pub struct Trajectory {
    points: Vec<Vec<f64>>,
    order: Vec<usize>,
}

/// How far each step moves.
const STEP: f64 = 2.0 / 3.0;

impl Trajectory {
    /// Draws a walk for so many factors, with random numbers from `words`.
    pub fn draw(n_factors: usize, words: &mut dyn FnMut() -> u64) -> Self {
        let mut order: Vec<usize> = (0..n_factors).collect();
        for last in (1..n_factors).rev() {
            let chosen = (u128::from(words()) * (last as u128 + 1)) >> 64;
            order.swap(last, usize::try_from(chosen).expect("it is below the count"));
        }
        let levels = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];
        let mut point: Vec<f64> =
            (0..n_factors).map(|_| levels[(words() >> 62) as usize]).collect();
        let mut points = vec![point.clone()];
        for factor in &order {
            point[*factor] = moved(point[*factor]);
            points.push(point.clone());
        }
        Self { points, order }
    }

    /// The places of the walk, one more than there are factors; each coordinate is a share of the factor's
    /// range [0–1].
    pub fn points(&self) -> &[Vec<f64>] {
        &self.points
    }

    /// What each factor does per range of it, by the values at the places in their order.
    pub fn effects(&self, values: &[f64]) -> Vec<f64> {
        let mut effects = vec![0.0; self.order.len()];
        let steps = self.points.windows(2).zip(values.windows(2));
        for (factor, (points, values)) in self.order.iter().zip(steps) {
            let sign = if points[1][*factor] > points[0][*factor] { 1.0 } else { -1.0 };
            effects[*factor] = sign * (values[1] - values[0]) / STEP;
        }
        effects
    }
}

/// The other level in reach, without rounding.
fn moved(level: f64) -> f64 {
    match level {
        low if low < 0.2 => 2.0 / 3.0,
        low if low < 0.5 => 1.0,
        high if high < 0.9 => 0.0,
        _ => 1.0 / 3.0,
    }
}

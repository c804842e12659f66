//! A parabola through means seen with noise.

use crate::numbers::special::incomplete_gamma;

/// A mean seen at x.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) x: f64,
    pub(super) mean: f64,
    /// The variance of the mean [above 0].
    pub(super) variance: f64,
}

/// A parabola in x, by weighted least squares.
#[derive(Clone, Debug)]
pub(super) struct Parabola {
    centre: f64,
    coefficients: [f64; 3],
    /// Covariances of the coefficients.
    covariance: [[f64; 3]; 3],
    /// How likely the means lie so far from it if the true ones lie on it [0–1].
    pub(super) p_of_fit: f64,
}

impl Parabola {
    /// The best one through at least 4 means; `None` if they do not tell one.
    ///
    /// M = Σ w g gᵀ and b = M⁻¹ Σ w g ȳ with g = (1, u, u²), u = x − mean x, w = 1/variance; Σ w (ȳ − f)² is
    /// compared with χ² of so many degrees as there are means above 3.
    ///
    /// Source: Draper & Smith, Applied Regression Analysis, 3rd edition (1998), chapter 9 and 2.1 (lack of
    /// fit, with the pure error known).
    #[expect(clippy::cast_precision_loss, reason = "there are few means")]
    pub(super) fn through(seen: &[Seen]) -> Option<Self> {
        if seen.len() < 4 {
            return None;
        }
        let centre = seen.iter().map(|seen| seen.x).sum::<f64>() / seen.len() as f64;
        // In units of the spread of x the matrix can be inverted whatever x measures.
        let reach = seen.iter().map(|seen| (seen.x - centre).abs()).fold(0.0, f64::max);
        let (mut matrix, mut right) = ([[0.0; 3]; 3], [0.0; 3]);
        for seen in seen {
            let g = terms((seen.x - centre) / reach);
            for row in 0..3 {
                right[row] += g[row] * seen.mean / seen.variance;
                for column in 0..3 {
                    matrix[row][column] += g[row] * g[column] / seen.variance;
                }
            }
        }
        let covariance = rescaled(inverse(&matrix)?, reach);
        let right = [right[0], right[1] * reach, right[2] * reach * reach];
        let coefficients = covariance.map(|row| dot(row, right));
        let mut this = Self { centre, coefficients, covariance, p_of_fit: 1.0 };
        let gaps = seen.iter().map(|seen| (seen.mean - this.at(seen.x), seen.variance));
        let misfit: f64 = gaps.map(|(gap, variance)| gap * gap / variance).sum();
        let freedom = seen.len() as f64 - 3.0;
        if misfit > 0.0 {
            this.p_of_fit = incomplete_gamma(0.5 * freedom, 0.5 * misfit).above;
        }
        Some(this)
    }

    /// Its height at x.
    pub(super) fn at(&self, x: f64) -> f64 {
        dot(terms(x - self.centre), self.coefficients)
    }

    /// The standard error of its height at x.
    pub(super) fn error_at(&self, x: f64) -> f64 {
        let g = terms(x - self.centre);
        dot(g, self.covariance.map(|row| dot(row, g))).max(0.0).sqrt()
    }
}

fn terms(u: f64) -> [f64; 3] {
    [1.0, u, u * u]
}

fn dot(one: [f64; 3], other: [f64; 3]) -> f64 {
    one[0] * other[0] + one[1] * other[1] + one[2] * other[2]
}

/// The inverse of a symmetric matrix, by its cofactors; `None` if it has none.
fn inverse(m: &[[f64; 3]; 3]) -> Option<[[f64; 3]; 3]> {
    let cofactor = |row: usize, column: usize| {
        let (r1, r2, c1, c2) = ((row + 1) % 3, (row + 2) % 3, (column + 1) % 3, (column + 2) % 3);
        m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1]
    };
    let determinant = (0..3).map(|column| m[0][column] * cofactor(0, column)).sum::<f64>();
    let scale = m[0][0] * m[1][1] * m[2][2];
    if !(determinant > 1e-12 * scale && determinant.is_finite()) {
        return None;
    }
    let entry = |row: usize, column: usize| cofactor(column, row) / determinant;
    Some(std::array::from_fn(|row| std::array::from_fn(|column| entry(row, column))))
}

/// From coefficients of u/reach to those of u.
fn rescaled(covariance: [[f64; 3]; 3], reach: f64) -> [[f64; 3]; 3] {
    let by = [1.0, 1.0 / reach, 1.0 / (reach * reach)];
    std::array::from_fn(|row| {
        std::array::from_fn(|column| covariance[row][column] * by[row] * by[column])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(points: &[(f64, f64)], variance: f64) -> Vec<Seen> {
        points.iter().map(|(x, mean)| Seen { x: *x, mean: *mean, variance }).collect()
    }

    #[test]
    fn means_on_a_parabola_are_met_exactly() {
        let curve = |x: f64| 3.0 - 2.0 * x + 0.5 * x * x;
        let points: Vec<(f64, f64)> = [0.0, 1.0, 4.0, 5.0].map(|x| (x, curve(x))).to_vec();
        let parabola = Parabola::through(&seen(&points, 0.01)).unwrap();
        for x in [-1.0, 2.5, 6.0] {
            assert!((parabola.at(x) - curve(x)).abs() < 1e-9, "{x}");
        }
        assert!(parabola.p_of_fit > 0.999);
    }

    #[test]
    fn the_error_of_a_height_is_that_worked_by_hand() {
        // At −1, 0, 1 twice each with variance 1: M = [[6, 0, 4], [0, 4, 0], [4, 0, 4]]; at 0 it is M⁻¹'s
        // first entry, 4/8.
        let points = [(-1.0, 0.0), (0.0, 0.0), (1.0, 0.0)].repeat(2);
        let parabola = Parabola::through(&seen(&points, 1.0)).unwrap();
        assert!((parabola.error_at(0.0) - 0.5_f64.sqrt()).abs() < 1e-12);
        // At 1: 4/8 + 2 (−4/8) + 6/8 + 1/4.
        assert!((parabola.error_at(1.0) - 0.5_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_misfit_is_judged_by_chi_squared() {
        // Four means at equal distances miss a parabola by their third difference alone: the misfit is its
        // square over 1 + 9 + 9 + 1, here 6²/20 = 1.8 of one degree.
        let points: Vec<(f64, f64)> = [0.0, 1.0, 2.0, 3.0].map(|x: f64| (x, x * x * x)).to_vec();
        let parabola = Parabola::through(&seen(&points, 1.0)).unwrap();
        assert!((parabola.p_of_fit - 0.179_712_495).abs() < 1e-8, "{}", parabola.p_of_fit);
        assert!(Parabola::through(&seen(&points, 0.1)).unwrap().p_of_fit < 0.001);
    }

    #[test]
    fn too_few_places_tell_no_parabola() {
        assert!(Parabola::through(&seen(&[(0.0, 1.0), (1.0, 2.0), (2.0, 0.0)], 1.0)).is_none());
        assert!(Parabola::through(&seen(&[(0.0, 1.0), (1.0, 2.0)].repeat(3), 1.0)).is_none());
        assert!(Parabola::through(&seen(&[(3.0, 1.0)].repeat(5), 1.0)).is_none());
    }
}

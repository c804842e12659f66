//! The incomplete gamma function and the saddle-point terms that keep it accurate for large shapes.

use std::f64::consts::PI;

use crate::numbers::special::Split;

/// Terms of a series or continued fraction: ten times what the largest shape in use (10⁶) needs.
const MAX_TERMS: usize = 100_000;
/// Relative size of a term that no longer changes the sum.
const NEGLIGIBLE: f64 = 1e-17;

/// Splits the gamma law of shape `a` > 0 and scale 1 at `x` > 0: P(a, x) below, Q(a, x) above.
///
/// Source: Press et al., Numerical Recipes, 3rd edition (2007), section 6.2: a series below a + 1,
/// a continued fraction above.
pub fn incomplete_gamma(a: f64, x: f64) -> Split {
    let term = poisson_term(a, x);
    let flow = a * term;
    if x < a + 1.0 {
        let below = (term * series(a, x)).min(1.0);
        Split { below, above: 1.0 - below, flow }
    } else {
        let above = (flow * fraction(a, x)).min(1.0);
        Split { below: 1.0 - above, above, flow }
    }
}

/// Σ xⁿ / ((a + 1)…(a + n)) over n ≥ 0.
fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    let mut divisor = a;
    for _ in 0..MAX_TERMS {
        divisor += 1.0;
        term *= x / divisor;
        sum += term;
        if term < sum * NEGLIGIBLE {
            break;
        }
    }
    sum
}

/// 1/(x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …))), by the modified method of Lentz.
fn fraction(a: f64, x: f64) -> f64 {
    let mut denominator = x + 1.0 - a;
    let (mut upper, mut lower) = (f64::MAX, 1.0 / denominator);
    let mut value = lower;
    let mut n = 0.0;
    for _ in 0..MAX_TERMS {
        n += 1.0;
        let numerator = n * (a - n);
        denominator += 2.0;
        lower = 1.0 / (denominator + numerator * lower);
        upper = denominator + numerator / upper;
        let factor = upper * lower;
        value *= factor;
        if (factor - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

/// xᵃ e⁻ˣ / Γ(a + 1) without the cancellation of its logarithms.
///
/// Source: Loader, Fast and accurate computation of binomial probabilities (2000), equation 6.
fn poisson_term(a: f64, x: f64) -> f64 {
    libm::exp(-stirling_error(a) - deviance(a, x)) / (2.0 * PI * a).sqrt()
}

/// ln Γ(n + 1) − ln(√(2πn) (n/e)ⁿ) for n > 0, what Stirling's formula leaves out.
///
/// Source: Loader (2000), section 2; Abramowitz & Stegun (1964), 6.1.41 for the series.
pub(super) fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - 0.5 * libm::log(2.0 * PI);
    }
    let r = 1.0 / (n * n);
    (1.0 / 12.0 - r * (1.0 / 360.0 - r * (1.0 / 1260.0 - r * (1.0 / 1680.0 - r / 1188.0)))) / n
}

/// x ln(x/m) + m − x for x, m > 0, which is small where x is near m.
///
/// Source: Loader (2000), section 3 (`bd0`).
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    let gap = x - m;
    if gap.abs() >= 0.1 * (x + m) {
        return x * libm::log(x / m) - gap;
    }
    // With v = (x − m)/(x + m): ln(x/m) = 2 (v + v³/3 + v⁵/5 + …).
    let v = gap / (x + m);
    let mut power = 2.0 * x * v;
    let mut sum = gap * v;
    let mut odd = 1.0;
    loop {
        power *= v * v;
        odd += 2.0;
        let next = sum + power / odd;
        if next.to_bits() == sum.to_bits() {
            return next;
        }
        sum = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape_one_is_the_exponential_law() {
        for x in [1e-9, 0.5, 1.99, 2.01, 30.0] {
            let split = incomplete_gamma(1.0, x);
            assert!((split.above / libm::exp(-x) - 1.0).abs() < 1e-13, "{x}");
            assert!((split.flow / (x * libm::exp(-x)) - 1.0).abs() < 1e-13, "{x}");
        }
    }

    #[test]
    fn the_series_of_the_stirling_error_joins_the_logarithms() {
        let direct = libm::lgamma(17.0) - 16.5 * libm::log(16.0) + 16.0 - 0.5 * libm::log(2.0 * PI);
        assert!((stirling_error(16.0) - direct).abs() < 1e-13);
    }
}

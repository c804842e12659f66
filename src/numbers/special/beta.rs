//! The incomplete beta function.

use std::f64::consts::PI;

use crate::numbers::special::Split;
use crate::numbers::special::gamma::{deviance, stirling_error};

/// Terms of the continued fraction: several times what shapes up to 10⁹ need.
const MAX_TERMS: usize = 1_000_000;

/// Splits the beta law of shapes `a`, `b` > 0 at `x`: I(x; a, b) below, its complement above.
///
/// It takes `y` = 1 − x beside x, both above 0, because the caller often knows the smaller one
/// exactly. `flow` is xᵃ yᵇ / B(a, b), the change of the mass with ln(x/y).
///
/// Source: Didonato & Morris, Algorithm 708, ACM Transactions on Mathematical Software 18 (1992)
/// 360–373, equation 9 (`BFRAC`), which stays accurate where one shape is huge; xᵃ yᵇ / B(a, b)
/// after Loader, Fast and accurate computation of binomial probabilities (2000).
pub fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> Split {
    let flow = front_factor(a, b, x, y);
    if x < (a + 1.0) / (a + b + 2.0) {
        let below = (flow / fraction(a, b, x, y)).min(1.0);
        Split { below, above: 1.0 - below, flow }
    } else {
        let above = (flow / fraction(b, a, y, x)).min(1.0);
        Split { below: 1.0 - above, above, flow }
    }
}

/// xᵃ yᵇ / B(a, b).
fn front_factor(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let sum = a + b;
    let exponent = stirling_error(sum)
        - stirling_error(a)
        - stirling_error(b)
        - deviance(a, sum * x)
        - deviance(b, sum * y);
    libm::exp(exponent) * (a * b / sum / (2.0 * PI)).sqrt()
}

/// The continued fraction by which xᵃ yᵇ / B(a, b) is divided, by the modified method of Lentz.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let excess = 1.0 + if a <= b { a - (a + b) * x } else { (a + b) * y - b };
    let mut value = a / (a + 1.0) * excess;
    let (mut upper, mut lower) = (value, 0.0);
    let mut step = 0.0;
    for _ in 0..MAX_TERMS {
        step += 1.0;
        let odd = a + 2.0 * step - 1.0;
        let weight = step * (b - step) * x / odd;
        let numerator = (a + step - 1.0) * (a + b + step - 1.0) * weight * x / odd;
        let denominator = step + weight + (a + step) / (odd + 2.0) * (excess + step * (1.0 + y));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_shapes_split_evenly_in_the_middle() {
        for a in [0.5, 1.0, 7.0, 400.0] {
            assert!((incomplete_beta(a, a, 0.5, 0.5).below - 0.5).abs() < 1e-13, "{a}");
        }
    }

    #[test]
    fn shape_one_is_a_power() {
        for x in [0.01_f64, 0.3, 0.9] {
            let split = incomplete_beta(3.0, 1.0, x, 1.0 - x);
            assert!((split.below - x * x * x).abs() < 1e-14, "{x}");
        }
    }
}

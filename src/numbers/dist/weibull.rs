//! The Weibull law.

use crate::numbers::dist::family::Family;
use crate::numbers::special::{exp, ln};

/// Weibull law; made by [`Dist::weibull_shape_scale`](crate::numbers::dist::Dist::weibull_shape_scale) or
/// [`Dist::weibull_shape_mean`](crate::numbers::dist::Dist::weibull_shape_mean).
///
/// Source of its formulas: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions,
/// volume 1, 2nd edition (1994), chapter 21: mean = scale Γ(1 + 1/shape).
#[derive(Clone, Debug, PartialEq)]
pub struct Weibull {
    scale: f64,
    inverse_shape: f64,
}

impl Weibull {
    pub(super) fn from_scale(shape: f64, scale: f64) -> Self {
        Self { scale, inverse_shape: 1.0 / shape }
    }

    pub(super) fn from_mean(shape: f64, mean: f64) -> Self {
        Self::from_scale(shape, mean / libm::tgamma(1.0 + 1.0 / shape))
    }
}

impl Family for Weibull {
    /// A power is taken by logarithms, at half the price of `libm::pow`.
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        let exponential = -ln(1.0 - u);
        self.scale * exp(ln(exponential) * self.inverse_shape)
    }

    fn cdf(&self, x: f64) -> f64 {
        -libm::expm1(-libm::pow(x / self.scale, 1.0 / self.inverse_shape))
    }

    fn mean(&self) -> f64 {
        self.scale * libm::tgamma(1.0 + self.inverse_shape)
    }

    /// Mean² (Γ(1 + 2/shape) / Γ(1 + 1/shape)² − 1), without its cancellation for large shapes.
    fn variance(&self) -> f64 {
        let (first, second) = (1.0 + self.inverse_shape, 1.0 + 2.0 * self.inverse_shape);
        let mean = self.mean();
        mean * mean * libm::expm1(libm::lgamma(second) - 2.0 * libm::lgamma(first))
    }
}

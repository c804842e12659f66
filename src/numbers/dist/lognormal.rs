//! The lognormal law.

use crate::numbers::dist::family::Family;
use crate::numbers::special::{exp, normal_cdf, normal_quantile};

/// Lognormal law; made by [`Dist::lognormal_mean_cv`](crate::numbers::dist::Dist::lognormal_mean_cv) or
/// [`Dist::lognormal_median_cv`](crate::numbers::dist::Dist::lognormal_median_cv).
///
/// Source of its formulas: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions,
/// volume 1, 2nd edition (1994), chapter 14: median e^μ, mean e^(μ + σ²/2), cv² = e^σ² − 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Lognormal {
    /// Mean of the logarithm.
    mu: f64,
    /// Standard deviation of the logarithm, above 0.
    sigma: f64,
}

impl Lognormal {
    pub(super) fn from_median(median: f64, cv: f64) -> Self {
        Self { mu: libm::log(median), sigma: libm::log1p(cv * cv).sqrt() }
    }

    pub(super) fn from_mean(mean: f64, cv: f64) -> Self {
        let sigma2 = libm::log1p(cv * cv);
        Self { mu: libm::log(mean) - 0.5 * sigma2, sigma: sigma2.sqrt() }
    }
}

impl Family for Lognormal {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        exp(self.mu + self.sigma * normal_quantile(u))
    }

    fn cdf(&self, x: f64) -> f64 {
        normal_cdf((libm::log(x) - self.mu) / self.sigma)
    }

    fn mean(&self) -> f64 {
        libm::exp(self.mu + 0.5 * self.sigma * self.sigma)
    }

    fn variance(&self) -> f64 {
        let mean = self.mean();
        mean * mean * libm::expm1(self.sigma * self.sigma)
    }
}

//! One distribution of any family.

use rand::Rng;
use rand_distr::{Distribution, Open01};

use crate::numbers::dist::family::Family;
use crate::numbers::dist::{
    CutNormal, Empirical, Exponential, Gamma, Lognormal, Triangular, Uniform, Weibull,
};

/// A distribution of a number from 0 up, in whatever unit its parameters have.
///
/// It is made by a constructor named after its family, such as [`Dist::exponential`], which checks
/// the parameters and computes what [`Dist::quantile`] needs. A law without spread is the constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Dist {
    /// Always this value.
    Constant(f64),
    /// Equally likely between two bounds.
    Uniform(Uniform),
    /// Rises in a straight line to the mode and falls in one from there.
    Triangular(Triangular),
    /// Without memory.
    Exponential(Exponential),
    /// Gamma; Erlang when its shape is a whole number.
    Gamma(Gamma),
    /// Its logarithm is normal.
    Lognormal(Lognormal),
    /// A power of an exponential.
    Weibull(Weibull),
    /// Normal, given that it is not negative.
    Normal(CutNormal),
    /// One of listed values.
    Empirical(Empirical),
}

impl Dist {
    /// The smallest value that has at least a share `u` of the law at or below it, 0 < u < 1.
    ///
    /// This is the whole sampling: one uniform number in, one value out.
    // Written out, and not by `family`, to spare the most frequent call of all an indirection.
    #[inline]
    pub fn quantile(&self, u: f64) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Uniform(law) => law.quantile(u),
            Self::Triangular(law) => law.quantile(u),
            Self::Exponential(law) => law.quantile(u),
            Self::Gamma(law) => law.quantile(u),
            Self::Lognormal(law) => law.quantile(u),
            Self::Weibull(law) => law.quantile(u),
            Self::Normal(law) => law.quantile(u),
            Self::Empirical(law) => law.quantile(u),
        }
    }

    /// Share of the law at or below `x` [0–1].
    pub fn cdf(&self, x: f64) -> f64 {
        if x < self.min() { 0.0 } else { self.family().cdf(x) }
    }

    /// Mean.
    pub fn mean(&self) -> f64 {
        self.family().mean()
    }

    /// Variance, the square of the unit.
    pub fn variance(&self) -> f64 {
        self.family().variance()
    }

    /// The smallest value that can occur, or the bound it can come near to.
    pub fn min(&self) -> f64 {
        self.family().min()
    }

    /// The largest value that can occur, or the bound it can come near to; `None` without a bound.
    pub fn max(&self) -> Option<f64> {
        self.family().max()
    }

    fn family(&self) -> &dyn Family {
        match self {
            Self::Constant(value) => value,
            Self::Uniform(law) => law,
            Self::Triangular(law) => law,
            Self::Exponential(law) => law,
            Self::Gamma(law) => law,
            Self::Lognormal(law) => law,
            Self::Weibull(law) => law,
            Self::Normal(law) => law,
            Self::Empirical(law) => law,
        }
    }
}

impl Distribution<f64> for Dist {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 {
        self.quantile(Open01.sample(rng))
    }
}

//! What every distribution family answers.

/// A law on the numbers from 0 up.
pub(super) trait Family {
    /// The smallest value that has at least a share `u` of the law at or below it, 0 < u < 1.
    fn quantile(&self, u: f64) -> f64;

    /// Share of the law at or below `x` [0–1].
    fn cdf(&self, x: f64) -> f64;

    /// Mean.
    fn mean(&self) -> f64;

    /// Variance.
    fn variance(&self) -> f64;

    /// The smallest value that can occur, or the bound it can come near to.
    fn min(&self) -> f64 {
        0.0
    }

    /// The largest value that can occur, or the bound it can come near to; `None` without a bound.
    fn max(&self) -> Option<f64> {
        None
    }
}

/// A number is the law that always gives it.
impl Family for f64 {
    #[inline]
    fn quantile(&self, _u: f64) -> f64 {
        *self
    }

    fn cdf(&self, x: f64) -> f64 {
        if x < *self { 0.0 } else { 1.0 }
    }

    fn mean(&self) -> f64 {
        *self
    }

    fn variance(&self) -> f64 {
        0.0
    }

    fn min(&self) -> f64 {
        *self
    }

    fn max(&self) -> Option<f64> {
        Some(*self)
    }
}

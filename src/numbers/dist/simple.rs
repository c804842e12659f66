//! Families whose quantile is arithmetic, a square root or one logarithm.

use crate::numbers::dist::family::Family;
use crate::numbers::special::ln;

/// Uniform law; made by [`Dist::uniform`](crate::numbers::dist::Dist::uniform).
#[derive(Clone, Debug, PartialEq)]
pub struct Uniform {
    low: f64,
    width: f64,
}

impl Uniform {
    pub(super) fn new(low: f64, high: f64) -> Self {
        Self { low, width: high - low }
    }
}

impl Family for Uniform {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        self.low + u * self.width
    }

    fn cdf(&self, x: f64) -> f64 {
        ((x - self.low) / self.width).min(1.0)
    }

    fn mean(&self) -> f64 {
        self.low + 0.5 * self.width
    }

    fn variance(&self) -> f64 {
        self.width * self.width / 12.0
    }

    fn min(&self) -> f64 {
        self.low
    }

    fn max(&self) -> Option<f64> {
        Some(self.low + self.width)
    }
}

/// Triangular law; made by [`Dist::triangular`](crate::numbers::dist::Dist::triangular).
///
/// Source of its formulas: Law, Simulation Modeling and Analysis, 5th edition (2015), sections
/// 6.2.2, 8.3.15.
#[derive(Clone, Debug, PartialEq)]
pub struct Triangular {
    low: f64,
    high: f64,
    /// Share of the law below the mode.
    rising_share: f64,
    /// (high − low)(mode − low).
    rising_area: f64,
    /// (high − low)(high − mode).
    falling_area: f64,
}

impl Triangular {
    pub(super) fn new(low: f64, mode: f64, high: f64) -> Self {
        Self {
            low,
            high,
            rising_share: (mode - low) / (high - low),
            rising_area: (high - low) * (mode - low),
            falling_area: (high - low) * (high - mode),
        }
    }
}

impl Family for Triangular {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        if u < self.rising_share {
            self.low + (u * self.rising_area).sqrt()
        } else {
            self.high - ((1.0 - u) * self.falling_area).sqrt()
        }
    }

    fn cdf(&self, x: f64) -> f64 {
        let (risen, left) = (x - self.low, self.high - x);
        if left <= 0.0 {
            1.0
        } else if risen * (self.high - self.low) < self.rising_area {
            risen * risen / self.rising_area
        } else {
            1.0 - left * left / self.falling_area
        }
    }

    fn mean(&self) -> f64 {
        let width = self.high - self.low;
        self.low + width * (1.0 + self.rising_share) / 3.0
    }

    fn variance(&self) -> f64 {
        let width = self.high - self.low;
        let share = self.rising_share;
        width * width * (1.0 - share * (1.0 - share)) / 18.0
    }

    fn min(&self) -> f64 {
        self.low
    }

    fn max(&self) -> Option<f64> {
        Some(self.high)
    }
}

/// Exponential law; made by [`Dist::exponential`](crate::numbers::dist::Dist::exponential).
#[derive(Clone, Debug, PartialEq)]
pub struct Exponential {
    mean: f64,
}

impl Exponential {
    pub(super) fn new(mean: f64) -> Self {
        Self { mean }
    }
}

impl Family for Exponential {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        -self.mean * ln(1.0 - u)
    }

    fn cdf(&self, x: f64) -> f64 {
        -libm::expm1(-x / self.mean)
    }

    fn mean(&self) -> f64 {
        self.mean
    }

    fn variance(&self) -> f64 {
        self.mean * self.mean
    }
}

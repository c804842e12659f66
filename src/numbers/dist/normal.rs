//! The normal law without its negative part.

use crate::numbers::dist::family::Family;
use crate::numbers::special::{normal_cdf, normal_density, normal_quantile};

/// Normal law given that it is not negative; made by [`Dist::normal`](crate::numbers::dist::Dist::normal).
///
/// Source of its formulas: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions,
/// volume 1, 2nd edition (1994), section 13.10.1.
#[derive(Clone, Debug, PartialEq)]
pub struct CutNormal {
    /// Mean before the cut, 0 or more.
    centre: f64,
    /// Standard deviation before the cut, above 0.
    sd: f64,
    /// Share of the law before the cut that is not negative [0.5–1].
    kept: f64,
}

impl CutNormal {
    pub(super) fn new(centre: f64, sd: f64) -> Self {
        Self { centre, sd, kept: normal_cdf(centre / sd) }
    }

    /// Density at the cut over what is kept, in standard deviations.
    fn hazard_at_cut(&self) -> f64 {
        normal_density(self.centre / self.sd) / self.kept
    }
}

impl Family for CutNormal {
    /// Counts from the top, where nothing is cut, so that no share rounds to 1.
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        let above = (1.0 - u) * self.kept;
        (self.centre - self.sd * normal_quantile(above)).max(0.0)
    }

    fn cdf(&self, x: f64) -> f64 {
        1.0 - normal_cdf((self.centre - x) / self.sd) / self.kept
    }

    fn mean(&self) -> f64 {
        self.centre + self.sd * self.hazard_at_cut()
    }

    fn variance(&self) -> f64 {
        let hazard = self.hazard_at_cut();
        self.sd * self.sd * (1.0 - hazard * (self.centre / self.sd + hazard))
    }
}

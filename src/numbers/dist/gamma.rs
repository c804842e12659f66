//! The gamma law, and with a whole shape the Erlang law.

use crate::numbers::dist::family::Family;
use crate::numbers::special::{Side, incomplete_gamma, normal_quantile, solve_for_mass};

/// Gamma law; made by [`Dist::gamma`](crate::numbers::dist::Dist::gamma) or
/// [`Dist::erlang`](crate::numbers::dist::Dist::erlang).
///
/// Its quantile is a search and costs about a hundred times that of the other families.
#[derive(Clone, Debug, PartialEq)]
pub struct Gamma {
    shape: f64,
    scale: f64,
}

impl Gamma {
    pub(super) fn new(shape: f64, scale: f64) -> Self {
        Self { shape, scale }
    }

    /// A first guess at the quantile for scale 1.
    ///
    /// Source: Press et al., Numerical Recipes, 3rd edition (2007), section 6.2.1; above shape 1
    /// the cube of a normal (Wilson & Hilferty 1931), and never less than the bound P(a, x) ≤
    /// xᵃ/Γ(a + 1) allows.
    fn guess(&self, u: f64) -> f64 {
        let a = self.shape;
        if a < 1.0 {
            let below_one = 1.0 - a * (0.253 + a * 0.12);
            return if u < below_one {
                libm::exp(libm::log(u / below_one) / a)
            } else {
                1.0 - libm::log((1.0 - u) / (1.0 - below_one))
            };
        }
        let root = 1.0 - 1.0 / (9.0 * a) + normal_quantile(u) / (3.0 * a.sqrt());
        let bound = libm::exp((libm::log(u) + libm::lgamma(a + 1.0)) / a);
        (a * root * root * root).max(bound)
    }
}

impl Family for Gamma {
    fn quantile(&self, u: f64) -> f64 {
        let (side, mass) = if u <= 0.5 { (Side::Below, u) } else { (Side::Above, 1.0 - u) };
        let guess = self.guess(u);
        if guess < f64::MIN_POSITIVE {
            return 0.0;
        }
        self.scale * solve_for_mass(side, mass, guess, |x| incomplete_gamma(self.shape, x))
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { incomplete_gamma(self.shape, x / self.scale).below }
    }

    fn mean(&self) -> f64 {
        self.shape * self.scale
    }

    fn variance(&self) -> f64 {
        self.shape * self.scale * self.scale
    }
}

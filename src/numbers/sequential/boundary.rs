//! The boundary that a sum of differences with drift seldom crosses on the wrong side.

/// The constants of a triangular boundary: η = ½ ((2β)^(−2/(n₀ − 1)) − 1) and h² = 2 η (n₀ − 1).
///
/// A sum of n normal values whose mean is at least δ, or at most −δ, crosses ± max(0, h² S²/(2δ) − δn/2) on
/// the wrong side with probability β at most, S² being the variance of the first n₀ of them.
///
/// Source: Kim & Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM
/// Transactions on Modeling and Computer Simulation 11 (2001) 251–273, with c = 1; Fabian, Note on Anscombe's
/// fixed-width confidence intervals, Annals of Statistics 2 (1974) 170–176.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundary {
    /// η.
    pub eta: f64,
    /// h².
    pub h_squared: f64,
}

impl Boundary {
    /// For an error of `beta` (0 < β < ½) and a spread from `first` ≥ 2 values.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn new(beta: f64, first: u64) -> Self {
        let freedom = first as f64 - 1.0;
        let eta = 0.5 * (libm::pow(2.0 * beta, -2.0 / freedom) - 1.0);
        Self { eta, h_squared: 2.0 * eta * freedom }
    }

    /// How far from zero the sum of `n` values lies at least where a side is taken, if the first ones had that
    /// variance and a mean of less than `delta` > 0 matters to nobody.
    pub fn at(&self, variance: f64, delta: f64, n: f64) -> f64 {
        (0.5 * self.h_squared * variance / delta - 0.5 * delta * n).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constants_are_those_of_the_table() {
        let near = |one: f64, other: f64, within: f64| (one - other).abs() < within;
        let of = |n_columns: u32, first| Boundary::new(0.05 / f64::from(n_columns - 1), first);
        for (n_columns, of_20, of_50) in [
            (2, (0.13714, 5.2112), (0.04927, 4.8285)),
            (3, (0.18536, 7.0438), (0.06503, 6.3732)),
            (5, (0.23724, 9.0151), (0.08125, 7.9621)),
            (10, (0.30293, 11.5115), (0.10081, 9.8791)),
            (20, (0.36864, 14.0082), (0.11941, 11.7025)),
        ] {
            for (first, (eta, h_squared)) in [(20, of_20), (50, of_50)] {
                let found = of(n_columns, first);
                assert!(near(found.eta, eta, 6e-6), "{n_columns} {first}: {found:?}");
                assert!(near(found.h_squared, h_squared, 6e-5), "{n_columns} {first}: {found:?}");
            }
        }
        // Of a check of limits with 10 decisions.
        let check = Boundary::new(0.05 / 10.0, 50);
        assert!(near(check.eta, 0.10340, 6e-6) && near(check.h_squared, 10.133, 6e-4), "{check:?}");
    }

    #[test]
    fn the_boundary_closes_where_so_small_a_mean_would_have_shown() {
        let boundary = Boundary::new(0.005, 50);
        assert!((boundary.at(4.0, 0.5, 0.0) - 2.0 * boundary.h_squared * 2.0).abs() < 1e-9);
        assert!(boundary.at(4.0, 0.5, boundary.h_squared * 4.0 / 0.25 + 1.0) <= 0.0);
    }
}

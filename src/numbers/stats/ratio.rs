//! The ratio of two means of the same cases.

use crate::numbers::stats::student_t_quantile;

/// How large one mean is, measured by another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The mean of the parts over the mean of the wholes.
    pub ratio: f64,
    /// The interval that holds the true ratio; `None` where the mean of the wholes may be zero.
    pub interval: Option<(f64, f64)>,
}

/// The mean of the parts over the mean of the wholes, both of the same cases (whole, part), with confidence
/// `level` (0 < level < 1); `None` below two cases and where the wholes add up to nothing.
///
/// It holds every ratio ρ for which Student's test does not refuse that part − ρ · whole is zero in the mean.
///
/// Source: Fieller, Some problems in interval estimation, Journal of the Royal Statistical Society B 16 (1954)
/// 175–185.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
pub fn ratio_of_means(cases: &[(f64, f64)], level: f64) -> Option<Ratio> {
    if cases.len() < 2 {
        return None;
    }
    let n = cases.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| cases.iter().map(of).sum::<f64>() / n;
    let (whole, part) = (mean(&|case| case.0), mean(&|case| case.1));
    let ratio = Some(part / whole).filter(|ratio| ratio.is_finite())?;
    let off = |case: &(f64, f64)| (case.0 - whole, case.1 - part);
    let together = |of: &dyn Fn((f64, f64)) -> f64| mean(&|case| of(off(case))) / (n - 1.0);
    // Variances of the two means, and their covariance.
    let v_whole = together(&|(whole, _)| whole * whole);
    let v_part = together(&|(_, part)| part * part);
    let covariance = together(&|(whole, part)| whole * part);
    let width = student_t_quantile(0.5 + 0.5 * level, n - 1.0);
    let square = width * width;
    // The limits solve a · ρ² − 2b · ρ + c = 0.
    let a = whole * whole - square * v_whole;
    let b = whole * part - square * covariance;
    let c = part * part - square * v_part;
    let root = (b * b - a * c).max(0.0).sqrt();
    let interval = (a > 0.0).then(|| ((b - root) / a, (b + root) / a));
    Some(Ratio { ratio, interval })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::stats::{Moments, mean_interval};

    const CASES: [(f64, f64); 6] =
        [(1.0, 0.7), (2.0, 1.9), (1.5, 1.1), (0.5, 0.6), (2.5, 1.6), (1.8, 1.7)];

    #[test]
    fn each_limit_is_a_ratio_that_student_s_test_is_about_to_refuse() {
        let found = ratio_of_means(&CASES, 0.95).unwrap();
        assert!((found.ratio - 7.6 / 9.3).abs() < 1e-12);
        let (low, high) = found.interval.unwrap();
        let left = |ratio: f64| -> Moments {
            CASES.iter().map(|(whole, part)| part - ratio * whole).collect()
        };
        assert!(mean_interval(&left(low), 0.95).unwrap().low.abs() < 1e-9);
        assert!(mean_interval(&left(high), 0.95).unwrap().high.abs() < 1e-9);
        let is_within = (low..high).contains(&found.ratio);
        assert!(is_within, "{low} to {high}");
    }

    #[test]
    fn a_whole_that_may_be_zero_has_no_limits() {
        let found = ratio_of_means(&[(-1.0, 1.0), (1.5, 2.0), (0.5, 0.0)], 0.95).unwrap();
        assert_eq!(found.interval, None);
        assert_eq!(ratio_of_means(&[(-1.0, 1.0), (1.0, 1.0)], 0.95), None);
        assert_eq!(ratio_of_means(&CASES[..1], 0.95), None);
    }

    #[test]
    fn what_is_always_the_same_part_is_known_exactly() {
        let found = ratio_of_means(&[(2.0, 1.0), (2.0, 1.0), (2.0, 1.0)], 0.95).unwrap();
        assert_eq!(found, Ratio { ratio: 0.5, interval: Some((0.5, 0.5)) });
    }
}

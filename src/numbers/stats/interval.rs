//! Confidence intervals.

use crate::numbers::stats::{Moments, student_t_quantile};

/// A mean and the interval that holds the true one with a stated confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Mean of the sample.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The interval that holds the true mean with confidence `level` (0 < level < 1); `None` below two
/// values.
///
/// It assumes independent values, and that their mean is about normal: the values are, or there are
/// 30 or more.
///
/// Source: Student, The probable error of a mean, Biometrika 6 (1908) 1–25.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
pub fn mean_interval(sample: &Moments, level: f64) -> Option<Interval> {
    let (mean, variance) = (sample.mean()?, sample.variance()?);
    let count = sample.count() as f64;
    let half_width = student_t_quantile(0.5 + 0.5 * level, count - 1.0) * (variance / count).sqrt();
    Some(Interval { mean, low: mean - half_width, high: mean + half_width })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_two_values_is_the_one_worked_by_hand() {
        let sample: Moments = [1.0, 3.0].into_iter().collect();
        let interval = mean_interval(&sample, 0.95).unwrap();
        // Standard error 1, t = 12.7062 for one degree of freedom.
        assert!((interval.high - 14.7062).abs() < 1e-4);
        assert!((interval.low + 10.7062).abs() < 1e-4);
    }

    #[test]
    fn one_value_has_no_interval() {
        assert_eq!(mean_interval(&[5.0].into_iter().collect(), 0.95), None);
    }
}

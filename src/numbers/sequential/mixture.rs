//! Intervals for a mean that hold at every look.

use crate::numbers::stats::{Interval, Sample};

/// A sequence of intervals for the mean of a growing sample, all of which hold the true mean with the stated
/// confidence together, so that one may look as often as one likes and stop when one likes.
///
/// At n values of standard deviation s the interval is m ± r with
/// r = (s/n) √((n + ρ) ln((n + ρ) / (ρ α²))). ρ says where it is narrowest, and must be chosen before the
/// first value is seen. It holds in the long run of any law with a variance; where little happens, not before
/// [`MANY`](crate::numbers::stats::MANY) values differ from the commonest one, which
/// [`Self::interval`] waits for.
///
/// Source: Robbins, Statistical methods related to the law of the iterated logarithm, Annals of Mathematical
/// Statistics 41 (1970) 1397–1409; Howard, Ramdas, `McAuliffe` & Sekhon, Time-uniform, nonparametric,
/// nonasymptotic confidence sequences, Annals of Statistics 49 (2021) 1055–1080; Waudby-Smith, Arbour, Sinha,
/// Kennedy & Ramdas, Time-uniform central limit theory and asymptotic confidence sequences, Annals of
/// Statistics 52 (2024) 2613–2640.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormalMixture {
    rho: f64,
}

impl NormalMixture {
    /// The sequence whose interval of confidence 1 − `alpha` (0 < `alpha` < 1) is narrowest, against that of a
    /// sample looked at once, about where the sample has `n` > 0 values:
    /// ρ = n / (−2 ln α + ln(1 − 2 ln α)).
    ///
    /// Source: Howard et al. (2021), section 3.5.
    pub fn narrowest_at(n: f64, alpha: f64) -> Self {
        let twice = -2.0 * libm::log(alpha);
        Self { rho: n / (twice + libm::log(1.0 + twice)) }
    }

    /// The sequence with that ρ > 0.
    pub fn with_rho(rho: f64) -> Self {
        Self { rho }
    }

    /// Half the width of the interval of confidence 1 − `alpha` at `n` ≥ 1 values with standard deviation `sd`.
    #[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
    pub fn half_width(&self, n: u64, sd: f64, alpha: f64) -> f64 {
        let (n, rho) = (n as f64, self.rho);
        let log = libm::log((n + rho) / rho) - 2.0 * libm::log(alpha);
        sd / n * ((n + rho) * log).sqrt()
    }

    /// The interval at this look; `None` until many values differ from the commonest one.
    pub fn interval(&self, sample: &Sample, alpha: f64) -> Option<Interval> {
        if !sample.is_many() {
            return None;
        }
        let (mean, variance) = (sample.mean()?, sample.moments().variance()?);
        let half = self.half_width(sample.count(), variance.sqrt(), alpha);
        Some(Interval { mean, low: mean - half, high: mean + half })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_widths_are_those_of_the_formula() {
        let sequence = NormalMixture::with_rho(200.0);
        for (n, width) in [(100, 0.43807), (1000, 0.09664), (20_000, 0.02314)] {
            assert!((sequence.half_width(n, 1.0, 0.05) - width).abs() < 5e-6, "{n}");
            assert!((sequence.half_width(n, 3.0, 0.05) - 3.0 * width).abs() < 2e-5, "{n}");
        }
    }

    #[test]
    fn it_is_narrowest_where_it_should_be_at_1_55_times_the_plain_interval() {
        let sequence = NormalMixture::narrowest_at(1000.0, 0.05);
        let times =
            |n: u32| sequence.half_width(u64::from(n), 1.0, 0.05) * f64::from(n).sqrt() / 1.959_964;
        assert!((times(1000) - 1.55).abs() < 0.005, "{}", times(1000));
        for n in [300, 700, 1400, 5000] {
            assert!(times(n) > times(1000), "{n}");
        }
    }

    #[test]
    fn there_is_no_interval_before_many_values_differ() {
        let sequence = NormalMixture::narrowest_at(1000.0, 0.05);
        let of = |n_hits: u32| {
            (0..1000).map(|n| if n < n_hits { f64::from(n) + 1.0 } else { 0.0 }).collect()
        };
        assert_eq!(sequence.interval(&of(49), 0.05), None);
        let interval = sequence.interval(&of(50), 0.05).unwrap();
        assert!(interval.low < interval.mean && interval.mean < interval.high);
    }
}

//! Intervals for quantiles, from the order of a sample alone.

use crate::numbers::special::incomplete_beta;

/// The ranks, from 0, of the two order statistics between which the `p`-quantile (0 < p < 1) of any law
/// lies with confidence `level` or more; `None` where `n` independent values are too few for that.
///
/// The number of values below the quantile is binomial, whatever the law; each side has at most half of
/// what is left to chance. It covers a little more than `level`, because ranks are whole numbers.
///
/// Source: Thompson, On confidence ranges for the median and other expectation distributions, Annals of
/// Mathematical Statistics 7 (1936) 122–128; David & Nagaraja, Order Statistics, 3rd edition (2003), 7.1.
pub fn quantile_ranks(n: usize, p: f64, level: f64) -> Option<(usize, usize)> {
    let most = 0.5 * (1.0 - level);
    // The last value that hardly ever lies above the quantile, and the first that hardly ever lies below.
    let lower = partition(n, |rank| n_below(n, rank, p).fewer <= most).checked_sub(1)?;
    let upper = partition(n, |rank| n_below(n, rank, p).at_least > most);
    (upper < n).then_some((lower, upper))
}

/// Chances that fewer than `rank` + 1 of `n` values lie below the quantile, and that at least so many do.
struct Below {
    fewer: f64,
    at_least: f64,
}

/// Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.5.24.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn n_below(n: usize, rank: usize, p: f64) -> Below {
    let split = incomplete_beta(rank as f64 + 1.0, (n - rank) as f64, p, 1.0 - p);
    Below { fewer: split.above, at_least: split.below }
}

/// How many ranks from 0 to below `n` hold something that holds up to a rank and no further.
fn partition(n: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ranks_of_the_median_are_those_of_the_sign_test() {
        // Conover, Practical Nonparametric Statistics: for n = 10 the 2nd and the 9th value, 97.9 %.
        assert_eq!(quantile_ranks(10, 0.5, 0.95), Some((1, 8)));
        assert_eq!(quantile_ranks(6, 0.5, 0.95), Some((0, 5)));
        assert_eq!(quantile_ranks(5, 0.5, 0.95), None);
    }

    #[test]
    fn a_bad_evening_needs_36_evenings_to_be_bounded() {
        // 0.9^36 is the first below 0.025.
        assert_eq!(quantile_ranks(35, 0.9, 0.95), None);
        assert_eq!(quantile_ranks(36, 0.9, 0.95).map(|ranks| ranks.1), Some(35));
        assert_eq!(quantile_ranks(36, 0.1, 0.95).map(|ranks| ranks.0), Some(0));
    }
}

//! Exact quantiles of a sample.

/// The `p`-quantile (0 ≤ p ≤ 1) of values in ascending order; `None` without a value.
///
/// Linear between the order statistics at (n − 1)p, what R, `NumPy` and Excel (`PERCENTILE.INC`)
/// do.
///
/// Source: Hyndman & Fan, Sample quantiles in statistical packages, The American Statistician 50
/// (1996) 361–365, definition 7.
pub fn quantile_type7(sorted: &[f64], p: f64) -> Option<f64> {
    let (idx, part) = position(sorted.len(), p)?;
    let next = sorted.get(idx + 1).unwrap_or(&sorted[idx]);
    Some(between(sorted[idx], *next, part))
}

/// The same as [`quantile_type7`], to the last bit, for values in any order, which it moves around.
pub fn select_quantile_type7(values: &mut [f64], p: f64) -> Option<f64> {
    let (idx, part) = position(values.len(), p)?;
    let (_, &mut value, above) = values.select_nth_unstable_by(idx, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp).unwrap_or(value);
    Some(between(value, next, part))
}

/// Where the quantile lies among `n` sorted values: after which one, and what part of the way to
/// the next.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
#[expect(clippy::cast_possible_truncation, reason = "the position is below the count")]
#[expect(clippy::cast_sign_loss, reason = "the position is not negative")]
pub(super) fn position(n: usize, p: f64) -> Option<(usize, f64)> {
    let at = n.checked_sub(1)? as f64 * p;
    Some((at as usize, at.fract()))
}

/// What lies that part of the way from one value to the next.
pub(super) fn between(value: f64, next: f64, part: f64) -> f64 {
    value + part * (next - value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantiles_of_a_small_sample_are_those_worked_by_hand() {
        let sorted = [10.0, 20.0, 40.0, 80.0];
        for (p, expected) in [(0.0, 10.0), (0.25, 17.5), (0.5, 30.0), (0.9, 68.0), (1.0, 80.0)] {
            assert!((quantile_type7(&sorted, p).unwrap() - expected).abs() < 1e-12, "{p}");
        }
    }

    #[test]
    fn an_empty_sample_has_no_quantile() {
        assert_eq!(quantile_type7(&[], 0.5), None);
        assert_eq!(select_quantile_type7(&mut [], 0.5), None);
    }
}

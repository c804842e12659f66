//! Limits for a share that hold at every look.

use crate::numbers::special::end_of;

/// The limits of a sequence that holds the true share at every look with confidence 1 − `alpha`
/// (0 < `alpha` < 1), after `hits` of `n` trials were hits.
///
/// Exact, whatever the share is. A share p is refused when B(k + 1, n − k + 1) / (pᵏ (1 − p)ⁿ⁻ᵏ) ≥ 1/α with B
/// the beta function.
///
/// Source: Robbins, Statistical methods related to the law of the iterated logarithm, Annals of Mathematical
/// Statistics 41 (1970) 1397–1409; Ville, Étude critique de la notion de collectif (1939), the inequality.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
pub fn share_limits(hits: u64, n: u64, alpha: f64) -> (f64, f64) {
    let (k, rest) = (hits as f64, (n - hits) as f64);
    let mixed = libm::lgamma(k + 1.0) + libm::lgamma(rest + 1.0) - libm::lgamma(k + rest + 2.0);
    let times_log = |count: f64, p: f64| if count > 0.0 { count * libm::log(p) } else { 0.0 };
    let is_refused =
        |p: f64| mixed - times_log(k, p) - times_log(rest, 1.0 - p) >= -libm::log(alpha);
    let seen = if n == 0 { 0.5 } else { k / (k + rest) };
    let low = if is_refused(0.0) { end_of(0.0, seen, is_refused) } else { 0.0 };
    let high = if is_refused(1.0) { end_of(seen, 1.0, |p| !is_refused(p)) } else { 1.0 };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_hit_the_limits_are_those_of_the_closed_form() {
        // B(1, n + 1) = 1/(n + 1), hence 1 − (α/(n + 1))^(1/n).
        for (n, high) in [(50, 0.1294), (100, 0.0733), (200, 0.0406)] {
            let limits = share_limits(0, n, 0.05);
            assert!(limits.0 <= 0.0 && (limits.1 - high).abs() < 5e-5, "{limits:?}");
            let mirrored = share_limits(n, n, 0.05);
            assert!(mirrored.1 >= 1.0 && (1.0 - high - mirrored.0).abs() < 5e-5, "{mirrored:?}");
        }
    }

    #[test]
    fn the_limits_hold_what_was_seen_between_them_and_come_nearer() {
        let mut width = 2.0;
        for n in [0, 1, 2, 10, 100, 10_000, 1_000_000] {
            let (low, high) = share_limits(n / 2, n, 0.05);
            assert!(low < 0.5 && 0.5 < high && high - low < width || n < 3, "{n}: {low} {high}");
            width = high - low;
        }
        assert_eq!(share_limits(0, 0, 0.05), (0.0, 1.0));
    }
}

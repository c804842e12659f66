//! Intervals for a share: how often something happens, seen so many times of so many.

use crate::numbers::special::{end_of, incomplete_beta};

/// The interval that holds the true share with confidence `level` or more (0 < level < 1), whatever the
/// share is, if `hits` of `n` ≥ 1 independent trials were hits.
///
/// It is exact, which makes it a little wider than it need be: where nothing was hit its lower end is 0,
/// and where all were its upper end is 1.
///
/// Source: Clopper & Pearson, The use of confidence or fiducial limits illustrated in the case of the
/// binomial, Biometrika 26 (1934) 404–413.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
pub fn share_interval(hits: u64, n: u64, level: f64) -> (f64, f64) {
    let tail = 0.5 * (1.0 - level);
    let (some, rest) = (hits as f64, (n - hits) as f64);
    // P(at least `hits`) = I(p; hits, rest + 1), P(more than `hits`) = I(p; hits + 1, rest).
    let at_least = |p: f64| incomplete_beta(some, rest + 1.0, p, 1.0 - p).below;
    let at_most = |p: f64| incomplete_beta(some + 1.0, rest, p, 1.0 - p).above;
    let low = if hits == 0 { 0.0 } else { end_of(0.0, 1.0, |p| at_least(p) < tail) };
    let high = if hits == n { 1.0 } else { end_of(0.0, 1.0, |p| at_most(p) > tail) };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_limits_come_out() {
        // By hand where all or none are hits: 1 − 0.025^(1/10) and 0.025^(1/5). Tables of Clopper and
        // Pearson's limits have the others; the next test checks what they are limits of.
        for (hits, n, low, high) in [
            (0, 10, 0.0, 0.3085),
            (1, 10, 0.0025, 0.4450),
            (10, 20, 0.2720, 0.7280),
            (5, 5, 0.4782, 1.0),
        ] {
            let found = share_interval(hits, n, 0.95);
            assert!((found.0 - low).abs() < 5e-5 && (found.1 - high).abs() < 5e-5, "{found:?}");
        }
    }

    #[test]
    fn limits_are_those_of_another_program() {
        // By mpmath 1.3, to which 1 of 10 at 97.5 % lies between the p at which betainc(1, 10, 0, p) is 0.0125 and that at
        // which betainc(2, 9, 0, p) is 0.9875, both regularized.
        for (level, low, high) in [
            (0.95, 0.002_528_578_544_461_78, 0.445_016_117_028_195),
            (0.975, 0.001_257_087_423_487_25, 0.490_636_105_955_252),
        ] {
            let found = share_interval(1, 10, level);
            assert!((found.0 - low).abs() < 1e-12 && (found.1 - high).abs() < 1e-12, "{found:?}");
        }
    }

    #[test]
    fn beyond_a_limit_lies_half_of_what_is_not_covered() {
        for n in [1_u64, 5, 20, 60] {
            for (idx, hits) in (0..=n).enumerate() {
                let (low, high) = share_interval(hits, n, 0.95);
                let is_half = |tail: f64| (tail - 0.025).abs() < 1e-9;
                assert!(hits == 0 || is_half(law(n, low).skip(idx).sum()));
                assert!(hits == n || is_half(law(n, high).take(idx + 1).sum()));
            }
        }
    }

    #[test]
    fn no_share_is_covered_less_often_than_is_claimed() {
        for n in [20_u64, 50, 137] {
            let intervals: Vec<(f64, f64)> =
                (0..=n).map(|hits| share_interval(hits, n, 0.95)).collect();
            let mut mean = 0.0;
            for step in 1..200 {
                let p = f64::from(step) / 200.0;
                let covered = covered(&intervals, p);
                assert!(covered >= 0.95 - 1e-12, "{covered} at {p} of {n}");
                mean += covered / 199.0;
            }
            // It is no use either if it covers nearly always.
            assert!(mean < 0.985, "{mean} of {n}");
        }
    }

    /// The chance that an interval holds `p`.
    fn covered(intervals: &[(f64, f64)], p: f64) -> f64 {
        let terms = intervals.iter().zip(law(intervals.len() as u64 - 1, p));
        terms.filter(|((low, high), _)| (*low..=*high).contains(&p)).map(|(_, term)| term).sum()
    }

    /// The binomial law, from no hit to `n`, each term from the one before.
    fn law(n: u64, p: f64) -> impl Iterator<Item = f64> {
        let n = u32::try_from(n).unwrap();
        let first = libm::pow(1.0 - p, f64::from(n));
        (0..=n).scan(first, move |next, hits| {
            let term = *next;
            *next *= f64::from(n - hits) / f64::from(hits + 1) * p / (1.0 - p);
            Some(term)
        })
    }
}

//! Intervals for a share: how often something happens, seen so many times of so many.

use crate::special::incomplete_beta;

/// Halvings after which an interval's end no longer changes in 64 bits.
const HALVINGS: usize = 60;

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
    let low = if hits == 0 { 0.0 } else { root(|p| at_least(p) < tail) };
    let high = if hits == n { 1.0 } else { root(|p| at_most(p) > tail) };
    (low, high)
}

/// Where something ends that holds from 0 up to a point and no further.
fn root(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if holds(middle) { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_limits_come_out() {
        // Clopper & Pearson's limits at 95 %, as tabled in Documenta Geigy, 7th edition (1970), p. 85 ff.
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

    /// The chance that an interval holds `p`: the binomial law, term by term.
    fn covered(intervals: &[(f64, f64)], p: f64) -> f64 {
        let n = intervals.len() - 1;
        let mut term = libm::pow(1.0 - p, f64::from(u32::try_from(n).unwrap()));
        let mut covered = 0.0;
        for (hits, (low, high)) in intervals.iter().enumerate() {
            if (*low..=*high).contains(&p) {
                covered += term;
            }
            let (k, left) = (u32::try_from(hits + 1).unwrap(), u32::try_from(n - hits).unwrap());
            term *= f64::from(left) / f64::from(k) * p / (1.0 - p);
        }
        covered
    }
}

//! Student's t law.

use crate::numbers::special::{Side, Split, incomplete_beta, normal_quantile, solve_for_mass};

/// Share of Student's law with `df` > 0 degrees of freedom at or below `t` [0–1].
///
/// Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.7.1.
pub fn student_t_cdf(t: f64, df: f64) -> f64 {
    let size = split_of_size(t.abs(), df);
    if t < 0.0 { 0.5 * size.above } else { 1.0 - 0.5 * size.above }
}

/// The value below which a share `p` of Student's law with `df` ≥ 1 degrees of freedom lies, for p
/// from 10⁻¹⁰⁰ to below 1.
///
/// Accurate to 1 part in 10¹⁰ for df up to 10⁹. The search starts at the normal quantile, which is
/// nearer to 0 because the normal law has lighter tails.
pub fn student_t_quantile(p: f64, df: f64) -> f64 {
    let tail = p.min(1.0 - p);
    let centre = (p - 0.5).abs();
    if centre <= 0.0 {
        return 0.0;
    }
    let (side, mass) =
        if tail < 0.25 { (Side::Above, 2.0 * tail) } else { (Side::Below, 2.0 * centre) };
    let start = -normal_quantile(tail);
    solve_for_mass(side, mass, start, |size| split_of_size(size, df)).copysign(p - 0.5)
}

/// Splits the law of |T| at `size` ≥ 0.
fn split_of_size(size: f64, df: f64) -> Split {
    let square = size * size;
    if square <= 0.0 {
        return Split { below: 0.0, above: 1.0, flow: 0.0 };
    }
    let split = incomplete_beta(0.5, 0.5 * df, square / (df + square), df / (df + square));
    // ln(x/y) of the beta law is ln(size²/df), which grows twice as fast as ln(size).
    Split { flow: 2.0 * split.flow, ..split }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_degree_of_freedom_is_the_cauchy_law() {
        for (p, t) in [(0.75, 1.0), (0.25, -1.0), (0.5, 0.0), (0.875, 2.0_f64.sqrt() + 1.0)] {
            assert!((student_t_quantile(p, 1.0) - t).abs() < 1e-13, "{p}");
            assert!((student_t_cdf(t, 1.0) - p).abs() < 1e-15, "{t}");
        }
    }
}

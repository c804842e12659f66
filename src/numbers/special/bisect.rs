//! Where something ends, found by halving.

/// Halvings after which an end no longer changes in 64 bits, unless it is far smaller than the range.
const HALVINGS: usize = 60;

/// Where a property ends that holds from `low` up to a point and no further, to 2⁻⁶⁰ of the range: `low`
/// if it never holds, `high` if it always does.
///
/// As the root of an increasing function, ask where it is below 0. Both ends are finite, `low` < `high`.
///
/// Source: bisection; Press et al., Numerical Recipes, 3rd edition (2007), section 9.1.1.
pub fn end_of(low: f64, high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
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
    fn the_end_is_found_to_the_last_digits() {
        let root = end_of(0.0, 2.0, |x| x * x < 2.0);
        assert!((root - 2.0_f64.sqrt()).abs() < 1e-15);
        assert!((end_of(-1e6, 1e6, |x| x < -0.125) + 0.125).abs() < 1e-11);
    }

    #[test]
    fn what_always_or_never_holds_ends_at_an_end() {
        assert!((end_of(1.0, 3.0, |_| true) - 3.0).abs() < 1e-15);
        assert!((end_of(1.0, 3.0, |_| false) - 1.0).abs() < 1e-15);
    }
}

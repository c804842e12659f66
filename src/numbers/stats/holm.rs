//! Many means tested at once.

use crate::numbers::stats::{Moments, student_t_cdf};

/// How likely a mean at least so far from 0 is where the true one is 0 [0–1]; `None` below two values.
///
/// It assumes what [`mean_interval`](super::mean_interval) assumes: few values that differ are not told from
/// none. Of values that are all equal it is 1 if they are 0, else 0.
///
/// Source: Student's test, both sides: p = 2 (1 − F(|m| √n / s)).
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
pub fn p_of_no_mean(sample: &Moments) -> Option<f64> {
    let (mean, variance) = (sample.mean()?, sample.variance()?);
    let n = sample.count() as f64;
    if variance <= 0.0 {
        return Some(if mean == 0.0 { 1.0 } else { 0.0 });
    }
    Some(2.0 * student_t_cdf(-mean.abs() / (variance / n).sqrt(), n - 1.0))
}

/// The p-values of a list of tests, adjusted for their number: whoever takes those up to α for true errs in
/// any of them with probability α at most, whatever the tests have to do with one another.
///
/// p₍ᵢ₎ = max over j ≤ i of min(1, (K − j + 1) p₍ⱼ₎), in the order of the list handed in.
///
/// Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics
/// 6 (1979) 65–70.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|one, other| p_values[*one].total_cmp(&p_values[*other]));
    let mut adjusted = vec![1.0; p_values.len()];
    let (mut left, mut largest) = (p_values.iter().map(|_| 1.0).sum::<f64>(), 0.0_f64);
    for idx in order {
        largest = largest.max((left * p_values[idx]).min(1.0));
        adjusted[idx] = largest;
        left -= 1.0;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_adjusted_values_are_those_worked_by_hand_in_the_order_handed_in() {
        let near = |found: &[f64], expected: &[f64]| {
            let gaps = found.iter().zip(expected).map(|(one, other)| (one - other).abs());
            assert!(found.len() == expected.len() && gaps.fold(0.0, f64::max) < 1e-12, "{found:?}");
        };
        near(&holm(&[0.01, 0.02, 0.03, 0.04, 0.05]), &[0.05, 0.08, 0.09, 0.09, 0.09]);
        near(&holm(&[0.04, 0.01, 0.05, 0.02, 0.03]), &[0.09, 0.05, 0.09, 0.08, 0.09]);
        near(&holm(&[0.6, 0.7]), &[1.0, 1.0]);
        near(&holm(&[]), &[]);
    }

    #[test]
    fn the_p_of_a_mean_is_that_of_students_test() {
        // Mean 2, standard error 1, one degree of freedom: 1 − 2 arctan(2) / π.
        let p = p_of_no_mean(&[1.0, 3.0].into_iter().collect()).unwrap();
        assert!((p - 0.295_167_235).abs() < 1e-9, "{p}");
        assert_eq!(p_of_no_mean(&[0.0, 0.0].into_iter().collect()), Some(1.0));
        assert_eq!(p_of_no_mean(&[2.0, 2.0].into_iter().collect()), Some(0.0));
        assert_eq!(p_of_no_mean(&[2.0].into_iter().collect()), None);
    }
}

//! What has not been seen yet, and may turn a mean.

/// Whether values not seen among `n` ≥ 1, as far out as `range` ≥ 0, could take a mean as far as `gap` ≥ 0 and farther,
/// but for a chance of `beta` (0 < β < 1): they may be 1 − β^(1/n) of all.
///
/// Sums that stop as soon as they are sure are not sure while little has happened: a rare value as large as many small
/// ones is missing from all sums that stop before it, which are those that lean the other way. Assumption: no value lies
/// farther out than `range`, such as how far the quantities themselves ranged whose differences are summed.
///
/// Source: Hanley & Lippman-Hand, If nothing goes wrong, is everything all right?, Journal of the American Medical
/// Association 249 (1983) 1743–1745; simulated, on laws of which one value in a hundred is twenty times and more as far
/// out as the others: 12 to 18 % of decisions were wrong where 5 or 0.17 % may be, with this rule 2 and 0.3 % at most.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
pub(in crate::numbers) fn could_turn(gap: f64, n: u64, range: f64, beta: f64) -> bool {
    gap < range * (1.0 - libm::pow(beta, 1.0 / n as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_in_n_may_be_unseen() {
        // 1 − 0.05^(1/300) = 0.009936.
        assert!(could_turn(0.0099, 300, 1.0, 0.05) && !could_turn(0.01, 300, 1.0, 0.05));
        assert!(!could_turn(0.0, 50, 0.0, 0.05));
    }
}

//! Seven factors at two levels in sixteen runs.

/// How many factors there are: A to G.
pub const FACTORS: usize = 7;

/// How many runs there are.
pub const RUNS: usize = 16;

/// The factors whose product each factor's column is, as bits of A, B, C and D.
const COLUMNS: [usize; FACTORS] = [0b0001, 0b0010, 0b0100, 0b1000, 0b0111, 0b1110, 0b1101];

/// Whether a factor is at its high level in a run: A to D in all combinations, E = ABC, F = BCD, G = ACD.
///
/// Resolution IV: what a factor does is not mixed up with what any two of them do together.
///
/// Source: Box, Hunter & Hunter, Statistics for Experimenters, 2nd edition (2005), chapter 6, the design
/// 2⁷⁻³ of resolution IV.
pub fn is_high(run: usize, factor: usize) -> bool {
    sign(run, COLUMNS[factor]) > 0.0
}

/// The product of the columns of A to D that are named, ±1.
fn sign(run: usize, columns: usize) -> f64 {
    let n_low = (!run & columns).count_ones();
    if n_low.is_multiple_of(2) { 1.0 } else { -1.0 }
}

/// By how much the mean of eight runs at a factor's high level lies above that at its low level, for each
/// factor.
pub fn main_effects(values: &[f64; RUNS]) -> [f64; FACTORS] {
    COLUMNS.map(|columns| effect(values, columns))
}

/// What pairs of factors do together; three pairs that no run tells apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// The pairs, each of two factors in ascending order.
    pub pairs: Vec<(usize, usize)>,
    /// The sum of what they do: by how much the effect of one at the high level of the other lies above that
    /// at its low level, halved.
    pub effect: f64,
}

/// What pairs of factors do together: seven groups, each pair in one of them.
pub fn pair_effects(values: &[f64; RUNS]) -> Vec<Pairs> {
    let mut groups: Vec<(usize, Pairs)> = Vec::new();
    for pair @ (one, other) in pairs() {
        let columns = COLUMNS[one] ^ COLUMNS[other];
        if let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == columns) {
            group.pairs.push(pair);
        } else {
            groups.push((columns, Pairs { pairs: vec![pair], effect: effect(values, columns) }));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// All pairs of factors.
fn pairs() -> impl Iterator<Item = (usize, usize)> {
    (0..FACTORS).flat_map(|one| (one + 1..FACTORS).map(move |other| (one, other)))
}

fn effect(values: &[f64; RUNS], columns: usize) -> f64 {
    values.iter().enumerate().map(|(run, value)| sign(run, columns) * value).sum::<f64>() / 8.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ±1 for a factor's level.
    fn level(run: usize, factor: usize) -> f64 {
        if is_high(run, factor) { 1.0 } else { -1.0 }
    }

    #[test]
    fn the_columns_are_those_of_the_generators() {
        for run in 0..RUNS {
            let product = |factors: [usize; 3]| -> f64 {
                factors.into_iter().map(|factor| level(run, factor)).product()
            };
            let generated = [product([0, 1, 2]), product([1, 2, 3]), product([0, 2, 3])];
            for (factor, expected) in (4..7).zip(generated) {
                assert!((level(run, factor) - expected).abs() < 1e-15, "{run} {factor}");
            }
        }
    }

    #[test]
    fn main_effects_are_free_of_pairs_and_pairs_come_in_threes() {
        for (one, other) in pairs() {
            let values = std::array::from_fn(|run| level(run, one) * level(run, other));
            assert!(main_effects(&values).iter().all(|effect| effect.abs() < 1e-15));
            let groups = pair_effects(&values);
            assert!(groups.len() == 7 && groups.iter().all(|group| group.pairs.len() == 3));
            for group in groups {
                let expected = if group.pairs.contains(&(one, other)) { 2.0 } else { 0.0 };
                assert!((group.effect - expected).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn effects_of_a_linear_model_are_twice_its_coefficients() {
        let coefficients = [3.0, -1.0, 0.5, 0.0, 2.0, 7.0, -4.0];
        let value =
            |run| (0..FACTORS).map(|factor| coefficients[factor] * level(run, factor)).sum();
        let values: [f64; RUNS] = std::array::from_fn(value);
        for (effect, coefficient) in main_effects(&values).into_iter().zip(coefficients) {
            assert!((effect - 2.0 * coefficient).abs() < 1e-12);
        }
        assert!(pair_effects(&values).iter().all(|group| group.effect.abs() < 1e-12));
    }
}

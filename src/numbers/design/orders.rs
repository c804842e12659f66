//! What each of many switches brings, from some orders instead of all subsets.

/// Random orders in which switches are turned on, each with its reverse.
///
/// From 13 switches on all subsets are too many. The mean over random orders of what a switch brings is its
/// Shapley value's estimate without bias; an order and its reverse err in opposite directions. The shares of
/// one sample add up to its difference whatever the orders. Where every sample has orders of its own, the
/// mean over samples has an ordinary interval.
///
/// Source: Castro, Gómez & Tejada, Polynomial calculation of the Shapley value based on sampling, Computers &
/// Operations Research 36 (2009) 1726–1730; Mitchell, Cooper, Frank & Holmes, Sampling permutations for
/// Shapley value estimation, Journal of Machine Learning Research 23 (2022) 1–46, section 2.3 for the pairs.
#[derive(Clone, Debug)]
pub struct Orders {
    n_switches: usize,
    orders: Vec<Vec<usize>>,
}

impl Orders {
    /// Draws so many pairs of orders of up to 64 switches, with random numbers from `words`.
    ///
    /// Source: Fisher & Yates's shuffle, as of Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P.
    pub fn draw(n_switches: usize, n_pairs: usize, words: &mut dyn FnMut() -> u64) -> Self {
        let mut orders = Vec::with_capacity(2 * n_pairs);
        for _ in 0..n_pairs {
            let mut order: Vec<usize> = (0..n_switches).collect();
            for last in (1..n_switches).rev() {
                order.swap(last, below(last + 1, words()));
            }
            let reverse = order.iter().rev().copied().collect();
            orders.extend([order, reverse]);
        }
        Self { n_switches, orders }
    }

    /// The subsets whose values are needed, each once, ascending: bit i says whether switch i is on.
    pub fn subsets(&self) -> Vec<u64> {
        let mut subsets: Vec<u64> = self.orders.iter().flat_map(|order| prefixes(order)).collect();
        subsets.sort_unstable();
        subsets.dedup();
        subsets
    }

    /// The share of each switch by the values of those subsets.
    pub fn shapley(&self, value: impl Fn(u64) -> f64) -> Vec<f64> {
        let mut shares = vec![0.0; self.n_switches];
        let n_orders: f64 = self.orders.iter().map(|_| 1.0).sum();
        for order in &self.orders {
            let values: Vec<f64> = prefixes(order).map(&value).collect();
            for (switch, step) in order.iter().zip(values.windows(2)) {
                shares[*switch] += (step[1] - step[0]) / n_orders;
            }
        }
        shares
    }
}

/// The subsets an order leads through, from none to all.
fn prefixes(order: &[usize]) -> impl Iterator<Item = u64> {
    let with = |on: &mut u64, switch: &usize| {
        *on |= 1 << switch;
        Some(*on)
    };
    std::iter::once(0).chain(order.iter().scan(0, with))
}

/// A whole number below `n`, from a random word.
fn below(n: usize, word: u64) -> usize {
    usize::try_from((u128::from(word) * n as u128) >> 64).expect("it is below n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::design::Subsets;

    fn words() -> impl FnMut() -> u64 {
        let mut state = 7_u64;
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state ^ state >> 32
        }
    }

    fn value(on: u64) -> f64 {
        // Each brings its number, and pairs of neighbours bring something together.
        let alone: f64 =
            (0..14).filter(|bit| on >> bit & 1 == 1).map(|bit| f64::from(bit + 1)).sum();
        alone + 10.0 * f64::from((on & on >> 1).count_ones())
    }

    #[test]
    fn an_order_and_its_reverse_tell_what_pairs_bring_together() {
        // With pairs as the only interactions one order and its reverse are exact.
        let orders = Orders::draw(14, 1, &mut words());
        let values: Vec<f64> = (0..1 << 14).map(value).collect();
        let exact = Subsets::new(&values).unwrap().shapley();
        for (share, exact) in orders.shapley(value).into_iter().zip(exact) {
            assert!((share - exact).abs() < 1e-9, "{share} {exact}");
        }
    }

    #[test]
    fn shares_add_up_on_every_draw() {
        let mut words = words();
        let cubed = |on: u64| value(on) * value(on) * f64::from(on.count_ones());
        for n_pairs in 1..6 {
            let orders = Orders::draw(14, n_pairs, &mut words);
            let sum: f64 = orders.shapley(cubed).iter().sum();
            assert!((sum / (cubed((1 << 14) - 1) - cubed(0)) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn few_subsets_are_needed_and_none_and_all_are_among_them() {
        let subsets = Orders::draw(20, 3, &mut words()).subsets();
        assert!(subsets.len() <= 6 * 19 + 2 && subsets[0] == 0);
        assert_eq!(subsets.last(), Some(&((1 << 20) - 1)));
        assert_eq!(Orders::draw(0, 2, &mut words()).subsets(), [0]);
    }
}

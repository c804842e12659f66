//! What each of k switches brings, from the values of all their subsets.

/// A value for each subset of k switches: that of a subset stands at the number whose bit i says whether
/// switch i is on.
#[derive(Clone, Copy, Debug)]
pub struct Subsets<'v> {
    values: &'v [f64],
    n_switches: usize,
}

impl<'v> Subsets<'v> {
    /// Takes 2ᵏ values; `None` if their number is no power of two.
    pub fn new(values: &'v [f64]) -> Option<Self> {
        let is_power = values.len().is_power_of_two();
        is_power.then(|| Self { values, n_switches: values.len().trailing_zeros() as usize })
    }

    /// How many switches there are.
    pub fn n_switches(&self) -> usize {
        self.n_switches
    }

    /// By how much all switches on is above all off.
    pub fn difference(&self) -> f64 {
        self.values[self.values.len() - 1] - self.values[0]
    }

    /// What each switch brings if it is turned on alone.
    pub fn alone(&self) -> Vec<f64> {
        (0..self.n_switches).map(|idx| self.values[1 << idx] - self.values[0]).collect()
    }

    /// What is lost if each switch is the only one taken away.
    pub fn last(&self) -> Vec<f64> {
        let all = self.values.len() - 1;
        (0..self.n_switches).map(|idx| self.values[all] - self.values[all ^ 1 << idx]).collect()
    }

    /// The share of each switch in the difference: what it brings on average over all orders in which the
    /// switches can be turned on. The shares add up to [`Self::difference`] but for rounding, equal switches
    /// have equal shares, and one that does nothing has 0.
    ///
    /// φᵢ = Σ over S without i of |S|! (k − |S| − 1)! / k! · (v(S ∪ i) − v(S)).
    ///
    /// Source: Shapley, A value for n-person games, in Contributions to the Theory of Games II (1953) 307–317.
    pub fn shapley(&self) -> Vec<f64> {
        let weights = weights(self.n_switches);
        let share = |idx: usize| {
            let without = (0..self.values.len()).filter(|subset| subset >> idx & 1 == 0);
            let brought = without.map(|subset| {
                let weight = weights[subset.count_ones() as usize];
                weight * (self.values[subset | 1 << idx] - self.values[subset])
            });
            brought.sum()
        };
        (0..self.n_switches).map(share).collect()
    }
}

/// s! (k − s − 1)! / k! for s from 0 to k − 1.
fn weights(n_switches: usize) -> Vec<f64> {
    let mut left = (0..n_switches).map(|_| 1.0).sum::<f64>();
    let (mut weight, mut size) = (1.0 / left, 0.0);
    let next = |_| {
        let this = weight;
        size += 1.0;
        left -= 1.0;
        weight *= size / left;
        this
    };
    (0..n_switches).map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(n_switches: u32, value: impl Fn(u32) -> f64) -> Vec<f64> {
        let values: Vec<f64> = (0..1_u32 << n_switches).map(value).collect();
        Subsets::new(&values).unwrap().shapley()
    }

    #[test]
    fn the_security_council_has_the_power_it_is_known_for() {
        // 5 of 15 have a veto, and 9 votes are needed: Shapley & Shubik (1954) have the method.
        let passes = |votes: u32| votes & 31 == 31 && votes.count_ones() >= 9;
        let shares = shares(15, |votes| if passes(votes) { 1.0 } else { 0.0 });
        for (member, share) in shares.into_iter().enumerate() {
            let power = if member < 5 { 0.196_270_396_3 } else { 0.001_864_801_9 };
            assert!((share - power).abs() < 5e-11, "{member}: {share}");
        }
    }

    #[test]
    fn the_airport_is_paid_by_those_who_need_its_length() {
        // Littlechild & Owen, A simple expression for the Shapley value in a special case (1973).
        let longest = |users: u32| f64::from(u32::BITS - users.leading_zeros());
        for (share, cost) in shares(3, longest).into_iter().zip([1.0 / 3.0, 5.0 / 6.0, 11.0 / 6.0])
        {
            assert!((share - cost).abs() < 1e-14, "{share}");
        }
    }

    #[test]
    fn shares_add_up_and_a_switch_that_does_nothing_has_none() {
        // Switch 2 changes nothing; 0, 1 and 3 act together.
        let value = |on: u32| f64::from((on & 0b1011).wrapping_mul(2_654_435_761) >> 20);
        let values: Vec<f64> = (0..16).map(value).collect();
        let subsets = Subsets::new(&values).unwrap();
        let shares = subsets.shapley();
        assert!((shares.iter().sum::<f64>() - subsets.difference()).abs() < 1e-9);
        assert!(shares[2] == 0.0 && subsets.alone()[2] == 0.0 && subsets.last()[2] == 0.0);
    }

    #[test]
    fn alone_and_last_are_the_first_and_the_last_step() {
        let values = [1.0, 4.0, 3.0, 11.0];
        let subsets = Subsets::new(&values).unwrap();
        assert_eq!(subsets.alone(), [3.0, 2.0]);
        assert_eq!(subsets.last(), [8.0, 7.0]);
        assert_eq!(subsets.shapley(), [5.5, 4.5]);
        assert_eq!(subsets.n_switches(), 2);
    }

    #[test]
    fn without_switches_there_are_no_shares_and_other_counts_are_refused() {
        assert_eq!(Subsets::new(&[2.0]).unwrap().shapley(), [0.0; 0]);
        assert!(Subsets::new(&[]).is_none() && Subsets::new(&[1.0; 3]).is_none());
    }
}

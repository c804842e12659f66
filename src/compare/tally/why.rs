//! Sums of what the differences are made of, part by part.

use serde::{Deserialize, Serialize};

use crate::catalogue::{MeasureKey, Value};
use crate::measure::parts_of;
use crate::numbers::stats::Moments;

/// Sums of the parts' differences from the baseline, paired evening by evening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartsTally {
    baseline: usize,
    /// The measures that are made of parts: their index, and of how many.
    measures: Vec<(usize, usize)>,
    /// By policy, then by measure, then by part; the baseline's own stay empty.
    differences: Vec<Vec<Moments>>,
}

impl PartsTally {
    /// A tally of no evening. `baseline` is the index of the policy the others are compared with.
    pub fn new(n_policies: usize, baseline: usize, measures: &[MeasureKey]) -> Self {
        let measures = measures.iter().map(|key| parts_of(*key).len()).enumerate();
        let measures: Vec<_> = measures.filter(|(_, n_parts)| *n_parts > 0).collect();
        let n_parts = measures.iter().map(|(_, n_parts)| n_parts).sum();
        let differences = vec![vec![Moments::default(); n_parts]; n_policies];
        Self { baseline, measures, differences }
    }

    /// Adds an evening: `values[policy][measure]`, and `parts[policy]` as
    /// [`EveningNumbers::parts`](crate::measure::EveningNumbers::parts) has them; nothing where there are
    /// none.
    pub fn push(&mut self, values: &[Vec<Value>], parts: &[Vec<f64>]) {
        for (policy, differences) in self.differences.iter_mut().enumerate() {
            if policy == self.baseline {
                continue;
            }
            let mut differences = differences.iter_mut();
            let mut couples = parts[policy].iter().zip(&parts[self.baseline]);
            for (measure, n_parts) in &self.measures {
                let has_both =
                    [policy, self.baseline].iter().all(|side| values[*side][*measure].is_ok());
                let of_measure = couples.by_ref().take(*n_parts);
                for ((part, reference), moments) in of_measure.zip(&mut differences) {
                    if has_both {
                        moments.push(part - reference);
                    }
                }
            }
        }
    }

    /// Adds the later evenings of another tally of the same plan; see
    /// [`Tally::merge`](crate::compare::Tally::merge).
    pub fn merge(&mut self, later: &Self) {
        let all = self.differences.iter_mut().flatten().zip(later.differences.iter().flatten());
        all.for_each(|(moments, later)| moments.merge(later));
    }

    /// The means of the differences of a measure's parts, in their order; `None` if it is not taken apart or
    /// a part has no difference.
    pub(in crate::compare) fn means(&self, policy: usize, measure: usize) -> Option<Vec<f64>> {
        let mut first = 0;
        for (idx, n_parts) in &self.measures {
            if *idx == measure {
                return self.differences[policy][first..first + n_parts]
                    .iter()
                    .map(Moments::mean)
                    .collect();
            }
            first += n_parts;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Measure, Missing};

    #[test]
    fn parts_are_paired_where_both_policies_have_the_measure() {
        let measures = [Measure::QueueWait, Measure::Nps, Measure::BillWait].map(MeasureKey::from);
        let mut tally = PartsTally::new(2, 0, &measures);
        let both = vec![vec![Ok(1.0); 3]; 2];
        tally.push(&both, &[vec![1.0, 5.0], vec![4.0, 5.0]]);
        let mut one = both;
        one[0][0] = Err(Missing::NotPassed);
        tally.push(&one, &[vec![0.0, 7.0], vec![9.0, 6.0]]);
        assert_eq!(tally.means(1, 0), Some(vec![3.0]));
        assert_eq!(tally.means(1, 2), Some(vec![-0.5]));
        assert_eq!((tally.means(1, 1), tally.means(0, 0)), (None, None));
    }
}

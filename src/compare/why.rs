//! Why a difference is what it is: the same difference, part by part.

use crate::catalogue::{MeasureKey, Value};
use crate::measure::{Part, parts_of};
use crate::numbers::stats::Moments;

/// What a difference is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// Mean of each part's differences, over the evenings on which both policies have the measure; the
    /// means add up to the difference, but for rounding in the last bits.
    pub parts: Vec<(Part, f64)>,
}

/// Sums of the parts' differences from the baseline, paired evening by evening.
#[derive(Clone, Debug)]
pub struct WhyTable {
    baseline: usize,
    /// The measures that are made of parts: their index, and their parts.
    measures: Vec<(usize, &'static [Part])>,
    /// By policy, then by measure, then by part; the baseline's own stay empty.
    differences: Vec<Vec<Moments>>,
}

impl WhyTable {
    /// A table of no evening. `baseline` is the index of the policy the others are compared with.
    pub fn new(n_policies: usize, baseline: usize, measures: &[MeasureKey]) -> Self {
        let measures = measures.iter().map(|key| parts_of(*key)).enumerate();
        let measures: Vec<_> = measures.filter(|(_, parts)| !parts.is_empty()).collect();
        let n_parts = measures.iter().map(|(_, parts)| parts.len()).sum();
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
            for (measure, parts) in &self.measures {
                let has_both =
                    [policy, self.baseline].iter().all(|side| values[*side][*measure].is_ok());
                let of_measure = couples.by_ref().take(parts.len());
                for ((part, reference), moments) in of_measure.zip(&mut differences) {
                    if has_both {
                        moments.push(part - reference);
                    }
                }
            }
        }
    }

    /// Adds the later evenings of another table of the same plan; see
    /// [`Table::merge`](crate::compare::Table::merge).
    pub fn merge(&mut self, later: &Self) {
        let all = self.differences.iter_mut().flatten().zip(later.differences.iter().flatten());
        all.for_each(|(moments, later)| moments.merge(later));
    }

    /// What a policy's difference in a measure is made of; `None` if there is no difference or it is not
    /// taken apart.
    pub(super) fn of(&self, policy: usize, measure: usize) -> Option<Why> {
        let mut first = 0;
        for (idx, parts) in &self.measures {
            if *idx == measure {
                let means = self.differences[policy][first..first + parts.len()].iter();
                let means = parts.iter().zip(means).map(|(part, m)| Some((*part, m.mean()?)));
                return means.collect::<Option<Vec<_>>>().map(|parts| Why { parts });
            }
            first += parts.len();
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
        let mut table = WhyTable::new(2, 0, &measures);
        let both = vec![vec![Ok(1.0); 3]; 2];
        table.push(&both, &[vec![1.0, 5.0], vec![4.0, 5.0]]);
        let mut one = both;
        one[0][0] = Err(Missing::NotPassed);
        table.push(&one, &[vec![0.0, 7.0], vec![9.0, 6.0]]);
        assert_eq!(table.of(1, 0), Some(Why { parts: vec![(Part::Table, 3.0)] }));
        assert_eq!(table.of(1, 2), Some(Why { parts: vec![(Part::Waiter, -0.5)] }));
        assert_eq!((table.of(1, 1), table.of(0, 0)), (None, None));
    }
}

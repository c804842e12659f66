//! The finished comparison: per measure an estimate for each policy and a difference for all but one.

use crate::catalogue::{Measure, MeasureKey};
use crate::compare::{Absent, Difference, Estimate, Table};

/// One measure under one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyResult {
    /// The mean over evenings.
    pub estimate: Result<Estimate, Absent>,
    /// Against the baseline; `None` for the baseline itself.
    pub difference: Option<Result<Difference, Absent>>,
}

/// One measure under every policy, in the order of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureComparison {
    /// Which measure.
    pub key: MeasureKey,
    /// In the order of the policies.
    pub policies: Vec<PolicyResult>,
}

/// What many evenings say about the policies of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Names of the policies, in the order of the plan.
    pub policies: Vec<String>,
    /// Index of the one the others are compared with.
    pub baseline: usize,
    /// Evenings simulated under each policy.
    pub evenings: u64,
    /// In the order of the plan.
    pub measures: Vec<MeasureComparison>,
}

impl Comparison {
    /// Estimates and verdicts from the sums of a plan with these policies and measures.
    pub fn new(table: &Table, policies: Vec<String>, measures: &[MeasureKey]) -> Self {
        let n_policies = policies.len();
        let compare = |(idx, key): (usize, &MeasureKey)| MeasureComparison {
            key: *key,
            policies: (0..n_policies)
                .map(|policy| result(table, policy, idx, *key))
                .collect(),
        };
        Self {
            baseline: table.baseline(),
            evenings: table.evenings(),
            measures: measures.iter().enumerate().map(compare).collect(),
            policies,
        }
    }

    /// Name of the policy the others are compared with.
    pub fn baseline_name(&self) -> &str {
        &self.policies[self.baseline]
    }

    /// Indices of the other policies.
    pub fn challengers(&self) -> impl Iterator<Item = usize> + use<> {
        let baseline = self.baseline;
        (0..self.policies.len()).filter(move |policy| *policy != baseline)
    }

    /// A policy's difference in a measure; `None` for the baseline, and for a measure that was not
    /// wanted or has no value.
    pub fn difference(&self, measure: Measure, policy: usize) -> Option<&Difference> {
        let found = self
            .measures
            .iter()
            .find(|m| m.key == MeasureKey::from(measure))?;
        found.policies[policy].difference.as_ref()?.as_ref().ok()
    }
}

fn result(table: &Table, policy: usize, measure: usize, key: MeasureKey) -> PolicyResult {
    let estimate = Estimate::from_cell(table.cell(policy, measure));
    let pair = table.pair(policy, measure);
    let difference = Difference::from_pair(pair, key.info().better);
    PolicyResult {
        estimate,
        difference: (policy != table.baseline()).then_some(difference),
    }
}

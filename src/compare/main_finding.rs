//! The facts behind the one-sentence answer; the words are those of reports.

use crate::catalogue::Measure;
use crate::compare::{Comparison, Difference};

/// What the policy that does best by the guests changes, in points and in money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MainFinding<'a> {
    /// Index of the policy: of all but the baseline, the one with the largest difference in the guest
    /// score; of equals, and without a guest score, the first.
    pub policy: usize,
    /// Its guest score against the baseline's.
    pub guest_score: Option<&'a Difference>,
    /// Its profit on the night.
    pub profit: Option<&'a Difference>,
    /// Its profit with guests who come back and staff who leave.
    pub worth: Option<&'a Difference>,
}

impl<'a> MainFinding<'a> {
    /// The answer of a comparison; `None` if there is nothing to compare with the baseline.
    pub fn of(comparison: &'a Comparison) -> Option<Self> {
        let score = |policy| comparison.difference(Measure::GuestScore, policy);
        let gain = |policy| score(policy).map_or(f64::NEG_INFINITY, |d| d.estimate.mean);
        let policy = comparison
            .alternatives()
            .reduce(|best, policy| if gain(policy) > gain(best) { policy } else { best })?;
        Some(Self {
            policy,
            guest_score: score(policy),
            profit: comparison.difference(Measure::Profit, policy),
            worth: comparison.difference(Measure::Worth, policy),
        })
    }
}

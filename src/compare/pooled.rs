//! What is over all evenings' parties together, in place of a mean of evenings.

use crate::catalogue::{MeasureKey, Quantile};
use crate::compare::estimate::level_of;
use crate::compare::{Difference, Estimate, LEVEL, Tally, Verdict};

/// A measure that is pooled, among those of a plan.
#[derive(Clone, Copy)]
pub(super) struct OfAllParties<'t> {
    tally: &'t Tally,
    measure: usize,
    key: MeasureKey,
    quantile: Quantile,
}

impl<'t> OfAllParties<'t> {
    /// `None` for a measure that is a mean of evenings.
    pub(super) fn new(tally: &'t Tally, measure: usize, key: MeasureKey) -> Option<Self> {
        let quantile = key.quantile.filter(|quantile| quantile.is_pooled())?;
        Some(Self { tally, measure, key, quantile })
    }

    /// The quantile over all parties under a policy, in place of the mean of its evenings' own.
    pub(super) fn estimate(&self, policy: usize, of_evenings: Estimate) -> Estimate {
        let pool = self.tally.pooled(policy, self.measure);
        let found = pool.and_then(|pool| pool.quantile(self.quantile.share(), LEVEL));
        let Some((mean, interval)) = found else { return of_evenings };
        let bounds = self.key.info().bounds;
        let interval = interval.map(|limits| bounds.clip(limits));
        Estimate { mean, interval, few: None, ..of_evenings }
    }

    /// The difference between two such quantiles, paired by groups of evenings; on how many evenings it is better
    /// is said of the evenings' own.
    pub(super) fn difference(&self, policy: usize, of_evenings: Difference) -> Difference {
        let Some((mean, interval)) = self.between(policy, self.tally.baseline()) else {
            return of_evenings;
        };
        let estimate = Estimate { mean, interval, few: None, ..of_evenings.estimate };
        let better = self.key.info().better;
        let verdict = match of_evenings.verdict {
            Verdict::Same => Verdict::Same,
            Verdict::Better | Verdict::Worse | Verdict::Different | Verdict::CannotTell => {
                interval.map_or(Verdict::CannotTell, |limits| Verdict::between(limits, better))
            }
        };
        Difference {
            estimate,
            verdict,
            better_on: None,
            worse_on: None,
            tied_on: None,
            variance_reduction: None,
            evenings_to_tell: None,
            ..of_evenings
        }
    }

    /// Whether two policies surely differ.
    pub(super) fn is_sure(&self, one: usize, other: usize) -> bool {
        let limits = self.between(one, other).and_then(|(_, interval)| interval);
        limits.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }

    fn between(&self, one: usize, other: usize) -> Option<(f64, Option<(f64, f64)>)> {
        let pool = |policy| self.tally.pooled(policy, self.measure);
        let (one, other) = (pool(one)?, pool(other)?);
        let (mean, interval) =
            one.difference(other, (self.quantile.share(), level_of(self.tally)))?;
        let bounds = self.key.info().bounds.of_differences();
        Some((mean, interval.map(|limits| bounds.clip(limits))))
    }
}

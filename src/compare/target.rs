//! When enough evenings have been seen: the stopping rule.
//!
//! A target is looked at again and again while evenings come in, and the run stops when it is reached.
//! Such an interval is not quite the one of a fixed number of evenings, because the moment of stopping
//! depends on what was seen. It holds its promise asymptotically, as the precision asked for becomes
//! finer:
//!
//! - as a share of the mean: Nádas, An extension of a theorem of Chow and Robbins on sequential
//!   confidence intervals for the mean, Annals of Mathematical Statistics 40 (1969) 667–671;
//! - in units of the measure: Chow & Robbins, On the asymptotic theory of fixed-width sequential
//!   confidence intervals for the mean, Annals of Mathematical Statistics 36 (1965) 457–462, and, for
//!   differences between variants of an experiment, Nordin & Schultzberg, arXiv 2405.03487 (2024).
//!
//! How well it holds with the precisions allowed here and no look before
//! [`LEAST_EVENINGS`] is measured by a test.

use crate::compare::estimate::LEVEL;
use crate::compare::{Estimate, Table};

/// Nothing is known before so many evenings.
///
/// Assumption: enough for means of evenings to be about normal.
pub const LEAST_EVENINGS: u64 = 50;

/// How narrow an interval must be: the most that half its width may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// As a share of the absolute mean [0–[`Precision::COARSEST`]].
    Share(f64),
    /// In the measure's unit [above 0].
    Units(f64),
}

impl Precision {
    /// The largest share that may be asked for. At 0.5 a mean is nearly four standard errors from
    /// zero when the run stops, so that looking often makes no difference out of chance.
    pub const COARSEST: f64 = 0.5;

    /// Whether an estimate is as precise as this. One of zero is never precise as a share.
    fn is_reached(self, estimate: &Estimate) -> bool {
        let most = match self {
            Self::Share(share) => share * estimate.mean.abs(),
            Self::Units(units) => units,
        };
        most > 0.0 && estimate.half_width().is_some_and(|half_width| half_width <= most)
    }
}

/// What is to be known how precisely: one measure's difference of every policy from the baseline, or its
/// mean where there is only one policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Index of the measure in the plan.
    pub measure: usize,
    /// How precisely.
    pub precision: Precision,
}

impl Target {
    /// Whether all that is to be known is known, judged by the intervals that are shown.
    pub fn is_reached(&self, table: &Table) -> bool {
        let is_known = |moments, level| {
            Estimate::from_moments(moments, level).is_some_and(|estimate| {
                estimate.evenings >= LEAST_EVENINGS && self.precision.is_reached(&estimate)
            })
        };
        let mut challengers = table.challengers().peekable();
        if challengers.peek().is_none() {
            return is_known(&table.cell(table.baseline(), self.measure).values, LEVEL);
        }
        let level = table.level();
        challengers.all(|policy| is_known(&table.pair(policy, self.measure).differences, level))
    }
}

//! Evenings at the bad end.

use crate::catalogue::Better;
use crate::compare::estimate::LEVEL;
use crate::compare::tally::{Cell, Extreme};
use crate::numbers::stats::quantile_ranks;

/// The part of evenings that are better than a bad one.
const BETTER_SHARE: f64 = 0.9;

/// How bad evenings are: a mean hides it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstEvenings {
    /// Nine evenings of ten are better than this: the 90th percentile over evenings where less is
    /// better, else the 10th; at most 0.013 % off.
    pub one_in_ten: f64,
    /// Its 95 % interval between order statistics, right for any law and widened by at most 0.025 % at each
    /// end; `None` below 36 evenings.
    pub interval: Option<(f64, f64)>,
    /// The worst of all.
    pub worst: Extreme,
}

impl WorstEvenings {
    /// Why there is no interval.
    pub const NO_INTERVAL: &'static str = "too few evenings to bound one in ten";

    /// `None` where neither way is better or no evening has a value.
    pub(super) fn from_cell(cell: &Cell, better: Better) -> Option<Self> {
        let (p, worst) = match better {
            Better::Higher => (1.0 - BETTER_SHARE, cell.lowest?),
            Better::Lower => (BETTER_SHARE, cell.highest?),
            Better::Neither => return None,
        };
        let sketch = &cell.sketch;
        let ranks = quantile_ranks(sketch.count(), p, LEVEL);
        Some(Self {
            one_in_ten: sketch.quantile(p)?,
            // Outwards: values within a bin cannot be told apart.
            interval: ranks.and_then(|(low, high)| {
                Some((sketch.limits_at(low)?.0, sketch.limits_at(high)?.1))
            }),
            worst,
        })
    }
}

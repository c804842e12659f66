//! Why a difference is what it is: the same difference, part by part.

use crate::catalogue::MeasureKey;
use crate::compare::PartsTally;
use crate::measure::{Part, parts_of};

/// What a difference is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// Mean of each part's differences, over the evenings on which both policies have the measure; the
    /// means add up to the difference, but for rounding in the last bits.
    pub parts: Vec<(Part, f64)>,
}

impl Why {
    /// What a policy's difference in a measure, given with its index, is made of; `None` if there is no
    /// difference or it is not taken apart.
    pub(super) fn of(
        sums: &PartsTally,
        policy: usize,
        (idx, key): (usize, MeasureKey),
    ) -> Option<Self> {
        let means = sums.means(policy, idx)?;
        Some(Self { parts: parts_of(key).iter().copied().zip(means).collect() })
    }
}

//! What smaller changes bring, in the file of evenings.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Measure, MeasureKey};
use crate::compare::Comparison;
use crate::results::saved::Limits;
use crate::results::{Rival, Rivals};
use crate::scenario::Override;

/// Smaller changes of the baseline, played on evenings of the results against the policy that leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RivalsEntry {
    /// Key of the measure in which it leads: `guest_score`.
    pub measure: String,
    /// Name of the policy whose lead it is.
    pub lead_of: String,
    /// Number of the first of these evenings.
    pub first_evening: u64,
    /// How many they are: the first 100 of the results at most.
    pub evenings: u64,
    /// Whether the run was stopped while they were tried, so that they are fewer.
    pub interrupted: bool,
    /// The lead on these evenings.
    pub lead: Limits,
    /// How sure the limits of the lead, of each difference and of each share are [0–1].
    pub level: f64,
    /// What was tried.
    pub tried: Vec<RivalEntry>,
}

/// A smaller change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RivalEntry {
    /// Name of its policy.
    pub policy: String,
    /// What is set otherwise than in the baseline's house, as `PATH=VALUE`.
    pub overrides: Vec<String>,
    /// What it brings over the baseline.
    pub difference: Limits,
    /// Which share of the lead that is (1: all of it), with limits (Fieller); `null` where few evenings differ in
    /// the lead, limits where the lead on these evenings may be zero.
    pub share_of_lead: Limits,
}

impl RivalsEntry {
    pub(super) fn of(rivals: &Rivals, comparison: &Comparison) -> Self {
        Self {
            measure: MeasureKey::from(Measure::GuestScore).key(),
            lead_of: comparison.policies[rivals.policy].clone(),
            first_evening: rivals.first_evening,
            evenings: rivals.evenings,
            interrupted: rivals.is_interrupted,
            lead: Limits::of(&Ok(rivals.lead)),
            level: rivals.level,
            tried: rivals.tried.iter().map(RivalEntry::of).collect(),
        }
    }
}

impl RivalEntry {
    fn of(rival: &Rival) -> Self {
        let limits = rival.share.and_then(|share| share.interval);
        Self {
            policy: rival.policy.clone(),
            overrides: rival.set.iter().map(Override::argument).collect(),
            difference: Limits::of(&rival.gain),
            share_of_lead: Limits {
                mean: rival.share.map(|share| share.ratio + 0.0),
                low: limits.map(|(low, _)| low + 0.0),
                high: limits.map(|(_, high)| high + 0.0),
            },
        }
    }
}

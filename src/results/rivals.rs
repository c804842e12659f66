//! What of a lead a smaller change of the baseline also brings: facts, no words.

use crate::compare::{Absent, Estimate};
use crate::numbers::stats::Ratio;
use crate::scenario::Override;

/// Smaller changes of the baseline, played on evenings of the results against the policy that leads in guest
/// score.
#[derive(Clone, Debug, PartialEq)]
pub struct Rivals {
    /// Whose lead it is: an index of the results' policies.
    pub policy: usize,
    /// Number of the first of these evenings.
    pub first_evening: u64,
    /// How many they are.
    pub evenings: u64,
    /// Whoever watched wanted no more before all were played that were to be.
    pub is_interrupted: bool,
    /// The lead on them [points of guest score].
    pub lead: Estimate,
    /// How sure the limits of the lead, of each gain and of each share are [0–1], so that all differences from the
    /// baseline hold together as those of the results do, and so do all shares.
    pub level: f64,
    /// What was tried, the smallest changes of policy first.
    pub tried: Vec<Rival>,
}

/// What a smaller change consists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallerChange {
    /// Another policy, milder than most.
    Policy,
    /// The baseline's waiters look in as those of the leading policy do.
    LookingIn,
    /// Tickets that are not acknowledged are sent again.
    Acknowledging,
}

/// A smaller change.
#[derive(Clone, Debug, PartialEq)]
pub struct Rival {
    /// What it consists in.
    pub change: SmallerChange,
    /// Name of its policy.
    pub policy: String,
    /// What is set otherwise than in the baseline's house.
    pub set: Vec<Override>,
    /// What it brings over the baseline [points of guest score].
    pub gain: Result<Estimate, Absent>,
    /// Which share of the lead that is, at [`Rivals::level`]; `None` where few evenings differ in
    /// the lead, unless nothing is left to chance.
    pub share: Option<Ratio>,
}

impl Rivals {
    /// A share of the lead above this is most of it; what does not surely bring more is not told. Assumption.
    pub const MOST: f64 = 0.5;

    /// The change that brings the largest share of the lead, with its limits, of those that surely bring over half.
    pub fn best(&self) -> Option<(&Rival, f64, (f64, f64))> {
        let told = self.tried.iter().filter_map(|rival| {
            let Ratio { ratio, interval } = rival.share?;
            Some((rival, ratio, interval.filter(|(low, _)| *low > Self::MOST)?))
        });
        told.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}

//! People who claim what did not happen: word of easy money spreads.

use crate::model::Policy;

/// How many there are, and what the house has seen of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Abuse {
    /// Share of the guests who would claim [0–1].
    pub(super) opportunists: f64,
    claims: u32,
    refused: u32,
}

impl Abuse {
    pub(super) fn new(opportunists: f64) -> Self {
        Self { opportunists, claims: 0, refused: 0 }
    }

    /// After an evening with so many claims, so many of them by people known for claiming.
    ///
    /// The share grows by `growth` where claims are believed, as far as those who claim are not known: by
    /// the share of all claims so far that were not refused. Assumption: all of it.
    pub(super) fn close(&mut self, claims: u32, refused: u32, policy: &Policy, growth: f64) {
        self.claims += claims;
        self.refused += refused;
        if policy.p_detect >= 1.0 {
            return;
        }
        let known = f64::from(self.refused) / f64::from(self.claims.max(1));
        self.opportunists = (self.opportunists * (1.0 + growth * (1.0 - known))).min(1.0);
    }
}

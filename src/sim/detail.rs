//! How much of an evening is written down, and what of it a house has at all.

use crate::model::Model;

/// How much of an evening is written down. Nothing else changes by what is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What happened, when. Waits as they are felt only if guests act by them.
    Dates,
    /// The waits of an experience, too.
    Waits,
    /// And what scores and money are made of: base scores, moods, recoveries, bills, tips.
    Accounts,
}

/// What a house has, of what is wanted: asked at every step, so that what it has not costs a comparison.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a house")]
pub(in crate::sim) struct Scope {
    /// It matters what kind of guests a party is made of.
    pub(in crate::sim) has_traits: bool,
    /// Guests ask, cancel, go to the manager or leave.
    pub(in crate::sim) has_acting_guests: bool,
    /// Scores and money are wanted.
    pub(in crate::sim) has_accounts: bool,
    /// How waiters feel matters to whoever sits down: to the points it begins with, or because it may hear
    /// grumbling, which guests act on as on anything that was lost.
    pub(in crate::sim) meets_mood: bool,
    /// Waits are written down as guests feel them.
    pub(in crate::sim) has_waits: bool,
}

impl Scope {
    pub(in crate::sim) fn of(model: &Model, detail: Detail) -> Self {
        let guest = &model.guest;
        let has_askers = guest.p_ask > 0.0 || guest.p_escalate_silent > 0.0;
        let has_acting_guests = has_askers || guest.p_cancel > 0.0 || guest.leave_factor.is_some();
        let has_accounts = match detail {
            Detail::Accounts => true,
            Detail::Dates | Detail::Waits => false,
        };
        Self {
            has_traits: has_askers || guest.p_opportunist > 0.0,
            has_acting_guests,
            has_accounts,
            meets_mood: has_accounts || model.staff_score.grumble_slope > 0.0,
            has_waits: match detail {
                Detail::Waits | Detail::Accounts => true,
                Detail::Dates => has_acting_guests || guest.p_complain > 0.0,
            },
        }
    }
}

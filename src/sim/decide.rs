//! What staff decide, by the policy in force.
//!
//! Each function gets what that person can know at that moment, and the chance that belongs to the
//! decision; nothing here looks at the house. What a policy allows is read here; how likely and how costly
//! what it allows is (skill, flexibility, errors) is drawn where it happens.

use std::fmt::Debug;

use crate::model::{AskReply, Finds, Policy, WaterRule, WithoutTicket};

/// What a waiter says at an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Reply {
    /// "They are coming."
    Promise,
    /// "Let me ask."
    AskManager,
    /// Takes it over.
    Own {
        /// "We are not supposed to, but …"
        as_favour: bool,
        /// And keeps the case.
        as_concierge: bool,
    },
}

/// Where a party's concierge case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct Case {
    /// Which ask this is, from 1.
    pub(in crate::sim) n_asks: u32,
    /// A waiter owns the case already.
    pub(in crate::sim) is_open: bool,
    /// Cases owned by anybody now.
    pub(in crate::sim) n_open: u32,
}

/// Who wants to have an item made before its ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Initiator {
    /// A waiter whom the guest asked.
    AskedWaiter,
    /// A waiter who found out by looking.
    FindingWaiter,
    /// The party's concierge.
    Concierge,
    /// The manager, who said yes.
    Manager,
}

/// What is said at an ask; `u` is the chance that belongs to it.
pub(in crate::sim) fn reply(policy: &Policy, case: Case, u: f64) -> Reply {
    let is_so = policy.p_answer >= 1.0 || u < policy.p_answer;
    let own = |as_favour| Reply::Own { as_favour, as_concierge: false };
    match policy.answer {
        AskReply::Manager if is_so => Reply::AskManager,
        AskReply::Favour if is_so => own(true),
        AskReply::Owned | AskReply::Mixed if is_so => own(false),
        AskReply::Concierge => {
            let is_due = policy.trigger.is_some_and(|trigger| case.n_asks >= trigger);
            if case.is_open || (is_due && case.n_open < policy.capacity) {
                Reply::Own { as_favour: false, as_concierge: true }
            } else {
                Reply::Promise
            }
        }
        AskReply::Promise
        | AskReply::Manager
        | AskReply::Favour
        | AskReply::Owned
        | AskReply::Mixed => Reply::Promise,
    }
}

/// Whether an item may be made before its ticket is out.
pub(in crate::sim) fn may_serve_first(policy: &Policy, who: Initiator) -> bool {
    match policy.without_ticket {
        WithoutTicket::Never => false,
        WithoutTicket::Manager => who == Initiator::Manager,
        WithoutTicket::Asked => {
            matches!(who, Initiator::AskedWaiter | Initiator::Concierge | Initiator::Manager)
        }
        WithoutTicket::Concierge => matches!(who, Initiator::Concierge | Initiator::Manager),
        WithoutTicket::Exceptions | WithoutTicket::Always => true,
    }
}

/// Whether items are ordered by word from the start.
pub(in crate::sim) fn serves_first_always(policy: &Policy) -> bool {
    policy.without_ticket == WithoutTicket::Always
}

/// Whether somebody who takes over a case brings water.
pub(in crate::sim) fn brings_water(policy: &Policy, who: Initiator, is_wanted: bool) -> bool {
    match policy.water {
        WaterRule::Ticket => false,
        WaterRule::Manager => who == Initiator::Manager,
        WaterRule::Request => is_wanted || who == Initiator::Manager,
        WaterRule::Unasked => true,
    }
}

/// Whether a check-back notices what is missing; `u` is the chance that belongs to it.
pub(in crate::sim) fn notices(policy: &Policy, is_concierge_case: bool, u: f64) -> bool {
    let may = match policy.finds {
        Finds::Everyone => true,
        Finds::Triggered => is_concierge_case,
    };
    may && u < policy.p_find
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::preset;

    const FIRST: Case = Case { n_asks: 1, is_open: false, n_open: 0 };

    #[test]
    fn a_rigid_waiter_promises_and_nobody_may_serve_first() {
        let rigid = preset("rigid").unwrap();
        assert_eq!(reply(&rigid, FIRST, 0.0), Reply::Promise);
        for who in [
            Initiator::AskedWaiter,
            Initiator::FindingWaiter,
            Initiator::Concierge,
            Initiator::Manager,
        ] {
            assert!(!may_serve_first(&rigid, who));
        }
    }

    #[test]
    fn a_concierge_comes_at_the_trigger_and_only_while_there_is_capacity() {
        let concierge = preset("concierge").unwrap();
        let taken = Reply::Own { as_favour: false, as_concierge: true };
        assert_eq!(reply(&concierge, FIRST, 0.0), Reply::Promise);
        assert_eq!(reply(&concierge, Case { n_asks: 2, ..FIRST }, 0.0), taken);
        assert_eq!(reply(&concierge, Case { n_asks: 2, n_open: 1, ..FIRST }, 0.0), Reply::Promise);
        assert_eq!(reply(&concierge, Case { n_asks: 3, is_open: true, n_open: 1 }, 0.0), taken);
    }

    #[test]
    fn a_favour_is_done_when_a_guest_asks_and_not_unasked() {
        let favour = preset("favour").unwrap();
        assert_eq!(reply(&favour, FIRST, 0.4), Reply::Own { as_favour: true, as_concierge: false });
        assert_eq!(reply(&favour, FIRST, 0.6), Reply::Promise);
        assert!(may_serve_first(&favour, Initiator::AskedWaiter));
        assert!(!may_serve_first(&favour, Initiator::FindingWaiter));
    }

    #[test]
    fn a_check_back_with_no_power_to_find_notices_nothing() {
        assert!(!notices(&preset("rigid").unwrap(), false, 0.0));
        assert!(notices(&preset("empowered").unwrap(), false, 0.64));
        assert!(!notices(&preset("concierge").unwrap(), false, 0.0));
        assert!(notices(&preset("concierge").unwrap(), true, 0.4));
    }
}

//! Keys of a policy that change nothing in a house: each with the reason.
//!
//! A key is called idle only if no value of it could change an evening, by itself or of a season; a test
//! plays the evenings.

use crate::model::{AskReply, Finds, Model, Policy, WithoutTicket};

/// Every key that can be idle, with the reason why it is; `None` where it acts.
pub(super) const RULES: [(&str, IsIdle); 16] = [
    ("without_ticket", without_ticket),
    ("p_answer", p_answer),
    ("check_back", check_back),
    ("follow_up", needs_concierge),
    ("trigger", needs_concierge),
    ("capacity", needs_concierge),
    ("p_find", p_find),
    ("finds", finds),
    ("skill", skill),
    ("p_unbilled", verbal_order),
    ("p_verbal_error", verbal_order),
    ("p_forgotten", verbal_order),
    ("extra_interruptions", extra_interruptions),
    ("authority_limit", authority_limit),
    ("p_detect", p_detect),
    ("p_punish", p_punish),
];

type IsIdle = fn(&IdleContext<'_>, &Policy) -> Option<&'static str>;

/// What the rules look at.
pub(super) struct IdleContext<'m> {
    pub(super) model: &'m Model,
    /// By item of the menu.
    pub(super) is_ordered: &'m [bool],
}

impl IdleContext<'_> {
    /// Whether a ticket that somebody causes takes a handoff of which this holds.
    fn has_handoff(&self, holds: impl Fn(&crate::model::Handoff) -> bool) -> bool {
        let ordered = self.model.items.iter().zip(self.is_ordered).filter(|(_, ordered)| **ordered);
        let counters = ordered.map(|(item, _)| &self.model.counters[item.counter.0 as usize]);
        counters.filter_map(|counter| counter.handoff.as_ref()).any(holds)
    }

    fn can_stick(&self) -> bool {
        self.has_handoff(|handoff| handoff.p_stuck > 0.0 || !handoff.outages.is_empty())
    }

    fn has_verbal_orders(&self, policy: &Policy) -> bool {
        match policy.without_ticket {
            WithoutTicket::Never => false,
            WithoutTicket::Always => self.has_handoff(|_| true),
            WithoutTicket::Manager
            | WithoutTicket::Asked
            | WithoutTicket::Concierge
            | WithoutTicket::Exceptions => self.can_stick(),
        }
    }
}

const NO_STUCK_TICKET: &str = "no ticket can get stuck in this house";

fn without_ticket(context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    // Where it is the habit, every order goes by word, stuck ticket or not.
    let is_habit = policy.without_ticket == WithoutTicket::Always && context.has_handoff(|_| true);
    (!context.can_stick() && !is_habit).then_some(NO_STUCK_TICKET)
}

fn skill(context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    if !context.can_stick() {
        return Some(NO_STUCK_TICKET);
    }
    let is_barred = policy.without_ticket == WithoutTicket::Never;
    is_barred.then_some("nobody may have an item made without its ticket")
}

fn verbal_order(context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    (!context.has_verbal_orders(policy)).then_some("nothing is ever ordered by word here")
}

fn extra_interruptions(context: &IdleContext<'_>, _policy: &Policy) -> Option<&'static str> {
    let is_idle = context.model.counters.iter().all(|counter| counter.handoff.is_none());
    is_idle.then_some("no counter has a handoff")
}

fn p_answer(_context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    match policy.answer {
        AskReply::Promise => Some("a promise is the answer to every ask anyway"),
        AskReply::Concierge => Some("the trigger decides when a concierge comes"),
        AskReply::Manager | AskReply::Favour | AskReply::Owned | AskReply::Mixed => None,
    }
}

fn needs_concierge(_context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    (policy.answer != AskReply::Concierge).then_some("the answer to an ask is not `concierge`")
}

fn check_back(context: &IdleContext<'_>, _policy: &Policy) -> Option<&'static str> {
    let mut ordered = context.model.items.iter().zip(context.is_ordered);
    let is_idle =
        ordered.all(|(item, is_ordered)| !is_ordered || item.course != crate::model::Course::Food);
    is_idle.then_some("a check-back follows the last plate, and nobody orders food")
}

fn p_find(context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    if policy.finds == Finds::Triggered && policy.answer != AskReply::Concierge {
        return Some("only parties with a concierge are looked at, and no ask brings one");
    }
    nobody_looks_in(context, policy)
}

fn finds(context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    let is_blind = policy.p_find <= 0.0;
    nobody_looks_in(context, policy).or(is_blind.then_some("`p_find` is 0"))
}

fn nobody_looks_in(context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    let looks_in = policy.check_back.is_some() && check_back(context, policy).is_none();
    let follows_up = policy.follow_up.is_some() && needs_concierge(context, policy).is_none();
    (!looks_in && !follows_up).then_some("nobody ever looks in")
}

fn authority_limit(_context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    (policy.comp_share <= 0.0).then_some("`comp_share` is 0: nothing is given back")
}

fn p_detect(context: &IdleContext<'_>, _policy: &Policy) -> Option<&'static str> {
    let guest = &context.model.guest;
    let nobody_claims = guest.p_opportunist <= 0.0 || guest.p_claim <= 0.0;
    nobody_claims.then_some("no guest claims what did not happen")
}

fn p_punish(context: &IdleContext<'_>, policy: &Policy) -> Option<&'static str> {
    if !context.can_stick() {
        return Some(NO_STUCK_TICKET);
    }
    // Staff who may do nothing come to break rules in secret, in a season in which nobody hears them.
    let is_barred =
        policy.answer == AskReply::Promise && policy.without_ticket == WithoutTicket::Never;
    match (policy.answer == AskReply::Favour, is_barred) {
        (true, _) => None,
        (false, false) => Some("no rule is broken in secret: the answer to an ask is not `favour`"),
        (false, true) => context.model.season.management_listens.then_some(
            "no rule is broken in secret: the answer to an ask is not `favour`, and in a season \
             management listens",
        ),
    }
}

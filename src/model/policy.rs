//! A policy is data: for each decision one of a few answers, with the skill and the cost that come
//! with it. Presets are rows of values; what each value does is told where staff decide.

use crate::model::{Cents, SpanDist};
use crate::time::Span;

/// Who may have an item made before its ticket is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutTicket {
    /// Nobody.
    Never,
    /// The manager, when asked.
    Manager,
    /// The waiter, secretly, when a guest asks.
    Asked,
    /// The party's concierge.
    Concierge,
    /// The waiter, when something went wrong.
    Exceptions,
    /// Anybody, from the order on.
    Always,
}

/// What is said at an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// "They are coming."
    Promise,
    /// "Let me ask."
    Manager,
    /// "We are not supposed to, but …"
    Favour,
    /// From the trigger-th ask on one waiter owns the case; before that a promise.
    Concierge,
    /// The waiter takes it over and goes to look.
    Owned,
    /// Sometimes owned, sometimes a promise.
    Mixed,
}

/// When water may be brought meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaterRule {
    /// It needs a ticket.
    Ticket,
    /// When the manager says yes.
    Manager,
    /// When the guest asks for it.
    Request,
    /// Without being asked.
    Unasked,
}

/// Whose missing items a check-back may notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finds {
    /// Every party's.
    Everyone,
    /// Parties that have a concierge.
    Triggered,
}

/// By whom management hears of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportedBy {
    /// By guests who complain, or by what leaks out of a workaround: staff's fear has no part in it.
    Guests,
    /// By staff, who keep silent if they are afraid.
    Staff,
}

/// What staff may do, and when; what comes with it. Probabilities and shares are 0–1 unless said.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Its key in the file, or the preset's name.
    pub name: String,
    /// Who may have an item made before its ticket.
    pub without_ticket: WithoutTicket,
    /// What is said at an ask.
    pub answer: Answer,
    /// How often that is said; otherwise a promise.
    pub p_answer: f64,
    /// When water may be brought meanwhile.
    pub water: WaterRule,
    /// After the last plate a waiter looks in; `None`: nobody does.
    pub check_back: Option<Span>,
    /// A party with a concierge is looked in on again so long after each visit of its owner.
    pub follow_up: Option<Span>,
    /// A check-back notices a missing item.
    pub p_find: f64,
    /// Whose missing items it may notice.
    pub finds: Finds,
    /// Which ask brings the concierge; `None`: none does.
    pub trigger: Option<u32>,
    /// Concierge cases at a time.
    pub capacity: u32,
    /// The manager says yes.
    pub flex: f64,
    /// How long the manager takes to decide.
    pub decision: SpanDist,
    /// A repair succeeds.
    pub skill: f64,
    /// Comp as a share of the price of the failed items [≥ 0].
    pub comp_share: f64,
    /// The house accepts blame.
    pub own: f64,
    /// Quality of the apology.
    pub apology: f64,
    /// The guest has a say in the remedy.
    pub choice: f64,
    /// An item served without its ticket is never billed.
    pub p_unbilled: f64,
    /// A verbal order brings a wrong item.
    pub p_verbal_error: f64,
    /// A verbal order is forgotten until the next ask or check-back.
    pub p_forgotten: f64,
    /// Share of sales given away.
    pub giveaway: f64,
    /// Needless interruptions of a counter with a handoff, a party [≥ 0].
    pub extra_interruptions: f64,
    /// A failure is reported, before fear.
    pub p_log: f64,
    /// By whom.
    pub reported_by: ReportedBy,
    /// Fear of a reprimand (F).
    pub fear: f64,
    /// Clarity and training (T).
    pub training: f64,
    /// Training, for each party [units of currency / 100 parties].
    pub training_cost: f64,
    /// An opportunist's claim is seen through; 1: nobody claims.
    pub p_detect: f64,
    /// Claims remembered after which nothing more is given; `None`: never.
    pub flag_after: Option<u32>,
    /// Authority (A) of an evening without exceptions.
    pub own_authority: f64,
    /// A promise is felt as said by rote.
    pub p_boilerplate: f64,
    /// The same from the second promise to a party on.
    pub p_boilerplate_again: f64,
    /// What is said without going to look is untrue.
    pub p_wrong_info: f64,
    /// Rules to look things up in; each costs time and may be the wrong one.
    pub rulebook_size: u32,
    /// Known failures have been rehearsed: decisions are faster, repairs succeed more often.
    pub has_playbook: bool,
    /// A waiter gives back so much at most without the manager's yes; `None`: any amount.
    pub authority_limit: Option<Cents>,
    /// A rule broken in secret is found out and punished.
    pub p_punish: f64,
}

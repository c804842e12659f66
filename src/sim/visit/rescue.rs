//! Putting things right: somebody takes a case over, walks to the counters and has items made by word.

use crate::record::{RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::courses::Courses;
use crate::sim::decide::{self, Initiator};
use crate::sim::event::Event;
use crate::sim::visit::party::{Party, Ticket, TicketState};
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{Rescue, RescueReason, TaskKind, WalkToCounters, WaterOnVisit, Work};
use crate::sim::visit::{patience, prepare, verbal, water};
use crate::time::Span;

/// A waiter who takes it over names this time if there will be a verbal order.
/// Source: evening rule 26 of the project's model; Assumption.
const STATED_WITH_VERBAL_ORDER_MIN: f64 = 6.0;

/// And this one if the counter can only be asked. Assumption.
const STATED_WITH_ENQUIRY_MIN: f64 = 8.0;

/// Looking up one rule of a rulebook. Assumption.
const LOOKUP_PER_RULE_MIN: f64 = 0.01;

/// Chance of following the wrong one, for each rule of a rulebook. Assumption.
const WRONG_RULE_PER_RULE: f64 = 0.0005;

/// Looking up what applies.
pub(in crate::sim) fn lookup_time(rulebook_size: u32) -> Span {
    Span::from_minutes(LOOKUP_PER_RULE_MIN * f64::from(rulebook_size))
}

/// "That is our fault": words and a time for what they bind, then water, then the walk.
pub(in crate::sim) fn take_over(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    reason: RescueReason,
    binds: Courses,
) -> TaskKind {
    let who = reason.initiator();
    let may = decide::may_serve_first(evening.policy, who);
    let is_verbal = party.order.tickets().iter().any(|ticket| match ticket.state {
        TicketState::Forgotten => true,
        TicketState::Stuck => may && !ticket.is_mandatory,
        TicketState::Sent | TicketState::Out | TicketState::Void => false,
    });
    let minutes = if is_verbal { STATED_WITH_VERBAL_ORDER_MIN } else { STATED_WITH_ENQUIRY_MIN };
    let until = evening.now() + Span::from_minutes(minutes);
    evening.note(party, || TraceEvent::TookOver {
        as_favour: reason == RescueReason::Asked { as_favour: true },
        as_concierge: reason == RescueReason::Concierge,
        until,
    });
    patience::state_time(evening, party, (until, binds), true);
    if let (RescueReason::Concierge, Some(follow_up)) = (reason, evening.policy.follow_up) {
        evening.later(party, evening.now() + follow_up, Event::LookIn);
    }
    if water::comes_with(evening, party, who) {
        WaterOnVisit { reason }.into()
    } else {
        WalkToCounters { reason, needs_lookup: true }.into()
    }
}

impl Work for WaterOnVisit {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        water::serve_time(evening, party) + lookup_time(evening.policy.rulebook_size)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        water::came(evening, party);
        Some(WalkToCounters { reason: self.reason, needs_lookup: false }.into())
    }
}

impl Work for WalkToCounters {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        let walk = evening.model.floor.trip + walk_time(evening, party);
        if self.needs_lookup { walk + lookup_time(evening.policy.rulebook_size) } else { walk }
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        delay: RecoveryDelay,
    ) -> Option<TaskKind> {
        act_at_counters(evening, party, self.reason, delay);
        None
    }
}

impl Work for Rescue {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        if water::comes_with(evening, party, Initiator::Manager) {
            evening.model.floor.trip + water::serve_time(evening, party)
        } else {
            Span::ZERO
        }
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        if water::comes_with(evening, party, Initiator::Manager) {
            water::came(evening, party);
        }
        Some(WalkToCounters { reason: RescueReason::Allowed, needs_lookup: false }.into())
    }

    fn is_pointless(self, party: &Party) -> bool {
        party.seat.has_left() || !party.order.is_missing_anything()
    }
}

/// From the table to the counters where something is stuck.
fn walk_time(evening: &EveningState<'_>, party: &Party) -> Span {
    let walk = party.order.tickets().iter().map(|ticket| {
        let handoff = evening.model.counters[ticket.counter.0 as usize].handoff.as_ref();
        if party.is_any_missing(ticket.items) {
            handoff.map_or(Span::ZERO, |handoff| handoff.walk)
        } else {
            Span::ZERO
        }
    });
    walk.fold(Span::ZERO, |total, walk| total + walk)
}

/// At the counters: what is stuck is ordered by word if that may be, the rest is asked about.
fn act_at_counters(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    reason: RescueReason,
    help: RecoveryDelay,
) {
    if party.seat.has_left() {
        return;
    }
    for idx in 0..party.order.n_tickets() {
        let ticket = *party.order.ticket(idx);
        if !party.is_any_missing(ticket.items) {
            continue;
        }
        let may =
            decide::may_serve_first(evening.policy, reason.initiator()) && !ticket.is_mandatory;
        match ticket.state {
            TicketState::Forgotten => verbal::verbal_order(evening, party, idx, Some(help)),
            TicketState::Stuck if may => rescue_ticket(evening, party, idx, reason, help),
            TicketState::Stuck | TicketState::Sent => {
                prepare::enquire(evening, party, ticket.counter);
            }
            TicketState::Out | TicketState::Void => {
                if party.is_in_preparation(idx) {
                    prepare::enquire(evening, party, ticket.counter);
                }
            }
        }
    }
}

/// Of many rules the wrong one may be followed, and nothing comes of it.
fn follows_wrong_rule(evening: &EveningState<'_>, party: &Party) -> bool {
    let p = WRONG_RULE_PER_RULE * f64::from(evening.policy.rulebook_size);
    evening.draws.happens(p, Purpose::WrongRule, party.journey.key, party.care.n_attempts())
}

/// Chance that a repair of a ticket succeeds: what has been rehearsed fails half as often.
fn chance_of_repair(evening: &EveningState<'_>, ticket: &Ticket) -> f64 {
    let skill = evening.policy.skill;
    if evening.policy.has_playbook && !ticket.is_novel { 1.0 - (1.0 - skill) / 2.0 } else { skill }
}

fn rescue_ticket(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    idx: u16,
    reason: RescueReason,
    help: RecoveryDelay,
) {
    let ticket = *party.order.ticket(idx);
    let counter = ticket.counter;
    let helpfulness = evening.model.counters[counter.0 as usize].helpfulness;
    let is_wrong_rule = follows_wrong_rule(evening, party);
    let attempt = party.care.next_attempt();
    let number = party.journey.key;
    let succeeds = !is_wrong_rule
        && evening.draws.happens(
            chance_of_repair(evening, &ticket),
            Purpose::Skill,
            number,
            attempt,
        )
        && evening.draws.happens(helpfulness, Purpose::Helpful, number, attempt);
    if succeeds {
        let is_own = reason != RescueReason::Allowed;
        evening.staff.waiters.settled += u32::from(is_own);
        evening.staff.waiters.repairs += 1;
        let is_secret = reason == RescueReason::Asked { as_favour: true };
        evening.staff.waiters.secret_exceptions += u32::from(is_secret);
        let p_punish = if is_secret { evening.policy.p_punish } else { 0.0 };
        let is_punished = evening.draws.happens(p_punish, Purpose::Reprimand, number, attempt);
        evening.staff.waiters.reprimands += u32::from(is_punished);
        verbal::verbal_order(evening, party, idx, Some(help));
    } else {
        prepare::interrupt(evening, counter, party);
        party.journey.experience.incidents.wrong_info += 1;
        evening.note(party, || TraceEvent::RepairFailed(counter));
    }
}

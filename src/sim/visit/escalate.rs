//! Cases before the manager, and what the party hears.

use crate::record::{RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::event::Event;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::{Party, TicketState};
use crate::sim::visit::request::Request;
use crate::sim::visit::rescue::lookup_time;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::Rescue;
use crate::sim::visit::{patience, task};
use crate::time::Span;

/// Puts a case before the manager; a waiter does so after the party had waited for him.
pub(in crate::sim) fn ask_manager(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    from_waiter: Option<RecoveryDelay>,
) {
    if evening.manager.cases().any(|request| request.slot == party.slot()) {
        return; // The case is before the manager already.
    }
    party.hold();
    let now = evening.now();
    let request = Request {
        slot: party.slot(),
        is_from_waiter: from_waiter.is_some(),
        since: now,
        help: from_waiter.unwrap_or_default(),
    };
    if evening.manager.begins_at_once(request, now) {
        decide(evening, party);
    }
}

/// The manager takes up the case of a party.
pub(in crate::sim) fn decide(evening: &mut EveningState<'_>, party: &mut Party) {
    let lasts = decision_time(evening, party);
    evening.manager.book(lasts);
    evening.calendar.schedule(evening.calendar.now() + lasts, Event::ManagerDecided);
}

/// How long the manager takes: half for what has been rehearsed, twice for what no rule foresees.
fn decision_time(evening: &EveningState<'_>, party: &mut Party) -> Span {
    let part = party.care.next_decision();
    let number = party.journey.key;
    let is_novel =
        party.order.tickets().iter().any(|t| t.state == TicketState::Stuck && t.is_novel);
    let drawn = evening.draws.span(&evening.policy.decision, Purpose::Decision, number, part);
    let decision = match (is_novel, evening.policy.has_playbook) {
        (true, _) => drawn * 2,
        (false, true) => Span::from_ticks(drawn.ticks() / 2),
        (false, false) => drawn,
    };
    decision + evening.model.guest.repeat_story + lookup_time(evening.policy.rulebook_size)
}

/// The party hears what the manager has decided.
pub(in crate::sim) fn hear_decision(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    request: Request,
) {
    let Request { is_from_waiter, since, mut help, .. } = request;
    help.manager += evening.now() - since;
    if !is_from_waiter {
        party.patience.hear_answer();
    }
    if party.seat.has_left() || !party.order.is_missing_anything() {
        return;
    }
    let (number, part) = (party.journey.key, party.care.n_decisions());
    if evening.draws.happens(evening.policy.flexibility, Purpose::Flex, number, part) {
        evening.staff.manager.yeses += 1;
        evening.note(party, || TraceEvent::ManagerYes);
        task::request_after(evening, party, Rescue.into(), Urgency::Ordinary, help);
    } else {
        party.journey.experience.incidents.refusals += 1;
        party.patience.fall_silent();
        evening.staff.waiters.refusals += u32::from(is_from_waiter);
        evening.staff.manager.refusals += 1;
        evening.note(party, || TraceEvent::ManagerNo);
    }
    patience::check_patience_later(evening, party);
}

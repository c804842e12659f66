//! Orders by word of mouth: a counter prepares a ticket's items on somebody's word, or forgets them.

use crate::record::{ItemRecord, RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::event::Event;
use crate::sim::stations::counter::Position;
use crate::sim::visit::party::{Party, TicketState};
use crate::sim::visit::prepare::spoil;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::{prepare, tickets};

/// A counter prepares a ticket's items on somebody's word.
///
/// At order time, where that is the habit (without `help`), it interrupts nobody; later it is the
/// counter's next job.
pub(in crate::sim) fn verbal_order(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    idx: u16,
    help: Option<RecoveryDelay>,
) {
    let is_habit = help.is_none();
    let number = party.journey.key;
    let ticket = *party.order.ticket(idx);
    let attempt = party.care.next_attempt();
    evening.note(party, || TraceEvent::VerbalOrder { counter: ticket.counter, is_habit });
    if !is_habit {
        prepare::interrupt(evening, ticket.counter, party);
    }
    let part = u32::from(idx) << 16 | attempt;
    let [forgotten, wrong, which, _] = evening.draws.uniforms(Purpose::Verbal, number, part);
    if forgotten < evening.policy.p_forgotten {
        forget(evening, party, idx, is_habit);
        return;
    }
    if !is_habit {
        tickets::handoff_over(evening, party, idx);
    }
    if !is_habit {
        evening.counters[ticket.counter.0 as usize].count_repair();
    }
    party.order.overtake(idx, !is_habit);
    if !is_habit {
        evening.queue_jumps_at.push(ticket.counter);
    }
    mark_verbal(evening, party, idx, (wrong < evening.policy.p_verbal_error).then_some(which));
    for item in &mut party.journey.items {
        if item.ticket == Some(idx) {
            item.help = help.unwrap_or_default();
        }
    }
    prepare::queue_items(
        evening,
        party,
        idx,
        if is_habit { Position::Back } else { Position::Front },
    );
}

/// A forgotten order is remembered at the party's next ask or when somebody looks in; at the latest
/// when its stuck ticket comes out or, if none was sent, after as long as that would take.
///
/// Assumption: the last part, so that a silent party does not wait for ever.
fn forget(evening: &mut EveningState<'_>, party: &mut Party, idx: u16, is_unwritten: bool) {
    let counter = party.order.ticket(idx).counter;
    evening.note(party, || TraceEvent::Forgotten(counter));
    party.order.forget(idx);
    if let Some(handoff) = &evening.model.counters[counter.0 as usize].handoff
        && is_unwritten
    {
        let now = evening.now();
        tickets::handoff_begins(evening, party);
        let journey = &mut party.journey;
        for item in journey.items.iter_mut().filter(|item| item.ticket == Some(idx)) {
            item.due_out_at = now;
        }
        let number = journey.key;
        let [_, repair, ..] = evening.draws.uniforms(Purpose::Handoff, number, party.key_of(idx));
        let at = evening.now() + handoff.repair.quantile(repair);
        evening.later(party, at, |slot| Event::TicketOut(slot, idx));
    }
}

/// Items made on somebody's word may never be billed, and one of them may come out wrong.
fn mark_verbal(evening: &EveningState<'_>, party: &mut Party, ticket: u16, wrong: Option<f64>) {
    let number = party.journey.key;
    let is_on_it = |item: &ItemRecord| item.ticket == Some(ticket);
    for item in party.journey.items.iter_mut().filter(|item| is_on_it(item)) {
        if !item.is_cancelled() {
            item.was_verbal = true;
            item.is_unbilled = evening.draws.happens(
                evening.policy.p_unbilled,
                Purpose::Unbilled,
                number,
                item.ordinal,
            );
        }
    }
    if let Some(which) = wrong {
        spoil(&mut party.journey.items, which, is_on_it);
    }
}

/// A waiter who is asked again remembers an order that the counter forgot.
pub(in crate::sim) fn repeat_forgotten(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    help: RecoveryDelay,
) {
    for idx in 0..party.order.n_tickets() {
        if party.order.ticket(idx).state == TicketState::Forgotten {
            verbal_order(evening, party, idx, Some(help));
        }
    }
}

//! The tickets' way to their counters, on which they may get stuck.

use crate::model::Handoff;
use crate::record::TraceEvent;
use crate::sim::audit::books::ensure;
use crate::sim::chance::draws::Purpose;
use crate::sim::event::Event;
use crate::sim::stations::counter::Position;
use crate::sim::visit::party::{Party, TicketState};
use crate::sim::visit::prepare;
use crate::sim::visit::state::EveningState;
use crate::time::{SimTime, Span};

/// A ticket is on its way to its counter.
#[inline(never)]
pub(in crate::sim) fn hand_off(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    ticket: u16,
    handoff: &Handoff,
) {
    let counter = party.order.ticket(ticket).counter;
    let number = party.journey.key;
    evening.note(party, || TraceEvent::TicketSent(counter));
    handoff_begins(evening, party);
    let key = party.key_of(ticket);
    // The first of the four is whether it sticks, and often all that is asked for.
    let drawn = || evening.draws.uniforms(Purpose::Handoff, number, key);
    let now = evening.now();
    let delay = handoff.delay.constant().unwrap_or_else(|| {
        let [_, _, delay, _] = drawn();
        handoff.delay.quantile(delay)
    });
    let due_at = now + delay;
    let mut out_at = due_at;
    let down_until = outage_end(&handoff.outages, now);
    let is_stuck = evening.draws.happens(handoff.p_stuck, Purpose::Handoff, number, key);
    if is_stuck || down_until.is_some() {
        let [_, repair, _, novel] = drawn();
        let until_noticed = handoff.ack.unwrap_or(Span::from_ticks(i64::MAX));
        if is_stuck {
            out_at = out_at + handoff.repair.quantile(repair).min(until_noticed);
        }
        out_at = out_at.max(down_until.map_or(out_at, |until| until + delay));
        ticket_sticks(evening, party, ticket, due_at, novel < handoff.p_novel);
    }
    if out_at > evening.now() {
        evening.later(party, out_at, |slot| Event::TicketOut(slot, ticket));
    } else {
        ticket_out(evening, party, ticket);
    }
}

fn ticket_sticks(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    ticket: u16,
    due_at: SimTime,
    is_novel: bool,
) {
    party.order.stick(ticket, is_novel);
    let counter = party.order.ticket(ticket).counter;
    for item in party.journey.items.iter_mut().filter(|item| item.ticket == Some(ticket)) {
        item.was_stuck = true;
        item.due_out_at = due_at;
    }
    evening.note(party, || TraceEvent::TicketStuck(counter));
}

/// A ticket comes out at its counter, unless a verbal order was faster.
pub(in crate::sim) fn ticket_out(evening: &mut EveningState<'_>, party: &mut Party, ticket: u16) {
    let state = party.order.ticket(ticket).state;
    match state {
        TicketState::Sent | TicketState::Stuck | TicketState::Forgotten => {}
        TicketState::Out | TicketState::Void => return,
    }
    handoff_over(evening, party, ticket);
    let counter = party.order.ticket(ticket).counter;
    let was_stuck = party.order.ticket(ticket).was_stuck;
    evening.note(party, || TraceEvent::TicketOut { counter, was_stuck });
    ticket_at_counter(evening, party, ticket);
}

/// Who leaves has waited until now for tickets that never came out.
#[cold]
pub(in crate::sim) fn give_up_tickets(evening: &mut EveningState<'_>, party: &mut Party) {
    for ticket in 0..party.order.n_tickets() {
        match party.order.ticket(ticket).state {
            TicketState::Sent | TicketState::Stuck | TicketState::Forgotten => {
                handoff_over(evening, party, ticket);
            }
            TicketState::Out | TicketState::Void => {}
        }
    }
    ensure(party.order.n_on_way() == 0, || {
        let (number, n) = (party.journey.party + 1, party.order.n_on_way());
        format!("party {number} leaves, and {n} tickets more are on their way than it has")
    });
}

/// Counts a ticket that goes its way.
pub(in crate::sim) fn handoff_begins(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    evening.audit.ticket_sent(now);
    party.order.set_out();
}

/// Counts how long a ticket was on its way.
pub(in crate::sim) fn handoff_over(evening: &mut EveningState<'_>, party: &mut Party, ticket: u16) {
    let now = evening.now();
    party.order.arrive();
    evening.audit.ticket_over(now);
    party.journey.handoff.0 += now - party.order.ticket(ticket).sent_at;
    party.journey.handoff.1 += 1;
}

pub(in crate::sim) fn ticket_at_counter(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    ticket: u16,
) {
    party.order.come_out(ticket);
    prepare::queue_items(evening, party, ticket, Position::Back);
}

/// When the outage ends that holds at this instant.
fn outage_end(outages: &[(Span, Span)], now: SimTime) -> Option<SimTime> {
    let so_far = now.since_opening();
    let holds = outages.iter().find(|(from, to)| (*from..*to).contains(&so_far));
    holds.map(|(_, to)| SimTime::OPENING + *to)
}

//! Taking the order: what each guest wants, and the tickets it becomes.

use crate::model::{ItemId, ListedParty, Stage, TicketPer};
use crate::record::{ItemRecord, LeaveReason, RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::chance::durations::{Activity, ItemDurations};
use crate::sim::courses::COURSES;
use crate::sim::decide;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::{Party, Ticket};
use crate::sim::visit::prepare::spoil;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{EnterOrder, TakeOrder, TaskKind, Work};
use crate::sim::visit::{eat, leave, patience, prepare, task, tickets, verbal};
use crate::time::Span;

pub(in crate::sim) fn ready_to_order(evening: &mut EveningState<'_>, party: &mut Party) {
    let work = &evening.model.work;
    if work.order.is_zero() && work.order_per_guest.is_zero() {
        order_complete(evening, party);
    } else {
        task::request(evening, party, TakeOrder, Urgency::Ordinary);
    }
}

impl Work for TakeOrder {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        evening.model.floor.trip + party.seat.lasts(Activity::Order)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        if party.seat.has_left() {
            return None;
        }
        if evening.model.work.till.is_zero() {
            order_complete(evening, party);
            return None;
        }
        note_order(evening, party);
        Some(EnterOrder.into())
    }
}

impl Work for EnterOrder {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        evening.model.floor.trip + party.seat.lasts(Activity::Till)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        // Who has given up on all of it is gone before it is entered.
        if !party.seat.has_left() {
            send_tickets(evening, party);
        }
        None
    }
}

/// The order is complete and needs no entering.
fn order_complete(evening: &mut EveningState<'_>, party: &mut Party) {
    note_order(evening, party);
    send_tickets(evening, party);
}

/// Writes down what each guest wants; the waits for drinks and food begin.
fn note_order(evening: &mut EveningState<'_>, party: &mut Party) {
    let number = party.journey.party;
    party.journey.ordered_at = evening.now();
    // Listed parties say what they want, of others it is drawn.
    match evening.model.listed.get(number as usize) {
        Some(listed) => write_listed(evening, party, listed),
        None => write_drawn(evening, party),
    }
    if evening.scope.has_waits {
        note_waits(evening, party);
    }
    evening.note(party, || TraceEvent::Ordered);
    if party.order.has_unavailable_items() {
        evening.note(party, || TraceEvent::Unavailable);
    }
    patience::check_patience_later(evening, party);
}

/// The wait for taking the order is over, those for drinks and food begin.
#[cold]
fn note_waits(evening: &EveningState<'_>, party: &mut Party) {
    for course in COURSES {
        if party.order.n_missing(course) > 0 {
            party.patience.start(course, evening.now(), &evening.model.score.feel);
        }
    }
    let work = &evening.model.work;
    if !(work.order.is_zero() && work.order_per_guest.is_zero()) {
        let journey = &party.journey;
        let waited = (journey.ordered_at - journey.greeted_at) - journey.reading;
        patience::push_wait(evening, party, Stage::Order, waited.max(Span::ZERO), 1.0);
    }
}

#[cold]
fn write_listed(evening: &EveningState<'_>, party: &mut Party, listed: &ListedParty) {
    let mut place = 0;
    for (guest, items) in (0..).zip(&listed.order) {
        for item in items {
            write_down(evening, party, *item, (guest, place));
            place += 1;
        }
    }
}

fn write_drawn(evening: &EveningState<'_>, party: &mut Party) {
    let number = party.journey.key;
    let mut place = 0;
    for guest in 0..party.journey.size {
        let mut stream = None;
        for line in &evening.model.demand.order {
            if let Some(item) = evening.draws.choice(line, (number, guest), &mut stream) {
                write_down(evening, party, item, (guest, place));
                place += 1;
            }
        }
    }
}

/// Writes down one item, unless its counter takes no more orders.
#[inline(always)]
fn write_down(
    evening: &EveningState<'_>,
    party: &mut Party,
    item: ItemId,
    (guest, place): (u32, u32),
) {
    let on_menu = &evening.model.items[item.0 as usize];
    let counter = &evening.model.counters[on_menu.counter.0 as usize];
    if counter.last_order.is_some_and(|last| evening.now().since_opening() > last) {
        party.order.note_unavailable();
        return;
    }
    let number = party.journey.key;
    party.journey.items.push(ItemRecord::ordered(item, guest, place));
    let durations = ItemDurations {
        prep: evening.draws.span(&on_menu.prep, Purpose::Prep, number, place),
        serve: evening.draws.span(&evening.model.work.serve, Purpose::Serve, number, place),
    };
    party.order.add(on_menu.course, durations);
}

/// The order is entered: its items become tickets, and each goes its way.
pub(in crate::sim) fn send_tickets(evening: &mut EveningState<'_>, party: &mut Party) {
    if leaves_unserved(evening, party) {
        return;
    }
    write_tickets(evening, party);
    if evening.model.guest.p_wrong_item > 0.0 {
        draw_wrong_item(evening, party);
    }
    if evening.policy.extra_interruptions > 0.0 {
        prepare::draw_extra_interruptions(evening, party);
    }
    match party.order.tickets().len() {
        // Most orders need no two rounds.
        1 => send_ticket(evening, party, 0),
        // Of one order's tickets the drinks' go first: a draft must not wait for the burgers beside it.
        _ => {
            for course in COURSES {
                for ticket in 0..party.order.n_tickets() {
                    if party.order.ticket(ticket).course == course {
                        send_ticket(evening, party, ticket);
                    }
                }
            }
        }
    }
    // Without food (or with nothing at all) the meal is over before it began.
    eat::eat_if_served(evening, party);
}

/// A party that wanted something and can have nothing leaves.
fn leaves_unserved(evening: &mut EveningState<'_>, party: &mut Party) -> bool {
    let is_unserved = party.order.has_unavailable_items() && party.journey.items.is_empty();
    if is_unserved {
        party.journey.left_because = Some(LeaveReason::SoldOut);
        leave::walk_out(evening, party);
    }
    is_unserved
}

fn write_tickets(evening: &EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    let model = evening.model;
    let shares = match model.ticket_per {
        TicketPer::Counter => true,
        TicketPer::Item => false,
    };
    let n_items = u16::try_from(party.journey.items.len()).expect("a party has few items");
    for (nth, item) in (0..n_items).zip(&mut party.journey.items) {
        // Given up before it was entered.
        if item.is_cancelled() {
            continue;
        }
        let on_menu = &model.items[item.item.0 as usize];
        let (counter, course) = (on_menu.counter, on_menu.course);
        let own = Ticket::sent(counter, course, on_menu.is_ticket_mandatory, now);
        item.ticket = Some(party.order.put_on_ticket(nth, own, shares));
        item.sent_at = now;
    }
    party.order.sort_by_ticket(&party.journey.items);
}

#[inline(always)]
fn send_ticket(evening: &mut EveningState<'_>, party: &mut Party, ticket: u16) {
    let Ticket { counter, is_mandatory, .. } = *party.order.ticket(ticket);
    match &evening.model.counters[counter.0 as usize].handoff {
        None => tickets::ticket_at_counter(evening, party, ticket),
        Some(_) if decide::serves_first_always(evening.policy) && !is_mandatory => {
            verbal::verbal_order(evening, party, ticket, None);
        }
        Some(handoff) => tickets::hand_off(evening, party, ticket, handoff),
    }
}

/// One item of an order may come out wrong.
#[inline(never)]
fn draw_wrong_item(evening: &EveningState<'_>, party: &mut Party) {
    let p = evening.model.guest.p_wrong_item;
    let [is_wrong, which, ..] = evening.draws.uniforms(Purpose::WrongItem, party.journey.key, 0);
    if is_wrong < p {
        spoil(&mut party.journey.items, which, |_| true);
    }
}

//! Coming in, sitting down, and the first contact.

use crate::model::{ListedParty, Stage};
use crate::record::{RecoveryDelay, TraceEvent};
use crate::sim::arrival_source::Caller;
use crate::sim::chance::draws::Purpose;
use crate::sim::chance::durations::Activity;
use crate::sim::event::Event;
use crate::sim::stations::tables::ArrivingParty;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{Greet, TaskKind, Work};
use crate::sim::visit::{mood, order, patience, task};
use crate::time::{SimTime, Span};

pub(in crate::sim) fn schedule_next_arrival(evening: &mut EveningState<'_>) {
    if let Some(at) = evening.arrivals.next(evening.model, &evening.draws) {
        evening.calendar.schedule(at, Event::Arrive);
    }
}

/// The next party that thinks of coming, if it does come.
#[inline(always)]
pub(in crate::sim) fn next_party(evening: &mut EveningState<'_>) -> Option<ArrivingParty> {
    let number = evening.next_number();
    let key = evening.arrivals.key();
    let is_coming = evening.crowd.is_none_or(|all| all.caller(number).is_some());
    let party = is_coming.then(|| {
        let size = match evening.model.listed.get(number as usize) {
            Some(ListedParty { size, .. }) => *size,
            None => evening.draws.size(evening.model, key),
        };
        evening.come_in();
        ArrivingParty { number, key, size, arrived_at: evening.now() }
    });
    schedule_next_arrival(evening);
    party
}

pub(in crate::sim) fn queue(evening: &mut EveningState<'_>, party: ArrivingParty) {
    let ArrivingParty { number, key, .. } = party;
    let n_waiting = evening.list.n_waiting();
    evening.note_of(number, evening.now(), || TraceEvent::Queued(n_waiting));
    evening.audit.party_queues(evening.now());
    evening.list.join(party);
    if let Some(patience) = &evening.model.guest.patience {
        let patience = evening.draws.span(patience, Purpose::Patience, key, 0);
        evening.calendar.schedule(evening.now() + patience, Event::GiveUp(number));
    }
}

/// Takes a party off the waiting list whose patience has ended, if it is on it still.
pub(in crate::sim) fn lose_patience(
    evening: &mut EveningState<'_>,
    number: u32,
) -> Option<ArrivingParty> {
    let party = evening.list.give_up(number)?;
    evening.audit.party_queued(evening.now());
    Some(party)
}

#[inline(always)]
pub(in crate::sim) fn seat(evening: &mut EveningState<'_>, party: &mut Party, table: usize) {
    let key = party.journey.key;
    evening.tables.take(table);
    let now = evening.now();
    party.seat.sit_down(table, evening.waiters.seat_party());
    party.journey.seated_at = now;
    let whose = (key, party.journey.size);
    party.seat.draw_durations(&evening.visits, &evening.draws, whose);
    if evening.scope.meets_mood || evening.scope.has_traits || evening.crowd.is_some() {
        draw_traits(evening, party);
    }
    if evening.model.guest.leave_factor.is_some() {
        patience::draw_limit(evening, party);
    }
    party.journey.is_silent = !party.seat.traits().asks;
    party.journey.is_opportunist = party.seat.traits().is_opportunist;
    patience::push_wait(evening, party, Stage::Queue, now - party.journey.arrived_at, 1.0);
    evening.note(party, || TraceEvent::Seated);
    greet_soon(evening, party);
}

/// What kind of guests a party is made of, what they remember, and the points they begin with.
#[cold]
fn draw_traits(evening: &mut EveningState<'_>, party: &mut Party) {
    let key = party.journey.key;
    let caller = match evening.crowd {
        Some(crowd) => crowd.caller(party.journey.party).expect("who has come is known"),
        None => Caller::STRANGER,
    };
    party.seat.flag(caller.is_flagged);
    party.journey.experience.prior_bad = caller.prior_bad;
    if evening.scope.has_traits {
        party.seat.know_traits(evening.draws.traits(evening.model, key, caller.traits));
    }
    if evening.scope.has_accounts {
        let base = evening.draws.base_score(evening.model, key);
        party.journey.experience.base = (base + caller.mood).clamp(0.0, 10.0);
    }
    if evening.scope.meets_mood {
        mood::meet_mood(evening, party);
    }
}

/// A party has sat down: a waiter is due.
#[inline(always)]
fn greet_soon(evening: &mut EveningState<'_>, party: &mut Party) {
    if evening.model.work.greet.is_zero() {
        let now = evening.now();
        contact_made(evening, party, now);
    } else {
        task::request(evening, party, Greet, Urgency::Ordinary);
    }
}

impl Work for Greet {
    fn begins(self, evening: &mut EveningState<'_>, party: &mut Party) -> Span {
        let walk = evening.model.floor.trip;
        greeted(evening, party, walk);
        self.lasts(evening, party)
    }

    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        evening.model.floor.trip + party.seat.lasts(Activity::Greet)
    }

    fn ends(self, _: &mut EveningState<'_>, _: &mut Party, _: RecoveryDelay) -> Option<TaskKind> {
        None
    }
}

/// A waiter sets out to greet and will be at the table after `walk`.
fn greeted(evening: &mut EveningState<'_>, party: &mut Party, walk: Span) {
    let at = evening.now() + walk;
    let waited = at - party.journey.seated_at;
    patience::push_wait(evening, party, Stage::Greet, waited, 1.0);
    evening.note_at(party, at, || TraceEvent::Greeted);
    contact_made(evening, party, at);
}

/// From first contact on the guests read the menu.
#[inline(always)]
fn contact_made(evening: &mut EveningState<'_>, party: &mut Party, at: SimTime) {
    let reading = party.seat.lasts(Activity::Reading);
    let journey = &mut party.journey;
    journey.greeted_at = at;
    journey.reading = reading;
    if evening.model.guest.leave_factor.is_some() {
        patience::leave_later(evening, party, (Stage::Order, at + reading), Event::OrderTooLate);
    }
    if at == evening.now() && reading.is_zero() {
        order::ready_to_order(evening, party);
    } else {
        evening.later(party, at + reading, Event::ReadyToOrder);
    }
}

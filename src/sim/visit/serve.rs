//! The pass: finished tickets are carried to the table, so many plates or drinks at a time.

use crate::model::{Course, Stage};
use crate::record::{RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::{ItemRange, Party};
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{Carry, CarryRemake, TaskKind, Work};
use crate::sim::visit::{care, eat, patience, prepare, task};
use crate::time::{SimTime, Span};

/// An item is prepared: it goes to the pass when its whole ticket is ready.
pub(in crate::sim) fn item_ready(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    item: u16,
    (ticket, counter): (u16, usize),
) {
    let now = evening.now();
    let record = &mut party.journey.items[item as usize];
    if record.ready_at != SimTime::NEVER {
        if evening.model.work.serve.is_zero() {
            remake_delivered(evening, party, item);
        } else {
            task::request(evening, party, CarryRemake { item }, Urgency::Ordinary);
        }
        return;
    }
    record.ready_at = now;
    prepare::spoil_if_disturbed(evening, party, item, counter);
    party.order.prepared_one(ticket);
    pass_if_ready(evening, party, ticket);
}

/// Has a ticket carried once all of it is ready.
fn pass_if_ready(evening: &mut EveningState<'_>, party: &mut Party, ticket: u16) {
    let state = *party.order.ticket(ticket);
    if state.n_to_prepare > 0 {
        return;
    }
    let urgency = if state.is_rescued { Urgency::Rescued } else { Urgency::Ordinary };
    let each = each_load(evening, state.course);
    let mut left = state.items;
    while !left.is_empty() {
        let load = left.take(each);
        if evening.model.work.serve.is_zero() {
            load_delivered(evening, party, load);
        } else if party.is_any_missing(load) {
            task::request(evening, party, Carry { load }, urgency);
        }
    }
}

/// How many items are carried at once.
fn each_load(evening: &EveningState<'_>, course: Course) -> u16 {
    let each = match course {
        Course::Food => evening.model.floor.plates_per_trip,
        Course::Drink => evening.model.floor.drinks_per_trip,
    };
    u16::try_from(each).unwrap_or(u16::MAX)
}

impl Work for Carry {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        evening.model.floor.trip + party.serve_time(self.load)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        load_delivered(evening, party, self.load);
        task::walk_back(evening)
    }

    fn is_pointless(self, party: &Party) -> bool {
        party.seat.has_left() || !party.is_any_missing(self.load)
    }
}

/// A load is on the table.
pub(in crate::sim) fn load_delivered(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    load: ItemRange,
) {
    if evening.trace.is_some() {
        note_delivered(evening, party, load);
    }
    let mut course = None;
    for idx in load.indices() {
        let item = party.order.item_at(idx);
        if party.is_missing(item) {
            course = Some(item_delivered(evening, party, item));
        }
    }
    // What was cancelled while it was carried changes nothing.
    if let Some(course) = course {
        something_came(evening, party, course);
    }
}

#[cold]
fn note_delivered(evening: &mut EveningState<'_>, party: &Party, load: ItemRange) {
    let items = party.order.items_in(load).iter().copied();
    let came: Vec<u16> = items.filter(|item| party.is_missing(*item)).collect();
    if !came.is_empty() {
        evening.note(party, || TraceEvent::Delivered(came));
    }
}

/// An item is on the table; returns its course.
fn item_delivered(evening: &mut EveningState<'_>, party: &mut Party, item: u16) -> Course {
    let now = evening.now();
    let record = &mut party.journey.items[usize::from(item)];
    let on_menu = &evening.model.items[record.item.0 as usize];
    record.delivered_at = now;
    evening.audit.item_served();
    if evening.scope.has_accounts {
        evening.audit.book_sale(on_menu.price);
    }
    party.order.came(on_menu.course);
    if record.was_wrong {
        wrong_item_came(evening, party, item);
    }
    on_menu.course
}

/// Items of a course came or were cancelled: the wait may be over, the meal may begin or end.
#[inline(always)]
fn something_came(evening: &mut EveningState<'_>, party: &mut Party, course: Course) {
    let now = evening.now();
    let guest = &evening.model.guest;
    if course == Course::Drink {
        party.meal.drink_until(now + guest.drink_time);
        patience::occupy_with_drinks(evening, party);
    }
    patience::stop_clock_if_served(evening, party, course);
    care::look_in_after_last_plate(evening, party, course);
    care::close_case_if_served(evening, party);
    eat::eat_if_served(evening, party);
    eat::settle(evening, party);
}

/// What came is not what was ordered; unless silent, the guest says so at once.
#[cold]
fn wrong_item_came(evening: &mut EveningState<'_>, party: &mut Party, item: u16) {
    let now = evening.now();
    evening.note(party, || TraceEvent::WrongItem(item));
    party.journey.experience.incidents.wrong_items += 1;
    if party.seat.traits().asks {
        party.order.ask_for_remake(item, now);
        prepare::remake(evening, party, item);
    }
}

impl Work for CarryRemake {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        let part = 1 << 16 | u32::from(self.item);
        let (serve, number) = (&evening.model.work.serve, party.journey.key);
        evening.model.floor.trip + evening.draws.span(serve, Purpose::Serve, number, part)
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        remake_delivered(evening, party, self.item);
        task::walk_back(evening)
    }
}

/// The second try is on the table.
pub(in crate::sim) fn remake_delivered(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    item: u16,
) {
    if party.seat.has_left() {
        return;
    }
    let now = evening.now();
    evening.note(party, || TraceEvent::RemakeCame(item));
    let model = evening.model;
    let since = party.order.remake_came(item);
    let share = 1.0 / f64::from(party.journey.size);
    let on_menu = &model.items[party.journey.items[item as usize].item.0 as usize];
    match on_menu.course {
        Course::Drink => {
            party.meal.drink_until(now + model.guest.drink_time);
        }
        Course::Food => eat::eat_longer(evening, party),
    }
    patience::push_wait(evening, party, Stage::Request, now - since, share);
    eat::settle(evening, party);
}

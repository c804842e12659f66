//! At the counters: items are prepared, made again, and who prepares them is interrupted.

use crate::model::CounterId;
use crate::record::{ItemRecord, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::event::Event;
use crate::sim::stations::counter::{Job, Position};
use crate::sim::visit::party::{Party, Ticket};
use crate::sim::visit::state::EveningState;
use crate::time::Span;

/// Lets a counter prepare the items of a ticket that are still wanted.
pub(in crate::sim) fn queue_items(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    ticket: u16,
    position: Position,
) {
    let now = evening.now();
    let Ticket { counter, items, .. } = *party.order.ticket(ticket);
    for idx in items.indices() {
        let item = party.order.item_at(idx);
        let record = &mut party.journey.items[usize::from(item)];
        if record.is_missing() {
            record.out_at = now;
            party.hold();
            if begins_at_once(evening, counter, Job::Item { slot: party.slot(), item }, position) {
                start_item_at_once(evening, counter, party, item);
            }
        }
    }
}

/// Occupies a place of a counter as its next job, on a party's behalf.
pub(in crate::sim) fn interrupt(
    evening: &mut EveningState<'_>,
    counter: CounterId,
    party: &mut Party,
) {
    let idx = counter.0 as usize;
    let state = &mut evening.counters[idx];
    state.disturb();
    let (number, part) = (party.journey.key, party.care.next_interruption());
    let dist = &evening.model.counters[idx].interrupt;
    let lasts = evening.draws.span(dist, Purpose::Interruption, number, part);
    if !lasts.is_zero() {
        let now = evening.now();
        evening.counters[idx].wait_to_be_heard(lasts, now);
        if begins_at_once(evening, counter, Job::Interruption, Position::Front) {
            start_interruption(evening, counter);
        }
    }
}

/// Asks at a counter. Who comes while somebody else is heard there is heard with him: otherwise a
/// counter that is late would be asked so often that it never made anything.
pub(in crate::sim) fn enquire(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    counter: CounterId,
) {
    if !evening.counters[counter.0 as usize].is_interrupted() {
        interrupt(evening, counter, party);
    }
    evening.note(party, || TraceEvent::Enquired(counter));
}

/// Has an item made again.
pub(in crate::sim) fn remake(evening: &mut EveningState<'_>, party: &mut Party, item: u16) {
    let on_menu = party.journey.items[item as usize].item;
    let counter = evening.model.items[on_menu.0 as usize].counter;
    party.hold();
    if begins_at_once(evening, counter, Job::Remake { slot: party.slot(), item }, Position::Front) {
        start_remake(evening, counter, party, item);
    }
}

/// Interruptions that serve nobody, drawn for each party when it orders; they hit the first counter
/// with a handoff. Assumption: there is mostly one.
#[cold]
pub(in crate::sim) fn draw_extra_interruptions(evening: &mut EveningState<'_>, party: &mut Party) {
    let Some(counter) = evening.model.counters.iter().position(|c| c.handoff.is_some()) else {
        return;
    };
    let counter = CounterId(u32::try_from(counter).expect("a house has few counters"));
    let u = evening.draws.uniform(Purpose::ExtraInterruption, party.journey.key, 0);
    let mut left = evening.policy.extra_interruptions;
    while u < left {
        interrupt(evening, counter, party);
        left -= 1.0;
    }
}

/// Whether a place is free for a job; otherwise it joins the line.
#[inline(always)]
fn begins_at_once(
    evening: &mut EveningState<'_>,
    counter: CounterId,
    job: Job,
    position: Position,
) -> bool {
    let now = evening.now();
    evening.counters[counter.0 as usize].begins_at_once(job, position, now)
}

/// Listens to who has waited longest to be heard.
#[inline(never)]
pub(in crate::sim) fn start_interruption(evening: &mut EveningState<'_>, counter: CounterId) {
    let lasts = evening.counters[counter.0 as usize].hear_next();
    let event =
        Event::InterruptionOver(u16::try_from(counter.0).expect("a house has few counters"));
    occupy_place(evening, counter, lasts, event);
}

/// A counter has a free place: it begins an item.
#[inline(always)]
pub(in crate::sim) fn start_item(
    evening: &mut EveningState<'_>,
    counter: CounterId,
    party: &mut Party,
    item: u16,
) {
    evening.audit.item_begun();
    party.journey.items[item as usize].started_at = evening.now();
    let lasts = party.order.durations_of(item).prep;
    prepare(evening, counter, party, item, lasts);
}

/// The same of an item that joins no line. Apart from its caller: amid the loop over a ticket's items it
/// has everything spilled, and an evening of `bench/house.toml` takes 1 % more instructions.
#[inline(never)]
fn start_item_at_once(
    evening: &mut EveningState<'_>,
    counter: CounterId,
    party: &mut Party,
    item: u16,
) {
    start_item(evening, counter, party, item);
}

#[inline(never)]
pub(in crate::sim) fn start_remake(
    evening: &mut EveningState<'_>,
    counter: CounterId,
    party: &mut Party,
    item: u16,
) {
    let ItemRecord { item: on_menu, ordinal, .. } = party.journey.items[item as usize];
    let prep = &evening.model.items[on_menu.0 as usize].prep;
    let lasts = evening.draws.span(prep, Purpose::Remake, party.journey.key, ordinal);
    prepare(evening, counter, party, item, lasts);
}

#[inline(always)]
pub(in crate::sim) fn prepare(
    evening: &mut EveningState<'_>,
    counter: CounterId,
    party: &mut Party,
    item: u16,
    lasts: Span,
) {
    if evening.scope.has_accounts {
        let model = evening.model;
        let journey = &mut party.journey;
        let on_menu = &model.items[journey.items[item as usize].item.0 as usize];
        let goods = on_menu.price.share(model.money.goods_share);
        journey.account.goods += goods;
        evening.audit.book_goods(goods);
    }
    // The hold of the job becomes the hold of its event.
    occupy_place(evening, counter, lasts, Event::ItemReady(party.slot(), item));
}

/// Occupies a free place for so long; then comes the event.
#[inline(always)]
fn occupy_place(evening: &mut EveningState<'_>, counter: CounterId, lasts: Span, end: Event) {
    let now = evening.now();
    evening.counters[counter.0 as usize].begin(lasts, now);
    evening.calendar.schedule(now + lasts, end);
}

/// Somebody who was interrupted makes more mistakes.
pub(in crate::sim) fn spoil_if_disturbed(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    item: u16,
    counter: usize,
) {
    if !evening.counters[counter].was_disturbed() {
        return;
    }
    let p =
        evening.model.counters[counter].error_per_interruption * evening.model.guest.p_wrong_item;
    let journey = &party.journey;
    let (number, place) = (journey.key, journey.items[item as usize].ordinal);
    if evening.draws.happens(p, Purpose::Disturbed, number, place) {
        party.journey.items[item as usize].was_wrong = true;
    }
}

/// Makes one of the items for which `is_among` holds come out wrong; `which` is uniform on (0, 1).
pub(in crate::sim) fn spoil(
    items: &mut [ItemRecord],
    which: f64,
    is_among: impl Fn(&ItemRecord) -> bool,
) {
    let n = items.iter().filter(|item| is_among(item)).count();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a party has few items, and `which` is below 1"
    )]
    let nth = (which * n as f64) as usize;
    if let Some(item) = items.iter_mut().filter(|item| is_among(item)).nth(nth) {
        item.was_wrong = true;
    }
}

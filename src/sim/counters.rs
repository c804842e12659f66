//! Counters: jobs wait, are prepared in as many places as staff have hands for, and go to the pass.

use std::collections::VecDeque;

use crate::model::{Capacity, Counter, CounterId};
use crate::record::{CounterLog, ItemRecord, TraceEvent};
use crate::sim::draws::{Purpose, servers};
use crate::sim::event::{Event, Slot};
use crate::sim::floor::{TaskKind, Urgency};
use crate::sim::flow::Flow;
use crate::sim::house::EveningState;
use crate::sim::party::{Party, Ticket};
use crate::sim::world::World;
use crate::time::{SimTime, Span};

/// Something that occupies a place at a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Job {
    /// An item of an order.
    Item { slot: Slot, item: u16 },
    /// The same item a second time.
    Remake { slot: Slot, item: u16 },
    /// A verbal order or an enquiry is listened to, the first of those that wait for it.
    Interruption,
}

/// Somebody who has come to a counter to say something.
#[derive(Clone, Copy, Debug)]
struct Speaker {
    lasts: Span,
    since: SimTime,
}

/// Where a job joins the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Before everything that has not begun, after others that jumped the line.
    Front,
    /// Behind everything.
    Back,
}

/// Slots, and the line before them.
#[derive(Debug, Default)]
pub(super) struct CounterState {
    pub(super) n_servers: u32,
    n_busy: u32,
    next: VecDeque<Job>,
    line: VecDeque<Job>,
    /// Who waits to be heard, in the order of the interruptions in `next`, where all of them wait.
    waiting_interruptions: VecDeque<Speaker>,
    /// Interruptions being listened to or about to be.
    n_interrupting: u32,
    /// So many of the items that are ready next were in hand when somebody interrupted last.
    n_disturbed: u32,
    /// Jobs in both lines.
    pub(super) in_line: Flow,
    /// Slots occupied.
    pub(super) at_work: Flow,
    /// Slots there are.
    pub(super) on_duty: Flow,
    /// What its people did.
    pub(super) log: CounterLog,
}

impl CounterState {
    pub(super) fn open(&mut self, counter: &Counter) {
        self.n_servers = servers(counter.staff.at_opening(), counter.parallel);
        self.n_busy = 0;
        self.next.clear();
        self.line.clear();
        self.waiting_interruptions.clear();
        self.n_interrupting = 0;
        self.n_disturbed = 0;
        self.in_line = Flow::default();
        self.at_work = Flow::default();
        self.on_duty = Flow::default();
        self.log = CounterLog::default();
    }

    /// Harm done by the tests of what checks itself.
    #[cfg(test)]
    pub(super) fn forget_to_hear_somebody(&mut self) {
        self.waiting_interruptions
            .push_back(Speaker { lasts: Span::ZERO, since: SimTime::OPENING });
    }

    fn has_free_place(&self) -> bool {
        self.n_busy < self.n_servers
    }

    /// Items in hand: who is heard is not waiting to be heard any more.
    fn n_preparing(&self) -> u32 {
        let n_waiting =
            u32::try_from(self.waiting_interruptions.len()).expect("a house has few speakers");
        self.n_busy + n_waiting - self.n_interrupting
    }

    /// A job is done.
    fn free_place(&mut self, now: SimTime) {
        self.n_busy -= 1;
        self.at_work.leave(now);
    }

    /// Nothing is in hand, nothing waits, nobody is being heard.
    pub(super) fn is_at_rest(&self) -> bool {
        let n_in_hand = self.n_busy + self.n_interrupting;
        let is_nobody_in_line = self.next.is_empty() && self.line.is_empty();
        n_in_hand == 0 && is_nobody_in_line && self.waiting_interruptions.is_empty()
    }
}

impl EveningState<'_> {
    /// Lets a counter prepare the items of a ticket that are still wanted.
    pub(super) fn queue_items(&mut self, party: &mut Party, ticket: u16, turn: Position) {
        let now = self.now();
        let Ticket { counter, items, .. } = party.tickets[ticket as usize];
        for idx in items.indices() {
            let item = party.by_ticket[idx];
            let record = &mut party.journey.items[usize::from(item)];
            if record.is_missing() {
                record.out_at = now;
                party.hold();
                if self.begins_at_once(counter, Job::Item { slot: party.slot, item }, turn) {
                    self.start_item_at_once(counter, party, item);
                }
            }
        }
    }

    /// Occupies a place of a counter as its next job, on a party's behalf.
    pub(super) fn interrupt(&mut self, counter: CounterId, party: &mut Party) {
        let idx = counter.0 as usize;
        let state = &mut self.counters[idx];
        state.log.interruptions += 1;
        state.n_disturbed = state.n_preparing();
        party.n_interruptions += 1;
        let (number, part) = (party.journey.party, party.n_interruptions);
        let dist = &self.model.counters[idx].interrupt;
        let lasts = self.draws.span(dist, Purpose::Interruption, number, part);
        if !lasts.is_zero() {
            self.counters[idx].n_interrupting += 1;
            let since = self.now();
            self.counters[idx].waiting_interruptions.push_back(Speaker { lasts, since });
            if self.begins_at_once(counter, Job::Interruption, Position::Front) {
                self.start_interruption(counter);
            }
        }
    }

    /// Asks at a counter. Who comes while somebody else is heard there is heard with him: otherwise a
    /// counter that is late would be asked so often that it never made anything.
    pub(super) fn enquire(&mut self, party: &mut Party, counter: CounterId) {
        if self.counters[counter.0 as usize].n_interrupting == 0 {
            self.interrupt(counter, party);
        }
        self.note(party, || TraceEvent::Enquired(counter));
    }

    /// Has an item made again.
    pub(super) fn remake(&mut self, party: &mut Party, item: u16) {
        let on_menu = party.journey.items[item as usize].item;
        let counter = self.model.items[on_menu.0 as usize].counter;
        party.hold();
        if self.begins_at_once(counter, Job::Remake { slot: party.slot, item }, Position::Front) {
            self.start_remake(counter, party, item);
        }
    }

    /// Interruptions that serve nobody, drawn for each party when it orders; they hit the first counter
    /// with a handoff. Assumption: there is mostly one.
    #[cold]
    pub(super) fn draw_extra_interruptions(&mut self, party: &mut Party) {
        let Some(counter) = self.model.counters.iter().position(|c| c.handoff.is_some()) else {
            return;
        };
        let counter = CounterId(u32::try_from(counter).expect("a house has few counters"));
        let u = self.draws.uniform(Purpose::ExtraInterruption, party.journey.party, 0);
        let mut left = self.policy.extra_interruptions;
        while u < left {
            self.interrupt(counter, party);
            left -= 1.0;
        }
    }

    /// Whether a place is free for a job; otherwise it joins the line.
    #[inline(always)]
    fn begins_at_once(&mut self, counter: CounterId, job: Job, turn: Position) -> bool {
        let state = &mut self.counters[counter.0 as usize];
        if state.has_free_place() {
            debug_assert!(state.next.is_empty() && state.line.is_empty(), "a place was free");
            return true;
        }
        match turn {
            Position::Front => state.next.push_back(job),
            Position::Back => state.line.push_back(job),
        }
        state.in_line.enter(self.calendar.now());
        false
    }

    /// Listens to who has waited longest to be heard.
    #[inline(never)]
    fn start_interruption(&mut self, counter: CounterId) {
        let waiting_interruptions = &mut self.counters[counter.0 as usize].waiting_interruptions;
        let lasts = waiting_interruptions.pop_front().expect("somebody waits to be heard").lasts;
        let event =
            Event::InterruptionOver(u16::try_from(counter.0).expect("a house has few counters"));
        self.occupy_place(counter, lasts, event);
    }

    /// A counter has a free place: it begins an item.
    #[inline(always)]
    fn start_item(&mut self, counter: CounterId, party: &mut Party, item: u16) {
        if cfg!(debug_assertions) {
            self.audit.n_begun += 1;
        }
        party.journey.items[item as usize].started_at = self.now();
        let lasts = party.item_durations[item as usize].prep;
        self.prepare(counter, party, item, lasts);
    }

    /// The same of an item that joins no line. Apart from its caller: amid the loop over a ticket's items it
    /// has everything spilled, and an evening of `bench/house.toml` takes 1 % more instructions.
    #[inline(never)]
    fn start_item_at_once(&mut self, counter: CounterId, party: &mut Party, item: u16) {
        self.start_item(counter, party, item);
    }

    #[inline(never)]
    fn start_remake(&mut self, counter: CounterId, party: &mut Party, item: u16) {
        let ItemRecord { item: on_menu, place, .. } = party.journey.items[item as usize];
        let prep = &self.model.items[on_menu.0 as usize].prep;
        let lasts = self.draws.span(prep, Purpose::Remake, party.journey.party, place);
        self.prepare(counter, party, item, lasts);
    }

    #[inline(always)]
    fn prepare(&mut self, counter: CounterId, party: &mut Party, item: u16, lasts: Span) {
        if self.has_accounts {
            let model = self.model;
            let journey = &mut party.journey;
            let on_menu = &model.items[journey.items[item as usize].item.0 as usize];
            let goods = on_menu.price.share(model.money.goods_share);
            journey.account.goods += goods;
            self.audit.goods += goods;
        }
        // The hold of the job becomes the hold of its event.
        self.occupy_place(counter, lasts, Event::ItemReady(party.slot, item));
    }

    /// Occupies a free place for so long; then comes the event.
    #[inline(always)]
    fn occupy_place(&mut self, counter: CounterId, lasts: Span, end: Event) {
        let now = self.now();
        let state = &mut self.counters[counter.0 as usize];
        state.n_busy += 1;
        debug_assert!(state.n_busy <= state.n_servers, "more in hand than there are hands");
        state.at_work.enter(now);
        state.log.busy += lasts;
        self.calendar.schedule(now + lasts, end);
    }

    /// An item is prepared: it goes to the pass when its whole ticket is ready.
    pub(super) fn item_ready(
        &mut self,
        party: &mut Party,
        item: u16,
        (ticket, counter): (u16, usize),
    ) {
        let now = self.now();
        let record = &mut party.journey.items[item as usize];
        if record.ready_at != SimTime::NEVER {
            if self.model.work.serve.is_zero() {
                self.remake_delivered(party, item);
            } else {
                self.request(party, TaskKind::CarryRemake { item }, Urgency::Ordinary);
            }
            return;
        }
        record.ready_at = now;
        self.spoil_if_disturbed(party, item, counter);
        party.tickets[ticket as usize].n_to_prepare -= 1;
        self.pass_if_ready(party, ticket);
    }

    /// Somebody who was interrupted makes more mistakes.
    fn spoil_if_disturbed(&mut self, party: &mut Party, item: u16, counter: usize) {
        let state = &mut self.counters[counter];
        if state.n_disturbed == 0 {
            return;
        }
        state.n_disturbed -= 1;
        let p = self.model.counters[counter].error_per_interruption * self.model.guest.p_wrong_item;
        let journey = &party.journey;
        let (number, place) = (journey.party, journey.items[item as usize].place);
        if self.draws.happens(p, Purpose::Disturbed, number, place) {
            party.journey.items[item as usize].was_wrong = true;
        }
    }
}

impl World<'_> {
    /// An item is out of hand: it is ready, and its place goes to the next job.
    pub(super) fn item_ready(&mut self, slot: Slot, item: u16) {
        let party = &self.parties[slot];
        let ticket = party.journey.items[item as usize].ticket.expect("what is made was ordered");
        let counter = party.tickets[ticket as usize].counter.0 as usize;
        self.with_party(slot, |evening, party| evening.item_ready(party, item, (ticket, counter)));
        let now = self.evening.now();
        self.evening.counters[counter].free_place(now);
        self.serve_counter_line(counter);
    }

    /// Somebody has been heard.
    #[inline(never)]
    pub(super) fn interruption_over(&mut self, counter: usize) {
        let now = self.evening.now();
        let state = &mut self.evening.counters[counter];
        state.n_interrupting -= 1;
        state.free_place(now);
        self.serve_counter_line(counter);
    }

    /// People come to a counter or, when they have ended what is in hand, go.
    #[inline(never)]
    pub(super) fn counter_staff_changes(&mut self, counter: usize, staff: Capacity) {
        let now = self.evening.now();
        let n_servers = servers(staff, self.evening.model.counters[counter].parallel);
        let state = &mut self.evening.counters[counter];
        state.on_duty.change(now, state.n_servers, n_servers);
        state.n_servers = n_servers;
        self.serve_counter_line(counter);
    }

    #[inline(always)]
    fn serve_counter_line(&mut self, counter: usize) {
        let id = CounterId(u32::try_from(counter).expect("a house has few counters"));
        let Self { evening, parties } = self;
        while evening.counters[counter].has_free_place() {
            let state = &mut evening.counters[counter];
            let Some(job) = state.next.pop_front().or_else(|| state.line.pop_front()) else {
                return;
            };
            match job {
                Job::Interruption => {
                    let speaker =
                        state.waiting_interruptions.front().expect("somebody waits to be heard");
                    state.in_line.leave_after(speaker.since);
                    evening.start_interruption(id);
                }
                Job::Item { slot, item } => {
                    let party = &mut parties[slot];
                    let record = &party.journey.items[item as usize];
                    let is_wanted = !party.has_left && record.is_missing();
                    state.in_line.leave_after(record.out_at);
                    if is_wanted {
                        evening.start_item(id, party, item);
                    } else {
                        parties.let_go(slot);
                    }
                }
                Job::Remake { slot, item } => {
                    let party = &mut parties[slot];
                    let asked_for = party.remakes.iter().find(|(idx, _)| *idx == item);
                    let (_, since) = asked_for.expect("a remake in line was asked for");
                    state.in_line.leave_after(*since);
                    if party.has_left {
                        parties.let_go(slot);
                    } else {
                        evening.start_remake(id, party, item);
                    }
                }
            }
        }
    }

    /// Parties in the lines of counters where one was served out of turn may see it.
    #[inline(always)]
    pub(super) fn note_overtaking(&mut self, by: Slot) {
        while let Some(counter) = self.evening.queue_jumps_at.pop() {
            self.note_overtaken(counter, by);
        }
    }

    fn note_overtaken(&mut self, counter: CounterId, by: Slot) {
        let Self { evening, parties } = self;
        let p = evening.model.guest.p_seen;
        if p <= 0.0 {
            return;
        }
        let mut overtaken: Vec<Slot> = Vec::new();
        for job in &evening.counters[counter.0 as usize].line {
            if let Job::Item { slot, .. } = *job
                && slot != by
                && !overtaken.contains(&slot)
            {
                overtaken.push(slot);
            }
        }
        for slot in overtaken {
            let party = &mut parties[slot];
            let (number, part) = (party.journey.party, party.n_overtaken);
            party.n_overtaken += 1;
            if !party.has_left && evening.draws.happens(p, Purpose::Seen, number, part) {
                party.journey.experience.incidents.unfair_seen += 1;
                evening.note(party, || TraceEvent::Overtaken);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_heard_or_waits_to_be_heard_is_no_item_in_hand() {
        let speaker = Speaker { lasts: Span::ZERO, since: SimTime::OPENING };
        // One is heard, two items are in hand, and one more waits to be heard.
        let busy = CounterState {
            n_busy: 3,
            n_interrupting: 2,
            waiting_interruptions: VecDeque::from([speaker]),
            ..CounterState::default()
        };
        assert_eq!(busy.n_preparing(), 2);
        assert_eq!(CounterState { n_busy: 2, ..CounterState::default() }.n_preparing(), 2);
    }
}

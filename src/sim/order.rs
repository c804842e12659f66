//! Greeting, taking the order, and the tickets' way to their counters.

use crate::model::{Course, Handoff, ItemId, ListedParty, Stage, TicketPer};
use crate::record::{ItemRecord, TraceEvent};
use crate::sim::audit::ensure;
use crate::sim::decide;
use crate::sim::draws::Purpose;
use crate::sim::durations::{Activity, ItemDurations};
use crate::sim::event::Event;
use crate::sim::floor::{TaskKind, Urgency};
use crate::sim::house::EveningState;
use crate::sim::party::{ItemRange, Party, Ticket, TicketState, course_idx};
use crate::time::{SimTime, Span};

impl EveningState<'_> {
    /// A party has sat down: a waiter is due.
    #[inline(always)]
    pub(super) fn greet_soon(&mut self, party: &mut Party) {
        if self.model.work.greet.is_zero() {
            self.contact_made(party, self.now());
        } else {
            self.request(party, TaskKind::Greet, Urgency::Ordinary);
        }
    }

    /// A waiter sets out to greet and will be at the table after `walk`.
    pub(super) fn greeted(&mut self, party: &mut Party, walk: Span) {
        let at = self.now() + walk;
        let waited = at - party.journey.seated_at;
        self.push_wait(party, Stage::Greet, waited, 1.0);
        self.note_at(party, at, || TraceEvent::Greeted);
        self.contact_made(party, at);
    }

    /// From first contact on the guests read the menu.
    #[inline(always)]
    fn contact_made(&mut self, party: &mut Party, at: SimTime) {
        let reading = party.durations.of(Activity::Reading);
        let journey = &mut party.journey;
        journey.greeted_at = at;
        journey.reading = reading;
        if at == self.now() && reading.is_zero() {
            self.ready_to_order(party);
        } else {
            self.later(party, at + reading, Event::ReadyToOrder);
        }
    }

    pub(super) fn ready_to_order(&mut self, party: &mut Party) {
        let work = &self.model.work;
        if work.order.is_zero() && work.order_per_guest.is_zero() {
            self.order_complete(party);
        } else {
            self.request(party, TaskKind::TakeOrder, Urgency::Ordinary);
        }
    }

    /// The order is complete; returns the waiter's way to the till and the work there.
    pub(super) fn order_taken(&mut self, party: &mut Party) -> Option<(TaskKind, Span)> {
        if self.model.work.till.is_zero() {
            self.order_complete(party);
            return None;
        }
        self.note_order(party);
        let till = party.durations.of(Activity::Till);
        Some((TaskKind::EnterOrder, self.model.floor.trip + till))
    }

    /// The order is complete and needs no entering.
    fn order_complete(&mut self, party: &mut Party) {
        self.note_order(party);
        self.send_tickets(party);
    }

    /// Writes down what each guest wants; the waits for drinks and food begin.
    fn note_order(&mut self, party: &mut Party) {
        let number = party.journey.party;
        party.journey.ordered_at = self.now();
        // Listed parties say what they want, of others it is drawn.
        match self.model.listed.get(number as usize) {
            Some(listed) => self.write_listed(party, listed),
            None => self.write_drawn(party),
        }
        if self.has_waits {
            self.note_waits(party);
        }
        self.note(party, || TraceEvent::Ordered);
        if party.has_unavailable_items {
            self.note(party, || TraceEvent::Unavailable);
        }
        self.check_patience_later(party);
    }

    /// The wait for taking the order is over, those for drinks and food begin.
    #[cold]
    fn note_waits(&self, party: &mut Party) {
        for (clock, missing) in party.clocks.iter_mut().zip(party.n_missing) {
            if missing > 0 {
                clock.start(self.now(), &self.model.score.feel);
            }
        }
        let work = &self.model.work;
        if !(work.order.is_zero() && work.order_per_guest.is_zero()) {
            let journey = &party.journey;
            let waited = (journey.ordered_at - journey.greeted_at) - journey.reading;
            self.push_wait(party, Stage::Order, waited.max(Span::ZERO), 1.0);
        }
    }

    #[cold]
    fn write_listed(&self, party: &mut Party, listed: &ListedParty) {
        let mut place = 0;
        for (guest, items) in (0..).zip(&listed.order) {
            for item in items {
                self.write_down(party, *item, (guest, place));
                place += 1;
            }
        }
    }

    fn write_drawn(&self, party: &mut Party) {
        let number = party.journey.party;
        let mut place = 0;
        for guest in 0..party.journey.size {
            let mut stream = None;
            for line in &self.model.demand.order {
                if let Some(item) = self.draws.choice(line, (number, guest), &mut stream) {
                    self.write_down(party, item, (guest, place));
                    place += 1;
                }
            }
        }
    }

    /// Writes down one item, unless its counter takes no more orders.
    #[inline(always)]
    fn write_down(&self, party: &mut Party, item: ItemId, (guest, place): (u32, u32)) {
        let on_menu = &self.model.items[item.0 as usize];
        let counter = &self.model.counters[on_menu.counter.0 as usize];
        if counter.last_order.is_some_and(|last| self.now().since_opening() > last) {
            party.has_unavailable_items = true;
            return;
        }
        let number = party.journey.party;
        party.n_missing[course_idx(on_menu.course)] += 1;
        party.journey.items.push(ItemRecord::ordered(item, guest, place));
        party.item_durations.push(ItemDurations {
            prep: self.draws.span(&on_menu.prep, Purpose::Prep, number, place),
            serve: self.draws.span(&self.model.work.serve, Purpose::Serve, number, place),
        });
    }

    /// The order is entered: its items become tickets, and each goes its way.
    pub(super) fn send_tickets(&mut self, party: &mut Party) {
        if self.leaves_unserved(party) {
            return;
        }
        self.write_tickets(party);
        if self.model.guest.p_wrong_item > 0.0 {
            self.draw_wrong_item(party);
        }
        if self.policy.extra_interruptions > 0.0 {
            self.draw_extra_interruptions(party);
        }
        match party.tickets.len() {
            // Most orders need no two rounds.
            1 => self.send_ticket(party, 0),
            // Of one order's tickets the drinks' go first: a draft must not wait for the burgers beside it.
            _ => {
                for course in COURSES {
                    for ticket in 0..party.n_tickets() {
                        if party.tickets[usize::from(ticket)].course == course {
                            self.send_ticket(party, ticket);
                        }
                    }
                }
            }
        }
        // Without food (or with nothing at all) the meal is over before it began.
        self.eat_if_served(party);
    }

    /// A party that wanted something and can have nothing leaves.
    fn leaves_unserved(&mut self, party: &mut Party) -> bool {
        let is_unserved = party.has_unavailable_items && party.journey.items.is_empty();
        if is_unserved {
            self.walk_out(party);
        }
        is_unserved
    }

    fn write_tickets(&self, party: &mut Party) {
        let now = self.now();
        let model = self.model;
        let n_items = u16::try_from(party.journey.items.len()).expect("a party has few items");
        for (nth, item) in (0..n_items).zip(&mut party.journey.items) {
            party.by_ticket.push(nth);
            let on_menu = &model.items[item.item.0 as usize];
            let belongs = |ticket: &Ticket| {
                ticket.counter == on_menu.counter
                    && ticket.course == on_menu.course
                    && ticket.is_mandatory == on_menu.is_ticket_mandatory
            };
            let open = match model.ticket_per {
                TicketPer::Counter => party.tickets.iter().position(belongs),
                TicketPer::Item => None,
            };
            let idx = open.unwrap_or(party.tickets.len());
            if let Some(ticket) = party.tickets.get_mut(idx) {
                ticket.items.add();
                ticket.n_to_prepare += 1;
            } else {
                party.tickets.push(Ticket {
                    counter: on_menu.counter,
                    course: on_menu.course,
                    is_mandatory: on_menu.is_ticket_mandatory,
                    state: TicketState::Sent,
                    was_stuck: false,
                    is_rescued: false,
                    is_novel: false,
                    sent_at: now,
                    items: ItemRange::ONE,
                    n_to_prepare: 1,
                });
            }
            let idx = u16::try_from(idx).expect("a party has few tickets");
            item.ticket = Some(idx);
            item.sent_at = now;
        }
        party.sort_by_ticket();
    }

    #[inline(always)]
    fn send_ticket(&mut self, party: &mut Party, ticket: u16) {
        let Ticket { counter, is_mandatory, .. } = party.tickets[ticket as usize];
        match &self.model.counters[counter.0 as usize].handoff {
            None => self.ticket_at_counter(party, ticket),
            Some(_) if decide::serves_first_always(self.policy) && !is_mandatory => {
                self.verbal_order(party, ticket, None);
            }
            Some(handoff) => self.hand_off(party, ticket, handoff),
        }
    }

    /// A ticket is on its way to its counter.
    #[inline(never)]
    pub(super) fn hand_off(&mut self, party: &mut Party, ticket: u16, handoff: &Handoff) {
        let counter = party.tickets[ticket as usize].counter;
        let number = party.journey.party;
        self.note(party, || TraceEvent::TicketSent(counter));
        self.handoff_begins(party);
        let key = party.key_of(ticket);
        // The first of the four is whether it sticks, and often all that is asked for.
        let drawn = || self.draws.uniforms(Purpose::Handoff, number, key);
        let now = self.now();
        let delay = handoff.delay.constant().unwrap_or_else(|| {
            let [_, _, delay, _] = drawn();
            handoff.delay.quantile(delay)
        });
        let due_at = now + delay;
        let mut out_at = due_at;
        let down_until = outage_end(&handoff.outages, now);
        let is_stuck = self.draws.happens(handoff.p_stuck, Purpose::Handoff, number, key);
        if is_stuck || down_until.is_some() {
            let [_, repair, _, novel] = drawn();
            let until_noticed = handoff.ack.unwrap_or(Span::from_ticks(i64::MAX));
            if is_stuck {
                out_at = out_at + handoff.repair.quantile(repair).min(until_noticed);
            }
            out_at = out_at.max(down_until.map_or(out_at, |until| until + delay));
            self.ticket_sticks(party, ticket, due_at, novel < handoff.p_novel);
        }
        if out_at > self.now() {
            self.later(party, out_at, |slot| Event::TicketOut(slot, ticket));
        } else {
            self.ticket_out(party, ticket);
        }
    }

    fn ticket_sticks(&mut self, party: &mut Party, ticket: u16, due_at: SimTime, is_novel: bool) {
        let state = &mut party.tickets[ticket as usize];
        state.state = TicketState::Stuck;
        state.was_stuck = true;
        state.is_novel = is_novel;
        let counter = state.counter;
        for item in party.journey.items.iter_mut().filter(|item| item.ticket == Some(ticket)) {
            item.was_stuck = true;
            item.due_out_at = due_at;
        }
        self.note(party, || TraceEvent::TicketStuck(counter));
    }

    /// A ticket comes out at its counter, unless a verbal order was faster.
    pub(super) fn ticket_out(&mut self, party: &mut Party, ticket: u16) {
        let state = party.tickets[ticket as usize].state;
        match state {
            TicketState::Sent | TicketState::Stuck | TicketState::Forgotten => {}
            TicketState::Out | TicketState::Void => return,
        }
        self.handoff_over(party, ticket);
        let counter = party.tickets[ticket as usize].counter;
        let was_stuck = party.tickets[ticket as usize].was_stuck;
        self.note(party, || TraceEvent::TicketOut { counter, was_stuck });
        self.ticket_at_counter(party, ticket);
    }

    /// Who leaves has waited until now for tickets that never came out.
    #[cold]
    pub(super) fn give_up_tickets(&mut self, party: &mut Party) {
        for ticket in 0..party.n_tickets() {
            match party.tickets[usize::from(ticket)].state {
                TicketState::Sent | TicketState::Stuck | TicketState::Forgotten => {
                    self.handoff_over(party, ticket);
                }
                TicketState::Out | TicketState::Void => {}
            }
        }
        ensure(party.n_on_way == 0, || {
            let (number, n) = (party.journey.party + 1, party.n_on_way);
            format!("party {number} leaves, and {n} tickets more are on their way than it has")
        });
    }

    /// Counts a ticket that goes its way.
    pub(super) fn handoff_begins(&mut self, party: &mut Party) {
        let now = self.now();
        self.audit.n_sent += 1;
        self.audit.tickets.enter(now);
        party.n_on_way += 1;
    }

    /// Counts how long a ticket was on its way.
    pub(super) fn handoff_over(&mut self, party: &mut Party, ticket: u16) {
        let now = self.now();
        party.n_on_way -= 1;
        self.audit.tickets.leave(now);
        party.journey.handoff.0 += now - party.tickets[ticket as usize].sent_at;
        party.journey.handoff.1 += 1;
    }

    fn ticket_at_counter(&mut self, party: &mut Party, ticket: u16) {
        party.tickets[ticket as usize].state = TicketState::Out;
        self.queue_items(party, ticket, crate::sim::counters::Position::Back);
    }

    /// One item of an order may come out wrong.
    #[inline(never)]
    fn draw_wrong_item(&self, party: &mut Party) {
        let p = self.model.guest.p_wrong_item;
        let [is_wrong, which, ..] = self.draws.uniforms(Purpose::WrongItem, party.journey.party, 0);
        if is_wrong < p {
            spoil(&mut party.journey.items, which, |_| true);
        }
    }
}

/// When the outage ends that holds at this instant.
fn outage_end(outages: &[(Span, Span)], now: SimTime) -> Option<SimTime> {
    let so_far = now.since_opening();
    let holds = outages.iter().find(|(from, to)| (*from..*to).contains(&so_far));
    holds.map(|(_, to)| SimTime::OPENING + *to)
}

/// Makes one of the items for which `is_among` holds come out wrong; `which` is uniform on (0, 1).
pub(super) fn spoil(items: &mut [ItemRecord], which: f64, is_among: impl Fn(&ItemRecord) -> bool) {
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

/// The courses, in the order of their waits.
pub(super) const COURSES: [Course; 2] = [Course::Drink, Course::Food];

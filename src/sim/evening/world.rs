//! One evening: what each event changes, and the loop that handles what is due.
//!
//! [`World::run`] takes events off the calendar until nothing is due any more; [`World::handle`] is the
//! only way state changes. What happens to one party is a step of its visit (`visit`), done on the party in
//! its slot. What lies between parties stands in the files beside this one: who gets a free table, whose
//! task or job is next, whom the manager hears. The world records and decides. It reckons only what
//! decisions are made by, a guest's loss so far and the waiters' mood so far; what an evening was worth is
//! judged afterwards.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::engine::Slot;
use crate::engine::{Slots, TooManyEvents};
use crate::model::{Model, Policy};
use crate::record::{EveningEnd, Journey, Trace};
use crate::sim::arrival_source::ArrivalSource;
use crate::sim::audit::books::Departure;
use crate::sim::audit::violation::{InvariantViolation, ViolationSite};
use crate::sim::detail::Detail;
use crate::sim::event::Event;
use crate::sim::overlong::{Overlong, most_events};
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::{arrive, asks, care, eat, order, patience, pay, tickets};

/// The house on one evening, and the parties in it. It is used again for the next, so that memory is
/// claimed once.
#[derive(Debug)]
pub struct World<'m> {
    pub(in crate::sim) evening: EveningState<'m>,
    pub(in crate::sim) parties: Slots<Party>,
}

impl<'m> World<'m> {
    /// An empty house under a policy, of whose evenings so much is written down.
    pub fn new(model: &'m Model, policy: &'m Policy, detail: Detail) -> Self {
        let mut evening = EveningState::new(model, policy, detail);
        evening.calendar.allow(most_events(model));
        Self { evening, parties: Slots::default() }
    }

    /// Keeps a trace of one party, by its number, on the evenings run from now on.
    pub fn keep_trace_of(&mut self, party: u32) {
        self.evening.trace = Some(Box::new(Trace::new(party)));
    }

    /// Gives up evenings, of those run from now on, that have more events than this.
    pub fn allow_events(&mut self, n: u32) {
        self.evening.calendar.allow(n);
    }

    /// Parties there has been a place for at once.
    pub fn n_places(&self) -> usize {
        self.parties.all().len()
    }

    /// Lets those come, on the evenings run from now on, who have been here before or heard of it.
    pub fn expect(&mut self, crowd: &'m dyn ArrivalSource) {
        self.evening.crowd = Some(crowd);
    }

    /// Runs one evening; `on_party` gets every party that came, when it has left or turned round.
    ///
    /// # Panics
    /// With a [`InvariantViolation`] if the house does not add up: a bug of this program. With an [`Overlong`]
    /// if the evening is not over after more events than it is allowed.
    pub fn run(
        &mut self,
        seed: u64,
        evening: u64,
        on_party: &mut dyn FnMut(&Journey),
    ) -> EveningEnd {
        self.run_with((seed, evening), on_party, |_, _| {})
    }

    /// The same; `before` is done before each event.
    pub(in crate::sim) fn run_with(
        &mut self,
        (seed, evening): (u64, u64),
        on_party: &mut dyn FnMut(&Journey),
        before: impl FnMut(&mut Self, Event),
    ) -> EveningEnd {
        // After a panic nothing of this world is used but where it stood; the next evening opens it anew.
        let ended = catch_unwind(AssertUnwindSafe(|| {
            self.evening.open(seed, evening);
            self.parties.clear();
            self.live_through(on_party, before);
            self.check_end();
        }));
        if let Err(panic) = ended {
            if panic.is::<TooManyEvents>() {
                resume_unwind(Box::new(self.overlong((seed, evening))));
            }
            let policy = &self.evening.policy.name;
            InvariantViolation::unwind(panic, policy, (seed, evening), Some(self.moment()));
        }
        let evening = &mut self.evening;
        EveningEnd {
            n_parties: evening.n_came(),
            ended_at: evening.calendar.now(),
            n_events: evening.calendar.handled(),
            trace: evening.trace.as_mut().map(|trace| {
                let next = Trace::new(trace.party);
                std::mem::replace(&mut **trace, next)
            }),
            served: evening.audit.served(),
            goods: evening.audit.goods(),
            staff: evening.staff_log(),
        }
    }

    /// Handles what is due until nothing is, and sees off who leaves.
    fn live_through(
        &mut self,
        on_party: &mut dyn FnMut(&Journey),
        mut before: impl FnMut(&mut Self, Event),
    ) {
        arrive::schedule_next_arrival(&mut self.evening);
        while let Some(event) = self.evening.calendar.next_event() {
            before(self, event);
            self.handle(event);
            while let Some(slot) = self.evening.left.pop() {
                let Self { evening, parties } = self;
                let party = &parties[slot];
                let departure = Departure {
                    journey: &party.journey,
                    n_tickets: party.order.tickets().len(),
                    is_missing_anything: party.order.is_missing_anything(),
                };
                evening.audit.see_off(
                    departure,
                    evening.calendar.now(),
                    evening.scope.has_accounts,
                );
                on_party(&party.journey);
                parties.finish(slot);
            }
        }
    }

    /// How an evening stands that has had more events than it is allowed.
    #[cold]
    fn overlong(&self, (seed, number): (u64, u64)) -> Overlong {
        let evening = &self.evening;
        let at = evening.now();
        let lines = evening.model.counters.iter().zip(&evening.counters);
        let longest = lines.map(|(counter, state)| (state.n_waiting(), &counter.name)).max();
        let n_at_door = evening.list.n_waiting();
        Overlong {
            policy: evening.policy.name.clone(),
            seed,
            evening: number,
            n_events: evening.calendar.allowed(),
            at,
            clock: evening.model.opens.plus(at.since_opening()),
            n_came: evening.n_came(),
            n_inside: u32::try_from(self.parties.n_taken()).unwrap_or(u32::MAX) + n_at_door,
            n_at_door,
            n_tasks: evening.waiters.n_waiting(),
            longest_line: longest.map(|(n, name)| (name.clone(), n)).filter(|(_, n)| *n > 0),
            n_cases: evening.manager.cases().count(),
        }
    }

    /// Where the evening stands.
    #[cold]
    fn moment(&self) -> ViolationSite {
        let at = self.evening.now();
        let event = self.evening.calendar.current_event().map(|event| {
            let number = match event {
                Event::GiveUp(number) => Some(number),
                _ => event.slot().map(|slot| self.parties[slot].journey.party),
            };
            let whose = number.map_or_else(String::new, |n| format!(" of party {}", n + 1));
            format!("`{event:?}`{whose}")
        });
        ViolationSite { at, clock: self.evening.model.opens.plus(at.since_opening()), event }
    }

    fn staff_change(&mut self, whose: u16, step: u32) {
        let model = self.evening.model;
        let counter = usize::from(whose).checked_sub(1);
        let roster = counter.map_or(&model.floor.waiters, |idx| &model.counters[idx].staff);
        let (_, capacity) = roster.changes()[step as usize];
        match counter {
            None => self.waiters_change(capacity),
            Some(idx) => self.counter_staff_changes(idx, capacity),
        }
    }

    #[inline(always)]
    fn handle(&mut self, event: Event) {
        match event {
            Event::Arrive => self.arrive(),
            Event::StaffChange(whose, step) => self.staff_change(whose, step),
            Event::WaiterDone(waiter) => self.waiter_done(waiter),
            Event::InterruptionOver(counter) => self.interruption_over(usize::from(counter)),
            Event::ManagerDecided => self.manager_decided(),
            Event::GiveUp(number) => self.give_up(number),
            Event::ItemReady(slot, item) => self.item_ready(slot, item),
            Event::ReadyToOrder(slot) => self.with_party(slot, order::ready_to_order),
            Event::TicketOut(slot, ticket) => {
                self.with_party(slot, |evening, party| tickets::ticket_out(evening, party, ticket));
            }
            Event::PatienceCheck(slot) => self.with_party(slot, asks::check_patience),
            Event::PromiseDue(slot, binds) => {
                self.with_party(slot, |evening, party| {
                    patience::promise_due(evening, party, binds);
                });
            }
            Event::GreetTooLate(slot) => self.with_party(slot, patience::greet_too_late),
            Event::OrderTooLate(slot) => self.with_party(slot, patience::order_too_late),
            Event::LookIn(slot) => self.with_party(slot, care::look_in),
            Event::Eaten(slot) => self.with_party(slot, eat::eaten),
            Event::DrinksOver(slot) => self.with_party(slot, eat::drinks_over),
            Event::WantsBill(slot) => self.with_party(slot, pay::wants_bill),
            Event::CashOut(slot) => self.with_party(slot, pay::cash_out),
            Event::Leaves(slot) => self.with_party(slot, pay::leaves),
        }
    }

    /// A step of a party that is still here, whose event this is; then what it means for others.
    #[inline(always)]
    pub(in crate::sim) fn with_party(
        &mut self,
        slot: Slot,
        step: impl FnOnce(&mut EveningState<'m>, &mut Party),
    ) {
        let party = &mut self.parties[slot];
        if party.seat.has_left() {
            self.parties.let_go(slot);
        } else {
            party.release();
            step(&mut self.evening, party);
            self.after_step(slot);
        }
    }

    /// Does what a party's step means for others: whom it overtook may see it, and the table it left is
    /// filled. Whoever has the house do a step calls this before anything else.
    #[inline(always)]
    pub(in crate::sim) fn after_step(&mut self, slot: Slot) {
        self.note_overtaking(slot);
        self.fill_table();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Account, Experience};
    use crate::scenario::{Override, read};

    /// The journeys of an evening, but for what accounts and waits are written in.
    fn journeys(model: &Model, detail: Detail) -> Vec<Journey> {
        let mut world = World::new(model, &model.policies[0], detail);
        let mut journeys = Vec::new();
        world.run(7, 3, &mut |journey| {
            let mut journey = journey.clone();
            for item in &mut journey.items {
                item.is_unbilled = false;
                item.is_comped = false;
            }
            journeys.push(Journey {
                account: Account::default(),
                experience: Experience::new(0.0),
                tip_noise: 0.0,
                has_claimed: false,
                ..journey
            });
        });
        assert!(journeys.len() > 20);
        journeys
    }

    #[test]
    fn what_is_left_out_changes_nothing_else() {
        let text = include_str!("../../../scenarios/mendoza.toml");
        let set = |path: &str| Override { path: path.to_owned(), value: "0".to_owned() };
        let traits = ["p_ask", "p_escalate_silent", "p_opportunist"];
        let none = traits.map(|p| set(&format!("guest.{p}")));
        for sets in [&[][..], &none[..]] {
            let model = read(text, "mendoza.toml", sets).unwrap().model;
            let all = journeys(&model, Detail::Accounts);
            assert!(all == journeys(&model, Detail::Waits), "accounts");
            assert!(all == journeys(&model, Detail::Dates), "waits");
        }
    }
}

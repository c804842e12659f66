//! One evening: the state of the house, and what each event changes.
//!
//! [`World::run`] takes events off the calendar until nothing is due any more; [`World::handle`] is the
//! only way state changes. Each actor's part stands in a file of its own (`door`, `floor`, `order`,
//! `counters`, `meal`, `asks`, `repair`). The world records and decides. It reckons only what decisions are
//! made by, a guest's loss so far (`asks`) and the waiters' mood so far (`mood`); what an evening was
//! worth is judged afterwards.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::engine::Calendar;
use crate::journey::{Journey, Outcome};
use crate::model::{Cents, Model, Policy};
use crate::sim::audit::Audit;
use crate::sim::breach::{Breach, Moment};
use crate::sim::counters::CounterState;
use crate::sim::crowd::Crowd;
use crate::sim::diary::{Diary, Happening};
use crate::sim::door::{AtDoor, Door};
use crate::sim::draws::Draws;
use crate::sim::event::{Event, Slot};
use crate::sim::floor::Floor;
use crate::sim::lengths::VisitPlan;
use crate::sim::party::Party;
use crate::sim::repair::Manager;
use crate::sim::staff_log::StaffLog;
use crate::time::SimTime;

/// The house on one evening. It is used again for the next, so that memory is claimed once.
#[derive(Debug)]
pub struct World<'m> {
    pub(super) model: &'m Model,
    pub(super) policy: &'m Policy,
    pub(super) draws: Draws,
    pub(super) calendar: Calendar<Event>,
    pub(super) parties: Vec<Party>,
    free_slots: Vec<Slot>,
    /// Parties that left during the present event.
    left: Vec<Slot>,
    /// Who thinks of coming; `None`: strangers, and all of them come.
    pub(super) crowd: Option<&'m dyn Crowd>,
    /// Parties that thought of coming so far.
    n_thought: u32,
    pub(super) n_came: u32,
    pub(super) n_inside: u32,
    /// Whether guests ever ask, cancel or go to the manager.
    pub(super) do_guests_act: bool,
    /// Scores and money are wanted.
    pub(super) has_accounts: bool,
    /// Waits are written down as guests feel them.
    pub(super) has_waits: bool,
    pub(super) door: Door,
    pub(super) floor: Floor,
    pub(super) visits: VisitPlan<'m>,
    pub(super) counters: Vec<CounterState>,
    pub(super) manager: Manager,
    pub(super) n_concierge_cases: u32,
    pub(super) staff: StaffLog,
    pub(super) audit: Audit,
    diary: Option<Diary>,
}

/// What remains of an evening when all parties have been handed on.
#[derive(Clone, Debug, PartialEq)]
pub struct EveningEnd {
    /// Parties that came.
    pub n_parties: u32,
    /// What staff did.
    pub staff: StaffLog,
    /// List price of what was put on tables; 0 where accounts are left out.
    pub served: Cents,
    /// Cost of the goods used at the counters; 0 where accounts are left out.
    pub goods: Cents,
    /// The last guest had left and the last table was reset.
    pub ended_at: SimTime,
    /// Events handled.
    pub n_events: u64,
    /// What happened to the party one asked for.
    pub diary: Option<Diary>,
}

impl<'m> World<'m> {
    /// An empty house under a policy.
    pub fn new(model: &'m Model, policy: &'m Policy) -> Self {
        Self {
            model,
            policy,
            draws: Draws::new(0, 0),
            calendar: Calendar::default(),
            parties: Vec::new(),
            free_slots: Vec::new(),
            left: Vec::new(),
            crowd: None,
            n_thought: 0,
            n_came: 0,
            n_inside: 0,
            do_guests_act: {
                let guest = &model.guest;
                guest.p_ask > 0.0 || guest.p_escalate_silent > 0.0 || guest.p_cancel > 0.0
            },
            has_accounts: true,
            has_waits: true,
            door: Door::new(model),
            floor: Floor::new(model),
            visits: VisitPlan::new(model),
            counters: model.counters.iter().map(|_| CounterState::default()).collect(),
            manager: Manager::default(),
            n_concierge_cases: 0,
            staff: StaffLog::default(),
            audit: Audit::default(),
            diary: None,
        }
    }

    /// Keeps a diary of one party, by its number, on the evenings run from now on.
    pub fn keep_diary_of(&mut self, party: u32) {
        self.diary = Some(Diary::new(party));
    }

    /// Lets those come, on the evenings run from now on, who have been here before or heard of it.
    pub fn expect(&mut self, crowd: &'m dyn Crowd) {
        self.crowd = Some(crowd);
    }

    /// Leaves out what only scores and money are made of: base scores, moods, recoveries, bills, tips.
    /// Nothing else changes by it.
    pub fn leave_out_accounts(&mut self) {
        self.has_accounts = false;
    }

    /// Leaves out, besides accounts, the waits of an experience, unless guests act by what they feel.
    /// Nothing else changes by it.
    pub fn leave_out_waits(&mut self) {
        self.leave_out_accounts();
        self.has_waits = self.do_guests_act || self.model.guest.p_complain > 0.0;
    }

    /// Runs one evening; `on_party` gets every party that came, when it has left or turned round.
    ///
    /// # Panics
    /// With a [`Breach`] if the house does not add up: a bug of this program.
    pub fn run(
        &mut self,
        seed: u64,
        evening: u64,
        on_party: &mut dyn FnMut(&Journey),
    ) -> EveningEnd {
        self.run_with((seed, evening), on_party, |_, _| {})
    }

    /// The same; `before` is done before each event.
    pub(super) fn run_with(
        &mut self,
        (seed, evening): (u64, u64),
        on_party: &mut dyn FnMut(&Journey),
        before: impl FnMut(&mut Self, Event),
    ) -> EveningEnd {
        // After a panic nothing of this world is used but where it stood; the next evening opens it anew.
        let ended = catch_unwind(AssertUnwindSafe(|| {
            self.open(seed, evening);
            self.live_through(on_party, before);
            self.check_end();
        }));
        if let Err(panic) = ended {
            Breach::go_on(panic, &self.policy.name, (seed, evening), Some(self.moment()));
        }
        EveningEnd {
            n_parties: self.n_came,
            ended_at: self.calendar.now(),
            n_events: self.calendar.handled(),
            diary: self.diary.as_mut().map(|d| std::mem::replace(d, Diary::new(d.party))),
            served: self.audit.served,
            goods: self.audit.goods,
            staff: std::mem::take(&mut self.staff),
        }
    }

    /// Handles what is due until nothing is, and sees off who leaves.
    fn live_through(
        &mut self,
        on_party: &mut dyn FnMut(&Journey),
        mut before: impl FnMut(&mut Self, Event),
    ) {
        self.schedule_next_arrival();
        while let Some(event) = self.calendar.next_event() {
            before(self, event);
            self.handle(event);
            while let Some(slot) = self.left.pop() {
                self.n_inside -= 1;
                let party = &mut self.parties[slot as usize];
                self.audit.see_off(party, self.calendar.now(), self.has_accounts);
                party.is_reported = true;
                on_party(&party.journey);
                if party.n_refs == 0 {
                    self.free_slots.push(slot);
                }
            }
        }
    }

    /// Where the evening stands.
    #[cold]
    fn moment(&self) -> Moment {
        let at = self.calendar.now();
        let event = self.calendar.current_event().map(|event| {
            let number = match event {
                Event::GiveUp(number) => Some(number),
                _ => event.slot().map(|slot| self.parties[slot as usize].journey.party),
            };
            let whose = number.map_or_else(String::new, |n| format!(" of party {}", n + 1));
            format!("`{event:?}`{whose}")
        });
        Moment { at, clock: self.model.opens.plus(at.since_opening()), event }
    }

    fn open(&mut self, seed: u64, evening: u64) {
        self.draws = Draws::new(seed, evening);
        self.calendar.reset();
        self.audit = Audit::default();
        self.left.clear();
        // Places of the evening before are used again, with the room their lists have.
        let n_places =
            Slot::try_from(self.parties.len()).expect("parties are limited by the model");
        self.free_slots.clear();
        self.free_slots.extend((0..n_places).rev());
        self.n_thought = 0;
        self.n_came = 0;
        self.n_inside = 0;
        self.door.open(self.model, &self.draws);
        self.floor.open(self.model);
        self.counters.iter_mut().zip(&self.model.counters).for_each(|(state, c)| state.open(c));
        self.manager.open();
        self.n_concierge_cases = 0;
        self.staff.open(self.model.counters.len());
        self.schedule_staff_changes();
    }

    fn schedule_staff_changes(&mut self) {
        let rosters = [&self.model.floor.waiters]
            .into_iter()
            .chain(self.model.counters.iter().map(|counter| &counter.staff));
        for (whose, roster) in (0..).zip(rosters) {
            for (step, (from, _)) in (0..).zip(roster.changes()) {
                let at = SimTime::OPENING + *from;
                self.calendar.schedule(at, Event::StaffChange(whose, step));
            }
        }
    }

    fn staff_change(&mut self, whose: u16, step: u32) {
        let counter = usize::from(whose).checked_sub(1);
        let roster =
            counter.map_or(&self.model.floor.waiters, |idx| &self.model.counters[idx].staff);
        let (_, capacity) = roster.changes()[step as usize];
        match counter {
            None => self.waiters_change(capacity),
            Some(idx) => self.counter_staff_changes(idx, capacity),
        }
    }

    #[inline]
    fn handle(&mut self, event: Event) {
        match event {
            Event::Arrive => self.arrive(),
            Event::StaffChange(whose, step) => self.staff_change(whose, step),
            Event::WaiterDone(waiter) => self.waiter_done(waiter),
            Event::InterruptionOver(counter) => self.interruption_over(usize::from(counter)),
            Event::ManagerDecided => self.manager_decided(),
            Event::GiveUp(number) => self.give_up(number),
            Event::ReadyToOrder(slot) => self.let_go_after(slot, Self::ready_to_order),
            Event::TicketOut(slot, ticket) => {
                self.let_go_after(slot, |world, slot| world.ticket_out(slot, ticket));
            }
            Event::ItemReady(slot, item) => {
                let counter = self.counter_of(slot, item);
                self.let_go_after(slot, |world, slot| world.item_ready(slot, item, counter));
                self.item_done(counter);
            }
            Event::Feel(slot) => self.let_go_after(slot, Self::feel),
            Event::PromiseDue(slot) => self.let_go_after(slot, Self::promise_due),
            Event::LookIn(slot) => self.let_go_after(slot, Self::look_in),
            Event::Eaten(slot) => self.let_go_after(slot, Self::eaten),
            Event::DrinksOver(slot) => self.let_go_after(slot, Self::drinks_over),
            Event::WantsBill(slot) => self.let_go_after(slot, Self::wants_bill),
            Event::CashOut(slot) => self.let_go_after(slot, Self::cash_out),
            Event::Leaves(slot) => self.let_go_after(slot, Self::leaves),
        }
    }

    /// The present instant.
    pub(super) fn now(&self) -> SimTime {
        self.calendar.now()
    }

    /// Schedules an event of a party; its place is kept until it has happened.
    #[inline(always)]
    pub(super) fn later(&mut self, slot: Slot, at: SimTime, event: Event) {
        self.parties[slot as usize].n_refs += 1;
        self.calendar.schedule(at, event);
    }

    /// Keeps a party's place while something names it.
    pub(super) fn hold(&mut self, slot: Slot) {
        self.parties[slot as usize].n_refs += 1;
    }

    /// Gives that up; the last one frees the place of a party that has left.
    pub(super) fn let_go(&mut self, slot: Slot) {
        let party = &mut self.parties[slot as usize];
        party.n_refs -= 1;
        if party.n_refs == 0 && party.is_reported {
            self.free_slots.push(slot);
        }
    }

    /// Handles an event of a party that is still here, then gives up its hold.
    fn let_go_after(&mut self, slot: Slot, handle: impl FnOnce(&mut Self, Slot)) {
        if !self.parties[slot as usize].has_left {
            handle(self, slot);
        }
        self.let_go(slot);
    }

    /// Counts the party that comes now.
    pub(super) fn come_in(&mut self) {
        self.n_came += 1;
        self.n_inside += 1;
        self.audit.house.enter(self.now());
    }

    /// Makes room for a party that sits down, or turns round.
    #[inline(always)]
    pub(super) fn take_place(&mut self, party: AtDoor) -> Slot {
        let slot = self.free_slots.pop().unwrap_or_else(|| {
            self.parties.push(Party::new());
            Slot::try_from(self.parties.len() - 1).expect("parties are limited by the model")
        });
        self.parties[slot as usize].reset(party);
        slot
    }

    /// Number of the next party that thinks of coming.
    pub(super) fn next_number(&mut self) -> u32 {
        self.n_thought += 1;
        self.n_thought - 1
    }

    /// Ends a party's evening.
    #[inline(always)]
    pub(super) fn leave(&mut self, slot: Slot, outcome: Outcome) {
        let now = self.now();
        self.close_concierge_case(slot);
        self.give_up_tickets(slot);
        let party = &mut self.parties[slot as usize];
        party.has_left = true;
        party.journey.left_at = now;
        party.journey.outcome = outcome;
        self.left.push(slot);
        self.audit.house.leave(now);
        self.note(slot, || Happening::Left(outcome));
    }

    /// Whether a diary is kept of this party.
    pub(super) fn is_told_of(&self, slot: Slot) -> bool {
        let party = self.parties[slot as usize].journey.party;
        self.diary.as_ref().is_some_and(|diary| diary.party == party)
    }

    /// Writes into the diary, if this is the party it is kept of.
    pub(super) fn note(&mut self, slot: Slot, what: impl FnOnce() -> Happening) {
        self.note_at(slot, self.now(), what);
    }

    /// The same for an instant a little ahead (a waiter under way to the table).
    pub(super) fn note_at(&mut self, slot: Slot, at: SimTime, what: impl FnOnce() -> Happening) {
        if self.diary.is_some() {
            self.note_of(self.parties[slot as usize].journey.party, at, what);
        }
    }

    /// The same of a party by its number.
    pub(super) fn note_of(&mut self, party: u32, at: SimTime, what: impl FnOnce() -> Happening) {
        if let Some(diary) = &mut self.diary
            && diary.party == party
        {
            diary.entries.push((at, what()));
        }
    }
}

//! The house on one evening, without the parties in it: what is due, who works, what is in line.
//!
//! Each actor's part stands in a file of its own (`door`, `floor`, `order`, `counters`, `pass`, `meal`,
//! `asks`, `repair`, `mood`, `reckoning`), what must hold in `audit`. A step of a party's evening gets the
//! house and that one party, handed from step to step. Whatever concerns other parties it leaves in
//! [`EveningState::table_to_fill`] and [`EveningState::queue_jumps_at`] for the [`World`](crate::sim::World), which does it when the
//! step is over (`World::after_step`).

use crate::engine::Calendar;
use crate::model::{CounterId, Model, Policy};
use crate::record::{ManagerLog, Outcome, StaffLog, Trace, TraceEvent, WaiterLog};
use crate::sim::arrival_source::ArrivalSource;
use crate::sim::audit::Audit;
use crate::sim::counters::CounterState;
use crate::sim::door::Door;
use crate::sim::draws::Draws;
use crate::sim::durations::DurationPlan;
use crate::sim::event::{Event, Slot};
use crate::sim::floor::Floor;
use crate::sim::party::{Meal, Party};
use crate::sim::repair::Manager;
use crate::time::SimTime;

/// What waiters and the manager did so far; a counter's log stands with the counter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FloorLog {
    pub(super) waiters: WaiterLog,
    pub(super) manager: ManagerLog,
    pub(super) last_reset_at: SimTime,
}

/// The house on one evening.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a house")]
pub(super) struct EveningState<'m> {
    pub(super) model: &'m Model,
    pub(super) policy: &'m Policy,
    pub(super) draws: Draws,
    pub(super) calendar: Calendar<Event>,
    /// Who thinks of coming; `None`: strangers, and all of them come.
    pub(super) crowd: Option<&'m dyn ArrivalSource>,
    /// Parties that thought of coming so far.
    n_thought: u32,
    pub(super) n_came: u32,
    /// Parties that left during the present event.
    pub(super) left: Vec<Slot>,
    /// The table that became free in the present step, if anybody waits for one.
    pub(super) table_to_fill: Option<usize>,
    /// Counters at which somebody was served out of turn in the present step.
    pub(super) queue_jumps_at: Vec<CounterId>,
    /// Whether it matters what kind of guests a party is made of.
    pub(super) has_traits: bool,
    /// Whether guests ever ask, cancel or go to the manager.
    pub(super) do_guests_act: bool,
    /// Scores and money are wanted.
    pub(super) has_accounts: bool,
    /// Waits are written down as guests feel them.
    pub(super) has_waits: bool,
    pub(super) door: Door,
    pub(super) floor: Floor,
    pub(super) visits: DurationPlan<'m>,
    pub(super) counters: Vec<CounterState>,
    pub(super) manager: Manager,
    pub(super) n_concierge_cases: u32,
    pub(super) staff: FloorLog,
    pub(super) audit: Audit,
    /// In a box: whether there is one is asked at every step.
    pub(super) trace: Option<Box<Trace>>,
}

impl<'m> EveningState<'m> {
    /// An empty house under a policy.
    pub(super) fn new(model: &'m Model, policy: &'m Policy) -> Self {
        let guest = &model.guest;
        Self {
            model,
            policy,
            draws: Draws::new(0, 0),
            calendar: Calendar::default(),
            crowd: None,
            n_thought: 0,
            n_came: 0,
            left: Vec::new(),
            table_to_fill: None,
            queue_jumps_at: Vec::new(),
            has_traits: guest.p_ask > 0.0
                || guest.p_escalate_silent > 0.0
                || guest.p_opportunist > 0.0,
            do_guests_act: guest.p_ask > 0.0
                || guest.p_escalate_silent > 0.0
                || guest.p_cancel > 0.0,
            has_accounts: true,
            has_waits: true,
            door: Door::new(model),
            floor: Floor::new(model),
            visits: DurationPlan::new(model),
            counters: model.counters.iter().map(|_| CounterState::default()).collect(),
            manager: Manager::default(),
            n_concierge_cases: 0,
            staff: FloorLog::default(),
            audit: Audit::default(),
            trace: None,
        }
    }

    pub(super) fn open(&mut self, seed: u64, evening: u64) {
        self.draws = Draws::new(seed, evening);
        self.calendar.reset();
        self.audit = Audit::default();
        self.left.clear();
        self.table_to_fill = None;
        self.queue_jumps_at.clear();
        self.n_thought = 0;
        self.n_came = 0;
        self.door.open(self.model, &self.draws);
        self.floor.open(self.model);
        self.counters.iter_mut().zip(&self.model.counters).for_each(|(state, c)| state.open(c));
        self.manager.open();
        self.n_concierge_cases = 0;
        self.staff = FloorLog::default();
        self.schedule_staff_changes();
    }

    /// What staff did this evening.
    pub(super) fn staff_log(&self) -> StaffLog {
        let FloorLog { waiters, manager, last_reset_at } = self.staff;
        let counters = self.counters.iter().map(|state| state.log).collect();
        StaffLog { waiters, counters, manager, last_reset_at }
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

    /// The present instant.
    pub(super) fn now(&self) -> SimTime {
        self.calendar.now()
    }

    /// Schedules an event of a party; its place is kept until it has happened.
    #[inline(always)]
    pub(super) fn later(
        &mut self,
        party: &mut Party,
        at: SimTime,
        event: impl FnOnce(Slot) -> Event,
    ) {
        party.hold();
        self.schedule(at, event(party.slot));
    }

    #[inline(never)]
    fn schedule(&mut self, at: SimTime, event: Event) {
        self.calendar.schedule(at, event);
    }

    /// Number of the next party that thinks of coming.
    pub(super) fn next_number(&mut self) -> u32 {
        self.n_thought += 1;
        self.n_thought - 1
    }

    /// Counts the party that comes now.
    pub(super) fn come_in(&mut self) {
        self.n_came += 1;
        self.audit.house.enter(self.now());
    }

    /// Ends a party's evening.
    #[inline(always)]
    pub(super) fn leave(&mut self, party: &mut Party, outcome: Outcome) {
        let now = self.now();
        self.close_concierge_case(party);
        if party.n_on_way > 0 {
            self.give_up_tickets(party);
        }
        debug_assert!(
            party.meal == Meal::Over || party.journey.seated_at == SimTime::NEVER,
            "a meal goes on without its party"
        );
        party.has_left = true;
        party.journey.left_at = now;
        party.journey.outcome = outcome;
        self.left.push(party.slot);
        self.audit.house.leave(now);
        self.note(party, || TraceEvent::Left(outcome));
    }

    /// Writes into the trace, if this is the party it is kept of.
    #[inline(always)]
    pub(super) fn note(&mut self, party: &Party, what: impl FnOnce() -> TraceEvent) {
        self.note_at(party, self.now(), what);
    }

    /// The same for an instant a little ahead (a waiter under way to the table).
    #[inline(always)]
    pub(super) fn note_at(
        &mut self,
        party: &Party,
        at: SimTime,
        what: impl FnOnce() -> TraceEvent,
    ) {
        self.note_of(party.journey.party, at, what);
    }

    /// The same of a party by its number.
    #[inline(always)]
    pub(super) fn note_of(&mut self, party: u32, at: SimTime, what: impl FnOnce() -> TraceEvent) {
        if let Some(trace) = &mut self.trace {
            trace.note(party, at, what);
        }
    }
}

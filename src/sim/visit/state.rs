//! The house on one evening, without the parties in it: what is due, who works, what is queued.
//!
//! A step of a party's evening gets this and that one party, handed from step to step. Whatever concerns
//! other parties it leaves in [`EveningState::table_to_fill`] and [`EveningState::queue_jumps_at`] for the
//! [`World`](crate::sim::World), which does it when the step is over (`World::after_step`).

use std::fmt::Debug;

use crate::engine::Calendar;
use crate::engine::Slot;
use crate::model::{CounterId, Model, Policy};
use crate::record::{ManagerLog, StaffLog, Trace, TraceEvent, WaiterLog};
use crate::sim::arrival_source::ArrivalSource;
use crate::sim::audit::books::Audit;
use crate::sim::chance::arrivals::Arrivals;
use crate::sim::chance::draws::Draws;
use crate::sim::chance::durations::DurationPlan;
use crate::sim::detail::{Detail, Scope};
use crate::sim::event::Event;
use crate::sim::stations::counter::CounterState;
use crate::sim::stations::manager::Manager;
use crate::sim::stations::tables::{Tables, WaitingList};
use crate::sim::stations::waiters::Waiters;
use crate::sim::visit::party::Party;
use crate::sim::visit::request::Request;
use crate::sim::visit::task::Task;
use crate::time::SimTime;

/// What waiters and the manager did so far, but for how long they were at work, which their stations know;
/// a counter's log stands with the counter.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::sim) struct FloorLog {
    pub(in crate::sim) waiters: WaiterLog,
    pub(in crate::sim) manager: ManagerLog,
    pub(in crate::sim) last_reset_at: SimTime,
}

/// The house on one evening.
#[derive(Debug)]
pub(in crate::sim) struct EveningState<'m> {
    pub(in crate::sim) model: &'m Model,
    pub(in crate::sim) policy: &'m Policy,
    pub(in crate::sim) draws: Draws,
    pub(in crate::sim) calendar: Calendar<Event>,
    /// Who thinks of coming; `None`: strangers, and all of them come.
    pub(in crate::sim) crowd: Option<&'m dyn ArrivalSource>,
    /// Parties that thought of coming so far.
    n_thought: u32,
    n_came: u32,
    /// Parties that left during the present event.
    pub(in crate::sim) left: Vec<Slot>,
    /// The table that became free in the present step, if anybody waits for one.
    pub(in crate::sim) table_to_fill: Option<usize>,
    /// Counters at which somebody was served out of turn in the present step.
    pub(in crate::sim) queue_jumps_at: Vec<CounterId>,
    pub(in crate::sim) scope: Scope,
    pub(in crate::sim) arrivals: Arrivals,
    pub(in crate::sim) list: WaitingList,
    pub(in crate::sim) tables: Tables,
    pub(in crate::sim) waiters: Waiters<Task>,
    pub(in crate::sim) visits: DurationPlan<'m>,
    pub(in crate::sim) counters: Vec<CounterState>,
    pub(in crate::sim) manager: Manager<Request>,
    pub(in crate::sim) n_concierge_cases: u32,
    pub(in crate::sim) staff: FloorLog,
    pub(in crate::sim) audit: Audit,
    /// In a box: whether there is one is asked at every step.
    pub(in crate::sim) trace: Option<Box<Trace>>,
}

impl<'m> EveningState<'m> {
    /// An empty house under a policy.
    pub(in crate::sim) fn new(model: &'m Model, policy: &'m Policy, detail: Detail) -> Self {
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
            scope: Scope::of(model, detail),
            arrivals: Arrivals::default(),
            list: WaitingList::new(model),
            tables: Tables::default(),
            waiters: Waiters::new(model),
            visits: DurationPlan::new(model),
            counters: model.counters.iter().map(|_| CounterState::default()).collect(),
            manager: Manager::default(),
            n_concierge_cases: 0,
            staff: FloorLog::default(),
            audit: Audit::default(),
            trace: None,
        }
    }

    pub(in crate::sim) fn open(&mut self, seed: u64, evening: u64) {
        self.draws = Draws::new(seed, evening);
        self.calendar.reset();
        self.audit = Audit::default();
        self.left.clear();
        self.table_to_fill = None;
        self.queue_jumps_at.clear();
        self.n_thought = 0;
        self.n_came = 0;
        self.arrivals.open(self.model, &self.draws);
        self.list.clear();
        self.tables.open(&self.model.floor);
        self.waiters.open(self.model);
        self.counters.iter_mut().zip(&self.model.counters).for_each(|(state, c)| state.open(c));
        self.manager.open();
        self.n_concierge_cases = 0;
        self.staff = FloorLog::default();
        self.schedule_staff_changes();
    }

    /// What staff did this evening.
    pub(in crate::sim) fn staff_log(&self) -> StaffLog {
        let counters = self.counters.iter().map(CounterState::log).collect();
        let manager = ManagerLog { busy: self.manager.busy(), ..self.staff.manager };
        let last_reset_at = self.staff.last_reset_at;
        StaffLog { waiters: self.waiter_log(), counters, manager, last_reset_at }
    }

    /// What waiters did so far.
    pub(in crate::sim) fn waiter_log(&self) -> WaiterLog {
        WaiterLog { busy: self.waiters.busy(), ..self.staff.waiters }
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
    pub(in crate::sim) fn now(&self) -> SimTime {
        self.calendar.now()
    }

    /// Schedules an event of a party; its place is kept until it has happened.
    #[inline(always)]
    pub(in crate::sim) fn later(
        &mut self,
        party: &mut Party,
        at: SimTime,
        event: impl FnOnce(Slot) -> Event,
    ) {
        party.hold();
        self.schedule(at, event(party.slot()));
    }

    #[inline(never)]
    fn schedule(&mut self, at: SimTime, event: Event) {
        self.calendar.schedule(at, event);
    }

    /// Number of the next party that thinks of coming.
    pub(in crate::sim) fn next_number(&mut self) -> u32 {
        self.n_thought += 1;
        self.n_thought - 1
    }

    /// Parties that came so far.
    pub(in crate::sim) fn n_came(&self) -> u32 {
        self.n_came
    }

    /// Counts the party that comes now.
    pub(in crate::sim) fn come_in(&mut self) {
        self.n_came += 1;
        self.audit.party_comes(self.now());
    }

    /// Writes into the trace, if this is the party it is kept of.
    #[inline(always)]
    pub(in crate::sim) fn note(&mut self, party: &Party, what: impl FnOnce() -> TraceEvent) {
        self.note_at(party, self.now(), what);
    }

    /// The same for an instant a little ahead (a waiter under way to the table).
    #[inline(always)]
    pub(in crate::sim) fn note_at(
        &mut self,
        party: &Party,
        at: SimTime,
        what: impl FnOnce() -> TraceEvent,
    ) {
        self.note_of(party.journey.party, at, what);
    }

    /// The same of a party by its number.
    #[inline(always)]
    pub(in crate::sim) fn note_of(
        &mut self,
        party: u32,
        at: SimTime,
        what: impl FnOnce() -> TraceEvent,
    ) {
        if let Some(trace) = &mut self.trace {
            trace.note(party, at, what);
        }
    }
}

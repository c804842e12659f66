//! The floor: waiters, their tasks, and the order in which these are done.
//!
//! Waiters are one pool. A task waits in one of three lines: rescued drinks, ordinary work, clearing and
//! resetting; within a line first come, first served. A task that has become pointless by the time a
//! waiter is free (the party left, the item came) is dropped. What a task does when it ends is told in
//! the file of its actor.

use std::collections::VecDeque;

use crate::model::Model;
use crate::sim::draws::{Purpose, places};
use crate::sim::event::{Event, Slot};
use crate::sim::world::World;
use crate::time::Span;

/// What a waiter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TaskKind {
    Greet,
    TakeOrder,
    /// Walks to the till and enters the order; follows an order taken, never requested.
    EnterOrder,
    /// Carries the so-many-th load of a ticket.
    Carry {
        ticket: u16,
        load: u16,
    },
    /// Carries an item made a second time.
    CarryRemake {
        item: u16,
    },
    CheckBack,
    Ask,
    /// Brings what the manager allowed.
    Rescue,
    BringWater,
    /// Serves the water on a visit that goes on to the counters; never requested.
    WaterOnVisit {
        who: Visitor,
    },
    /// Walks from the table to the counters; never requested.
    WalkToCounters {
        who: Visitor,
    },
    /// Walks back; never requested.
    WalkBack,
    Clear,
    Bill,
    Payment,
    Reset,
}

/// On whose word a waiter walks over to a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visitor {
    /// The guest asked.
    Asked { as_favour: bool },
    /// The waiter found out.
    Found,
    /// The concierge.
    Concierge,
    /// The manager said yes.
    Allowed,
}

/// Work for a waiter, for a party or (resetting) for the table it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) kind: TaskKind,
    pub(super) slot: Slot,
}

/// The line a task waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Urgency {
    Rescued,
    Ordinary,
    Last,
}

/// Waiters and the lines of tasks before them.
#[derive(Debug)]
pub(super) struct Floor {
    /// What each waiter is doing.
    busy_with: Vec<Option<Task>>,
    idle: Vec<u32>,
    n_waiters: u32,
    lines: [VecDeque<Task>; 3],
}

impl Floor {
    pub(super) fn new(model: &Model) -> Self {
        Self {
            busy_with: Vec::new(),
            idle: Vec::new(),
            n_waiters: places(model.floor.waiters, 1),
            lines: [const { VecDeque::new() }; 3],
        }
    }

    pub(super) fn open(&mut self, model: &Model) {
        self.n_waiters = places(model.floor.waiters, 1);
        self.busy_with.clear();
        self.idle.clear();
        self.lines.iter_mut().for_each(VecDeque::clear);
    }

    /// A waiter without work, if there is one.
    fn idle_waiter(&mut self) -> Option<u32> {
        if let Some(waiter) = self.idle.pop() {
            return Some(waiter);
        }
        let n_known =
            u32::try_from(self.busy_with.len()).expect("waiters are limited by the model");
        if n_known == self.n_waiters {
            return None;
        }
        self.busy_with.push(None);
        Some(n_known)
    }

    fn next_in_line(&mut self) -> Option<Task> {
        self.lines.iter_mut().find_map(VecDeque::pop_front)
    }
}

impl World<'_> {
    /// Asks for a waiter.
    pub(super) fn request(&mut self, slot: Slot, kind: TaskKind, urgency: Urgency) {
        self.hold(slot);
        let task = Task { kind, slot };
        match self.floor.idle_waiter() {
            Some(waiter) => self.start_task(waiter, task),
            None => self.floor.lines[urgency as usize].push_back(task),
        }
    }

    /// A waiter ends what was under way and goes on with it, or takes the next task in line.
    pub(super) fn waiter_done(&mut self, waiter: u32) {
        let task =
            self.floor.busy_with[waiter as usize].take().expect("a waiter who ends a task had one");
        if let Some((next, lasts)) = self.finish(task) {
            self.occupy_waiter(waiter, Task { kind: next, ..task }, lasts);
            return;
        }
        self.let_go(task.slot);
        while let Some(task) = self.floor.next_in_line() {
            if self.is_pointless(task) {
                self.let_go(task.slot);
            } else {
                self.start_task(waiter, task);
                return;
            }
        }
        self.floor.idle.push(waiter);
    }

    fn start_task(&mut self, waiter: u32, task: Task) {
        let lasts = self.begin(task);
        self.occupy_waiter(waiter, task, lasts);
    }

    fn occupy_waiter(&mut self, waiter: u32, task: Task, lasts: Span) {
        self.floor.busy_with[waiter as usize] = Some(task);
        self.staff.waiters.busy += lasts;
        self.calendar.schedule(self.calendar.now() + lasts, Event::WaiterDone(waiter));
    }

    /// Begins a task; returns how long its first part lasts, the way there included.
    fn begin(&mut self, Task { kind, slot }: Task) -> Span {
        let work = &self.model.work;
        let trip = self.model.floor.trip;
        let party = self.parties[slot as usize].journey.party;
        let lasts = |dist, purpose, part| self.draws.span(dist, purpose, party, part);
        let n_asks = self.parties[slot as usize].journey.experience.incidents.chases;
        match kind {
            TaskKind::Greet => {
                let lasts = lasts(&work.greet, Purpose::Greet, 0);
                self.greeted(slot, trip);
                trip + lasts
            }
            TaskKind::TakeOrder => trip + self.order_time(slot),
            TaskKind::Carry { ticket, load } => trip + self.serve_time(slot, ticket, load),
            TaskKind::CarryRemake { item } => {
                trip + lasts(&work.serve, Purpose::Serve, 1 << 16 | u32::from(item))
            }
            TaskKind::CheckBack => {
                let n_looks = self.parties[slot as usize].n_looks;
                trip + lasts(&work.check_back, Purpose::CheckBackWork, n_looks)
            }
            TaskKind::Ask => trip + lasts(&work.ask, Purpose::AskWork, n_asks),
            TaskKind::Rescue => self.rescue_time(slot),
            TaskKind::BringWater => trip + lasts(&work.water, Purpose::WaterWork, 0),
            TaskKind::Clear => lasts(&work.clear, Purpose::Clear, 0),
            TaskKind::Bill => lasts(&work.bill, Purpose::Bill, 0),
            TaskKind::Payment => trip + lasts(&work.payment, Purpose::Payment, 0),
            TaskKind::Reset => lasts(&work.reset, Purpose::Reset, 0),
            TaskKind::EnterOrder
            | TaskKind::WaterOnVisit { .. }
            | TaskKind::WalkToCounters { .. }
            | TaskKind::WalkBack => unreachable!("this part of a task follows another"),
        }
    }

    /// Ends a task or a part of it; returns the part that follows, if one does.
    fn finish(&mut self, Task { kind, slot }: Task) -> Option<(TaskKind, Span)> {
        let walk_back = (!self.model.floor.trip.is_zero())
            .then_some((TaskKind::WalkBack, self.model.floor.trip));
        match kind {
            TaskKind::Greet | TaskKind::Clear | TaskKind::WalkBack => None,
            TaskKind::TakeOrder => self.order_taken(slot),
            TaskKind::EnterOrder => {
                self.send_tickets(slot);
                None
            }
            TaskKind::Carry { ticket, load } => {
                self.load_delivered(slot, ticket, load);
                walk_back
            }
            TaskKind::CarryRemake { item } => {
                self.remake_delivered(slot, item);
                walk_back
            }
            TaskKind::CheckBack => self.looked_in(slot),
            TaskKind::Ask => self.answer(slot),
            TaskKind::Rescue => Some(self.rescue_goes_on(slot)),
            TaskKind::BringWater => {
                self.water_came(slot);
                walk_back
            }
            TaskKind::WaterOnVisit { who } => {
                self.water_came(slot);
                Some(self.walk_over(slot, who))
            }
            TaskKind::WalkToCounters { who } => {
                self.act_at_counters(slot, who);
                None
            }
            TaskKind::Bill => {
                self.bill_came(slot);
                None
            }
            TaskKind::Payment => {
                self.paid(slot);
                None
            }
            TaskKind::Reset => {
                self.table_ready(slot);
                None
            }
        }
    }

    /// Whether there is nothing left to do by the time a waiter is free.
    fn is_pointless(&self, Task { kind, slot }: Task) -> bool {
        let party = &self.parties[slot as usize];
        match kind {
            TaskKind::Reset => false,
            _ if party.has_left => true,
            TaskKind::Carry { ticket, load } => self.load(slot, ticket, load).next().is_none(),
            TaskKind::CheckBack => party.is_settled,
            TaskKind::Ask | TaskKind::Rescue => !party.is_missing_anything(),
            TaskKind::BringWater => {
                party.water == crate::sim::party::Water::Brought || party.is_settled
            }
            TaskKind::Greet
            | TaskKind::TakeOrder
            | TaskKind::EnterOrder
            | TaskKind::CarryRemake { .. }
            | TaskKind::WaterOnVisit { .. }
            | TaskKind::WalkToCounters { .. }
            | TaskKind::WalkBack
            | TaskKind::Clear
            | TaskKind::Bill
            | TaskKind::Payment => false,
        }
    }
}

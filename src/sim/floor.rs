//! The floor: waiters, their tasks, and the order in which these are done.
//!
//! Waiters are one crew, or one each for its section. A task waits in one of three lines: rescued drinks,
//! ordinary work, clearing and resetting; within a line first come, first served. A task that has become
//! pointless by the time a waiter is free (the party left, the item came) is dropped. What a task does
//! when it ends is told in the file of its actor.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Capacity, Model};
use crate::record::RecoveryDelay;
use crate::sim::draws::{Purpose, servers};
use crate::sim::durations::Activity;
use crate::sim::event::{Event, Slot};
use crate::sim::flow::Flow;
use crate::sim::house::EveningState;
use crate::sim::party::{ItemRange, Meal, Party, Water};
use crate::sim::world::World;
use crate::time::{SimTime, Span};

/// What a waiter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TaskKind {
    Greet,
    TakeOrder,
    /// Walks to the till and enters the order; follows an order taken, never requested.
    EnterOrder,
    /// Carries items of one ticket.
    Carry {
        load: ItemRange,
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
        who: RescueReason,
    },
    /// Walks from the table to the counters; never requested.
    WalkToCounters {
        who: RescueReason,
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
pub(super) enum RescueReason {
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
struct Task {
    kind: TaskKind,
    slot: Slot,
    /// When it was asked for.
    since: SimTime,
    /// What whoever it is to help has waited for until it began.
    help: RecoveryDelay,
}

/// The line a task waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Urgency {
    Rescued,
    Ordinary,
    Last,
}

/// Waiters who share tasks, and the lines of tasks before them.
#[derive(Debug, Default)]
pub(super) struct Crew {
    pub(super) n_on_duty: u32,
    n_busy: u32,
    lines: [VecDeque<Task>; 3],
    /// With sections: parties that sit at its tables.
    n_seated: u32,
}

impl Crew {
    fn has_idle(&self) -> bool {
        self.n_busy < self.n_on_duty
    }

    /// Nobody is at work, nothing waits; with sections, nobody sits at its tables. (Whether all tables are
    /// free the door knows.)
    pub(super) fn is_at_rest(&self) -> bool {
        self.n_busy == 0 && self.n_seated == 0 && self.lines.iter().all(VecDeque::is_empty)
    }

    fn next_in_line(&mut self) -> Option<Task> {
        self.lines.iter_mut().find_map(VecDeque::pop_front)
    }
}

/// All waiters: one crew, or one of a single waiter for each section.
#[derive(Debug)]
pub(super) struct Floor {
    pub(super) crews: Vec<Crew>,
    /// With sections: how many parties sit in each, and its number, fewest first.
    by_seated: BTreeSet<(u32, usize)>,
    /// What is under way, by the number its end is known by; numbers are used again.
    under_way: Vec<Option<Task>>,
    free_numbers: Vec<u32>,
    /// Tasks in the lines of all crews.
    pub(super) line: Flow,
    /// Waiters at work.
    pub(super) at_work: Flow,
    /// Waiters on duty.
    pub(super) on_duty: Flow,
}

impl Floor {
    pub(super) fn new(model: &Model) -> Self {
        let n_crews = match model.floor.waiters.at_opening() {
            Capacity::Limited(n) if model.floor.has_sections => n as usize,
            Capacity::Limited(_) | Capacity::Unlimited => 1,
        };
        let crews = std::iter::repeat_with(Crew::default).take(n_crews).collect();
        Self {
            crews,
            by_seated: BTreeSet::new(),
            under_way: Vec::new(),
            free_numbers: Vec::new(),
            line: Flow::default(),
            at_work: Flow::default(),
            on_duty: Flow::default(),
        }
    }

    pub(super) fn open(&mut self, model: &Model) {
        let all = servers(model.floor.waiters.at_opening(), 1);
        let each = if self.crews.len() > 1 { 1 } else { all };
        for crew in &mut self.crews {
            crew.n_on_duty = each;
            crew.n_busy = 0;
            crew.n_seated = 0;
            crew.lines.iter_mut().for_each(VecDeque::clear);
        }
        self.by_seated.clear();
        if self.crews.len() > 1 {
            self.by_seated.extend((0..self.crews.len()).map(|section| (0, section)));
        }
        self.under_way.clear();
        self.free_numbers.clear();
        self.line = Flow::default();
        self.at_work = Flow::default();
        self.on_duty = Flow::default();
    }

    /// Nothing is under way.
    pub(super) fn is_at_rest(&self) -> bool {
        self.under_way.iter().all(Option::is_none)
    }

    /// Gives what a waiter begins a number.
    // Inlined, so that a task is written where it is kept: a copy of what was just written waits for it.
    #[inline(always)]
    fn take_up(&mut self, task: Task) -> u32 {
        if let Some(number) = self.free_numbers.pop() {
            self.under_way[number as usize] = Some(task);
            return number;
        }
        self.under_way.push(Some(task));
        u32::try_from(self.under_way.len() - 1).expect("waiters are limited by the model")
    }

    /// The section with the fewest parties; of equals the first.
    #[inline(always)]
    pub(super) fn seat_party(&mut self) -> usize {
        if self.by_seated.is_empty() { 0 } else { self.seat_in_emptiest() }
    }

    #[cold]
    fn seat_in_emptiest(&mut self) -> usize {
        let (n_seated, section) = self.by_seated.pop_first().expect("there are sections");
        self.by_seated.insert((n_seated + 1, section));
        self.crews[section].n_seated = n_seated + 1;
        section
    }

    #[inline(always)]
    pub(super) fn free_table_of(&mut self, section: usize) {
        if !self.by_seated.is_empty() {
            self.free_table_in(section);
        }
    }

    #[cold]
    fn free_table_in(&mut self, section: usize) {
        let n_seated = self.crews[section].n_seated;
        self.by_seated.remove(&(n_seated, section));
        self.by_seated.insert((n_seated - 1, section));
        self.crews[section].n_seated = n_seated - 1;
    }
}

impl EveningState<'_> {
    /// Asks for a waiter.
    pub(super) fn request(&mut self, party: &mut Party, kind: TaskKind, urgency: Urgency) {
        self.request_after(party, kind, urgency, RecoveryDelay::default());
    }

    /// The same on behalf of a party that has waited for help already.
    #[inline(always)]
    pub(super) fn request_after(
        &mut self,
        party: &mut Party,
        kind: TaskKind,
        urgency: Urgency,
        help: RecoveryDelay,
    ) {
        party.hold();
        let task = Task { kind, slot: party.slot, since: self.now(), help };
        let crew = &mut self.floor.crews[party.section];
        if crew.has_idle() {
            let number = self.floor.take_up(task);
            self.start_task(number, kind, party);
        } else {
            crew.lines[urgency as usize].push_back(task);
            self.floor.line.enter(self.calendar.now());
        }
    }

    /// Begins a task. What it takes is booked before a table that it frees is filled.
    fn start_task(&mut self, number: u32, kind: TaskKind, party: &mut Party) {
        let crew = &mut self.floor.crews[party.section];
        crew.n_busy += 1;
        debug_assert!(crew.n_busy <= crew.n_on_duty, "more waiters at work than on duty");
        self.floor.at_work.enter(self.calendar.now());
        let lasts = self.begin(kind, party);
        self.work_on(number, lasts);
    }

    fn work_on(&mut self, number: u32, lasts: Span) {
        self.staff.waiters.busy += lasts;
        self.calendar.schedule(self.calendar.now() + lasts, Event::WaiterDone(number));
    }

    /// Begins a task; returns how long its first part lasts, the way there included.
    fn begin(&mut self, kind: TaskKind, party: &mut Party) -> Span {
        let work = &self.model.work;
        let trip = self.model.floor.trip;
        let durations = &party.durations;
        let number = party.journey.party;
        let drawn = |dist, purpose, part| self.draws.span(dist, purpose, number, part);
        match kind {
            TaskKind::Greet => {
                let lasts = durations.of(Activity::Greet);
                self.greeted(party, trip);
                trip + lasts
            }
            TaskKind::TakeOrder => trip + durations.of(Activity::Order),
            TaskKind::Carry { load } => trip + party.serve_time(load),
            TaskKind::CarryRemake { item } => {
                trip + drawn(&work.serve, Purpose::Serve, 1 << 16 | u32::from(item))
            }
            TaskKind::CheckBack => {
                trip + drawn(&work.check_back, Purpose::CheckBackWork, party.n_looks)
            }
            TaskKind::Ask => {
                let n_asks = party.journey.experience.incidents.chases;
                let again = if n_asks > 1 { self.model.guest.repeat_story } else { Span::ZERO };
                trip + drawn(&work.ask, Purpose::AskWork, n_asks) + again
            }
            TaskKind::Rescue => self.rescue_time(party),
            TaskKind::BringWater => trip + drawn(&work.water, Purpose::WaterWork, 0),
            TaskKind::Clear => durations.of(Activity::Clear),
            TaskKind::Bill => durations.of(Activity::Bill),
            TaskKind::Payment => trip + durations.of(Activity::Payment),
            TaskKind::Reset => durations.of(Activity::Reset),
            TaskKind::EnterOrder
            | TaskKind::WaterOnVisit { .. }
            | TaskKind::WalkToCounters { .. }
            | TaskKind::WalkBack => unreachable!("this part of a task follows another"),
        }
    }

    /// Ends a task or a part of it; returns the part that follows, if one does.
    fn finish(
        &mut self,
        kind: TaskKind,
        party: &mut Party,
        help: RecoveryDelay,
    ) -> Option<(TaskKind, Span)> {
        let walk_back = (!self.model.floor.trip.is_zero())
            .then_some((TaskKind::WalkBack, self.model.floor.trip));
        match kind {
            TaskKind::Greet | TaskKind::Clear | TaskKind::WalkBack => None,
            TaskKind::TakeOrder => self.order_taken(party),
            TaskKind::EnterOrder => {
                self.send_tickets(party);
                None
            }
            TaskKind::Carry { load } => {
                self.load_delivered(party, load);
                walk_back
            }
            TaskKind::CarryRemake { item } => {
                self.remake_delivered(party, item);
                walk_back
            }
            TaskKind::CheckBack => self.looked_in(party),
            TaskKind::Ask => self.answer(party, help),
            TaskKind::Rescue => Some(self.rescue_goes_on(party)),
            TaskKind::BringWater => {
                self.water_came(party);
                walk_back
            }
            TaskKind::WaterOnVisit { who } => {
                self.water_came(party);
                Some(self.walk_over(party, who))
            }
            TaskKind::WalkToCounters { who } => {
                self.act_at_counters(party, who, help);
                None
            }
            TaskKind::Bill => {
                self.bill_came(party);
                None
            }
            TaskKind::Payment => {
                self.paid(party);
                None
            }
            TaskKind::Reset => {
                self.table_ready(party);
                None
            }
        }
    }
}

impl Task {
    /// Whether there is nothing left to do by the time a waiter is free.
    fn is_pointless(&self, party: &Party) -> bool {
        match self.kind {
            TaskKind::Reset => false,
            _ if party.has_left => true,
            TaskKind::Carry { load } => !party.is_any_missing(load),
            TaskKind::CheckBack => party.meal == Meal::Over,
            TaskKind::Ask | TaskKind::Rescue => !party.is_missing_anything(),
            TaskKind::BringWater => party.water == Water::Brought || party.meal == Meal::Over,
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

impl World<'_> {
    /// A waiter ends what was under way and goes on with it, or takes the next task in line.
    pub(super) fn waiter_done(&mut self, number: u32) {
        let Self { evening, parties } = self;
        let task =
            evening.floor.under_way[number as usize].take().expect("what ends was under way");
        let party = &mut parties[task.slot];
        let section = party.section;
        let follows = evening.finish(task.kind, party, task.help);
        self.after_step(task.slot);
        let evening = &mut self.evening;
        if let Some((next, lasts)) = follows {
            evening.floor.under_way[number as usize] = Some(Task { kind: next, ..task });
            evening.work_on(number, lasts);
            return;
        }
        self.parties.let_go(task.slot);
        evening.floor.free_numbers.push(number);
        evening.floor.crews[section].n_busy -= 1;
        evening.floor.at_work.leave(evening.now());
        self.serve_line(section);
    }

    /// Waiters come on duty or, when they have ended what is under way, go off.
    pub(super) fn waiters_change(&mut self, n_on_duty: Capacity) {
        let n_on_duty = servers(n_on_duty, 1);
        let evening = &mut self.evening;
        evening.floor.on_duty.change(
            evening.calendar.now(),
            evening.floor.crews[0].n_on_duty,
            n_on_duty,
        );
        evening.floor.crews[0].n_on_duty = n_on_duty;
        self.serve_line(0);
    }

    /// Idle waiters take what waits in line.
    fn serve_line(&mut self, section: usize) {
        while self.evening.floor.crews[section].has_idle()
            && let Some(task) = self.evening.floor.crews[section].next_in_line()
        {
            let Self { evening, parties } = self;
            evening.floor.line.leave_after(task.since);
            let party = &mut parties[task.slot];
            if task.is_pointless(party) {
                parties.let_go(task.slot);
            } else {
                let mut help = task.help;
                help.waiter += evening.now() - task.since;
                let number = evening.floor.take_up(Task { help, ..task });
                evening.start_task(number, task.kind, party);
                // Who is greeted and can have nothing is gone before the waiter is.
                self.after_step(task.slot);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Override, read};

    #[test]
    fn a_party_sits_down_in_the_section_with_the_fewest_of_equals_the_first() {
        let text = include_str!("../../scenarios/mendoza.toml");
        let set = |path: &str, value: &str| Override { path: path.into(), value: value.into() };
        let sets = [set("floor.waiters", "3"), set("floor.sections", "true")];
        let model = read(text, "mendoza.toml", &sets).unwrap().model;
        let mut floor = Floor::new(&model);
        floor.open(&model);
        let mut seat = |n| (0..n).map(|_| floor.seat_party()).collect::<Vec<usize>>();
        assert_eq!(seat(4), [0, 1, 2, 0]);
        floor.free_table_of(2);
        floor.free_table_of(0);
        let mut seat = |n| (0..n).map(|_| floor.seat_party()).collect::<Vec<usize>>();
        assert_eq!(seat(4), [2, 0, 1, 2]);
        // The next evening begins with empty tables.
        floor.open(&model);
        assert_eq!(floor.seat_party(), 0);
    }
}

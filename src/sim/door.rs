//! The door: who comes when, the waiting list, tables.

use std::collections::VecDeque;

use crate::engine::Stream;
use crate::model::{ListedParty, Model, Stage};
use crate::numbers::special::ln;
use crate::record::{Outcome, TraceEvent};
use crate::sim::arrival_source::Caller;
use crate::sim::draws::{Draws, Purpose, servers};
use crate::sim::event::{Event, Slot};
use crate::sim::house::EveningState;
use crate::sim::party::Party;
use crate::sim::world::World;
use crate::time::{SimTime, Span};

/// Who comes next, the waiting list and the free tables.
#[derive(Debug)]
pub(super) struct Door {
    arrivals: Arrivals,
    /// Waiting parties by size, in order of arrival; some may have given up.
    pub(super) waiting: Vec<VecDeque<Waiting>>,
    pub(super) n_waiting: u32,
    /// Free tables by size, as in the model; of an unlimited number more than ever fill.
    pub(super) free_tables: Vec<u32>,
}

/// A party at the door. It takes a place in the house when it sits down or turns round: a long line costs
/// little.
#[derive(Clone, Copy, Debug)]
pub(super) struct ArrivingParty {
    pub(super) number: u32,
    pub(super) size: u32,
    pub(super) arrived_at: SimTime,
}

/// A party on the waiting list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    party: ArrivingParty,
    pub(super) has_given_up: bool,
}

/// Instants of arrival, by inversion of the cumulative rate, so that no peak is skipped.
///
/// Source: Çinlar, "Introduction to Stochastic Processes" (1975), ch. 4: unit-rate Poisson arrivals
/// mapped through the inverse of the cumulative rate.
#[derive(Debug, Default)]
struct Arrivals {
    gaps: Option<Gaps>,
    n_drawn: usize,
    /// Steps of the rate that have begun.
    n_steps: usize,
    /// The rate now, and until when.
    per_min: f64,
    step_end: SimTime,
    at: SimTime,
}

/// Expected numbers of arrivals between one arrival and the next, drawn by fours and ahead: nobody waits
/// for their logarithms.
#[derive(Debug)]
struct Gaps {
    stream: Stream,
    four: [f64; 4],
    n_taken: usize,
}

impl Gaps {
    fn new(stream: Stream) -> Self {
        let mut gaps = Self { stream, four: [0.0; 4], n_taken: 4 };
        gaps.draw();
        gaps
    }

    fn draw(&mut self) {
        self.four = self.stream.four().map(|u| -ln(u));
        self.n_taken = 0;
    }

    fn take(&mut self) -> f64 {
        let gap = self.four[self.n_taken];
        self.n_taken += 1;
        if self.n_taken == self.four.len() {
            self.draw();
        }
        gap
    }
}

impl Arrivals {
    fn next(&mut self, model: &Model) -> Option<SimTime> {
        if !model.listed.is_empty() {
            return self.next_listed(model);
        }
        let mut left = self.gaps.as_mut()?.take();
        loop {
            let expected = self.per_min * (self.step_end - self.at).minutes();
            if left < expected {
                self.at = self.at + Span::from_minutes(left / self.per_min);
                return (self.at < SimTime::OPENING + model.last_seating).then_some(self.at);
            }
            left -= expected;
            self.at = self.step_end;
            if !self.begin_step(model) {
                return None;
            }
        }
    }

    #[cold]
    fn next_listed(&mut self, model: &Model) -> Option<SimTime> {
        let party = model.listed.get(self.n_drawn)?;
        self.n_drawn += 1;
        Some(SimTime::OPENING + party.at)
    }

    /// Goes on to the next step of the rate, if there is one.
    fn begin_step(&mut self, model: &Model) -> bool {
        let mut steps = model.demand.arrivals.iter().skip(self.n_steps);
        let Some(step) = steps.next() else { return false };
        self.n_steps += 1;
        self.per_min = step.per_min;
        self.step_end =
            SimTime::OPENING + steps.next().map_or(model.last_seating, |next| next.from);
        true
    }
}

impl Door {
    pub(super) fn new(model: &Model) -> Self {
        let drawn = model.demand.party_size.iter().map(|(size, _)| *size);
        let largest = drawn.chain(model.listed.iter().map(|party| party.size)).max().unwrap_or(0);
        Self {
            arrivals: Arrivals::default(),
            waiting: vec![VecDeque::new(); largest as usize + 1],
            n_waiting: 0,
            free_tables: Vec::new(),
        }
    }

    pub(super) fn open(&mut self, model: &Model, draws: &Draws) {
        let first = model.demand.arrivals.first().map_or(Span::ZERO, |step| step.from);
        self.arrivals = Arrivals {
            gaps: Some(Gaps::new(draws.arrivals())),
            at: SimTime::OPENING + first,
            step_end: SimTime::OPENING + first,
            ..Arrivals::default()
        };
        self.waiting.iter_mut().for_each(VecDeque::clear);
        self.n_waiting = 0;
        self.free_tables.clear();
        self.free_tables.extend(model.floor.tables.iter().map(|table| servers(table.count, 1)));
    }

    /// Takes from the waiting list who waits longest among those for whom so many seats are enough.
    fn first_in_line(&mut self, seats: usize) -> Option<ArrivingParty> {
        let mut first: Option<(u32, usize)> = None;
        for (size, line) in self.waiting.iter_mut().enumerate().take(seats + 1) {
            while line.front().is_some_and(|waiting| waiting.has_given_up) {
                line.pop_front();
            }
            if let Some(head) = line.front()
                && first.is_none_or(|(number, _)| head.party.number < number)
            {
                first = Some((head.party.number, size));
            }
        }
        let (_, size) = first?;
        self.n_waiting -= 1;
        self.waiting[size].pop_front().map(|waiting| waiting.party)
    }

    /// The smallest free table that seats so many.
    fn smallest_free(&self, model: &Model, size: u32) -> Option<usize> {
        let mut tables = model.floor.tables.iter().enumerate();
        tables
            .find(|(idx, table)| table.seats >= size && self.free_tables[*idx] > 0)
            .map(|(idx, _)| idx)
    }
}

impl EveningState<'_> {
    pub(super) fn schedule_next_arrival(&mut self) {
        if let Some(at) = self.door.arrivals.next(self.model) {
            self.calendar.schedule(at, Event::Arrive);
        }
    }

    /// The next party that thinks of coming, if it does come.
    #[inline(always)]
    fn next_party(&mut self) -> Option<ArrivingParty> {
        let number = self.next_number();
        let is_coming = self.crowd.is_none_or(|all| all.caller(number).is_some());
        let party = is_coming.then(|| {
            let size = match self.model.listed.get(number as usize) {
                Some(ListedParty { size, .. }) => *size,
                None => self.draws.size(self.model, number),
            };
            self.come_in();
            ArrivingParty { number, size, arrived_at: self.now() }
        });
        self.schedule_next_arrival();
        party
    }

    fn queue(&mut self, party: ArrivingParty) {
        let ArrivingParty { number, size, .. } = party;
        let n_waiting = self.door.n_waiting;
        self.note_of(number, self.now(), || TraceEvent::Queued(n_waiting));
        self.door.n_waiting += 1;
        self.audit.list.enter(self.now());
        self.door.waiting[size as usize].push_back(Waiting { party, has_given_up: false });
        if let Some(patience) = &self.model.guest.patience {
            let patience = self.draws.span(patience, Purpose::Patience, number, 0);
            self.calendar.schedule(self.now() + patience, Event::GiveUp(number));
        }
    }

    /// Takes a party off the waiting list whose patience has ended, if it is on it still.
    fn lose_patience(&mut self, number: u32) -> Option<ArrivingParty> {
        let waiting = self.door.waiting.iter_mut().find_map(|line| {
            let place = line.binary_search_by_key(&number, |waiting| waiting.party.number);
            place.ok().map(|place| &mut line[place])
        })?;
        waiting.has_given_up = true;
        let party = waiting.party;
        self.door.n_waiting -= 1;
        self.audit.list.leave(self.now());
        Some(party)
    }

    #[inline(always)]
    fn seat(&mut self, party: &mut Party, table: usize) {
        let number = party.journey.party;
        self.door.free_tables[table] -= 1;
        let now = self.now();
        party.table = table;
        party.section = self.floor.seat_party();
        party.journey.seated_at = now;
        self.visits.write(&self.draws, (number, party.journey.size), &mut party.durations);
        if self.has_accounts || self.has_traits || self.crowd.is_some() {
            self.draw_traits(party);
        }
        party.journey.is_silent = !party.traits.asks;
        party.journey.is_opportunist = party.traits.is_opportunist;
        self.push_wait(party, Stage::Queue, now - party.journey.arrived_at, 1.0);
        self.note(party, || TraceEvent::Seated);
        self.greet_soon(party);
    }

    /// What kind of guests a party is made of, what they remember, and the points they begin with.
    #[cold]
    fn draw_traits(&mut self, party: &mut Party) {
        let number = party.journey.party;
        let caller = match self.crowd {
            Some(crowd) => crowd.caller(number).expect("who has come is known"),
            None => Caller::STRANGER,
        };
        party.is_flagged = caller.is_flagged;
        party.journey.experience.prior_bad = caller.prior_bad;
        if self.has_traits {
            party.traits = self.draws.traits(self.model, number, caller.traits);
        }
        if self.has_accounts {
            let base = self.draws.base_score(self.model, number);
            party.journey.experience.base = (base + caller.mood).clamp(0.0, 10.0);
            self.meet_mood(party);
        }
    }

    /// Records a wait of which nothing was said.
    #[inline(always)]
    pub(super) fn push_wait(&self, party: &mut Party, stage: Stage, waited: Span, share: f64) {
        if !self.has_waits {
            return;
        }
        let feel = &self.model.score.feel;
        let experience = &mut party.journey.experience;
        crate::sim::clock::push_unexplained(stage, waited.minutes(), share, feel, experience);
    }
}

impl World<'_> {
    pub(super) fn arrive(&mut self) {
        let evening = &mut self.evening;
        let Some(party) = evening.next_party() else { return };
        let ArrivingParty { number, size, .. } = party;
        evening.note_of(number, evening.now(), || TraceEvent::Arrived);
        if let Some(table) = evening.door.smallest_free(evening.model, size) {
            let slot = self.seat(party, table);
            self.after_step(slot);
        } else if evening.model.guest.balk_at.is_some_and(|limit| evening.door.n_waiting >= limit) {
            self.turn_round(party, Outcome::Balked);
        } else {
            evening.queue(party);
        }
    }

    #[inline(always)]
    fn seat(&mut self, party: ArrivingParty, table: usize) -> Slot {
        let party = self.parties.take(party);
        self.evening.seat(party, table);
        party.slot
    }

    /// Leaves without having sat down.
    fn turn_round(&mut self, party: ArrivingParty, outcome: Outcome) {
        let party = self.parties.take(party);
        self.evening.leave(party, outcome);
    }

    /// A party's patience has ended: it goes, unless it has sat down.
    pub(super) fn give_up(&mut self, number: u32) {
        if let Some(party) = self.evening.lose_patience(number) {
            self.turn_round(party, Outcome::GaveUp);
        }
    }

    /// If a table became free, the longest waiting party that fits sits down; it may leave at once, and
    /// the next one sits down.
    #[inline(always)]
    pub(super) fn fill_table(&mut self) {
        if self.evening.table_to_fill.is_some() {
            self.seat_next();
        }
    }

    #[inline(never)]
    fn seat_next(&mut self) {
        while let Some(table) = self.evening.table_to_fill.take() {
            let evening = &mut self.evening;
            let seats = evening.model.floor.tables[table].seats as usize;
            if let Some(party) = evening.door.first_in_line(seats) {
                evening.audit.list.leave(evening.now());
                let slot = self.seat(party, table);
                self.note_overtaking(slot);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrivals_are_the_gaps_of_their_stream_mapped_through_the_rate() {
        let text = include_str!("../../scenarios/mendoza.toml");
        let rate = crate::scenario::Override {
            path: "demand.arrivals".to_owned(),
            value: r#"[{ from = "19:30", rate = "30/h" }, { from = "20:00", rate = "0/h" },
                { from = "21:00", rate = "60/h" }]"#
                .to_owned(),
        };
        let model = crate::scenario::read(text, "mendoza.toml", &[rate]).unwrap().model;
        let draws = Draws::new(5, 2);
        let mut door = Door::new(&model);
        door.open(&model, &draws);
        let instants: Vec<f64> = std::iter::from_fn(|| door.arrivals.next(&model))
            .map(|at| at.since_opening().minutes())
            .collect();
        // Half an arrival a minute from 30 to 60, one a minute from 120 to the last seating at 210.
        let mut gaps = draws.arrivals();
        let mut so_far = 0.0;
        let expected = std::iter::repeat_with(|| {
            so_far -= libm::log(gaps.uniform());
            if so_far < 15.0 { 30.0 + 2.0 * so_far } else { 105.0 + so_far }
        });
        let expected: Vec<f64> = expected.take_while(|at| *at < 210.0).collect();
        assert_eq!(instants.len(), expected.len());
        assert!(expected.iter().filter(|at| **at < 60.0).count() > 5 && expected.len() > 60);
        for (at, expected) in instants.iter().zip(&expected) {
            assert!((at - expected).abs() < 1e-5, "{at} {expected}");
        }
    }

    #[test]
    fn who_waits_longest_and_fits_comes_first_and_who_gave_up_is_passed_over() {
        let waiting = |number, size, has_given_up| Waiting {
            party: ArrivingParty { number, size, arrived_at: SimTime::OPENING },
            has_given_up,
        };
        let line = |parties: &[Waiting]| parties.iter().copied().collect::<VecDeque<Waiting>>();
        let mut door = Door {
            arrivals: Arrivals::default(),
            waiting: vec![
                VecDeque::new(),
                VecDeque::new(),
                line(&[waiting(0, 2, true), waiting(3, 2, false)]),
                line(&[waiting(4, 3, false)]),
                line(&[waiting(1, 4, true), waiting(2, 4, false), waiting(5, 4, true)]),
            ],
            n_waiting: 3,
            free_tables: Vec::new(),
        };
        let mut next = |seats| door.first_in_line(seats).map(|party| party.number);
        assert_eq!(
            [next(1), next(2), next(6), next(6), next(6)],
            [None, Some(3), Some(2), Some(4), None]
        );
    }
}

//! Waiters: one crew, or one each for its section, and the tasks that wait for them.
//!
//! A task waits in one of three classes: rescued drinks, ordinary work, clearing and resetting.

use std::collections::BTreeSet;

use super::station::Station;
use crate::model::{Capacity, Model};
use crate::sim::audit::account::Account;
use crate::time::{SimTime, Span};

/// The class a task waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Urgency {
    Rescued,
    Ordinary,
    Last,
}

/// Waiters who share tasks.
#[derive(Debug)]
struct Crew<T> {
    station: Station<T, 3>,
    /// With sections: parties that sit at its tables.
    n_seated: u32,
}

/// All waiters: one crew, or one of a single waiter for each section.
#[derive(Debug)]
pub(in crate::sim) struct Waiters<T> {
    crews: Vec<Crew<T>>,
    /// With sections: how many parties sit in each, and its number, fewest first.
    by_seated: BTreeSet<(u32, usize)>,
    /// What is under way, by the number its end is known by; numbers are used again.
    under_way: Vec<Option<T>>,
    free_numbers: Vec<u32>,
}

impl<T: Copy> Waiters<T> {
    pub(in crate::sim) fn new(model: &Model) -> Self {
        let n_crews = match model.floor.waiters.at_opening() {
            Capacity::Limited(n) if model.floor.has_sections => n as usize,
            Capacity::Limited(_) | Capacity::Unlimited => 1,
        };
        let crew = || Crew { station: Station::default(), n_seated: 0 };
        Self {
            crews: std::iter::repeat_with(crew).take(n_crews).collect(),
            by_seated: BTreeSet::new(),
            under_way: Vec::new(),
            free_numbers: Vec::new(),
        }
    }

    pub(in crate::sim) fn open(&mut self, model: &Model) {
        let all = model.floor.waiters.at_opening().places(1);
        let each = if self.crews.len() > 1 { 1 } else { all };
        for crew in &mut self.crews {
            crew.station.open(each);
            crew.n_seated = 0;
        }
        self.by_seated.clear();
        if self.crews.len() > 1 {
            self.by_seated.extend((0..self.crews.len()).map(|section| (0, section)));
        }
        self.under_way.clear();
        self.free_numbers.clear();
    }

    pub(in crate::sim) fn is_any_idle(&self, section: usize) -> bool {
        self.crews[section].station.servers.is_any_idle()
    }

    /// A task waits for a waiter of a section.
    #[inline(always)]
    pub(in crate::sim) fn queue(
        &mut self,
        section: usize,
        task: T,
        urgency: Urgency,
        now: SimTime,
    ) {
        self.crews[section].station.queue.join(task, urgency as usize, now);
    }

    /// Takes out what an idle waiter of a section does next; its wait is to be booked.
    pub(in crate::sim) fn next(&mut self, section: usize) -> Option<T> {
        self.crews[section].station.next()
    }

    /// Books the wait of a task taken out now that was asked for at an instant.
    pub(in crate::sim) fn book_wait(&mut self, section: usize, since: SimTime) {
        self.crews[section].station.queue.book_wait(since);
    }

    /// A waiter of a section begins a task; returns the number its end is known by.
    // Inlined, so that a task is written where it is kept: a copy of what was just written waits for it.
    #[inline(always)]
    pub(in crate::sim) fn begin(&mut self, section: usize, task: T, now: SimTime) -> u32 {
        self.crews[section].station.servers.begin(now);
        if let Some(number) = self.free_numbers.pop() {
            self.under_way[number as usize] = Some(task);
            return number;
        }
        self.under_way.push(Some(task));
        u32::try_from(self.under_way.len() - 1).expect("waiters are limited by the model")
    }

    /// Books so much time at work for a section.
    pub(in crate::sim) fn book(&mut self, section: usize, lasts: Span) {
        self.crews[section].station.servers.book(lasts);
    }

    /// What was under way has come to its end, or to the end of a part.
    pub(in crate::sim) fn take_under_way(&mut self, number: u32) -> T {
        self.under_way[number as usize].take().expect("what ends was under way")
    }

    /// Goes on with another part of a task.
    pub(in crate::sim) fn go_on(&mut self, number: u32, task: T) {
        self.under_way[number as usize] = Some(task);
    }

    /// A waiter of a section has ended a task.
    pub(in crate::sim) fn end(&mut self, section: usize, number: u32, now: SimTime) {
        self.free_numbers.push(number);
        self.crews[section].station.servers.end(now);
    }

    /// From now on so many waiters are there. (With sections their number does not change.)
    pub(in crate::sim) fn change(&mut self, n_on_duty: u32, now: SimTime) {
        self.crews[0].station.servers.change(n_on_duty, now);
    }

    /// Time at work so far, of all.
    pub(in crate::sim) fn busy(&self) -> Span {
        self.crews.iter().fold(Span::ZERO, |sum, crew| sum + crew.station.servers.busy())
    }

    /// What must balance at the end of an evening, of all together; with sections nobody sits at their
    /// tables then. (Whether all tables are free they know themselves.)
    pub(in crate::sim) fn account(&self) -> Account {
        let accounts = self.crews.iter().map(|crew| {
            let account = crew.station.account();
            Account { is_at_rest: account.is_at_rest && crew.n_seated == 0, ..account }
        });
        accounts.reduce(|sum, account| sum + account).expect("there is a crew")
    }

    /// Tasks that wait, in all sections.
    pub(in crate::sim) fn n_waiting(&self) -> usize {
        self.crews.iter().map(|crew| crew.station.queue.iter().count()).sum()
    }

    /// Nothing is under way.
    pub(in crate::sim) fn have_empty_hands(&self) -> bool {
        self.under_way.iter().all(Option::is_none)
    }

    /// The section with the fewest parties; of equals the first.
    #[inline(always)]
    pub(in crate::sim) fn seat_party(&mut self) -> usize {
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
    pub(in crate::sim) fn free_table_of(&mut self, section: usize) {
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

    /// A crew's station, to be harmed by the tests of what checks itself.
    #[cfg(test)]
    pub(in crate::sim) fn station_mut(&mut self) -> &mut Station<T, 3> {
        &mut self.crews[0].station
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Override, read};

    #[test]
    fn a_party_sits_down_in_the_section_with_the_fewest_of_equals_the_first() {
        let text = include_str!("../../../scenarios/mendoza.toml");
        let set = |path: &str, value: &str| Override { path: path.into(), value: value.into() };
        let sets = [set("floor.waiters", "3"), set("floor.sections", "true")];
        let model = read(text, "mendoza.toml", &sets).unwrap().model;
        let mut waiters = Waiters::<()>::new(&model);
        waiters.open(&model);
        let mut seat = |n| (0..n).map(|_| waiters.seat_party()).collect::<Vec<usize>>();
        assert_eq!(seat(4), [0, 1, 2, 0]);
        waiters.free_table_of(2);
        waiters.free_table_of(0);
        let mut seat = |n| (0..n).map(|_| waiters.seat_party()).collect::<Vec<usize>>();
        assert_eq!(seat(4), [2, 0, 1, 2]);
        // The next evening begins with empty tables.
        waiters.open(&model);
        assert_eq!(waiters.seat_party(), 0);
    }
}

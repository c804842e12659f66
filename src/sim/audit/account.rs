//! What must balance where people are served, whoever serves: one account, one check.

use std::fmt::Arguments;
use std::ops::Add;

use super::books::{check_flow, ensure};
use super::flow::Flow;
use crate::model::Roster;
use crate::time::{SimTime, Span};

/// The account of one place where people are served, or of several together.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Account {
    /// Nobody is at work, nothing waits.
    pub(in crate::sim) is_at_rest: bool,
    /// What waits.
    pub(in crate::sim) waiting: Flow,
    /// Who is at work.
    pub(in crate::sim) at_work: Flow,
    /// Time at work, as booked.
    pub(in crate::sim) busy: Span,
    /// Who is there.
    pub(in crate::sim) on_duty: Flow,
    /// How many there are in the end.
    pub(in crate::sim) n_on_duty: u32,
}

impl Add for Account {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            is_at_rest: self.is_at_rest && other.is_at_rest,
            waiting: self.waiting + other.waiting,
            at_work: self.at_work + other.at_work,
            busy: self.busy + other.busy,
            on_duty: self.on_duty + other.on_duty,
            n_on_duty: self.n_on_duty.saturating_add(other.n_on_duty),
        }
    }
}

/// How a place is spoken of when its account does not balance.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Names<'a> {
    /// What is so if it is not at rest.
    pub(in crate::sim) unrest: Arguments<'a>,
    /// Where one waits.
    pub(in crate::sim) queue: Arguments<'a>,
    /// Who serves.
    pub(in crate::sim) servers: Arguments<'a>,
}

impl Account {
    /// Holds a place to be at rest and in balance when nothing is due any more: waits add up, minutes booked
    /// are minutes at work, and who is on duty is so by the roster, of `each` to one of its people.
    pub(in crate::sim) fn check(
        &self,
        (roster, each): (&Roster, u32),
        names: Names<'_>,
        now: SimTime,
    ) {
        ensure(self.is_at_rest, || format!("{} and nothing is due", names.unrest));
        check_flow(self.waiting, names.queue, now);
        self.check_minutes(names.servers, now);
        self.check_roster((roster, each), names.servers, now);
    }

    /// Minutes booked are those of people at work.
    fn check_minutes(&self, who: Arguments<'_>, now: SimTime) {
        let booked = self.busy;
        let at_work = self.at_work.left(now, 0);
        let unbooked = Span::from_ticks(at_work.ticks().wrapping_sub(booked.ticks()));
        ensure(unbooked.is_zero(), || {
            let (booked, off) = (booked.minutes(), unbooked.minutes());
            format!(
                "staff minutes do not add up: {booked:.6} min are booked for {who}, {off:.6} min fewer than \
                 they were at work"
            )
        });
    }

    /// Hours on duty are those of the roster, and so is who is there at the end.
    fn check_roster(&self, (roster, each): (&Roster, u32), who: Arguments<'_>, now: SimTime) {
        let n = self.n_on_duty;
        let (_, last) =
            roster.changes().last().copied().unwrap_or((Span::ZERO, roster.at_opening()));
        let last = last.places(each);
        ensure(n == last, || format!("{who}: {n} are there at the end, {last} by the roster"));
        let counted = self.on_duty.left(now, n);
        let by_roster = on_duty(roster, each, now);
        ensure(counted == by_roster, || {
            let [counted, by_roster] = [counted, by_roster].map(|span| span.minutes() / 60.0);
            format!("{who}: {counted:.9} hours on duty, {by_roster:.9} by the roster")
        });
    }
}

/// Time on duty by the roster, with `each` to one of its people. Sums wrap as those of a [`Flow`] do, so that
/// however large they are they are the same if nothing is wrong.
fn on_duty(roster: &Roster, each: u32, now: SimTime) -> Span {
    let first = (Span::ZERO, roster.at_opening());
    let steps = std::iter::once(first).chain(roster.changes().iter().copied());
    let ends = roster.changes().iter().map(|(from, _)| *from).chain([now.since_opening()]);
    let ticks = steps.zip(ends).map(|((from, capacity), to)| {
        let n = i64::from(capacity.places(each));
        (to - from).ticks().wrapping_mul(n)
    });
    Span::from_ticks(ticks.fold(0, i64::wrapping_add))
}

//! Which staffings may be tried: numbers around what the work asks for, and what each costs.

use crate::forecast::{Forecast, Load, Resource, path_of};
use crate::model::{Capacity, Cents, Model, Roster};
use crate::numbers::queues::{margin_for, square_root_staffing};
use crate::results::{Choice, Role};
use crate::scenario::{Override, roster_text};
use crate::time::Span;

/// The share of jobs that wait where a search starts. Assumption: what most houses would call well staffed.
const WAITING: f64 = 0.2;

/// Fewer than this share of the people their work occupies are no candidates: they would never be done.
const HOPELESS: f64 = 0.5;

/// More candidates than these are not tried unless they are asked for: ranges are cut.
pub(super) const MOST_CANDIDATES: u64 = 1024;

/// The most that can be asked for.
pub(super) const MOST_ASKED_FOR: u64 = 20_000;

/// A role whose number is chosen.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) role: Role,
    /// As it is in the file.
    pub(super) roster: Roster,
    /// An hour of one of them.
    wage: Cents,
    load: Load,
    /// Things each of them has in hand at once.
    each: u32,
    /// The fewest and the most that are to be candidates, if somebody said it.
    pub(super) among: Option<(u32, u32)>,
}

/// The roles with a number, waiters first.
pub(super) fn roles(model: &Model) -> Vec<Chosen> {
    let mut loads = Forecast::of(model).loads;
    // Waiters are named first, as everywhere.
    loads.sort_by_key(|load| u8::from(load.of != Resource::Waiters));
    let chosen = |load: Load| {
        let path = path_of(&load, model);
        let money = &model.money;
        let (counter, roster, wage, each) = match load.of {
            Resource::Tables => return None,
            Resource::Waiters => (None, &model.floor.waiters, money.waiter_wage, 1),
            Resource::Counter(id) => {
                let counter = &model.counters[id.0 as usize];
                let name = Some(counter.name.clone());
                (name, &counter.staff, money.counter_wage, counter.parallel)
            }
        };
        let roster = roster.clone();
        let has_number = peak(&roster).is_some();
        let role = Role { path, counter };
        has_number.then_some(Chosen { role, roster, wage, load, each, among: None })
    };
    loads.into_iter().filter_map(chosen).collect()
}

/// The most people a roster ever has; `None` without a number.
fn peak(roster: &Roster) -> Option<u32> {
    number(roster.most())
}

fn number(capacity: Capacity) -> Option<u32> {
    match capacity {
        Capacity::Limited(n) => Some(n),
        Capacity::Unlimited => None,
    }
}

/// The steps of a roster, each with its number.
fn steps(roster: &Roster) -> Vec<(Span, u32)> {
    let all = std::iter::once((Span::ZERO, roster.at_opening())).chain(roster.changes().to_vec());
    all.filter_map(|(from, capacity)| Some((from, number(capacity)?))).collect()
}

impl Chosen {
    /// People its work occupies between two instants when it is most.
    fn load_between(&self, (from, to): (Span, Span)) -> f64 {
        let within = self.load.intervals.iter().filter(|part| part.from < to && from < part.to);
        let occupied = within.map(|part| part.work_min / part.lasts_min() / f64::from(self.each));
        occupied.fold(0.0, f64::max)
    }

    /// How many to start from for that many people at work, by the square-root rule.
    fn start(&self, load: f64) -> u32 {
        let each = f64::from(self.each);
        let places = square_root_staffing(load * each, margin_for(WAITING));
        whole((places / each).ceil()).max(1)
    }

    /// The choice of its number for the whole evening.
    fn all_evening(&self, role: usize, closes: Span) -> Choice {
        let load = self.load_between((Span::ZERO, closes));
        let own = peak(&self.roster).unwrap_or(1).max(1);
        let fewest = whole((load * HOPELESS).ceil()).clamp(1, own);
        let (fewest, most) = self.among.unwrap_or((fewest, (self.start(load) + 1).max(own)));
        Choice { role, period: None, load, fewest, most }
    }

    /// The choices of its number in each period, up to what it has with the people found for the whole evening.
    fn by_period(&self, role: usize, found: &Roster, ends: &[Span]) -> Vec<Choice> {
        let of_period = |period: &[Span]| {
            let (from, to) = (period[0], period[1]);
            let most = at(found, from);
            let load = self.load_between((from, to));
            let fewest = whole((load * HOPELESS).ceil()).max(1);
            let fewest = self.among.map_or(fewest, |(fewest, _)| fewest).min(most);
            (most > 0).then_some(Choice { role, period: Some((from, to)), load, fewest, most })
        };
        ends.windows(2).filter_map(of_period).collect()
    }

    /// Its roster with the numbers chosen for it.
    fn staffed(base: &Roster, chosen: &[(&Choice, u32)]) -> Roster {
        if let [(Choice { period: None, .. }, count)] = chosen {
            let most = peak(base).unwrap_or(0);
            let moved = |n: u32| if n == 0 { 0 } else { (n + count).saturating_sub(most) };
            let mut moved: Vec<(Span, u32)> =
                steps(base).into_iter().map(|(from, n)| (from, moved(n))).collect();
            if let Some((_, last)) = moved.last_mut() {
                *last = (*last).max(1); // What was begun is finished.
            }
            return merged(moved);
        }
        // Where nobody is there to begin with, nobody is chosen.
        let number = |from: Span| {
            let is_in = |choice: &Choice| {
                choice.period.is_some_and(|(start, end)| (start..end).contains(&from))
            };
            let own = chosen.iter().find(|(choice, _)| is_in(choice));
            own.map_or_else(|| at(base, from), |(_, count)| *count)
        };
        let starts = chosen.iter().filter_map(|(choice, _)| Some(choice.period?.0));
        let mut starts: Vec<Span> =
            starts.chain(steps(base).into_iter().map(|(from, _)| from)).collect();
        starts.sort_unstable();
        starts.dedup();
        merged(starts.into_iter().map(|from| (from, number(from))).collect())
    }

    /// Wages of a roster from opening to closing, and its hours.
    fn cost(&self, roster: &Roster, closes: Span) -> (Cents, f64) {
        let hours = roster.hours_until(closes).unwrap_or(0.0);
        (Cents::from_units(self.wage.units() * hours), hours)
    }
}

/// How many a roster has at an instant.
fn at(roster: &Roster, instant: Span) -> u32 {
    let before = steps(roster).into_iter().rev().find(|(from, _)| *from <= instant);
    before.map_or(0, |(_, n)| n)
}

/// A roster of these steps, those that change nothing left out.
fn merged(steps: Vec<(Span, u32)>) -> Roster {
    let mut kept: Vec<(Span, u32)> = Vec::new();
    for (from, n) in steps {
        if kept.last().is_none_or(|(_, last)| *last != n) {
            kept.push((from, n));
        }
    }
    Roster::new(kept.into_iter().map(|(from, n)| (from, Capacity::Limited(n))).collect())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates, and nobody has so many people"
)]
fn whole(people: f64) -> u32 {
    people as u32
}

/// A staffing that may be tried.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// How many there are, choice by choice.
    pub(super) counts: Vec<u32>,
    /// Role by role.
    pub(super) rosters: Vec<Roster>,
    pub(super) wages: Cents,
    hours: f64,
}

impl Candidate {
    /// What is typed for it.
    pub(super) fn set(&self, roles: &[Chosen], model: &Model) -> Vec<Override> {
        let set = |(chosen, roster): (&Chosen, &Roster)| Override {
            path: chosen.role.path.clone(),
            value: roster_text(roster, model.opens),
        };
        roles.iter().zip(&self.rosters).map(set).collect()
    }
}

/// What is chosen between, and every way to choose.
#[derive(Clone, Debug)]
pub(super) struct Candidates {
    pub(super) choices: Vec<Choice>,
    /// The cheapest first; at equal cost those with fewer hours.
    pub(super) all: Vec<Candidate>,
}

impl Candidates {
    /// One number a role for the whole evening; where the file has a roster, the most it ever has, the rest raised
    /// and lowered with it.
    pub(super) fn all_evening(roles: &[Chosen], model: &Model) -> Self {
        let choices =
            roles.iter().enumerate().map(|(nth, chosen)| chosen.all_evening(nth, model.closes));
        let choices = cut(choices.collect(), |choice| roles[choice.role].among.is_none());
        let base: Vec<Roster> = roles.iter().map(|chosen| chosen.roster.clone()).collect();
        Self::of(choices, (roles, &base), model.closes)
    }

    /// From a staffing on, in each period as many people or fewer: a period is one of the role's roster in the file,
    /// or lasts as long as parties come equally fast.
    pub(super) fn by_period(roles: &[Chosen], found: &[Roster], model: &Model) -> Self {
        let of_role = |(nth, chosen): (usize, &Chosen)| {
            chosen.by_period(nth, &found[nth], &periods(&chosen.roster, model))
        };
        let choices: Vec<Choice> = roles.iter().enumerate().flat_map(of_role).collect();
        Self::of(cut(choices, |_| true), (roles, found), model.closes)
    }

    fn of(choices: Vec<Choice>, (roles, base): (&[Chosen], &[Roster]), closes: Span) -> Self {
        let mut all: Vec<Candidate> = counts(&choices)
            .into_iter()
            .map(|counts| {
                let roster = |nth: usize| {
                    let own = choices.iter().zip(counts.iter().copied());
                    let own: Vec<(&Choice, u32)> =
                        own.filter(|(choice, _)| choice.role == nth).collect();
                    Chosen::staffed(&base[nth], &own)
                };
                let rosters: Vec<Roster> = (0..roles.len()).map(roster).collect();
                let costs =
                    roles.iter().zip(&rosters).map(|(chosen, roster)| chosen.cost(roster, closes));
                let (mut wages, mut hours) = (Cents::ZERO, 0.0);
                for (cents, own) in costs {
                    wages += cents;
                    hours += own;
                }
                Candidate { counts, rosters, wages, hours }
            })
            .collect();
        all.sort_by(|one, other| {
            one.wages.cmp(&other.wages).then(one.hours.total_cmp(&other.hours))
        });
        Self { choices, all }
    }
}

/// The ends of periods, from opening to closing.
fn periods(roster: &Roster, model: &Model) -> Vec<Span> {
    let starts: Vec<Span> = if roster.changes().is_empty() {
        model.demand.arrivals.iter().map(|step| step.from).collect()
    } else {
        roster.changes().iter().map(|(from, _)| *from).collect()
    };
    let mut ends: Vec<Span> = [Span::ZERO, model.closes].into_iter().chain(starts).collect();
    ends.retain(|end| *end <= model.closes);
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// How many candidates there are.
pub(super) fn n_candidates(choices: &[Choice]) -> u64 {
    let each =
        choices.iter().map(|choice| u64::from(choice.most.saturating_sub(choice.fewest)) + 1);
    each.fold(1, u64::saturating_mul)
}

/// Ranges that may be cut, cut until there are few enough candidates: the widest first, of equally wide ones that of
/// those who can least be spared, at its lower end.
fn cut(mut choices: Vec<Choice>, may_be_cut: impl Fn(&Choice) -> bool) -> Vec<Choice> {
    let width = |choice: &Choice| choice.most - choice.fewest;
    let pressed = |choice: &Choice| choice.load / f64::from(choice.most.max(1));
    while n_candidates(&choices) > MOST_CANDIDATES {
        let can = choices.iter_mut().filter(|choice| may_be_cut(choice) && width(choice) > 0);
        let widest = can.max_by(|one, other| {
            width(one).cmp(&width(other)).then(pressed(one).total_cmp(&pressed(other)))
        });
        let Some(widest) = widest else { break };
        widest.fewest += 1;
    }
    choices
}

/// Every way to choose, the first number changing slowest.
fn counts(choices: &[Choice]) -> Vec<Vec<u32>> {
    choices.iter().fold(vec![Vec::new()], |all, choice| {
        let with = |counts: &Vec<u32>, n: u32| [&counts[..], &[n]].concat();
        all.iter()
            .flat_map(|counts| (choice.fewest..=choice.most).map(move |n| with(counts, n)))
            .collect()
    })
}

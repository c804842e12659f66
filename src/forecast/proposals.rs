//! What might relieve a pressed house: more people where too much comes, or more tables.
//!
//! Whether it does, and what it costs, nobody knows before it is played: nothing here is advice yet. Start with
//! [`proposals`].

use crate::forecast::load::{Forecast, Load, LoadBand, Resource};
use crate::model::{Capacity, Model, Roster, Table};
use crate::scenario::{Override, roster_text};
use crate::time::Span;

/// Sizes of table that one more is proposed of. Assumption: who has more sizes has one that stands for others.
const MOST_SIZES: usize = 4;

/// A change to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is, in a few words.
    pub what: String,
    /// What is typed for it.
    pub set: Override,
}

/// Changes to try, of one value each: for whoever is pressed one more, and as many more as its offered load asks
/// for; where the file has a roster, a roster with them while it is pressed. None in a house that keeps up.
pub fn proposals(forecast: &Forecast, model: &Model) -> Vec<Proposal> {
    let pressed = forecast.loads.iter().filter(|load| load.busiest().strain() != LoadBand::Easy);
    pressed.flat_map(|load| of_load(load, model)).collect()
}

/// By which key something is had, and in what number.
pub fn path_of(load: &Load, model: &Model) -> String {
    match load.of {
        Resource::Counter(id) => format!("counter.{}.staff", model.counters[id.0 as usize].name),
        Resource::Waiters => "floor.waiters".to_owned(),
        Resource::Tables => "floor.tables".to_owned(),
    }
}

fn of_load(load: &Load, model: &Model) -> Vec<Proposal> {
    let path = path_of(load, model);
    let values = match load.of {
        Resource::Counter(id) => {
            let counter = &model.counters[id.0 as usize];
            people(load, (&counter.staff, counter.parallel), model)
        }
        Resource::Waiters => people(load, (&model.floor.waiters, 1), model),
        Resource::Tables => tables(&model.floor.tables),
    };
    let proposal = |(what, value): (Option<String>, String)| {
        let set = Override { path: path.clone(), value };
        let what = what.map_or_else(|| set.argument(), |what| format!("{path}: {what}"));
        Proposal { what, set }
    };
    values.into_iter().map(proposal).collect()
}

/// What it is where the value does not say it, and the value.
type Value = (Option<String>, String);

/// One person more, and as many as the load asks for; `each` is how many places one is.
fn people(load: &Load, (roster, each): (&Roster, u32), model: &Model) -> Vec<Value> {
    let mut more = vec![1];
    more.extend(asked_for(load, each).filter(|n| *n > 1));
    let pressed: Vec<(Span, Span)> = load
        .intervals
        .iter()
        .filter(|interval| interval.strain() != LoadBand::Easy)
        .map(|interval| (interval.from, interval.to))
        .collect();
    let what = |n| (!roster.changes().is_empty()).then(|| format!("{n} more while pressed"));
    let value = |n| Some((what(n), raised(roster, n, &pressed, model)?));
    more.into_iter().filter_map(value).collect()
}

/// How many more people the busiest part asks for, so that it is not pressed; `None` where nobody is there to
/// begin with, or as many as a key may say are too few.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is checked to be few"
)]
fn asked_for(load: &Load, each: u32) -> Option<u32> {
    let busiest = load.busiest();
    let places = busiest.capacity_min? / busiest.lasts_min();
    let people = (places * (load.needed_share() - 1.0) / f64::from(each)).ceil();
    (1.0..1e5).contains(&people).then_some(people as u32)
}

/// So many more people: all evening where it is the same number all evening, else while it is pressed. `None`
/// where there is no number to raise.
fn raised(roster: &Roster, n: u32, pressed: &[(Span, Span)], model: &Model) -> Option<String> {
    let raise = |capacity: Capacity| match capacity {
        Capacity::Limited(people) => Some(people.saturating_add(n)),
        Capacity::Unlimited => None,
    };
    if roster.changes().is_empty() {
        return raise(roster.at_opening()).map(|people| people.to_string());
    }
    let steps: Vec<(Span, Capacity)> = std::iter::once((Span::ZERO, roster.at_opening()))
        .chain(roster.changes().iter().copied())
        .collect();
    let mut times: Vec<Span> = steps.iter().map(|(from, _)| *from).collect();
    times.extend(pressed.iter().flat_map(|(from, to)| [*from, *to]));
    times.retain(|at| *at < model.closes);
    times.sort_unstable();
    times.dedup();
    let mut entries: Vec<(Span, Capacity)> = Vec::new();
    for at in times {
        let (_, now) = *steps.iter().rev().find(|(from, _)| *from <= at)?;
        let is_pressed = pressed.iter().any(|(from, to)| (*from..*to).contains(&at));
        let count = match (now, is_pressed) {
            (Capacity::Unlimited, _) | (Capacity::Limited(_), false) => now,
            (Capacity::Limited(_), true) => Capacity::Limited(raise(now)?),
        };
        if entries.last().is_none_or(|(_, last)| *last != count) {
            entries.push((at, count));
        }
    }
    Some(roster_text(&Roster::new(entries), model.opens))
}

/// One table more, of each size.
fn tables(tables: &[Table]) -> Vec<Value> {
    let sizes = tables.iter().enumerate().filter(|(_, table)| table.count != Capacity::Unlimited);
    let with = |more: usize| {
        let entry = |(idx, table): (usize, &Table)| {
            let count = match table.count {
                Capacity::Limited(count) => (count + u32::from(idx == more)).to_string(),
                Capacity::Unlimited => "\"unlimited\"".to_owned(),
            };
            format!("{{ seats = {}, count = {count} }}", table.seats)
        };
        format!("[{}]", tables.iter().enumerate().map(entry).collect::<Vec<_>>().join(", "))
    };
    let what = |table: &Table| Some(format!("one more for {}", table.seats));
    sizes.take(MOST_SIZES).map(|(idx, table)| (what(table), with(idx))).collect()
}

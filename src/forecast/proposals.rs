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
    /// It lies between one more and as many more as are asked for: tried where there is time for it.
    pub is_between: bool,
}

/// Numbers tried between one more and as many more as are asked for. Assumption: where these are far apart, one
/// more or less of them hardly differs.
const MOST_BETWEEN: u32 = 4;

/// Changes to try, of one value each: for whoever is pressed one more, as many more as its offered load asks for,
/// and numbers between; where the file has a roster, a roster with them while it is pressed. None in a house that
/// keeps up.
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
    let proposal = |Value { what, text, is_between }| {
        let set = Override { path: path.clone(), value: text };
        let what = what.map_or_else(|| set.argument(), |what| format!("{path}: {what}"));
        Proposal { what, set, is_between }
    };
    values.into_iter().map(proposal).collect()
}

/// A value to try.
struct Value {
    /// What it is where the text does not say it.
    what: Option<String>,
    text: String,
    is_between: bool,
}

/// One person more, as many as the load asks for, and numbers between; `each` is how many places one is.
fn people(load: &Load, (roster, each): (&Roster, u32), model: &Model) -> Vec<Value> {
    let most = asked_for(load, each).unwrap_or(1);
    let pressed: Vec<(Span, Span)> = load
        .intervals
        .iter()
        .filter(|interval| interval.strain() != LoadBand::Easy)
        .map(|interval| (interval.from, interval.to))
        .collect();
    let what = |n| (!roster.changes().is_empty()).then(|| format!("{n} more while pressed"));
    let value = |n| {
        let text = raised(roster, n, &pressed, model)?;
        Some(Value { what: what(n), text, is_between: 1 < n && n < most })
    };
    up_to(most).into_iter().filter_map(value).collect()
}

/// From 1 to the most, with at most [`MOST_BETWEEN`] numbers between, evenly spread.
fn up_to(most: u32) -> Vec<u32> {
    let steps = (most - 1).min(MOST_BETWEEN + 1);
    let nth = |step: u32| 1 + (most - 1) * step / steps;
    std::iter::once(1).chain((1..=steps).map(nth)).collect()
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
    let value = |(idx, table)| Value { what: what(table), text: with(idx), is_between: false };
    sizes.take(MOST_SIZES).map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_between_one_more_and_as_many_as_are_asked_for_are_tried() {
        assert_eq!(up_to(1), [1]);
        assert_eq!(up_to(2), [1, 2]);
        assert_eq!(up_to(4), [1, 2, 3, 4]);
        assert_eq!(up_to(6), [1, 2, 3, 4, 5, 6]);
        assert_eq!(up_to(51), [1, 11, 21, 31, 41, 51]);
    }
}

//! What changes by the clock: people on duty, and times in which nothing comes out.

use crate::model::{Capacity, ClockTime, Roster};
use crate::time::Span;

use super::demand::disorder;
use super::hours::Hours;
use super::kinds::capacity;
use super::problem::Fault;
use super::reader::Section;
use super::tree::{Node, Value};

/// How many people are on duty: one number for the whole evening, or a list of steps by the clock.
pub(super) fn roster(key: &'static str, section: &Section<'_>, hours: &Hours) -> Option<Roster> {
    let node = section.need_node(key)?;
    if !matches!(node.value, Value::List(_)) {
        return section.take(node, &capacity).map(Roster::constant);
    }
    let items = section.items(node);
    let mut steps: Vec<(Span, Capacity)> = Vec::new();
    for item in items {
        let inner = section.inner(item, key, String::from("staff"));
        let from_node = inner.need_node("from");
        let from = from_node.and_then(|node| inner.take(node, &hours.on_duty())).flatten();
        let count = inner.need_field::<Capacity>("count");
        inner.finish();
        let (Some(from), Some(count), Some(at)) = (from, count, from_node) else {
            continue;
        };
        match steps.last() {
            Some((last, _)) if from <= *last => section.refuse(at, disorder("step", from, *last)),
            None if !from.is_zero() => {
                let fault = Fault::new("nobody is on duty at opening", "not from opening on");
                section.refuse(at, fault.help("begin with a step at opening; its count may be 0"));
            }
            _ => {}
        }
        steps.push((from, count));
    }
    if items.is_empty() {
        let fault = Fault::new("nobody is ever on duty", "must not be empty");
        section.refuse(node, fault.help("write a number, or [{ from = \"19:00\", count = 2 }]"));
    } else if steps.len() == items.len()
        && steps.last().is_some_and(|(_, count)| *count == Capacity::Limited(0))
    {
        let fault = Fault::new("nobody is on duty at the end", "the last count is 0");
        section.refuse(node, fault.help("end with at least 1, so that what was begun is finished"));
    }
    (!steps.is_empty() && steps.len() == items.len()).then(|| Roster::new(steps))
}

/// A roster as it is written in a file, of a house that opens at that time.
pub fn roster_text(roster: &Roster, opens: ClockTime) -> String {
    let count = |capacity: Capacity| match capacity {
        Capacity::Unlimited => "\"unlimited\"".to_owned(),
        Capacity::Limited(people) => people.to_string(),
    };
    if roster.changes().is_empty() {
        return count(roster.at_opening());
    }
    let steps = std::iter::once((Span::ZERO, roster.at_opening())).chain(roster.changes().to_vec());
    let entry = |(from, capacity): (Span, Capacity)| {
        format!("{{ from = \"{}\", count = {} }}", time(from, opens), count(capacity))
    };
    format!("[{}]", steps.map(entry).collect::<Vec<_>>().join(", "))
}

/// By the clock where that is exact.
fn time(after: Span, opens: ClockTime) -> String {
    let minutes = after.minutes();
    if minutes < DAY_MIN && minutes.fract() == 0.0 {
        opens.plus(after).to_string()
    } else {
        format!("{minutes} min")
    }
}

/// Lengths up to a day are told by the clock.
const DAY_MIN: f64 = 24.0 * 60.0;

/// Times in which nothing comes out, in order, each `{ from, to }`.
pub(super) fn outages(node: &Node, section: &Section<'_>, hours: &Hours) -> Vec<(Span, Span)> {
    let mut outages: Vec<(Span, Span)> = Vec::new();
    for item in section.items(node) {
        let inner = section.inner(item, "outages", String::from("outages"));
        let from_node = inner.need_node("from");
        let from = from_node.and_then(|node| inner.take(node, &hours.on_duty())).flatten();
        let to_node = inner.need_node("to");
        let to = to_node.and_then(|node| inner.take(node, &hours.on_duty())).flatten();
        inner.finish();
        let (Some(from), Some(to), Some(from_node), Some(to_node)) = (from, to, from_node, to_node)
        else {
            continue;
        };
        if to <= from {
            section.refuse(to_node, disorder("end", to, from));
        } else if let Some((_, last)) = outages.last().filter(|(_, last)| from < *last) {
            section.refuse(from_node, disorder("outage", from, *last));
        }
        outages.push((from, to));
    }
    outages
}

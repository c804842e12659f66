//! A house in plain words, for `check`.

use crate::model::{Capacity, Counter, CounterId, Handoff, Model, Roster};
use crate::render::number::plain;
use crate::time::Span;

/// Minutes of a day.
const DAY_MIN: f64 = 24.0 * 60.0;

/// What the scenario describes, part by part.
pub(super) fn facts(model: &Model) -> Vec<(&'static str, String)> {
    let hours = format!(
        "{} to {}, last seating {}",
        model.opens,
        clock(model, model.closes),
        clock(model, model.last_seating)
    );
    let policies: Vec<&str> = model.policies.iter().map(|policy| policy.name.as_str()).collect();
    let mut facts = vec![
        ("open", hours),
        ("parties", parties(model)),
        ("tables", tables(model)),
        ("waiters", roster(&model.floor.waiters)),
    ];
    for (counter, id) in model.counters.iter().zip(0..) {
        facts.push(("counter", counter_text(counter, CounterId(id), model)));
        facts.extend(counter.handoff.as_ref().map(|handoff| ("", handoff_text(handoff, model))));
    }
    facts.push(("policies", policies.join(", ")));
    facts
}

/// A time of day so long after opening; a day later it would be mistaken for an earlier one.
fn clock(model: &Model, after: Span) -> String {
    let (at, days) = (model.opens.plus(after), (after.minutes() / DAY_MIN).floor());
    if days < 1.0 {
        at.to_string()
    } else if days < 2.0 {
        format!("{at} the next day")
    } else {
        format!("{at} {days} days later")
    }
}

fn parties(model: &Model) -> String {
    if !model.listed.is_empty() {
        return format!("{} written in the file", model.listed.len());
    }
    let expected = plain(model.demand.expected_parties(model.last_seating), 1);
    let guests = plain(model.demand.mean_party_size(), 1);
    format!("about {expected} expected, of {guests} guests on average")
}

fn tables(model: &Model) -> String {
    let tables = model.floor.tables.iter();
    let texts = tables.map(|table| format!("{} for {}", capacity(table.count), table.seats));
    texts.collect::<Vec<_>>().join(", ")
}

/// A number, or the least and the most of the evening.
fn roster(roster: &Roster) -> String {
    match roster.changes() {
        [] => capacity(roster.at_opening()),
        _ => format!("up to {}", capacity(roster.most())),
    }
}

fn capacity(capacity: Capacity) -> String {
    match capacity {
        Capacity::Limited(count) => count.to_string(),
        Capacity::Unlimited => "unlimited".to_owned(),
    }
}

fn counter_text(counter: &Counter, id: CounterId, model: &Model) -> String {
    let items = model.items.iter().filter(|item| item.counter == id);
    let items: Vec<&str> = items.map(|item| item.name.as_str()).collect();
    let last_order =
        counter.last_order.map(|after| format!("; last order {}", clock(model, after)));
    format!(
        "{}: staff {}, {} at once each; makes {}{}",
        counter.name,
        roster(&counter.staff),
        counter.parallel,
        items.join(", "),
        last_order.unwrap_or_default()
    )
}

fn handoff_text(handoff: &Handoff, model: &Model) -> String {
    let via = match handoff.via {
        Some(counter) => format!("by way of {}", model.counters[counter.0 as usize].name),
        None => "by a handoff".to_owned(),
    };
    let minutes = |minutes| format!("{} min", plain(minutes, 1));
    let stuck = if handoff.p_stuck > 0.0 {
        let share = plain(100.0 * handoff.p_stuck, 1);
        format!("{share} % get stuck, for {} on average", minutes(handoff.repair.mean_min()))
    } else {
        "none gets stuck".to_owned()
    };
    let again = handoff.ack.map(|ack| {
        format!("; one that is not acknowledged is sent again after {}", minutes(ack.minutes()))
    });
    let down: Vec<String> = handoff
        .outages
        .iter()
        .map(|(from, to)| format!("from {} to {}", clock(model, *from), clock(model, *to)))
        .collect();
    let down = (!down.is_empty()).then(|| format!("; nothing comes out {}", down.join(", ")));
    format!(
        "tickets come {via} after {}, {stuck}{}{}",
        minutes(handoff.delay.mean_min()),
        again.unwrap_or_default(),
        down.unwrap_or_default()
    )
}

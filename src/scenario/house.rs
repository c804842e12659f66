//! Counters, the ways of tickets to them, and the menu.
//!
//! Numbers without a default differ from house to house; those of the shipped scenarios are told there.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::model::{Counter, CounterHabits, CounterId, CounterKeys, Handoff, HandoffKeys, Item};
use crate::time::Span;

use super::hours::Hours;
use super::kinds;
use super::problem::{Fault, MOST_TOLD, SourceRange};
use super::reader::Section;
use super::roster;
use super::suggest;
use super::tree::{Entry, Node};

/// Names that can be referred to, in the order of the file.
#[derive(Debug)]
pub(super) struct Names<'t> {
    /// What they name, in the singular.
    what: &'static str,
    all: Vec<&'t str>,
    /// The number of each.
    numbers: BTreeMap<&'t str, usize>,
    /// Names looked for in vain. To find the nearest takes as long as there are names, so that it is done
    /// for no more than may be told.
    n_unknown: Cell<usize>,
}

impl<'t> Names<'t> {
    pub(super) fn of(what: &'static str, entries: &'t [Entry]) -> Self {
        let names: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        let numbers = names.iter().enumerate().map(|(number, name)| (*name, number)).collect();
        Self { what, all: names, numbers, n_unknown: Cell::new(0) }
    }

    /// The number of a name; reported if there is no such name.
    pub(super) fn find(
        &self,
        name: &str,
        place: SourceRange,
        section: &Section<'_>,
    ) -> Option<u32> {
        let position = self.numbers.get(name).copied();
        if position.is_none() {
            let fault = Fault::new(
                format!("unknown {} `{name}`", self.what),
                format!("no such {}", self.what),
            );
            self.n_unknown.set(self.n_unknown.get() + 1);
            let help = match self.all.as_slice() {
                [] => format!("add it as [{}.{name}]", self.what),
                names if self.n_unknown.get() <= 2 * MOST_TOLD => suggest::instead(name, names),
                _ => format!("name one that is there as [{}.NAME]", self.what),
            };
            section.refuse_reference(place, fault.help(help));
        }
        position.and_then(|position| u32::try_from(position).ok())
    }

    /// The same for a value that must be text.
    pub(super) fn find_node(&self, node: &Node, section: &Section<'_>) -> Option<u32> {
        let name = section.take(node, &kinds::text)?;
        self.find(&name, node.place.clone(), section)
    }
}

/// Most counters. Assumption: no house has more; an evening numbers them with 16 bits.
const MOST_COUNTERS: usize = 10_000;

/// Reads `[counter.X]` and `[handoff.X]`.
pub(super) fn counters(
    root: &Section<'_>,
    walk_speed: f64,
    (names, hours): (&Names<'_>, &Hours),
) -> Option<Vec<Counter>> {
    let sections = root.need_named_sections("counter");
    if let Some((entry, section)) = sections.get(MOST_COUNTERS) {
        let message = format!("a house has at most {MOST_COUNTERS} counters");
        let fault = Fault::new(message, "too many").help("put several into one");
        section.refuse_key(entry, fault);
    }
    let mut counters: Vec<Option<Counter>> =
        sections.into_iter().map(|(entry, section)| counter(&entry.key, section, hours)).collect();
    for (entry, section) in root.named_sections("handoff") {
        let target = names.find(&entry.key, entry.key_place.clone(), &section);
        let handoff = handoff(section, walk_speed, (names, hours), target);
        let counter = target.and_then(|id| counters.get_mut(id as usize));
        if let Some(Some(counter)) = counter {
            counter.handoff = Some(handoff);
        }
    }
    counters.into_iter().collect()
}

fn counter(name: &str, section: Section<'_>, hours: &Hours) -> Option<Counter> {
    let staff = roster::roster("staff", &section, hours);
    let CounterKeys { parallel, interrupt } = section.record(0, ());
    let last_order = section
        .node("last_order")
        .and_then(|node| section.take(node, &hours.while_open()))
        .flatten();
    let CounterHabits { helpfulness, error_per_interruption } = section.record(0, ());
    section.finish();
    Some(Counter {
        name: name.to_owned(),
        staff: staff?,
        last_order,
        helpfulness,
        error_per_interruption,
        parallel,
        interrupt,
        handoff: None,
    })
}

fn handoff(
    section: Section<'_>,
    walk_speed: f64,
    (names, hours): (&Names<'_>, &Hours),
    target: Option<u32>,
) -> Handoff {
    let via = section.node("via").and_then(|node| {
        let via = names.find_node(node, &section)?;
        if Some(via) == target {
            let fault = Fault::new(
                "a ticket cannot come to a counter by way of itself",
                "the same counter",
            );
            section
                .refuse(node, fault.help("name the counter that sends it on, or leave `via` out"));
        }
        Some(CounterId(via))
    });
    let HandoffKeys { distance_m, delay, p_stuck, repair, ack, p_novel } = section.record(0, ());
    let handoff = Handoff {
        via,
        walk: Span::from_minutes(distance_m / walk_speed),
        distance_m,
        delay,
        p_stuck,
        repair,
        ack,
        p_novel,
        outages: section
            .node("outages")
            .map(|node| roster::outages(node, &section, hours))
            .unwrap_or_default(),
    };
    section.finish();
    handoff
}

/// Reads `[item.X]`.
pub(super) fn items(root: &Section<'_>, counters: &Names<'_>) -> Option<Vec<Item>> {
    let items: Vec<Option<Item>> = root
        .need_named_sections("item")
        .into_iter()
        .map(|(entry, section)| item(entry, section, counters))
        .collect();
    items.into_iter().collect()
}

fn item(entry: &Entry, section: Section<'_>, counters: &Names<'_>) -> Option<Item> {
    if entry.key == NOTHING {
        let fault =
            Fault::new(format!("an item cannot be called `{NOTHING}`"), "means nothing is ordered");
        section.refuse_key(entry, fault.help("give it another name"));
    }
    let counter = section.need_node("counter").and_then(|node| counters.find_node(node, &section));
    let course = section.need_field("course");
    let prep = section.need_field("prep");
    let price = section.need_field("price");
    let is_ticket_mandatory = section.field("ticket_mandatory");
    section.finish();
    Some(Item {
        name: entry.key.clone(),
        counter: CounterId(counter?),
        course: course?,
        prep: prep?,
        price: price?,
        is_ticket_mandatory,
    })
}

/// What a guest chooses who orders nothing of a line.
pub(super) const NOTHING: &str = "none";

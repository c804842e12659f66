//! The room: tables, waiters, ways, and how long waiters' work lasts.

use std::collections::BTreeSet;

use crate::model::{Capacity, Floor, FloorKeys, Table};
use crate::time::Span;

use super::hours::Hours;
use super::problem::Fault;
use super::reader::Section;
use super::roster;
use super::tree::Node;
use super::units::LONGEST_MIN;

/// The room and how fast one walks in it.
#[derive(Debug)]
pub(super) struct Room {
    /// `None`: some of it could not be read.
    pub(super) floor: Option<Floor>,
    /// Guests at the largest table, if all tables could be read.
    pub(super) most_seats: Option<u32>,
    /// Metres a minute.
    pub(super) walk_speed: f64,
}

/// Reads `[floor]`.
pub(super) fn room(root: &Section<'_>, hours: &Hours) -> Room {
    let section = root.need_section("floor");
    let tables = section.need_node("tables").and_then(|node| tables(node, &section));
    let waiters = roster::roster("waiters", &section, hours);
    let FloorKeys { has_sections, trip_m, walk_speed, plates_per_trip, drinks_per_trip } =
        section.record(0, ());
    if let (true, Some(waiters), Some(node)) = (has_sections, &waiters, section.node("sections"))
        && (!waiters.changes().is_empty() || waiters.most() == Capacity::Unlimited)
    {
        let fault = Fault::new("sections need the same number of waiters all evening", "cannot be");
        section.refuse(node, fault.help("give `waiters` as one number, or leave `sections` out"));
    }
    refuse_long_way(&section, trip_m, walk_speed);
    section.finish();
    let most_seats = tables.as_ref().and_then(|tables| tables.last()).map(|table| table.seats);
    let trip = Span::from_minutes(trip_m / walk_speed);
    let floor = tables.zip(waiters).map(|(tables, waiters)| Floor {
        tables,
        waiters,
        has_sections,
        trip,
        plates_per_trip: hands(plates_per_trip),
        drinks_per_trip: hands(drinks_per_trip),
    });
    Room { floor, most_seats, walk_speed }
}

/// Reports a way between the pass and a table that takes longer than any time may last, where what makes it so
/// long stands: the speed or the distance, whichever is farther from usual.
fn refuse_long_way(section: &Section<'_>, trip_m: f64, walk_speed: f64) {
    let minutes = trip_m / walk_speed;
    let keys = if USUAL_SPEED / walk_speed > trip_m / USUAL_TRIP_M {
        ["walk_speed", "trip"]
    } else {
        ["trip", "walk_speed"]
    };
    let given = keys.into_iter().find_map(|key| section.node(key));
    if let Some(node) = given.filter(|_| minutes > LONGEST_MIN) {
        let message = format!("a way of {trip_m} m takes {minutes:.0} min at this speed");
        let fault = Fault::new(message, "longer than any evening");
        section.refuse(node, fault.help("give a shorter way, or a higher speed"));
    }
}

/// A usual speed [m/min] and way [m, ≥ 0], to tell which of the two is odd.
const USUAL_SPEED: f64 = 72.0;
const USUAL_TRIP_M: f64 = 15.0;

/// So many at once; unlimited is more than any party orders.
fn hands(capacity: Capacity) -> u32 {
    match capacity {
        Capacity::Limited(hands) => hands,
        Capacity::Unlimited => u32::MAX,
    }
}

/// Reads the tables, and puts them in order of size.
fn tables(node: &Node, section: &Section<'_>) -> Option<Vec<Table>> {
    let items = section.items(node);
    if items.is_empty() {
        let fault = Fault::new("there is no table", "must not be empty");
        section.refuse(node, fault.help("write tables = [{ seats = 2, count = 6 }]"));
    }
    let mut tables: Vec<Table> = Vec::new();
    let mut sizes = BTreeSet::new();
    for (idx, item) in items.iter().enumerate() {
        let inner = section.inner(item, "tables", format!("floor.tables[{idx}]"));
        let seats = inner.need_field("seats");
        let count = inner.need_field("count");
        inner.finish();
        let Some((seats, count)) = seats.zip(count) else {
            continue;
        };
        if sizes.insert(seats) {
            tables.push(Table { seats, count });
        } else {
            let fault =
                Fault::new(format!("tables of {seats} seats are given twice"), "given before");
            section.refuse(item, fault.help("add up the counts in one entry"));
        }
    }
    tables.sort_by_key(|table| table.seats);
    (!tables.is_empty() && tables.len() == items.len()).then_some(tables)
}

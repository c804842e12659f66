//! `items`: a row an ordered item.

use crate::experiment::EveningRow;
use crate::model::Item;
use crate::record::{ItemRecord, Journey};
use crate::render::{Cell, Column, column};
use crate::report::sheets::{AFTER_OPENING, Names, at, count, money};

/// One ordered item under one policy.
pub(super) struct Row<'a> {
    evening: u64,
    policy: &'a str,
    party: u32,
    item: &'a Item,
    counter: &'a str,
    record: &'a ItemRecord,
}

/// The items ordered on these evenings.
pub(super) fn rows<'a>(evenings: &'a [EveningRow], names: Names<'a>) -> Vec<Row<'a>> {
    let parties =
        evenings.iter().flat_map(|row| row.parties.iter().map(move |(journey, _)| (row, journey)));
    parties.flat_map(|(row, journey)| party_rows(row, journey, names)).collect()
}

fn party_rows<'a>(
    row: &'a EveningRow,
    journey: &'a Journey,
    names: Names<'a>,
) -> impl Iterator<Item = Row<'a>> {
    let point = &names.points[row.policy];
    let model = &*point.model;
    journey.items.iter().map(move |record| {
        let item = &model.items[record.item.0 as usize];
        Row {
            evening: row.evening,
            policy: &point.label,
            party: journey.party,
            item,
            counter: &model.counters[item.counter.0 as usize].name,
            record,
        }
    })
}

/// The columns of `items`.
pub(super) fn columns<'a>() -> Vec<Column<Row<'a>>> {
    [labels(), instants(), fate()].into_iter().flatten().collect()
}

fn labels<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("evening", "", "Number of the evening, from 1.", |row| count(row.evening)),
        column("policy", "", "Name of the policy.", |row| Cell::words(row.policy)),
        column("party", "", "Number of the party, as in parties.csv.", |row| count(row.party + 1)),
        column("guest", "", "Which guest of the party ordered it, from 1.", |row| {
            count(row.record.guest + 1)
        }),
        column("item", "", "Its key in the scenario.", |row| Cell::words(row.item.name.as_str())),
        column("counter", "", "Where it is prepared.", |row| Cell::words(row.counter)),
        column("price", "money", "List price.", |row| money(row.item.price)),
    ]
}

fn instants<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("sent_min", AFTER_OPENING, "Its ticket was sent.", |row| at(row.record.sent_at)),
        column(
            "out_min",
            AFTER_OPENING,
            "Its ticket, or a verbal order, reached the counter.",
            |row| at(row.record.out_at),
        ),
        column("started_min", AFTER_OPENING, "Preparation began.", |row| at(row.record.started_at)),
        column("ready_min", AFTER_OPENING, "Preparation ended.", |row| at(row.record.ready_at)),
        column("delivered_min", AFTER_OPENING, "It was on the table.", |row| {
            at(row.record.delivered_at)
        }),
        column("cancelled_min", AFTER_OPENING, "The guest gave up on it.", |row| {
            at(row.record.cancelled_at)
        }),
    ]
}

fn fate<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("was_stuck", "", "Its ticket got stuck.", |row| Cell::Flag(row.record.was_stuck)),
        column("was_verbal", "", "It was made without its ticket.", |row| {
            Cell::Flag(row.record.was_verbal)
        }),
        column("was_wrong", "", "What came was not what was ordered.", |row| {
            Cell::Flag(row.record.was_wrong)
        }),
        column("is_unbilled", "", "It was delivered and never billed.", |row| {
            Cell::Flag(row.record.is_unbilled)
        }),
        column("is_comped", "", "Its price was given back.", |row| {
            Cell::Flag(row.record.is_comped)
        }),
    ]
}

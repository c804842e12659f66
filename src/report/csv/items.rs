//! `items.csv`: a row an ordered item.

use crate::experiment::EveningRow;
use crate::model::Item;
use crate::record::{ItemRecord, Journey};
use crate::report::csv::Names;
use crate::report::csv::column::{Column, at, column, number, yes_no};

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
    journey.items.iter().map(move |record| {
        let item = &names.model.items[record.item.0 as usize];
        Row {
            evening: row.evening,
            policy: &names.policies[row.policy],
            party: journey.party,
            item,
            counter: &names.model.counters[item.counter.0 as usize].name,
            record,
        }
    })
}

/// The unit of instants.
const AFTER_OPENING: &str = "min after opening";

/// The columns of `items.csv`.
pub(super) fn columns<'a>() -> Vec<Column<Row<'a>>> {
    [labels(), instants(), fate()].into_iter().flatten().collect()
}

fn labels<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("evening", "", "Number of the evening, from 1.", |row| row.evening.to_string()),
        column("policy", "", "Name of the policy.", |row| row.policy.to_owned()),
        column("party", "", "Number of the party, as in parties.csv.", |row| {
            (row.party + 1).to_string()
        }),
        column("guest", "", "Which guest of the party ordered it, from 1.", |row| {
            (row.record.guest + 1).to_string()
        }),
        column("item", "", "Its key in the scenario.", |row| row.item.name.clone()),
        column("counter", "", "Where it is prepared.", |row| row.counter.to_owned()),
        column("price", "money", "List price.", |row| number(Some(row.item.price.units()))),
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
        column("was_stuck", "", "Its ticket got stuck.", |row| yes_no(row.record.was_stuck)),
        column("was_verbal", "", "It was made without its ticket.", |row| {
            yes_no(row.record.was_verbal)
        }),
        column("was_wrong", "", "What came was not what was ordered.", |row| {
            yes_no(row.record.was_wrong)
        }),
        column("is_unbilled", "", "It was delivered and never billed.", |row| {
            yes_no(row.record.is_unbilled)
        }),
        column("is_comped", "", "Its price was given back.", |row| yes_no(row.record.is_comped)),
    ]
}

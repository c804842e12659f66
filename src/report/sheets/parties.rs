//! `parties`: a row a party, whatever its evening's end.

use crate::experiment::EveningRow;
use crate::model::Stage;
use crate::record::Journey;
use crate::render::{Cell, Column, column};
use crate::report::sheets::{AFTER_OPENING, Names, at, count, minutes, money};
use crate::score::Scored;

/// One party under one policy.
pub(super) struct Row<'a> {
    evening: u64,
    policy: &'a str,
    journey: &'a Journey,
    scored: Option<Scored>,
}

/// The parties of these evenings.
pub(super) fn rows<'a>(evenings: &'a [EveningRow], names: Names<'a>) -> Vec<Row<'a>> {
    let parties = |row: &'a EveningRow| {
        let policy = &names.points[row.policy].label;
        row.parties.iter().map(move |(journey, scored)| Row {
            evening: row.evening,
            policy,
            journey,
            scored: *scored,
        })
    };
    evenings.iter().flat_map(parties).collect()
}

/// The columns of `parties`.
pub(super) fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let parts = [labels(), instants(), waits(), incidents(), worth()];
    parts.into_iter().flatten().collect()
}

fn labels<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("evening", "", "Number of the evening, from 1.", |row| count(row.evening)),
        column("policy", "", "Name of the policy.", |row| Cell::words(row.policy)),
        column(
            "party",
            "",
            "Number of the party, from 1, in order of arrival, as `story --party` takes it.",
            |row| count(row.journey.party + 1),
        ),
        column("guests", "guests", "Guests in the party.", |row| count(row.journey.size)),
        column("is_silent", "", "Never asks or reports.", |row| Cell::Flag(row.journey.is_silent)),
        column("is_opportunist", "", "Claims what did not happen where claims are easy.", |row| {
            Cell::Flag(row.journey.is_opportunist)
        }),
        column("outcome", "", "paid, balked, gave_up or walked_out.", |row| {
            Cell::words(row.journey.outcome.key())
        }),
        column(
            "left_because",
            "",
            "What a party that left its table had had enough of: greet, order, food, ask_limit; sold_out: there \
             was nothing for it.",
            |row| row.journey.left_because.map_or(Cell::Missing, |why| Cell::words(why.key())),
        ),
    ]
}

fn instants<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("arrived_min", AFTER_OPENING, "Came through the door.", |row| {
            at(row.journey.arrived_at)
        }),
        column("seated_min", AFTER_OPENING, "Sat down.", |row| at(row.journey.seated_at)),
        column("greeted_min", AFTER_OPENING, "A waiter came for the first time.", |row| {
            at(row.journey.greeted_at)
        }),
        column("ordered_min", AFTER_OPENING, "The order was complete.", |row| {
            at(row.journey.ordered_at)
        }),
        column("eating_min", AFTER_OPENING, "Eating began.", |row| at(row.journey.eating_at)),
        column("eaten_min", AFTER_OPENING, "The meal was eaten.", |row| at(row.journey.eaten_at)),
        column("bill_asked_min", AFTER_OPENING, "The bill was asked for.", |row| {
            at(row.journey.bill_asked_at)
        }),
        column("bill_min", AFTER_OPENING, "The bill was on the table.", |row| {
            at(row.journey.bill_at)
        }),
        column("paid_min", AFTER_OPENING, "The bill was paid.", |row| at(row.journey.paid_at)),
        column("left_min", AFTER_OPENING, "Left the house.", |row| at(row.journey.left_at)),
    ]
}

fn waits<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("reading_min", "min", "Read the menu, which is no wait.", |row| {
            minutes(row.journey.reading)
        }),
        column("queue_wait_min", "min", "Arrival to seated.", |row| wait(row, Stage::Queue)),
        column("greet_wait_min", "min", "Seated to first contact.", |row| wait(row, Stage::Greet)),
        column("order_wait_min", "min", "First contact to order complete, less reading.", |row| {
            wait(row, Stage::Order)
        }),
        column("drinks_wait_min", "min", "Order complete to the last drink.", |row| {
            wait(row, Stage::Drinks)
        }),
        column("food_wait_min", "min", "Order complete to the last plate.", |row| {
            wait(row, Stage::Food)
        }),
        column("bill_wait_min", "min", "Bill asked for to bill on the table.", |row| {
            wait(row, Stage::Bill)
        }),
        column("pay_wait_min", "min", "Card or cash out to done.", |row| wait(row, Stage::Pay)),
        column(
            "without_drink_share",
            "share",
            "Part of the meal eaten without the drink.",
            |row| row.journey.experience.sync.first().map(|sync| sync.frac).into(),
        ),
    ]
}

fn wait(row: &Row<'_>, stage: Stage) -> Cell {
    row.journey.experience.clock_minutes(stage).into()
}

fn incidents<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("asks", "times", "Asked for something already due.", |row| {
            count(row.journey.experience.incidents.chases)
        }),
        column("promises_broken", "promises", "Promises not kept.", |row| {
            count(row.journey.experience.incidents.promises_broken)
        }),
        column("unmet", "requests", "Requests never met.", |row| {
            count(row.journey.experience.incidents.unmet)
        }),
        column("refusals", "times", "Heard that the rule does not allow it.", |row| {
            count(row.journey.experience.incidents.refusals)
        }),
        column("escalations", "times", "Had to go to the manager.", |row| {
            count(row.journey.experience.incidents.escalations)
        }),
        column("wrong_items", "items", "Items that were not what was ordered.", |row| {
            count(row.journey.experience.incidents.wrong_items)
        }),
        column("wrong_info", "times", "Was told what turned out untrue.", |row| {
            count(row.journey.experience.incidents.wrong_info)
        }),
        column("gestures", "times", "Unprompted kind acts.", |row| {
            count(row.journey.experience.gestures)
        }),
        column("failures", "failures", "Distinct service failures; 0: none.", |row| {
            count(row.journey.experience.failures)
        }),
        column("was_found", "", "Staff found out unasked that something was missing.", |row| {
            Cell::Flag(row.journey.was_found)
        }),
        column("has_complained", "", "Complained at the bill.", |row| {
            Cell::Flag(row.journey.has_complained)
        }),
        column("is_resolved", "", "What failed was mended; empty if nothing was tried.", |row| {
            let recovery = row.journey.experience.recovery;
            recovery.map_or(Cell::Missing, |r| Cell::Flag(r.is_resolved))
        }),
    ]
}

fn worth<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        column("guest_score", "points", "What the evening was worth, 0 to 10.", |row| {
            row.scored.map(|s| s.score).into()
        }),
        column("nps_answer", "points", "Would recommend the house, 0 to 10.", |row| {
            row.scored.map_or(Cell::Missing, |s| count(s.answer))
        }),
        column("return_intent", "share", "Probability of meaning to come again.", |row| {
            row.scored.map(|s| s.return_intent).into()
        }),
        column("delivered", "money", "List price of all that was delivered.", |row| {
            money(row.journey.account.delivered)
        }),
        column("unbilled", "money", "Delivered and never billed.", |row| {
            money(row.journey.account.unbilled)
        }),
        column("giveaways", "money", "Given away by staff.", |row| {
            money(row.journey.account.giveaways)
        }),
        column("comps", "money", "Given back.", |row| money(row.journey.account.comps)),
        column("late_comps", "money", "The part of it for stuck tickets.", |row| {
            money(row.journey.account.late_comps)
        }),
        column("false_claims", "money", "Paid for what did not happen.", |row| {
            money(row.journey.account.false_claims)
        }),
        column("goods", "money", "Cost of all that was prepared.", |row| {
            money(row.journey.account.goods)
        }),
    ]
}

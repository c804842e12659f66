//! What measures are made of: a closed list of parts, and which of them add up to which measure.
//!
//! Start with [`parts_of`]. A wait is made of what its last item waited for, the guest score of what
//! [`explain`](crate::score::explain()) says of it, the profit of the lines of the
//! [`Ledger`](crate::measure::Ledger).

use crate::catalogue::{Measure, MeasureKey};
use crate::feel::ScoreEventKind;
use crate::model::{Course, Stage};
use crate::score::Line;

/// Builds the type and the list from one row a part: name, key, name in text, meaning.
macro_rules! parts {
    ($($part:ident: $key:literal, $name:literal, $meaning:literal;)*) => {
        /// A part of a measure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Part {
            $(#[doc = $meaning] $part,)*
        }

        impl Part {
            const ALL: &[Self] = &[$(Self::$part,)*];

            /// Its name in files.
            pub fn key(self) -> &'static str {
                match self { $(Self::$part => $key,)* }
            }

            /// Its name in text, lower case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$part => $name,)* }
            }

            /// What it is, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$part => $meaning,)* }
            }
        }
    };
}

parts! {
    Table: "table", "a table",
        "No table was free.";
    OrderEntry: "order_entry", "order entry",
        "The order was complete and on its way to the till.";
    Handoff: "handoff", "ticket on its way",
        "The ticket went to its counter as it should.";
    Stuck: "ticket_stuck", "ticket stuck",
        "The ticket should have come out and did not: until it did, or was overtaken by word, less what is told of waiter and manager.";
    Waiter: "waiter", "a waiter",
        "A waiter had to come; on the way of an item, to help with its stuck ticket.";
    Manager: "manager", "the manager",
        "The manager was to decide about the stuck ticket.";
    CounterQueue: "counter_queue", "counter queue",
        "The counter had the ticket and other things in hand.";
    Preparation: "preparation", "preparation",
        "The item was made.";
    Pass: "pass", "pass and carrying",
        "The item was ready and not yet on the table.";
    Base: "base", "mood at the start",
        "Points for an evening as expected, with what staff's mood adds or takes.";
    EarlyTable: "early_table", "early table", "Points for a table sooner than expected.";
    EarlyGreeting: "early_greeting", "early greeting", "Points for a greeting sooner than expected.";
    EarlyOrder: "early_order", "early to order", "Points for ordering sooner than expected.";
    EarlyDrinks: "early_drinks", "early drinks", "Points for drinks sooner than expected.";
    EarlyFood: "early_food", "early food", "Points for food sooner than expected.";
    EarlyRequest: "early_request", "early requests", "Points for requests met sooner than expected.";
    EarlyBill: "early_bill", "early bill", "Points for the bill sooner than expected.";
    EarlyPayment: "early_payment", "early payment", "Points for paying sooner than expected.";
    Gestures: "gestures", "kind gestures", "Points for kind acts nobody asked for.";
    LateTable: "late_table", "late table", "Points lost by a table later than expected.";
    LateGreeting: "late_greeting", "late greeting", "Points lost by a greeting later than expected.";
    LateOrder: "late_order", "late to order", "Points lost by ordering later than expected.";
    LateDrinks: "late_drinks", "late drinks", "Points lost by drinks later than expected.";
    LateFood: "late_food", "late food", "Points lost by food later than expected.";
    LateRequest: "late_request", "late requests", "Points lost by requests met later than expected.";
    LateBill: "late_bill", "late bill", "Points lost by the bill later than expected.";
    LatePayment: "late_payment", "late payment", "Points lost by paying later than expected.";
    NoDrink: "sync", "meals without the drink", "Points lost by eating without the drink.";
    Asks: "chases", "asks", "Points lost by having to ask.";
    BrokenPromises: "promises_broken", "broken promises", "Points lost by broken promises.";
    Unmet: "unmet", "requests never met", "Points lost by requests never met.";
    Refusals: "refusals", "refusals", "Points lost by refusals.";
    Escalations: "escalations", "manager fetched", "Points lost by having to go to the manager.";
    WrongItems: "wrong_items", "wrong items", "Points lost by wrong items.";
    WrongInfo: "wrong_info", "untrue statements", "Points lost by untrue statements.";
    Boilerplate: "boilerplate", "replies by rote", "Points lost by replies by rote.";
    Grumbles: "grumbles", "grumbles heard", "Points lost by grumbles heard.";
    Unfair: "unfair_seen", "overtaken and saw it", "Points lost by seeing others served out of turn.";
    BillErrors: "bill_errors", "mistakes in the bill", "Points lost by mistakes in the bill.";
    Favours: "favour", "favours minded", "Points lost by a favour that leaves a debt.";
    Mended: "paradox", "mended very well", "Points for a failure mended so well that it pleased.";
    Clipping: "clipping", "a score ends at 0 and 10", "Points that lie outside 0 to 10.";
    Served: "served", "food and drink served", "List price of what was delivered.";
    Unbilled: "unbilled", "never billed", "List price of what was delivered and never billed.";
    Giveaways: "giveaways", "given away", "List price of what staff gave away.";
    Comps: "comps", "comps", "Money given back to guests.";
    FalseClaims: "false_claims", "false claims", "Paid to parties who claimed what did not happen.";
    Goods: "goods", "goods", "Cost of everything that was prepared.";
    Labour: "labour", "wages", "Wages.";
    Training: "training", "training", "What training costs.";
    Fixed: "fixed", "rent and other fixed costs", "What an evening costs whoever comes.";
}

/// What an item's wait is made of, in the order of its way.
pub(super) const WAY: [Part; 8] = [
    Part::OrderEntry,
    Part::Handoff,
    Part::Stuck,
    Part::Waiter,
    Part::Manager,
    Part::CounterQueue,
    Part::Preparation,
    Part::Pass,
];

/// How a measure is made of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MadeOf {
    /// Of a single one.
    One,
    /// Of the way of the last item: of a course, or of all.
    Way(Option<Course>),
    /// Of the items of the guest score.
    Score,
    /// Of the lines of the ledger.
    Ledger,
}

/// The measures that are made of parts.
const MADE_OF: [(Measure, MadeOf, &[Part]); 9] = [
    (Measure::QueueWait, MadeOf::One, &[Part::Table]),
    (Measure::GreetWait, MadeOf::One, &[Part::Waiter]),
    (Measure::OrderWait, MadeOf::One, &[Part::Waiter]),
    (Measure::BillWait, MadeOf::One, &[Part::Waiter]),
    (Measure::DrinksWait, MadeOf::Way(Some(Course::Drink)), &WAY),
    (Measure::FoodWait, MadeOf::Way(Some(Course::Food)), &WAY),
    (Measure::LastItemWait, MadeOf::Way(None), &WAY),
    (Measure::GuestScore, MadeOf::Score, between(Part::Base, Part::Clipping)),
    (Measure::Profit, MadeOf::Ledger, between(Part::Served, Part::Fixed)),
];

const fn between(first: Part, last: Part) -> &'static [Part] {
    let (_, from) = Part::ALL.split_at(first as usize);
    let (within, _) = from.split_at(last as usize - first as usize + 1);
    within
}

/// The parts that add up to a measure; none if it is not taken apart.
pub fn parts_of(key: MeasureKey) -> &'static [Part] {
    made_of(key).map_or(&[], |(_, parts)| parts)
}

/// How a measure is made, and of what; `None` if it is not taken apart.
pub(super) fn made_of(key: MeasureKey) -> Option<(MadeOf, &'static [Part])> {
    let found = MADE_OF.iter().find(|(measure, ..)| MeasureKey::from(*measure) == key);
    found.map(|(_, made_of, parts)| (*made_of, *parts))
}

/// The part that an item of the score belongs to.
pub(super) fn of_line(line: Line) -> Part {
    match line {
        Line::Base => Part::Base,
        Line::Gain(stage) => match stage {
            Stage::Queue => Part::EarlyTable,
            Stage::Greet => Part::EarlyGreeting,
            Stage::Order => Part::EarlyOrder,
            Stage::Drinks => Part::EarlyDrinks,
            Stage::Food => Part::EarlyFood,
            Stage::Request => Part::EarlyRequest,
            Stage::Bill => Part::EarlyBill,
            Stage::Pay => Part::EarlyPayment,
        },
        Line::Gestures => Part::Gestures,
        Line::Loss(kind) => of_loss(kind),
        Line::Paradox => Part::Mended,
        Line::Clipping => Part::Clipping,
    }
}

fn of_loss(kind: ScoreEventKind) -> Part {
    match kind {
        ScoreEventKind::Wait(stage) => match stage {
            Stage::Queue => Part::LateTable,
            Stage::Greet => Part::LateGreeting,
            Stage::Order => Part::LateOrder,
            Stage::Drinks => Part::LateDrinks,
            Stage::Food => Part::LateFood,
            Stage::Request => Part::LateRequest,
            Stage::Bill => Part::LateBill,
            Stage::Pay => Part::LatePayment,
        },
        ScoreEventKind::Sync => Part::NoDrink,
        ScoreEventKind::Chase => Part::Asks,
        ScoreEventKind::Promise => Part::BrokenPromises,
        ScoreEventKind::Unmet => Part::Unmet,
        ScoreEventKind::Refusal => Part::Refusals,
        ScoreEventKind::Escalation => Part::Escalations,
        ScoreEventKind::WrongItem => Part::WrongItems,
        ScoreEventKind::WrongInfo => Part::WrongInfo,
        ScoreEventKind::Boilerplate => Part::Boilerplate,
        ScoreEventKind::Grumble => Part::Grumbles,
        ScoreEventKind::Unfair => Part::Unfair,
        ScoreEventKind::BillError => Part::BillErrors,
        ScoreEventKind::Favour => Part::Favours,
    }
}

//! Each event as a sentence.

use crate::model::{CounterId, Course, ItemId, Model};
use crate::record::{Journey, LeaveReason, Outcome, TraceEvent};
use crate::report::english::{self, capital, number, ordinal};
use crate::report::story::Moment;
use crate::time::SimTime;

#[expect(clippy::too_many_lines, reason = "one arm, one sentence")]
/// An event as a plain sentence; `journey` tells what was still missing then.
pub(super) fn sentence(
    what: &TraceEvent,
    moment: &Moment<'_>,
    model: &Model,
    journey: &Journey,
) -> String {
    let at = moment.at;
    let counter =
        |id: &CounterId| format!("the {} counter", word(&model.counters[id.0 as usize].name));
    let item = |idx: &u16| name(model, journey.items[usize::from(*idx)].item);
    let of = |items: &[u16]| {
        listed(model, items.iter().map(|idx| journey.items[usize::from(*idx)].item))
    };
    let missing = || listed(model, missing(journey, at));
    match what {
        TraceEvent::Arrived => match journey.size {
            1 => "A guest comes in alone.".to_owned(),
            n => format!("{} guests come in.", capital(&number(n))),
        },
        TraceEvent::Queued(0) => "No table is free. They are first on the list.".to_owned(),
        TraceEvent::Queued(n) => format!("No table is free. {n} on the list before them."),
        TraceEvent::Seated => "They sit down.".to_owned(),
        TraceEvent::Greeted => "A waiter greets them and brings the menu.".to_owned(),
        TraceEvent::Ordered => {
            let items = journey.items.iter().map(|record| record.item);
            format!("They order: {}.", listed(model, items))
        }
        TraceEvent::TicketSent(id) => sent(model, *id),
        TraceEvent::TicketStuck(_) => "The ticket does not come out. Nobody is told.".to_owned(),
        TraceEvent::TicketOut { counter: id, was_stuck: true } => {
            let when = if is_too_late(*id, at, model, journey) { ", too late" } else { " at last" };
            format!("The stuck ticket comes out at {}{when}.", counter(id))
        }
        TraceEvent::TicketOut { counter: id, was_stuck: false } => {
            format!("The ticket comes out at {}.", counter(id))
        }
        TraceEvent::Delivered(items) => format!("On the table: {}.", of(items)),
        TraceEvent::WrongItem(idx) if journey.is_silent => {
            format!("The {} is not what was ordered. They say nothing.", item(idx))
        }
        TraceEvent::WrongItem(idx) => {
            format!("The {} is not what was ordered. They say so.", item(idx))
        }
        TraceEvent::RemakeCame(idx) => format!("The {} comes again, right this time.", item(idx)),
        TraceEvent::Asked(1, items) => format!("They ask for what is missing: {}.", of(items)),
        TraceEvent::Asked(n, items) => {
            format!("They ask again, for the {} time: {}.", ordinal(*n), of(items))
        }
        TraceEvent::AskedEnough => "They have asked often enough.".to_owned(),
        TraceEvent::Promised => {
            let what = if asked_for(moment) == 1 { "It is coming" } else { "They are coming" };
            format!("“{what}”, says the waiter they asked.")
        }
        TraceEvent::WillAskManager => "“Let me ask the manager”, says the waiter.".to_owned(),
        TraceEvent::TookOver { as_favour: true, until, .. } => format!(
            "“We are not supposed to, but for you …” The waiter goes to see; it will take until {}.",
            clock(model, *until)
        ),
        TraceEvent::TookOver { as_concierge: true, until, .. } => format!(
            "“That is our fault, and from now on it is my case.” It will take until {}.",
            clock(model, *until)
        ),
        TraceEvent::TookOver { until, .. } => format!(
            "“That is our fault. I will see to it.” It will take until {}.",
            clock(model, *until)
        ),
        TraceEvent::PromiseBroken(items) => match promised(moment, model) {
            Some(when) => {
                format!("What was promised at {} has not come: {}.", clock(model, when), of(items))
            }
            None => format!("The promised time is over; still missing: {}.", of(items)),
        },
        TraceEvent::AskedForWater => "They ask for water meanwhile.".to_owned(),
        TraceEvent::WaterStuck => "Water needs a ticket too. It does not come.".to_owned(),
        TraceEvent::WaterCame => "Water comes.".to_owned(),
        TraceEvent::WentToManager => "One of them gets up and goes to the manager.".to_owned(),
        TraceEvent::ManagerYes => "The manager says yes.".to_owned(),
        TraceEvent::ManagerNo => "The manager says no: not without the ticket.".to_owned(),
        TraceEvent::LookedIn { is_missing: false, .. } => {
            "A waiter looks in: all is well.".to_owned()
        }
        TraceEvent::LookedIn { noticed: true, .. } => {
            format!("A waiter looks in and sees what is missing: {}.", missing())
        }
        TraceEvent::LookedIn { noticed: false, .. } => {
            format!("A waiter looks in, and does not see what is missing: {}.", missing())
        }
        TraceEvent::VerbalOrder { counter: id, is_habit: true } => {
            format!("The waiter calls the order over to {}, without a ticket.", counter(id))
        }
        TraceEvent::VerbalOrder { counter: id, is_habit: false } => format!(
            "The waiter walks {}over to {} and has it made without its ticket.",
            distance(model, *id),
            counter(id)
        ),
        TraceEvent::RepairFailed(id) => format!(
            "The waiter walks over to {}, but it comes to nothing. Nobody notices.",
            counter(id)
        ),
        TraceEvent::Enquired(id) => format!("The waiter asks at {}.", counter(id)),
        TraceEvent::Forgotten(id) => format!("{} forgets the order.", capital(&counter(id))),
        TraceEvent::Cancelled(course) => format!(
            "They give up on the {}: {}.",
            match course {
                Course::Food => "food",
                Course::Drink => "drinks",
            },
            listed(model, cancelled(journey, at))
        ),
        TraceEvent::EatingStarted => "They eat.".to_owned(),
        TraceEvent::Eaten => match listed(model, missing_now(journey, at)) {
            nothing if nothing.is_empty() => "The food is eaten.".to_owned(),
            drinks => format!("The food is eaten, without the {drinks}."),
        },
        TraceEvent::AskedForBill => "They ask for the bill.".to_owned(),
        TraceEvent::BillCame => "The bill comes.".to_owned(),
        TraceEvent::Complained => "They complain.".to_owned(),
        TraceEvent::Comped { amount, late } => {
            let why = if *late > crate::model::Cents::ZERO {
                ", for what the missing ticket had held back"
            } else {
                ""
            };
            format!("{:.2} {} are taken off the bill{why}.", amount.units(), model.currency)
        }
        TraceEvent::FalseClaim(amount) => format!(
            "They claim a fault that was none and are paid {:.2} {}.",
            amount.units(),
            model.currency
        ),
        TraceEvent::Overtaken => "They see another table served out of turn.".to_owned(),
        TraceEvent::Grumble => "They hear the staff grumble.".to_owned(),
        TraceEvent::ColdReply => "The answer sounds irritated.".to_owned(),
        TraceEvent::WrongInfo => "What they are told is not true.".to_owned(),
        TraceEvent::Unavailable => {
            "Some of what they want is not served any more at this hour.".to_owned()
        }
        TraceEvent::HadEnough(why) => had_enough(*why).to_owned(),
        TraceEvent::Left(outcome) => left(*outcome).to_owned(),
    }
}

/// A time of day.
pub(super) fn clock(model: &Model, at: SimTime) -> String {
    model.opens.plus(at.since_opening()).to_string()
}

fn sent(model: &Model, id: CounterId) -> String {
    let counter = &model.counters[id.0 as usize];
    let via = counter.handoff.as_ref().and_then(|handoff| handoff.via);
    match via {
        Some(via) => format!(
            "The {} counter sends the ticket on to the {} counter, {}away.",
            word(&model.counters[via.0 as usize].name),
            word(&counter.name),
            distance(model, id)
        ),
        None => format!("The ticket is sent to the {} counter.", word(&counter.name)),
    }
}

/// "2 metres ", or nothing where there is no way to walk.
fn distance(model: &Model, id: CounterId) -> String {
    let handoff = model.counters[id.0 as usize].handoff.as_ref();
    match handoff.map(|handoff| handoff.distance_m) {
        Some(metres) if metres > 0.0 => format!("{metres} metres "),
        _ => String::new(),
    }
}

fn had_enough(why: LeaveReason) -> &'static str {
    match why {
        LeaveReason::Greet => "Nobody has come to their table. They have waited long enough.",
        LeaveReason::Order => "Nobody has taken their order. They have waited long enough.",
        LeaveReason::Food => "Nothing to eat has come. They have waited long enough.",
        LeaveReason::AskLimit => "They do not want to wait any longer.",
        LeaveReason::SoldOut => "There is nothing for them.",
    }
}

fn left(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Paid => "They have paid and leave.",
        Outcome::Balked => "They see the line and turn round.",
        Outcome::GaveUp => "They give up waiting and leave.",
        Outcome::WalkedOut => "They walk out.",
        Outcome::Inside => "They stay.",
    }
}

/// How many items the party asked for last.
fn asked_for(moment: &Moment<'_>) -> usize {
    let asked = moment.before.iter().rev().find_map(|(_, what)| match what {
        TraceEvent::Asked(_, items) => Some(items.len()),
        _ => None,
    });
    asked.unwrap_or(0)
}

/// When the promise was made whose time is over now.
fn promised(moment: &Moment<'_>, model: &Model) -> Option<SimTime> {
    let window = model.guest.promise_window;
    let is_due = |(at, what): &&&(SimTime, TraceEvent)| match what {
        TraceEvent::Promised | TraceEvent::WillAskManager => *at + window == moment.at,
        TraceEvent::TookOver { until, .. } => *until == moment.at,
        _ => false,
    };
    moment.before.iter().find(is_due).map(|(at, _)| *at)
}

/// Whether a ticket comes out when the party has given up all that stood on it.
fn is_too_late(counter: CounterId, at: SimTime, model: &Model, journey: &Journey) -> bool {
    let is_on_it = |record: &&crate::record::ItemRecord| {
        model.items[record.item.0 as usize].counter == counter && record.delivered_at > at
    };
    let mut on_it = journey.items.iter().filter(is_on_it).peekable();
    on_it.peek().is_some() && on_it.all(|record| record.cancelled_at <= at)
}

/// Items ordered by then that had not come and were not given up.
fn missing(journey: &Journey, at: SimTime) -> impl Iterator<Item = ItemId> + '_ {
    let is_missing = move |record: &&crate::record::ItemRecord| {
        record.delivered_at > at && record.cancelled_at > at
    };
    journey.items.iter().filter(is_missing).map(|record| record.item)
}

/// The same, an item that comes at that very instant included.
fn missing_now(journey: &Journey, at: SimTime) -> impl Iterator<Item = ItemId> + '_ {
    let is_missing = move |record: &&crate::record::ItemRecord| {
        record.delivered_at >= at && record.cancelled_at >= at
    };
    journey.items.iter().filter(is_missing).map(|record| record.item)
}

fn cancelled(journey: &Journey, at: SimTime) -> impl Iterator<Item = ItemId> + '_ {
    journey.items.iter().filter(move |record| record.cancelled_at == at).map(|record| record.item)
}

/// "3 × sandwich, lemonade and craft".
fn listed(model: &Model, items: impl Iterator<Item = ItemId>) -> String {
    let mut counted: Vec<(ItemId, u32)> = Vec::new();
    for item in items {
        match counted.iter_mut().find(|(known, _)| *known == item) {
            Some((_, n)) => *n += 1,
            None => counted.push((item, 1)),
        }
    }
    let words: Vec<String> = counted
        .into_iter()
        .map(|(item, n)| match n {
            1 => name(model, item),
            n => format!("{n} × {}", name(model, item)),
        })
        .collect();
    english::listed(&words)
}

fn name(model: &Model, item: ItemId) -> String {
    word(&model.items[item.0 as usize].name)
}

/// A key as a word.
fn word(key: &str) -> String {
    key.replace('_', " ")
}

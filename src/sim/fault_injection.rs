//! Evenings on which the bookkeeping is harmed on purpose: each kind of harm must be noticed, and named.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::engine::Slot;
use crate::model::{Capacity, Cents, Model, Policy};
use crate::record::{EveningEnd, Journey};
use crate::scenario;
use crate::scenario::Override;
use crate::sim::audit::violation::InvariantViolation;
use crate::sim::detail::Detail;
use crate::sim::evening::world::World;
use crate::sim::event::Event;
use crate::sim::stations::counter::Position;
use crate::sim::visit::party::TicketState;
use crate::sim::visit::{leave, prepare};
use crate::time::{SimTime, Span};

/// Runs an evening; `harm` is offered each event before it is handled until it says that it is done.
fn run_harmed(
    world: &mut World<'_>,
    key: (u64, u64),
    harm: &mut dyn FnMut(&mut World<'_>, Event) -> bool,
) -> EveningEnd {
    let mut is_done = false;
    let end = world.run_with(key, &mut |_| {}, |world, event| {
        is_done = is_done || harm(world, event);
    });
    assert!(is_done, "nothing came up that could be harmed");
    end
}

/// An evening on which a plate vanishes before its party has left.
pub(crate) fn lose_a_plate(model: &Model, policy: &Policy, key: (u64, u64)) {
    run_harmed(&mut World::new(model, policy, Detail::Accounts), key, &mut take_a_plate);
}

/// A party whose bill has come and whose event this is.
fn party_about_to_go(world: &World<'_>, event: Event) -> Option<Slot> {
    event.slot().filter(|slot| {
        let party = &world.parties[*slot];
        !party.seat.has_left()
            && party.journey.bill_at != SimTime::NEVER
            && !party.journey.items.is_empty()
    })
}

fn take_a_plate(world: &mut World<'_>, event: Event) -> bool {
    let slot = party_about_to_go(world, event);
    slot.is_some_and(|slot| {
        journey(world, slot).items[0].delivered_at = SimTime::NEVER;
        true
    })
}

pub(in crate::sim) fn journey<'w>(world: &'w mut World<'_>, slot: Slot) -> &'w mut Journey {
    &mut world.parties[slot].journey
}

/// A busy evening: people wait for tables, tickets get stuck, waiters are few.
pub(in crate::sim) fn mendoza() -> Model {
    mendoza_with(&[])
}

/// The same with other values.
fn mendoza_with(sets: &[(&str, &str)]) -> Model {
    let text = include_str!("../../scenarios/mendoza.toml");
    let set = |&(path, value): &(&str, &str)| Override { path: path.into(), value: value.into() };
    let sets: Vec<Override> = sets.iter().map(set).collect();
    scenario::read(text, "mendoza.toml", &sets).unwrap().model
}

/// What is said of an evening harmed in this way.
pub(in crate::sim) fn breach(
    harm: impl FnMut(&mut World<'_>, Event) -> bool,
) -> InvariantViolation {
    breach_in(&mendoza(), harm)
}

/// The same of an evening in another house.
fn breach_in(
    model: &Model,
    mut harm: impl FnMut(&mut World<'_>, Event) -> bool,
) -> InvariantViolation {
    let mut world = World::new(model, &model.policies[0], Detail::Accounts);
    let told = catch_unwind(AssertUnwindSafe(|| run_harmed(&mut world, (7, 3), &mut harm)));
    *told.unwrap_err().downcast::<InvariantViolation>().expect("the panic is a breach")
}

/// Harm done at once, after an hour.
fn after_an_hour(
    mut harm: impl FnMut(&mut World<'_>),
) -> impl FnMut(&mut World<'_>, Event) -> bool {
    move |world, _| {
        let is_time = world.evening.now() > SimTime::OPENING + Span::from_minutes(60.0);
        if is_time {
            harm(world);
        }
        is_time
    }
}

#[track_caller]
fn assert_says(breach: &InvariantViolation, words: &str) {
    assert!(breach.what.contains(words), "{breach}");
    assert_eq!((breach.policy.as_str(), breach.seed, breach.evening), ("rigid", 7, 3));
    assert!(breach.moment.is_some());
}

#[test]
fn a_party_that_disappears_is_missed() {
    let breach = breach(|world, event| {
        let slot = party_about_to_go(world, event);
        slot.is_some_and(|slot| {
            world.parties[slot].seat.leave();
            true
        })
    });
    assert_says(&breach, "parties came, ");
    assert_says(&breach, " left, and nothing is due");
    assert_eq!(breach.moment.unwrap().event, None);
}

#[test]
fn a_plate_that_disappears_is_missed_when_its_party_leaves() {
    let breach = breach(take_a_plate);
    assert_says(&breach, "is neither served nor cancelled, and the party has left");
    let event = breach.moment.unwrap().event.unwrap();
    assert!(event.contains("` of party "), "{event}");
}

#[test]
fn a_plate_served_and_cancelled_is_noticed() {
    let breach = breach(|world, event| {
        let (slot, now) = (party_about_to_go(world, event), world.evening.now());
        slot.is_some_and(|slot| {
            journey(world, slot).items[0].cancelled_at = now;
            true
        })
    });
    assert_says(&breach, "both served and cancelled");
}

#[test]
fn a_plate_nobody_wrote_down_is_noticed() {
    let on_a_table = breach(after_an_hour(|world| world.evening.audit.item_served()));
    assert_says(&on_a_table, "items were put on tables, ");
    let begun = breach(after_an_hour(|world| world.evening.audit.item_begun()));
    assert_says(&begun, "items were begun at the counters, ");
}

#[test]
fn a_ticket_that_gets_lost_is_noticed() {
    let torn = breach(|world, event| {
        let slot = party_about_to_go(world, event);
        slot.is_some_and(|slot| {
            world.parties[slot].order.lose_tickets();
            true
        })
    });
    assert_says(&torn, "the ticket of item 1 of party ");
    let slipped = breach(|world, event| {
        let Event::TicketOut(slot, ticket) = event else { return false };
        let party = &mut world.parties[slot];
        let is_awaited =
            !party.seat.has_left() && party.order.ticket(ticket).state == TicketState::Sent;
        if is_awaited {
            party.order.overtake(ticket, false);
            prepare::queue_items(&mut world.evening, party, ticket, Position::Back);
        }
        is_awaited
    });
    assert_says(&slipped, " leaves, and 1 tickets more are on their way than it has");
    let never_sent =
        breach(after_an_hour(|world| world.evening.audit.ticket_sent(SimTime::OPENING)));
    assert_says(&never_sent, " tickets were sent on their way, ");
}

#[test]
fn a_cent_too_many_is_noticed() {
    let goods = breach(after_an_hour(|world| world.evening.audit.book_goods(Cents(1))));
    assert_says(&goods, "money does not balance: the goods used came to ");
    let served = breach(after_an_hour(|world| world.evening.audit.book_sale(Cents(1))));
    assert_says(&served, "money does not balance: what was put on tables came to ");
    let given_back = breach(|world, event| {
        let Event::Leaves(slot) = event else { return false };
        let account = &mut journey(world, slot).account;
        account.comps = account.delivered - account.unbilled - account.giveaways + Cents(1);
        true
    });
    assert_says(&given_back, "the account of party ");
}

#[test]
fn a_minute_booked_twice_is_noticed() {
    let minute = Span::from_minutes(1.0);
    let waiters = breach(after_an_hour(|world| world.evening.waiters.book(0, minute)));
    assert_says(&waiters, "min are booked for waiters, ");
    let counter = breach(after_an_hour(|world| world.evening.counters[1].book_twice(minute)));
    assert_says(&counter, "min are booked for the hands of counter `specials`, ");
    let manager = breach(after_an_hour(|world| world.evening.manager.book(minute)));
    assert_says(&manager, "min are booked for managers, ");
}

#[test]
fn a_party_counted_twice_in_a_section_is_noticed() {
    let sections = mendoza_with(&[("floor.sections", "true")]);
    let harm = after_an_hour(|world| {
        world.evening.waiters.seat_party();
    });
    let twice = breach_in(&sections, harm);
    assert_says(&twice, "a waiter is at work, or a task waits for one, and nothing is due");
}

#[test]
fn a_task_that_ends_twice_is_noticed_at_once() {
    let twice = breach(|world, event| {
        let now = world.evening.now();
        let is_end = matches!(event, Event::WaiterDone(_));
        if is_end {
            world.evening.calendar.schedule(now, event);
        }
        is_end
    });
    assert_says(&twice, "what ends was under way");
}

#[test]
fn somebody_never_heard_is_noticed() {
    let unheard =
        breach(after_an_hour(|world| world.evening.counters[1].forget_to_hear_somebody()));
    assert_says(&unheard, "counter `specials` has something in hand or in line");
}

#[test]
fn a_waiter_who_goes_off_against_the_roster_is_noticed() {
    let against = breach(after_an_hour(|world| {
        world.waiters_change(Capacity::Limited(9));
    }));
    assert_says(&against, "waiters: 9 are there at the end, ");
    // One more for an hour.
    let (mut n_changes, mut before) = (0, None);
    let hours = breach(move |world, _| {
        let now = world.evening.now();
        if now > SimTime::OPENING + Span::from_minutes(60.0 * (1.0 + f64::from(n_changes))) {
            let before = *before.get_or_insert(world.evening.waiters.account().n_on_duty);
            world.waiters_change(Capacity::Limited(before + 1 - n_changes));
            n_changes += 1;
        }
        n_changes == 2
    });
    assert_says(&hours, " hours on duty, ");
}

#[test]
fn a_wait_written_down_wrong_breaks_littles_law() {
    let tick = Span::from_ticks(1);
    let counter = breach(|world, _| {
        let items = world.parties.all_mut().iter_mut().filter(|party| !party.seat.has_left());
        let mut items = items.flat_map(|party| &mut party.journey.items);
        let waiting = items.find(|item| {
            let is_in_line = item.out_at != SimTime::NEVER && item.started_at == SimTime::NEVER;
            is_in_line && !item.is_cancelled() && item.out_at > item.sent_at
        });
        waiting.is_some_and(|item| {
            item.out_at = item.out_at - tick;
            true
        })
    });
    assert_says(&counter, "Little's law is broken in the line of counter `");
    let list = breach(|world, _| {
        let sits_down = |journey: &Journey| {
            journey.seated_at != SimTime::NEVER && journey.greeted_at == SimTime::NEVER
        };
        let now = world.evening.now();
        let party = world.parties.all_mut().iter_mut().find(|party| sits_down(&party.journey));
        party.is_some_and(|party| {
            let at = party.journey.seated_at + tick;
            party.journey.seated_at = at;
            at < now
        })
    });
    assert_says(&list, "Little's law is broken in the waiting list");
    let ticket = breach(|world, event| {
        let Event::Leaves(slot) = event else { return false };
        journey(world, slot).handoff.0 += tick;
        true
    });
    assert_says(&ticket, "Little's law is broken in the way of tickets");
    let tasks = breach(after_an_hour(|world| {
        world.evening.waiters.station_mut().queue.waiting_mut().book(tick);
    }));
    assert_says(&tasks, "Little's law is broken in the waiters' lines");
    let cases = breach(after_an_hour(|world| {
        world.evening.manager.station_mut().queue.waiting_mut().book(tick);
    }));
    assert_says(&cases, "Little's law is broken in the manager's line");
}

#[test]
fn somebody_left_in_a_line_is_noticed() {
    let task = breach(after_an_hour(|world| {
        let now = world.evening.now();
        world.evening.waiters.station_mut().queue.waiting_mut().enter(now);
    }));
    assert_says(&task, "Little's law is broken in the waiters' lines");
    let waiting = breach(after_an_hour(|world| world.evening.list.count_one_more()));
    assert_says(&waiting, "1 parties wait for a table and nothing is due");
    let table = breach(after_an_hour(|world| world.evening.tables.give_back(0)));
    assert_says(&table, " are free at the end");
    let unfilled = breach(|world, event| {
        let slot = party_about_to_go(world, event).filter(|_| world.evening.list.n_waiting() > 0);
        slot.is_some_and(|slot| {
            let World { evening, parties } = world;
            leave::table_ready(evening, &parties[slot]);
            leave::table_ready(evening, &parties[slot]);
            true
        })
    });
    assert_says(&unfilled, "a table became free for those who wait and was not filled");
    let named = breach(after_an_hour(|world| world.parties[0].hold()));
    assert_says(&named, "1 parties are still spoken of");
}

#[test]
fn time_does_not_run_back() {
    let calendar = breach(after_an_hour(|world| {
        world.evening.calendar.schedule(SimTime::OPENING, Event::Arrive);
    }));
    assert_says(&calendar, "an event was scheduled before now");
    let visit = breach(|world, event| {
        let Event::Leaves(slot) = event else { return false };
        journey(world, slot).bill_at = SimTime::OPENING;
        true
    });
    assert_says(&visit, "time ran back: party ");
    assert_says(&visit, " had the bill (0.000000 min) before it asked for the bill (");
    let item = breach(|world, event| {
        let Event::Leaves(slot) = event else { return false };
        journey(world, slot).items[0].ready_at = SimTime::OPENING;
        true
    });
    assert_says(&item, " was ready (0.000000 min) before it was begun (");
}

#[test]
fn a_world_in_which_something_broke_begins_the_next_evening_afresh() {
    let model = mendoza();
    let mut world = World::new(&model, &model.policies[0], Detail::Accounts);
    let harmed = |world: &mut World<'_>| run_harmed(world, (7, 3), &mut take_a_plate);
    assert!(catch_unwind(AssertUnwindSafe(|| harmed(&mut world))).is_err());
    let again = world.run(7, 3, &mut |_| {});
    assert_eq!(
        again,
        World::new(&model, &model.policies[0], Detail::Accounts).run(7, 3, &mut |_| {})
    );
}

#[test]
fn what_is_a_breach_already_stays_as_it_is() {
    let model = mendoza();
    let policy = &model.policies[0];
    let told = catch_unwind(|| {
        InvariantViolation::in_context("another", (1, 1), || lose_a_plate(&model, policy, (7, 3)));
    });
    let breach = told.unwrap_err().downcast::<InvariantViolation>().unwrap();
    assert_says(&breach, "neither served nor cancelled");
    let told = catch_unwind(|| {
        InvariantViolation::in_context("rigid", (7, 3), || panic!("a sum is wrong"))
    });
    let breach = told.unwrap_err().downcast::<InvariantViolation>().unwrap();
    let text = "a sum is wrong\n  policy `rigid`, evening 3, seed 7, when the evening was added up";
    assert_eq!(breach.to_string(), text);
}

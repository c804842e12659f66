//! Evenings traced by hand: the order, its tickets, the counters, the pass, the waiters.

use orderflow::model::Stage;
use orderflow::record::Segment;
use orderflow::time::{SimTime, Span};

use crate::house::{assert_close, at, delivered, evening, guests, party, plain, rigid, wait_min};

#[test]
fn every_step_of_an_undisturbed_evening_comes_when_it_must() {
    let settings = [
        ("floor.trip", "60 m"),
        ("work.greet", "1 min"),
        ("work.order", "1 min"),
        ("work.order_per_guest", "0.5 min"),
        ("work.till", "0.7 min"),
        ("work.serve", "0.2 min"),
        ("work.bill", "1.5 min"),
        ("work.payment", "2 min"),
        ("work.reset", "3 min"),
        ("guest.reading", "5 min"),
        ("guest.stay", "10 min"),
        ("guest.bill_look", "2 min"),
        ("guest.leaving", "4 min"),
    ];
    let house = plain(&party(10.0, 2, &["dish"]), &settings);
    let told = evening(&house, "rigid", 1, 1);
    let one = &told.parties[0];
    assert_eq!((one.arrived_at, one.seated_at), (at(10.0), at(10.0)));
    // A trip of a minute; greeting and reading begin side by side.
    assert_eq!(one.greeted_at, at(11.0));
    // Read until 16; a trip, then 1 + 2 × .5.
    assert_eq!(one.ordered_at, at(19.0));
    assert_close(wait_min(one, Stage::Order), 3.0);
    // Back to the till, .7 there, 8 for each dish at a kitchen with one pair of hands.
    assert!(one.items.iter().all(|item| item.sent_at == at(20.7) && item.out_at == at(20.7)));
    assert_eq!((one.items[0].started_at, one.items[0].ready_at), (at(20.7), at(28.7)));
    assert_eq!((one.items[1].started_at, one.items[1].ready_at), (at(28.7), at(36.7)));
    assert_eq!(delivered(one), [at(38.1), at(38.1)]);
    assert_close(wait_min(one, Stage::Food), 19.1);
    assert_eq!((one.eating_at, one.eaten_at), (at(38.1), at(58.1)));
    assert_eq!((one.bill_asked_at, one.bill_at), (at(68.1), at(69.6)));
    // Looked at for 2; a trip and 2 of paying.
    assert_eq!((one.paid_at, one.left_at), (at(74.6), at(78.6)));
    assert_close(wait_min(one, Stage::Bill), 1.5);
    assert_close(wait_min(one, Stage::Pay), 3.0);
    assert_eq!(told.end.staff.last_reset_at, at(81.6));
    // Greet 2, order 3 + 1.7, carry 1.4 + 1, bill 1.5, payment 3, reset 3.
    assert_eq!(told.end.staff.waiters.busy, Span::from_minutes(16.6));
    assert_eq!(told.end.staff.counters[0].busy, Span::from_minutes(16.0));
}

#[test]
fn a_stage_whose_time_is_zero_is_skipped_and_needs_no_waiter() {
    let house = plain(&party(0.0, 1, &["dish"]), &[]);
    let told = evening(&house, "rigid", 1, 1);
    let one = &told.parties[0];
    assert_eq!((one.greeted_at, one.ordered_at, one.left_at), (at(0.0), at(0.0), at(28.0)));
    assert_eq!(told.end.staff.waiters.busy, Span::ZERO);
    let stages: Vec<Stage> = one.experience.waits.iter().map(|wait| wait.stage).collect();
    assert_eq!(stages, [Stage::Queue, Stage::Food]);
}

#[test]
fn the_order_wait_leaves_out_reading_however_long() {
    for reading in ["0 min", "5 min", "50 min"] {
        let parties = rigid(
            &party(0.0, 2, &["dish"]),
            &[("guest.reading", reading), ("work.order", "2 min"), ("work.till", "3 min")],
        );
        assert_close(wait_min(&parties[0], Stage::Order), 2.0);
        // Entering the order at the till belongs to the wait for food.
        assert_close(wait_min(&parties[0], Stage::Food), 19.0);
    }
}

#[test]
fn a_ticket_comes_by_its_handoff_and_the_other_counter_does_not_wait_for_it() {
    let handoff = [("handoff.bar.delay", "0.5 min"), ("counter.kitchen.parallel", "2")];
    let parties = rigid(&party(0.0, 1, &["dish", "cocktail"]), &handoff);
    assert_eq!(parties[0].items[1].out_at, at(0.5));
    assert_eq!(delivered(&parties[0]), [at(8.0), at(2.5)]);
    assert_eq!(parties[0].handoff, (Span::from_minutes(0.5), 1));
}

#[test]
fn a_stuck_ticket_comes_out_after_its_delay_and_repair() {
    let stuck = [("handoff.bar.delay", "0.5 min"), ("handoff.bar.p_stuck", "1")];
    let parties = rigid(&party(0.0, 1, &["dish", "cocktail"]), &stuck);
    assert_eq!(parties[0].items[1].out_at, at(30.5));
    assert!(parties[0].items[1].was_stuck && !parties[0].items[0].was_stuck);
    assert_eq!(delivered(&parties[0]), [at(8.0), at(32.5)]);
    assert_eq!(parties[0].handoff, (Span::from_minutes(30.5), 1));
}

#[test]
fn an_orders_specials_are_one_ticket_unless_the_scenario_asks_for_one_an_item() {
    let order = party(0.0, 2, &["cocktail"]);
    assert_eq!(rigid(&order, &[])[0].handoff.1, 1);
    assert_eq!(rigid(&order, &[("ticket_per", "item")])[0].handoff.1, 2);
}

#[test]
fn a_counter_prepares_as_many_as_it_has_hands_first_come_first_served() {
    let parties = party(0.0, 4, &["dish"]) + &party(1.0, 2, &["dish"]);
    let settings = [
        ("floor.tables", "[{ seats = 4, count = 2 }]"),
        ("counter.kitchen.staff", "2"),
        ("counter.kitchen.parallel", "2"),
    ];
    let parties = rigid(&parties, &[settings.as_slice(), &[("ticket_per", "item")]].concat());
    assert!(parties[0].items.iter().all(|item| item.started_at == at(0.0)));
    assert!(parties[1].items.iter().all(|item| item.started_at == at(8.0)));
    assert_eq!(delivered(&parties[1]), [at(16.0), at(16.0)]);
}

#[test]
fn the_pass_waits_for_the_last_item_of_a_ticket() {
    let order = party(0.0, 2, &["dish"]);
    assert_eq!(delivered(&rigid(&order, &[])[0]), [at(16.0), at(16.0)]);
    let apart = rigid(&order, &[("ticket_per", "item")]);
    assert_eq!(delivered(&apart[0]), [at(8.0), at(16.0)]);
}

#[test]
fn a_trip_carries_so_many_plates_and_the_next_goes_when_the_waiter_is_back() {
    let settings = [
        ("counter.kitchen.staff", "4"),
        ("floor.trip", "60 m"),
        ("floor.plates_per_trip", "3"),
        ("work.serve", "0.5 min"),
    ];
    let parties = rigid(&party(0.0, 4, &["dish"]), &settings);
    // Ready at 8. Three plates: 1 + 3 × .5; back at 11.5; the fourth: 1 + .5.
    assert_eq!(delivered(&parties[0]), [at(10.5), at(10.5), at(10.5), at(13.0)]);
    assert_eq!(parties[0].eating_at, at(13.0));
}

#[test]
fn waiters_serve_tasks_in_order_of_request_and_clear_and_reset_last() {
    let parties =
        party(0.0, 1, &["dish"]) + &party(18.0, 1, &["dish"]) + &party(20.0, 1, &["dish"]);
    let settings = [
        ("floor.tables", "[{ seats = 4, count = 3 }]"),
        ("work.order", "2 min"),
        ("work.reset", "5 min"),
        ("guest.eating", "9 min"),
        ("counter.kitchen.staff", "3"),
    ];
    let told = evening(&plain(&parties, &settings), "rigid", 1, 1);
    // Ordered at 2, 20 and 22; the first left at 19 while the second's order was taken.
    assert_eq!(told.parties[0].left_at, at(19.0));
    assert_eq!(told.parties[1].ordered_at, at(20.0));
    // The order asked for at 20 goes before the reset asked for at 19.
    assert_eq!(told.parties[2].ordered_at, at(22.0));
    // Resets at 27, 37 + 5 and 39 + 5 (behind the second party's, until 42).
    assert_eq!(told.end.staff.last_reset_at, at(47.0));
}

#[test]
fn eating_starts_with_the_last_plate_unless_it_waits_for_everything() {
    let order = party(0.0, 1, &["dish", "cocktail"]);
    let slow = ("handoff.bar.delay", "10 min");
    let food = rigid(&order, &[slow]);
    assert_eq!(food[0].eating_at, at(8.0));
    assert_close(food[0].experience.sync[0].frac, 4.0 / 20.0);
    let all = rigid(&order, &[slow, ("guest.eat_when", "all")]);
    assert_eq!(all[0].eating_at, at(12.0));
    assert!(all[0].experience.sync.is_empty());
}

#[test]
fn a_guest_of_two_drinks_eats_without_until_the_last_of_them() {
    let settings = [("handoff.bar.delay", "10 min"), ("ticket_per", "item")];
    let parties = rigid(&party(0.0, 1, &["dish", "cocktail", "cocktail"]), &settings);
    assert_eq!(delivered(&parties[0]), [at(8.0), at(12.0), at(14.0)]);
    let sync = &parties[0].experience.sync;
    assert_eq!(sync.len(), 1);
    assert_close(sync[0].frac, 6.0 / 20.0);
    assert_close(sync[0].share, 1.0);
}

#[test]
fn the_wait_for_food_is_occupied_from_when_half_the_guests_have_a_drink() {
    let food_segments = |orders: &[&[&str]]| {
        let settings = [("counter.kitchen.staff", "6"), ("handoff.bar.delay", "20 min")];
        let told = rigid(&guests(0.0, orders), &settings);
        let waits = &told[0].experience.waits;
        let food = waits.iter().find(|wait| wait.stage == Stage::Food).expect("food was ordered");
        let of = |s: &Segment| (s.minutes, s.is_occupied);
        told[0].experience.segments_of(food).iter().map(of).collect::<Vec<_>>()
    };
    // Beer at 1, dishes at 8, cocktails from 22 on.
    let (beer, cocktail): (&[&str], &[&str]) = (&["dish", "beer"], &["dish", "cocktail"]);
    assert_eq!(food_segments(&[beer, cocktail]), [(1.0, false), (7.0, true)]);
    assert_eq!(food_segments(&[beer, cocktail, cocktail]), [(8.0, false)]);
    assert_eq!(food_segments(&[beer, beer, cocktail]), [(1.0, false), (7.0, true)]);
}

#[test]
fn the_bill_is_asked_for_when_the_last_drink_has_been_drunk() {
    let settings = [("handoff.bar.delay", "25 min"), ("guest.drink_time", "9 min")];
    let parties = rigid(&party(0.0, 1, &["dish", "cocktail"]), &settings);
    // Eaten at 28; the drink came at 27 and lasts until 36.
    assert_eq!((parties[0].eaten_at, parties[0].bill_asked_at), (at(28.0), at(36.0)));
}

#[test]
fn a_drink_that_never_comes_is_waited_for_then_cancelled_and_not_charged() {
    let settings = [
        ("handoff.bar.p_stuck", "1"),
        ("handoff.bar.repair", "100 min"),
        ("guest.linger", "15 min"),
    ];
    let parties = rigid(&party(0.0, 1, &["dish", "cocktail"]), &settings);
    let one = &parties[0];
    assert_eq!(one.items[1].cancelled_at, at(43.0));
    assert_eq!(one.items[1].delivered_at, SimTime::NEVER);
    assert_eq!((one.bill_asked_at, one.left_at), (at(43.0), at(43.0)));
    assert_close(wait_min(one, Stage::Drinks), 43.0);
    assert_close(one.experience.sync[0].frac, 1.0);
    assert_eq!((one.account.delivered.0, one.account.goods.0), (1000, 330));
    assert_eq!(one.experience.incidents.unmet, 0);
}

#[test]
fn what_is_in_preparation_when_it_is_cancelled_is_finished_and_costs_its_goods() {
    let settings = [("item.cocktail.prep", "60 min"), ("guest.linger", "15 min")];
    let parties = party(0.0, 1, &["dish", "cocktail"]) + &party(50.0, 1, &["cocktail"]);
    let told = evening(&plain(&parties, &settings), "rigid", 1, 1);
    assert_eq!(told.parties[0].account.goods.0, 330 + 198);
    assert_eq!(told.parties[0].account.delivered.0, 1000);
    // The bar goes on with it until 60.
    assert_eq!(told.parties[1].items[0].started_at, at(60.0));
}

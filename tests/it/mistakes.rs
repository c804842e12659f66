//! Evenings traced by hand: wrong items, comps, failures, an order forgotten.

use orderflow::model::Stage;

use crate::house::{Setting, assert_close, at, evening, party, plain, wait_min};
use crate::repair::{ASKS, one};

#[test]
fn a_wrong_item_ends_its_wait_and_is_made_again_as_the_next_job() {
    let wrong: [Setting<'_>; 4] = [
        ("guest.p_wrong_item", "1"),
        ("guest.eating", "10 min"),
        ("floor.tables", "[{ seats = 2, count = 2 }]"),
        ASKS,
    ];
    let parties = party(0.0, 2, &["dish"]) + &party(1.0, 1, &["dish"]);
    let told = evening(&plain(&parties, &wrong), "rigid", 1, 1);
    let one = &told.parties[0];
    assert_eq!(one.experience.incidents.wrong_items, 1);
    assert_close(wait_min(one, Stage::Food), 16.0);
    // Said at 16, made before the second party's dish.
    assert_close(wait_min(one, Stage::Request), 8.0);
    assert_eq!(told.parties[1].items[0].started_at, at(24.0));
    let request = one.experience.waits.iter().find(|w| w.stage == Stage::Request);
    assert_close(request.expect("it was asked for").share, 0.5);
    // Eaten at 26 but for the dish that came at 24: .6 of 10 minutes more.
    assert_eq!(one.left_at, at(32.0));
    // Remade, not comped: three dishes of goods, two on the bill.
    assert_eq!((one.account.delivered.0, one.account.goods.0, one.account.comps.0), (2000, 990, 0));
}

#[test]
fn a_silent_guest_eats_what_came() {
    let one = one(&[("guest.p_wrong_item", "1"), ("handoff.bar.p_stuck", "0")], "rigid");
    assert_eq!((one.experience.incidents.wrong_items, one.account.goods.0), (1, 660 + 396));
    assert!(one.experience.clock_minutes(Stage::Request).is_none());
}

#[test]
fn a_second_try_needs_no_waiter_where_serving_takes_no_time() {
    // The one waiter resets the table of a party that left at 21 until 81.
    let settings: [Setting<'_>; 5] = [
        ("guest.p_wrong_item", "1"),
        ("floor.tables", "[{ seats = 2, count = 2 }]"),
        ("counter.kitchen.staff", "2"),
        ("work.reset", "60 min"),
        ASKS,
    ];
    let parties = party(0.0, 1, &["beer"]) + &party(0.0, 2, &["dish"]);
    let told = evening(&plain(&parties, &settings), "rigid", 1, 1);
    assert_eq!(told.parties[0].left_at, at(2.0));
    assert_close(wait_min(&told.parties[1], Stage::Request), 8.0);
}

#[test]
fn comps_go_to_parties_that_were_heard_for_items_that_failed_and_were_billed() {
    let rigid = |p_ask| one(&[("guest.p_ask", p_ask)], "rigid");
    assert_eq!((rigid("1").account.comps.0, rigid("1").account.late_comps.0), (1200, 1200));
    assert_eq!(rigid("0").account.comps.0, 0);
    let unbilled = one(&[ASKS, ("policy.empowered.p_unbilled", "1")], "empowered");
    assert_eq!((unbilled.account.unbilled.0, unbilled.account.comps.0), (1200, 0));
    // 17 minutes are late but no failure: it must be more than three times the acceptable 6.
    let late = one(&[ASKS, ("handoff.bar.repair", "13 min")], "rigid");
    assert_eq!(late.account.comps.0, 0);
}

#[test]
fn failures_are_stuck_tickets_wrong_items_and_other_stages_twice_too_long() {
    let failures = |settings: &[Setting<'_>]| one(settings, "rigid").experience.failures;
    assert_eq!(failures(&[]), 1);
    assert_eq!(failures(&[("guest.p_wrong_item", "1")]), 2);
    assert_eq!(failures(&[("item.dish.prep", "31 min")]), 2);
    assert_eq!(failures(&[("handoff.bar.p_stuck", "0")]), 0);
}

#[test]
fn the_house_comes_to_an_end_even_if_it_forgets_what_a_silent_guest_wants_to_eat() {
    let house = plain(
        &party(0.0, 2, &["dish"]),
        &[
            ("item.dish.counter", "bar"),
            ("policy.empowered.without_ticket", "always"),
            ("policy.empowered.p_forgotten", "1"),
        ],
    );
    let told = evening(&house, "empowered", 1, 1);
    // Remembered after the 30 minutes that a stuck ticket takes.
    assert_eq!(told.parties[0].left_at, at(66.0));
}

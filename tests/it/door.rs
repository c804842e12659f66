//! Evenings traced by hand: tables, the waiting list, the last seating, who leaves without eating.

use orderflow::model::Stage;
use orderflow::record::Outcome;
use orderflow::time::SimTime;

use crate::house::{assert_close, at, evening, party, plain, rigid, wait_min};

/// Parties of these sizes, a minute after each other, each guest with a dish.
fn line_up(sizes: &[usize]) -> String {
    let minutes = (0..).map(f64::from);
    minutes.zip(sizes).map(|(minute, size)| party(minute, *size, &["dish"])).collect()
}

const TABLES: &str = "[{ seats = 2, count = 1 }, { seats = 4, count = 1 }]";

#[test]
fn a_party_takes_the_smallest_free_table_that_fits() {
    let tables = ("floor.tables", "[{ seats = 4, count = 1 }, { seats = 2, count = 2 }]");
    let kitchen = ("counter.kitchen.staff", "unlimited");
    let parties = rigid(&line_up(&[2, 1, 4, 2]), &[tables, kitchen]);
    let seated: Vec<SimTime> = parties.iter().map(|party| party.seated_at).collect();
    // The couple and the single leave the large table to the four; the last couple waits until 28.
    assert_eq!(seated, [at(0.0), at(1.0), at(2.0), at(28.0)]);
}

#[test]
fn a_freed_table_seats_the_longest_waiting_party_that_fits() {
    let kitchen = ("counter.kitchen.staff", "unlimited");
    let parties = rigid(&line_up(&[4, 2, 3, 1, 2]), &[("floor.tables", TABLES), kitchen]);
    let seated: Vec<SimTime> = parties.iter().map(|party| party.seated_at).collect();
    // The large table is free at 28: the three came first. The small one at 29 is too small for nobody
    // left: the single came before the couple. The next table is the large one at 56.
    assert_eq!(seated, [at(0.0), at(1.0), at(28.0), at(29.0), at(56.0)]);
}

#[test]
fn a_table_that_is_too_small_passes_the_first_in_line_and_that_is_not_unfair() {
    let kitchen = ("counter.kitchen.staff", "unlimited");
    let order = party(0.0, 2, &["dish"]) + &party(5.0, 4, &["dish"]);
    let later = party(6.0, 4, &["dish"]) + &party(7.0, 2, &["dish"]);
    let parties = rigid(&(order + &later), &[("floor.tables", TABLES), kitchen]);
    assert_eq!((parties[3].seated_at, parties[2].seated_at), (at(28.0), at(33.0)));
    assert!(parties[2].experience.segments.iter().all(|segment| !segment.is_unfair));
    assert_close(wait_min(&parties[2], Stage::Queue), 27.0);
}

#[test]
fn a_queue_of_no_time_is_recorded_too() {
    let parties = rigid(&line_up(&[2]), &[]);
    assert_close(wait_min(&parties[0], Stage::Queue), 0.0);
}

#[test]
fn who_sees_too_long_a_line_turns_round() {
    let parties = rigid(&line_up(&[2, 2, 2, 2]), &[("guest.balk_at", "2")]);
    let outcomes: Vec<Outcome> = parties.iter().map(|party| party.outcome).collect();
    assert_eq!(outcomes, [Outcome::Paid, Outcome::Paid, Outcome::Paid, Outcome::Balked]);
    assert_eq!((parties[3].left_at, parties[3].seated_at), (at(3.0), SimTime::NEVER));
}

#[test]
fn who_has_waited_long_enough_gives_up_and_makes_room_on_the_list() {
    let settings = [("guest.patience", "10 min"), ("guest.balk_at", "1")];
    let parties = line_up(&[2, 2, 2]) + &party(12.0, 2, &["dish"]);
    let parties = rigid(&parties, &settings);
    assert_eq!((parties[1].outcome, parties[1].left_at), (Outcome::GaveUp, at(11.0)));
    assert_eq!(parties[2].outcome, Outcome::Balked);
    // It came at 12, when the list was empty again, and would have waited until 36.
    assert_eq!((parties[3].outcome, parties[3].left_at), (Outcome::GaveUp, at(22.0)));
    assert!(parties[1].experience.waits.is_empty());
}

#[test]
fn a_seated_party_gives_up_no_list() {
    let settings = [("guest.patience", "30 min"), ("counter.kitchen.staff", "2")];
    let parties = rigid(&line_up(&[2, 2]), &settings);
    // Seated at 28, after 27 of its 30 minutes.
    assert_eq!((parties[1].outcome, parties[1].left_at), (Outcome::Paid, at(56.0)));
}

#[test]
fn after_the_last_seating_the_list_is_still_seated_and_the_house_drains() {
    let parties = line_up(&[2, 2, 2]);
    let house = plain(&parties, &[("last_seating", "3 min"), ("counter.kitchen.staff", "2")]);
    let told = evening(&house, "rigid", 1, 1);
    assert!(told.parties.iter().all(|party| party.outcome == Outcome::Paid));
    assert_eq!(told.parties[2].left_at, at(84.0));
    assert_eq!(told.end.staff.last_reset_at, at(84.0));
}

#[test]
fn the_next_party_sits_down_when_the_table_has_been_reset() {
    let settings = [("work.reset", "3 min"), ("guest.leaving", "2 min")];
    let parties = rigid(&line_up(&[1, 1]), &settings);
    assert_eq!((parties[0].left_at, parties[1].seated_at), (at(30.0), at(33.0)));
}

#[test]
fn a_party_all_of_whose_items_are_cancelled_walks_out_and_pays_nothing() {
    // d reaches 3 for the food at 60 perceived: 15, then 36 minutes that count 1.25.
    let settings = [("item.dish.prep", "200 min"), ("guest.p_cancel", "1")];
    let one = &rigid(&party(0.0, 2, &["dish"]), &settings)[0];
    assert_eq!((one.outcome, one.left_at), (Outcome::WalkedOut, at(51.0)));
    assert!(one.items.iter().all(|item| item.cancelled_at == at(51.0)));
    assert_eq!((one.paid_at, one.bill_asked_at), (SimTime::NEVER, SimTime::NEVER));
    assert_close(wait_min(one, Stage::Food), 51.0);
    // One of the two dishes was in preparation.
    assert_eq!((one.account.delivered.0, one.account.goods.0), (0, 330));
}

#[test]
fn a_party_with_something_on_the_table_cancels_the_rest_and_pays() {
    let settings = [("handoff.bar.p_stuck", "1"), ("guest.p_cancel", "1")];
    let one = &rigid(&party(0.0, 1, &["dish", "cocktail"]), &settings)[0];
    // Alone at the table a minute counts 1.2: 24 perceived after 6 + (24 − 7.2) / 1.5 = 17.2 minutes.
    assert_eq!(one.items[1].cancelled_at, at(17.2));
    assert_eq!((one.outcome, one.left_at), (Outcome::Paid, at(28.0)));
}

#[test]
fn who_walks_out_claims_nothing_at_a_bill_that_never_came() {
    let settings = [
        ("item.dish.prep", "200 min"),
        ("guest.p_cancel", "1"),
        ("guest.p_opportunist", "1"),
        ("guest.p_claim", "1"),
        ("policy.empowered.p_detect", "0"),
    ];
    let house = plain(&party(0.0, 2, &["dish"]), &settings);
    let one = &evening(&house, "empowered", 1, 1).parties[0];
    assert_eq!((one.outcome, one.account.false_claims.0), (Outcome::WalkedOut, 0));
    let served = plain(&party(0.0, 2, &["dish"]), &settings[2..]);
    assert_eq!(evening(&served, "empowered", 1, 1).parties[0].account.false_claims.0, 1200);
}

//! The order, the counters, the ticket: M1 to M10.

use crate::pair::{Pair, side};

const NO_STUCK: &str = "handoff.specials.p_stuck=0";

#[test]
fn m1_one_counter_for_everything_makes_food_wait_for_drinks() {
    let all_at_one = ["item.lemonade.counter=standard", "item.craft.counter=standard"];
    Pair::switch("rigid", &[NO_STUCK], &[&all_at_one[..], &[NO_STUCK]].concat())
        .raises("food_wait_min");
}

#[test]
fn m2_a_ticket_on_its_way_keeps_drinks_waiting() {
    Pair::switch("rigid", &["handoff.specials.delay=0 min"], &["handoff.specials.delay=4 min"])
        .raises("handoff_wait_min")
        .raises("drinks_wait_min");
}

#[test]
fn m3_a_ticket_that_does_not_come_out_is_waited_for() {
    Pair::switch("rigid", &[NO_STUCK], &["handoff.specials.p_stuck=0.2"])
        .raises("handoff_wait_min")
        .raises("drinks_wait_min")
        .lowers("guest_score");
}

#[test]
fn m4_two_metres_cost_seconds_and_the_missing_paper_half_an_hour() {
    let near = side("empowered", &["handoff.specials.distance=0 m"]);
    let told = side("empowered", &[]);
    let (walked, low, _) = Pair::new("anecdote.toml", 2, near, told)
        .raises("drinks_wait_min")
        .difference("drinks_wait_min");
    assert!(low > 0.0 && walked < 0.05, "{walked} min for two metres");
    let (waited, ..) =
        Pair::new("anecdote.toml", 2, told, side("rigid", &[])).difference("drinks_wait_min");
    assert!(waited > 25.0, "{waited} min for the paper");
}

#[test]
fn m5_a_stuck_ticket_splits_the_order() {
    Pair::switch("rigid", &[NO_STUCK], &["handoff.specials.p_stuck=0.2"]).raises("sync_gap_min");
}

#[test]
fn m6_a_drink_that_comes_after_the_meal_has_lost_its_use() {
    Pair::switch("rigid", &["score.h_sync=0"], &[]).lowers("guest_score");
}

#[test]
fn m7_even_a_ticket_that_works_is_minutes_of_paperwork() {
    let without = ["policy.it.without_ticket=always", NO_STUCK];
    Pair::switch("rigid", &without, &[NO_STUCK]).raises("each_drink_wait_min");
}

#[test]
fn m8_drinks_given_for_nothing_are_withheld_first_where_the_ticket_rules() {
    Pair::policies("empowered", "rigid", &[]).raises("late_comps");
}

#[test]
fn m9_rigid_earns_more_on_the_night_when_nothing_fails() {
    Pair::policies("empowered", "rigid", &[NO_STUCK])
        .raises("profit")
        .hardly_moves("drinks_wait_min", 0.1);
}

#[test]
fn m10_a_ticket_that_must_be_acknowledged_is_missed_sooner() {
    Pair::switch("rigid", &[], &["handoff.specials.ack=3 min"])
        .lowers("handoff_wait_min")
        .lowers("drinks_wait_min");
}

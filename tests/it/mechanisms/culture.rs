//! Culture and people within the evening: M65 to M75.

use crate::pair::Pair;

#[test]
fn m65_a_counter_that_does_not_help_undoes_the_waiters_freedom() {
    Pair::switch("empowered", &[], &["counter.specials.helpfulness=0.2"])
        .raises("drinks_wait_min")
        .lowers("guest_score");
}

#[test]
fn m66_somebody_whom_no_guest_sees_can_lose_the_guest() {
    Pair::switch("rigid", &[], &["guest.p_wrong_item=0.15"])
        .raises("wrong_items_per_party")
        .lowers("guest_score");
}

#[test]
fn m67_where_more_is_expected_the_same_evening_is_worth_less() {
    Pair::switch("rigid", &["score.expectation=1.2"], &["score.expectation=0.85"])
        .lowers("guest_score");
    // And what went wrong last time is remembered.
    let bad = ["handoff.specials.p_stuck=0.6", "season.fix_gain=0"];
    let forgotten = [&bad[..], &["season.bad_below=0"]].concat();
    Pair::seasons("rigid", &forgotten, &bad).lowers("guest_score");
}

#[test]
fn m68_guests_differ_and_a_mean_hides_it() {
    Pair::switch("rigid", &["score.base_sd=0"], &[])
        .raises("detractor_share")
        .hardly_moves("guest_score", 0.2);
}

#[test]
fn m69_a_scripted_answer_wears_out() {
    Pair::switch("rigid", &[], &["policy.it.p_boilerplate_again=1"])
        .raises("boilerplate_per_party")
        .lowers("guest_score");
}

#[test]
fn m70_unhappy_staff_make_guests_less_willing_to_come_back() {
    Pair::switch("rigid", &["staff_score.spill_slope=0"], &["staff_score.spill_slope=0.1"])
        .lowers("return_intent");
    Pair::switch("empowered", &["staff_score.spill_slope=0"], &["staff_score.spill_slope=0.1"])
        .raises("return_intent");
}

#[test]
fn m71_quarrels_that_guests_hear_cost_points() {
    Pair::switch("rigid", &["staff_score.grumble_slope=0"], &["staff_score.grumble_slope=0.04"])
        .raises("grumbles_per_party")
        .lowers("guest_score");
}

#[test]
fn m72_one_counter_keeps_another_waiting() {
    Pair::switch("rigid", &["handoff.specials.p_stuck=0"], &[]).raises("internal_wait_min");
    Pair::policies("rigid", "empowered", &[]).lowers("internal_wait_min");
}

#[test]
fn m73_procedures_save_errors_and_training() {
    Pair::policies("empowered", "rigid", &[])
        .lowers("training_cost")
        .lowers("wrong_items_per_party");
}

#[test]
fn m74_who_looks_in_notices_before_the_guest_must_ask() {
    Pair::switch("empowered", &["policy.it.p_find=0"], &[])
        .lowers("asks_per_party")
        .raises("guest_score");
}

#[test]
fn m75_freedom_needs_people_who_can_use_it() {
    Pair::switch("empowered", &[], &["policy.it.skill=0.1"])
        .raises("wrong_info_per_party")
        .lowers("guest_score");
}

#[test]
fn a_table_that_is_overtaken_sees_it() {
    Pair::switch("empowered", &["guest.p_seen=0"], &["guest.p_seen=1"])
        .raises("unfair_seen_per_party")
        .lowers("guest_score");
}

#[test]
fn an_interrupted_counter_makes_more_mistakes() {
    let calm = ["counter.specials.error_per_interruption=0"];
    Pair::switch("empowered", &calm, &["counter.specials.error_per_interruption=5"])
        .raises("wrong_items_per_party");
}

#[test]
fn opportunists_cost_what_nobody_looks_into() {
    Pair::switch("empowered", &["guest.p_opportunist=0"], &["guest.p_opportunist=0.1"])
        .raises("false_claims")
        .lowers("profit");
    Pair::switch("empowered", &["policy.it.p_detect=0.05"], &["policy.it.p_detect=0.9"])
        .lowers("false_claims");
}

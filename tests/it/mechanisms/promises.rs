//! What waiters say and know: M11 to M24.

use crate::pair::Pair;

#[test]
fn m11_having_to_ask_again_costs_points() {
    Pair::switch("rigid", &["score.h_chase=0"], &[]).lowers("guest_score");
}

#[test]
fn m12_a_broken_promise_costs_points() {
    Pair::switch("rigid", &["score.h_promise=0"], &[]).lowers("guest_score");
}

#[test]
fn m13_an_excuse_earns_less_than_taking_the_blame() {
    Pair::switch("empowered", &["policy.it.own=1"], &["policy.it.own=0"]).lowers("guest_score");
}

#[test]
fn m14_a_kind_word_delivers_no_drink() {
    // The moods that kindness might change are switched off: what is left is the word.
    let deaf = ["staff_score.spill_slope=0", "staff_score.grumble_slope=0"];
    Pair::switch(
        "rigid",
        &[&deaf[..], &["policy.it.apology=0"]].concat(),
        &[&deaf[..], &["policy.it.apology=1"]].concat(),
    )
    .leaves("drinks_wait_min")
    .leaves("asks_per_party")
    .leaves("promises_broken_per_party")
    .raises("guest_score")
    .hardly_moves("guest_score", 0.1);
}

#[test]
fn m15_water_behind_the_same_rule_is_a_request_never_met() {
    Pair::switch("rigid", &["policy.it.water=request"], &["policy.it.water=ticket"])
        .raises("unmet_per_party")
        .lowers("guest_score");
}

#[test]
fn m16_where_nobody_looks_guests_suffer_in_silence() {
    Pair::switch("empowered", &[], &["policy.it.check_back=none"])
        .raises("silent_detractor_share")
        .raises("asks_per_party")
        .raises("drinks_wait_min");
}

#[test]
fn m17_looking_up_the_rule_takes_time_and_may_find_the_wrong_one() {
    Pair::switch("empowered", &[], &["policy.it.rulebook_size=300"])
        .raises("drinks_wait_min")
        .raises("wrong_info_per_party");
}

#[test]
fn m18_what_is_said_without_looking_may_be_untrue() {
    Pair::switch("rigid", &[], &["policy.it.p_wrong_info=0.3"])
        .raises("wrong_info_per_party")
        .lowers("guest_score");
}

#[test]
fn m19_telling_the_story_to_one_after_the_other_takes_time() {
    Pair::switch("escalation", &[], &["guest.repeat_story=3 min"])
        .raises("drinks_wait_min")
        .lowers("guest_score");
}

#[test]
fn m20_a_reply_by_rote_costs_points() {
    Pair::switch("rigid", &[], &["policy.it.p_boilerplate=0.5"])
        .raises("boilerplate_per_party")
        .lowers("guest_score");
}

#[test]
fn m21_unhappy_staff_answer_coldly() {
    Pair::switch("rigid", &[], &["staff_score.cold_slope=0.2"])
        .raises("grumbles_per_party")
        .lowers("guest_score");
}

#[test]
fn m22_a_smile_that_is_put_on_pleases_nobody() {
    Pair::switch("rigid", &[], &["staff_score.fade_slope=0.3"]).lowers("guest_score");
}

#[test]
fn m23_guests_keep_count_of_broken_vows() {
    Pair::switch("rigid", &["score.dd_amp=0"], &[]).lowers("guest_score");
}

#[test]
fn m24_a_reason_and_a_time_make_the_wait_shorter() {
    Pair::switch("escalation", &["score.m_informed=1.25"], &[]).raises("guest_score");
}

//! Recovery, compensation, guests who do not complain: M43 to M55.

use crate::pair::Pair;

#[test]
fn m43_money_does_not_mend_a_bad_process() {
    Pair::switch("rigid", &["policy.it.comp_share=0"], &["policy.it.comp_share=1"])
        .raises("comps")
        .hardly_moves("guest_score", 0.05);
    Pair::policies("rigid", "empowered", &[]).lowers("comps").raises("guest_score");
}

#[test]
fn m44_good_food_and_a_fine_place_do_not_make_up_for_it() {
    let fine = "score.base_score=9";
    let works = "handoff.specials.p_stuck=0";
    let (loss, ..) = Pair::switch("rigid", &[fine, works], &[fine])
        .lowers("guest_score")
        .difference("guest_score");
    let (plain, ..) = Pair::switch("rigid", &[works], &[]).difference("guest_score");
    assert!(loss < 0.8 * plain, "{loss} in a fine place, {plain} in a plain one");
}

#[test]
fn m45_every_contact_is_a_failure_of_the_house() {
    Pair::switch("rigid", &["handoff.specials.p_stuck=0"], &[])
        .raises("contact_share")
        .raises("asks_per_party");
}

#[test]
fn m46_a_concierge_does_better_by_guests_who_were_failed() {
    Pair::switch("concierge", &["policy.it.capacity=0"], &["policy.it.capacity=1"])
        .raises("guest_score");
}

#[test]
fn m47_a_good_recovery_makes_promoters_of_guests_who_were_failed() {
    Pair::policies("rigid", "empowered", &[]).raises("recovered_promoter_share");
}

#[test]
fn m48_a_quick_recovery_is_what_guests_remember() {
    Pair::switch("empowered", &["score.r_speed=0"], &[]).raises("guest_score");
}

#[test]
fn m49_the_house_does_the_chasing_instead_of_the_guest() {
    Pair::switch("empowered", &["policy.it.p_find=0"], &[]).lowers("asks_per_party");
    Pair::policies("rigid", "empowered", &[]).lowers("asks_per_party").raises("counter_busy_share");
}

#[test]
fn m50_most_guests_glide_through_unseen() {
    let (contacts, ..) = Pair::switch("rigid", &["guest.p_ask=0"], &[])
        .raises("contact_share")
        .difference("contact_share");
    assert!(contacts < 0.5, "{contacts} of the parties");
}

#[test]
fn m51_silent_guests_are_lost_unseen() {
    Pair::switch("rigid", &["guest.p_ask=1"], &["guest.p_ask=0.3"])
        .raises("silent_detractor_share")
        .lowers("contact_share");
}

#[test]
fn m52_being_abandoned_weakens_every_later_remedy() {
    Pair::switch("escalation", &["score.dd_damp=1"], &[]).lowers("guest_score");
}

#[test]
fn m53_humility_gives_points_back() {
    Pair::switch("empowered", &["score.r_own=0", "score.r_apology=0"], &[]).raises("guest_score");
}

#[test]
fn m54_a_say_in_the_remedy_gives_points_back() {
    Pair::switch("concierge", &["policy.it.choice=0"], &["policy.it.choice=1"])
        .raises("guest_score");
}

#[test]
fn m55_quoting_the_rule_costs_points() {
    Pair::switch("rigid", &["score.h_refusal=0"], &[]).lowers("guest_score");
}

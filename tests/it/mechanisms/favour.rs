//! Favours, exceptions, licence: M33 to M42.

use crate::pair::Pair;

#[test]
fn m33_a_favour_leaves_a_debt() {
    Pair::switch("favour", &["score.h_favour=0", "score.favour_credit=1"], &[])
        .lowers("guest_score");
}

#[test]
fn m34_one_guest_is_flattered_and_another_minds() {
    Pair::switch("favour", &["guest.p_favour_minded=0"], &["guest.p_favour_minded=1"])
        .lowers("guest_score");
}

#[test]
fn m35_an_accomplice_asks_for_nothing_more() {
    Pair::switch("favour", &["guest.favour_hush=0"], &["guest.favour_hush=1"])
        .lowers("asks_per_party");
}

#[test]
fn m36_the_waiter_gains_by_a_favour_what_the_house_loses() {
    Pair::switch("favour", &["score.favour_tip_lift=0"], &[])
        .raises("tips")
        .leaves("return_intent");
    Pair::switch("favour", &["score.favour_credit=1"], &[]).lowers("return_intent");
}

#[test]
fn m40_a_favour_may_be_punished() {
    Pair::switch("favour", &[], &["policy.it.p_punish=1"]).lowers("waiter_score");
}

#[test]
fn m41_freedom_without_discipline_leaks() {
    Pair::policies("empowered", "licence", &[])
        .raises("unbilled")
        .raises("giveaways")
        .lowers("profit");
}

#[test]
fn m42_planned_exceptions_are_quicker_and_surer() {
    Pair::switch("escalation", &[], &["policy.it.playbook=true"])
        .lowers("manager_busy_min")
        .lowers("drinks_wait_min")
        .raises("guest_score");
}

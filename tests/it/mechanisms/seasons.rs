//! What is learned, forgotten and remembered from one evening to the next: M37 to M39, M56 to M64.

use crate::pair::Pair;

const DEAF: &str = "season.management_listens=false";

#[test]
fn m37_a_rule_broken_again_and_again_goes_where_management_listens() {
    Pair::seasons("favour", &[DEAF], &["season.management_listens=true"])
        .raises("rule_gone_share")
        .lowers("secret_exceptions")
        .raises("waiter_score");
}

#[test]
fn m38_suggestions_that_nobody_hears_breed_cynicism_and_secret_exceptions() {
    let more = [DEAF, "season.cynicism_per_suggestion=0.03"];
    for policy in ["rigid", "favour"] {
        Pair::last_weeks(policy, &[DEAF, "season.cynicism_max=0"], &more)
            .raises("staff_fear")
            .raises("secret_exceptions");
    }
    Pair::last_weeks("rigid", &[DEAF], &more).raises("secret_exceptions");
    Pair::seasons("escalation", &[], &[DEAF]).lowers("reports").raises("failures");
}

#[test]
fn m39_who_is_known_for_claiming_gets_no_more_and_finds_no_followers() {
    let many = "guest.p_opportunist=0.1";
    Pair::seasons("empowered", &[many, "policy.it.flag_after=none"], &[many])
        .raises("claims_refused")
        .lowers("opportunist_share")
        .lowers("false_claims");
    // Where nobody comes a second time, nobody is known.
    let tourists = ["season.regular_share=0", many];
    Pair::seasons("empowered", &[many], &tourists)
        .lowers("claims_refused")
        .raises("opportunist_share");
}

#[test]
fn m56_complaints_show_where_to_mend() {
    Pair::seasons("rigid", &["season.fix_gain=0"], &[])
        .raises("mended")
        .lowers("failures")
        .lowers("drinks_wait_min")
        .raises("guest_score");
}

#[test]
fn m57_a_survey_that_asks_for_no_cause_teaches_nothing() {
    Pair::seasons("rigid", &[], &["season.survey=generic"]).lowers("reports").raises("failures");
    Pair::seasons("rigid", &[], &["season.p_read=0.2"]).lowers("mended").raises("failures");
    // Staff who report know the cause.
    Pair::seasons("empowered", &[], &["season.survey=generic"]).leaves("failures");
}

#[test]
fn m58_where_mistakes_are_forgiven_they_are_not_repeated() {
    // Two causes: what fails for the first time is no repetition.
    let two = ["handoff.standard.delay=0 min", "handoff.standard.p_stuck=0.02"];
    let forgiven = [&two[..], &["season.permission_to_fail=1"]].concat();
    Pair::seasons("escalation", &two, &forgiven).raises("reports").lowers("repeat_failures");
}

#[test]
fn m59_who_is_afraid_reports_nothing() {
    Pair::seasons(
        "empowered",
        &["season.fix_gain=0"],
        &["season.fix_gain=0", "policy.it.fear=0.8"],
    )
    .lowers("reports")
    .lowers("waiter_score");
    // Reprimands are remembered, and make people do less.
    let punished = ["season.management_listens=false", "policy.it.p_punish=1"];
    let forgiven = ["season.management_listens=false", "policy.it.p_punish=0"];
    Pair::seasons("favour", &forgiven, &punished).raises("staff_fear").lowers("exceptions");
}

#[test]
fn m60_values_that_nobody_lives_change_nothing() {
    let unlived = "season.visible_support=0.3";
    Pair::seasons("rigid", &[DEAF], &[DEAF, unlived]).lowers("exceptions");
    Pair::seasons("empowered", &[], &[unlived])
        .lowers("team_skill")
        .lowers("exceptions")
        .lowers("guest_score");
}

#[test]
fn m61_freedom_without_shared_aims_is_ambiguity() {
    Pair::switch("empowered", &[], &["policy.it.training=0.2"]).lowers("waiter_score");
}

#[test]
fn m62_too_many_rules_provoke_a_backlash() {
    Pair::switch("escalation", &[], &["policy.it.rulebook_size=300"]).lowers("waiter_score");
}

#[test]
fn m63_what_is_not_rehearsed_is_forgotten() {
    Pair::seasons("empowered", &["season.training_h=2"], &["season.training_h=0"])
        .lowers("team_skill")
        .lowers("guest_score");
    // And it has its price.
    Pair::seasons("rigid", &["season.training_h=0"], &["season.training_h=8"]).lowers("net_profit");
    // By the hour or by the party, not both.
    Pair::seasons("empowered", &[], &["season.training_h=0"]).lowers("training_cost");
}

#[test]
fn m64_what_is_mended_shows_from_week_to_week() {
    let (off, on) = (["season.fix_gain=0"], ["season.fix_gain=0.5"]);
    Pair::first_weeks("rigid", &off, &on).hardly_moves("guest_score", 0.05);
    Pair::last_weeks("rigid", &off, &on).raises("guest_score").raises("waiter_score");
}

//! Who may decide, and the manager: M25 to M32.

use crate::pair::Pair;

#[test]
fn m25_after_asking_in_vain_guests_get_up_and_look_for_the_manager() {
    Pair::switch("rigid", &["score.h_escalate=0"], &[]).lowers("guest_score");
    // Who was refused asks no more, and hears no further promise that would be broken: against a manager
    // who always refuses, getting up is no worse than waiting on, it is a little better.
    Pair::switch("rigid", &["guest.p_escalate=0", "guest.p_escalate_silent=0"], &[])
        .raises("escalations_per_party")
        .lowers("promises_broken_per_party")
        .hardly_moves("guest_score", 0.05);
}

#[test]
fn m26_a_manager_who_repeats_the_rule_refuses() {
    Pair::switch("escalation", &["policy.it.flex=1"], &["policy.it.flex=0"])
        .raises("refusals_per_party")
        .raises("drinks_wait_min")
        .lowers("guest_score");
}

#[test]
fn m27_asking_the_manager_costs_minutes_of_both() {
    Pair::switch("escalation", &["policy.it.decision=1 min"], &["policy.it.decision=8 min"])
        .raises("manager_busy_min")
        .raises("drinks_wait_min")
        .lowers("guest_score");
}

#[test]
fn m28_beyond_the_limit_of_authority_the_manager_decides() {
    Pair::switch("empowered", &[], &["policy.it.authority_limit=2", "policy.it.flex=0"])
        .lowers("comps");
    // A manager who always says yes leaves everything as it was.
    let yes = "policy.it.flex=1";
    Pair::switch("empowered", &[yes], &[yes, "policy.it.authority_limit=2"]).leaves("comps");
}

#[test]
fn m29_trust_is_passed_on_to_guests() {
    let noticed = "staff_score.spill_slope=0.1";
    Pair::switch("rigid", &[noticed, "policy.it.trust=0.1"], &[noticed, "policy.it.trust=0.9"])
        .raises("waiter_score")
        .raises("guest_score");
}

#[test]
fn m30_in_the_heat_of_the_moment_rules_slow_people_down() {
    Pair::switch("empowered", &[], &["policy.it.rulebook_size=300"])
        .lowers("settled_by_waiter_share")
        .lowers("guest_score");
}

#[test]
fn m31_what_no_rule_foresees_takes_the_manager_longer() {
    Pair::switch("escalation", &[], &["handoff.specials.p_novel=1"])
        .raises("manager_busy_min")
        .raises("drinks_wait_min");
    // Who decides by judgement needs no rule for it.
    Pair::switch("empowered", &[], &["handoff.specials.p_novel=1"])
        .hardly_moves("settled_by_waiter_share", 0.02)
        .hardly_moves("drinks_wait_min", 0.05);
}

#[test]
fn m32_the_longer_a_failure_lasts_the_worse_it_is() {
    Pair::switch("rigid", &["handoff.specials.repair=10 min"], &["handoff.specials.repair=30 min"])
        .lowers("guest_score");
}

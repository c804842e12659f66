//! The rows: what is varied, and where the answer turns.

use super::{Row, STUCK, flips, never, row};

/// The empowered serve everything first, and write every ticket after.
const ALL_FIRST: &[&str] = &[STUCK, "policy.empowered.without_ticket=always"];
const ALL_FIRST_BILLED: &[&str] =
    &[STUCK, "policy.empowered.without_ticket=always", "policy.empowered.p_unbilled=0"];
/// At the peak the specials counter is occupied for seven, or for eight and a half, minutes of ten.
const LOAD_70: &[&str] = &[STUCK, "item.lemonade.prep=5.5 min"];
const LOAD_85: &[&str] = &[STUCK, "item.lemonade.prep=6.8 min"];
const MILD_SINS: &[&str] = &[
    "policy.empowered.without_ticket=always",
    "policy.empowered.p_unbilled=0.05",
    "policy.empowered.giveaway=0.01",
    "guest.p_opportunist=0.05",
    "policy.empowered.p_verbal_error=0.02",
    "policy.empowered.skill=0.6",
    "policy.empowered.extra_interruptions=0.2",
    "item.lemonade.prep=6.8 min",
];

pub(super) const ROWS: [Row; 30] = [
    Row {
        sets: &[],
        vary: "handoff.specials.p_stuck",
        range: "0..0.2",
        ledger: "below 0.0095",
        found: [never("0"); 3],
        ..row("E1", "tickets hardly ever fail")
    },
    Row {
        sets: &[],
        vary: "handoff.specials.p_stuck",
        range: "0..0.2",
        measure: "guest_score",
        ledger: "below 0.005",
        found: [never("0"); 3],
        ..row("E1", "tickets hardly ever fail")
    },
    Row {
        vary: "handoff.specials.repair",
        range: "1..30 min",
        ledger: "below 10 min",
        found: [never("1 min"); 3],
        ..row("E2", "failures heal by themselves")
    },
    Row {
        vary: "handoff.specials.repair",
        range: "1..30 min",
        measure: "guest_score",
        ledger: "below 3 min",
        found: [never("1 min"); 3],
        ..row("E2", "failures heal by themselves")
    },
    Row {
        sets: ALL_FIRST,
        vary: "policy.empowered.p_unbilled",
        range: "0..0.4",
        ledger: "above 0.043",
        found: [flips("0.16", "0.1"), flips("0.2", "0.12"), flips("0.25", "0.16")],
        ..row("E3", "everything is served first, and some never billed")
    },
    Row {
        vary: "policy.empowered.p_unbilled",
        range: "0..1",
        ledger: "–",
        found: [never("1"); 3],
        ..row("E3", "the same, and only what went wrong is served first")
    },
    Row {
        vary: "policy.empowered.giveaway",
        range: "0..0.05",
        ledger: "above 0.013",
        found: [flips("0.014", "0.01"), flips("0.018", "0.014"), flips("0.024", "0.018")],
        ..row("E4", "staff give goods away")
    },
    Row {
        vary: "policy.empowered.comp_share",
        range: "0..20",
        ledger: "above 2.1",
        found: [flips("8", "3"), never("5"), never("40")],
        ..row("E5", "generous comps")
    },
    Row {
        vary: "guest.p_opportunist",
        range: "0..0.8",
        ledger: "above 0.106",
        found: [flips("0.3", "0.16"), flips("0.4", "0.25"), flips("0.5", "0.3")],
        ..row("E6", "opportunists")
    },
    Row {
        vary: "policy.empowered.p_verbal_error",
        range: "0..1",
        ledger: "above 0.08",
        found: [never("1"); 3],
        ..row("E7", "orders called over go wrong")
    },
    Row {
        vary: "policy.empowered.p_verbal_error",
        range: "0..1",
        measure: "guest_score",
        ledger: "above 0.13",
        found: [never("1"); 3],
        ..row("E7", "orders called over go wrong")
    },
    Row {
        sets: ALL_FIRST_BILLED,
        vary: "policy.empowered.p_verbal_error",
        range: "0..1",
        ledger: "above 0.08",
        found: [flips("0.45", "0.2"), flips("0.6", "0.3"), flips("0.8", "0.45")],
        ..row("E7", "the same, and everything is called over")
    },
    Row {
        sets: ALL_FIRST_BILLED,
        vary: "policy.empowered.p_verbal_error",
        range: "0..1",
        measure: "guest_score",
        ledger: "above 0.13",
        found: [flips("0.25", "0.1"), flips("0.5", "0.3"), flips("0.8", "0.5")],
        ..row("E7", "the same, and everything is called over")
    },
    Row {
        vary: "policy.empowered.skill",
        range: "0..1",
        ledger: "below 0.26",
        found: [never("0").on(1000), never("0"), never("0")],
        ..row("E8", "repairs fail")
    },
    Row {
        vary: "policy.empowered.skill",
        range: "0..1",
        measure: "guest_score",
        ledger: "below 0.18",
        found: [never("0"); 3],
        ..row("E8", "repairs fail")
    },
    Row {
        vary: "item.lemonade.prep",
        range: "2..11 min",
        ledger: "load above 0.91",
        found: [never("11 min"); 3],
        ..row("E9", "a counter near saturation (7.3 min is a load of 0.91 at the peak)")
    },
    Row {
        vary: "item.lemonade.prep",
        range: "2..11 min",
        measure: "guest_score",
        ledger: "load above 0.86",
        found: [never("11 min"); 3],
        ..row("E9", "a counter near saturation (6.9 min is a load of 0.86 at the peak)")
    },
    Row {
        sets: LOAD_70,
        vary: "policy.empowered.extra_interruptions",
        range: "0..6",
        ledger: "above 0.48",
        found: [flips("3", "1.8"), flips("3", "2.2"), flips("3.5", "2.2")],
        ..row("E10", "interruptions all the time, load 0.70")
    },
    Row {
        sets: LOAD_70,
        vary: "policy.empowered.extra_interruptions",
        range: "0..6",
        measure: "guest_score",
        ledger: "above 0.24",
        found: [flips("2.5", "1.4"), flips("4", "2.5"), flips("5", "3.5")],
        ..row("E10", "interruptions all the time, load 0.70")
    },
    Row {
        sets: LOAD_85,
        vary: "policy.empowered.extra_interruptions",
        range: "0..6",
        ledger: "above 0.12",
        found: [flips("2.2", "1.8"), flips("3", "2.2"), flips("3", "2.5")],
        ..row("E10", "interruptions all the time, load 0.85")
    },
    Row {
        sets: LOAD_85,
        vary: "policy.empowered.extra_interruptions",
        range: "0..6",
        measure: "guest_score",
        ledger: "above 0.055",
        found: [flips("2.5", "1.4"), flips("3.5", "2.5"), flips("4.5", "2.5")],
        ..row("E10", "interruptions all the time, load 0.85")
    },
    Row {
        vary: "policy.empowered.extra_interruptions",
        range: "0..8",
        ledger: "–",
        found: [flips("6", "3"), flips("6.5", "3.5"), flips("7", "4")],
        ..row("E10", "the same in the house as it is")
    },
    Row {
        vary: "policy.empowered.extra_interruptions",
        range: "0..8",
        measure: "guest_score",
        ledger: "–",
        found: [flips("4", "1.5"), flips("6", "3"), flips("7", "4")],
        ..row("E10", "the same in the house as it is")
    },
    Row {
        vary: "money.intent_to_visit",
        range: "0..1",
        ledger: "below 0.044",
        found: [never("0"); 3],
        ..row("E11", "guests never come back")
    },
    Row {
        vary: "policy.empowered.training_cost",
        range: "0..500",
        ledger: "above 68",
        found: [flips("200", "120"), flips("260", "160"), flips("320", "200")],
        ..row("E12", "training is dear")
    },
    Row {
        sets: MILD_SINS,
        vary: "handoff.specials.p_stuck",
        range: "0..0.2",
        ledger: "at any up to 0.05",
        found: [never("0").on(1000), never("0"), never("0")],
        ..row("E13", "several mild sins together")
    },
    Row {
        sets: MILD_SINS,
        vary: "handoff.specials.p_stuck",
        range: "0..0.2",
        measure: "guest_score",
        ledger: "at any up to 0.05",
        found: [never("0"); 3],
        ..row("E13", "several mild sins together")
    },
    Row {
        free: "licence",
        sets: &[],
        vary: "handoff.specials.p_stuck",
        range: "0..0.2",
        ledger: "at any up to 0.05",
        found: [flips("0.1", "0.15"), flips("0.1", "0.15"), flips("0.05", "0.15")],
        ..row("E13", "the preset `licence`")
    },
    Row {
        vary: "handoff.specials.ack",
        range: "0.5..60 min",
        ledger: "–",
        found: [never("0.5 min"); 3],
        ..row("E14", "the printer says when a ticket failed")
    },
    Row {
        vary: "handoff.specials.ack",
        range: "0.5..60 min",
        measure: "guest_score",
        ledger: "–",
        found: [never("0.5 min"); 3],
        ..row("E14", "the printer says when a ticket failed")
    },
];

//! Generated houses and policies.

use proptest::prelude::*;

pub(super) const HOUSE: &str = r#"
title = "A generated house"
opens = "18:00"
last_seating = "90 min"
closes = "120 min"
[demand]
arrivals = [{ from = "0 min", rate = "10/h" }, { from = "40 min", rate = "25/h" }]
party_size = { 1 = 0.2, 2 = 0.5, 3 = 0.2, 4 = 0.1 }
[demand.order]
food = { dish = 0.5, salad = 0.3, none = 0.2 }
drink = { beer = 0.4, cocktail = 0.5, none = 0.1 }
[floor]
tables = [{ seats = 2, count = 3 }, { seats = 4, count = 2 }]
waiters = 2
[counter.kitchen]
staff = 1
parallel = 2
[counter.bar]
staff = 1
[handoff.bar]
via = "kitchen"
[item.dish]
counter = "kitchen"
course = "food"
prep = "lognormal(mean 7 min, cv 0.5)"
price = 12
[item.salad]
counter = "bar"
course = "food"
prep = "2 min"
price = 8
[item.beer]
counter = "kitchen"
course = "drink"
prep = "0.75 min"
price = 5
[item.cocktail]
counter = "bar"
course = "drink"
prep = "exponential(mean 2 min)"
price = 7
[policy.any]
preset = "rigid"
"#;

/// One of these values for a key of the scenario.
fn one_of(
    path: &'static str,
    values: &'static [&'static str],
) -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(values).prop_map(move |value| (path, value))
}

const TWO_SHIFTS: &str = "[{ from = \"18:00\", count = 3 }, { from = \"18:50\", count = 0 }, { from = \"19:10\", count = 1 }]";
const KITCHEN_OFF: &str = "[{ from = \"18:00\", count = 2 }, { from = \"18:40\", count = 0 }, { from = \"19:00\", count = 1 }]";
const KITCHEN_GROWS: &str = "[{ from = \"18:00\", count = 0 }, { from = \"18:15\", count = 1 }, { from = \"19:00\", count = 3 }]";
const BAR_OFF: &str = "[{ from = \"18:00\", count = 2 }, { from = \"19:30\", count = 1 }]";
const OUTAGE: &str = "[{ from = \"18:30\", to = \"19:00\" }]";
const OUTAGES: &str =
    "[{ from = \"18:00\", to = \"18:10\" }, { from = \"18:45\", to = \"19:50\" }]";

/// Waiters, in sections or in one crew; a section has its waiter all evening.
fn crew() -> impl Strategy<Value = [(&'static str, &'static str); 2]> {
    const CREWS: [(&str, &str); 7] = [
        ("1", "false"),
        ("2", "false"),
        ("5", "false"),
        ("unlimited", "false"),
        (TWO_SHIFTS, "false"),
        ("1", "true"),
        ("3", "true"),
    ];
    let settings = |(waiters, sections)| [("floor.waiters", waiters), ("floor.sections", sections)];
    prop::sample::select(&CREWS[..]).prop_map(settings)
}

pub(super) fn settings() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let house = (
        one_of("demand.arrivals[1].rate", &["2/h", "25/h", "60/h"]),
        crew(),
        one_of("floor.tables[0].count", &["1", "3", "20"]),
        one_of("floor.plates_per_trip", &["1", "3"]),
        one_of("ticket_per", &["counter", "item"]),
        one_of("counter.kitchen.parallel", &["1", "2", "4"]),
        one_of("handoff.bar.p_stuck", &["0", "0.3", "1"]),
        one_of("handoff.bar.delay", &["0 min", "0.5 min"]),
        one_of("item.cocktail.ticket_mandatory", &["true", "false"]),
        one_of("work.serve", &["0 min", "0.2 min", "2 min"]),
        one_of("work.reset", &["0 min", "3 min"]),
    );
    let hours = (
        one_of("counter.kitchen.staff", &["1", "3", "unlimited", KITCHEN_OFF, KITCHEN_GROWS]),
        one_of("counter.bar.staff", &["1", "2", BAR_OFF]),
        one_of("counter.bar.last_order", &["\"18:20\"", "\"19:15\"", "\"19:30\""]),
        one_of("counter.bar.interrupt", &["0 min", "1 min"]),
        one_of("counter.bar.helpfulness", &["0", "1"]),
        one_of("handoff.bar.outages", &["[]", OUTAGE, OUTAGES]),
        one_of("handoff.bar.ack", &["none", "2 min"]),
        one_of("handoff.bar.repair", &["4 min", "exponential(mean 30 min)"]),
        one_of("handoff.bar.p_novel", &["0", "0.5"]),
    );
    let guest = (
        one_of("guest.patience", &["unlimited", "exponential(mean 10 min)"]),
        one_of("guest.balk_at", &["never", "2"]),
        one_of("guest.eat_when", &["food", "all"]),
        one_of("guest.p_ask", &["0", "0.7", "1"]),
        one_of("guest.p_cancel", &["0", "0.15", "1"]),
        one_of("guest.p_escalate", &["0.35", "1"]),
        one_of("guest.p_wrong_item", &["0", "0.03", "1"]),
        one_of("guest.p_opportunist", &["0", "1"]),
        one_of("guest.linger", &["0 min", "15 min"]),
        one_of("guest.drink_time", &["0 min", "8 min"]),
    );
    let policy = (
        one_of(
            "policy.any.preset",
            &["rigid", "escalation", "favour", "concierge", "empowered", "licence"],
        ),
        one_of("policy.any.check_back", &["none", "0 min", "3 min"]),
        one_of("policy.any.water", &["ticket", "manager", "request", "unasked"]),
        one_of("policy.any.skill", &["0", "0.8", "1"]),
        one_of("policy.any.p_forgotten", &["0", "0.1", "1"]),
        one_of("policy.any.p_verbal_error", &["0", "0.5"]),
        one_of("policy.any.p_find", &["0", "1"]),
        one_of("policy.any.flex", &["0", "0.9"]),
        one_of("policy.any.extra_interruptions", &["0", "1.5"]),
    );
    let freedom = (
        one_of("policy.any.without_ticket", &["never", "manager", "asked", "exceptions", "always"]),
        one_of(
            "policy.any.answer",
            &["promise", "manager", "favour", "concierge", "owned", "mixed"],
        ),
        one_of("policy.any.finds", &["everyone", "triggered"]),
        one_of("policy.any.capacity", &["0", "1", "5"]),
        one_of("policy.any.decision", &["0 min", "exponential(mean 4 min)"]),
        one_of("policy.any.giveaway", &["0", "0.1", "1"]),
        one_of("policy.any.comp_share", &["0", "1", "1.5"]),
        one_of("policy.any.authority_limit", &["none", "5"]),
        one_of("policy.any.p_unbilled", &["0", "0.5", "1"]),
        one_of("policy.any.rulebook_size", &["0", "100"]),
        one_of("policy.any.playbook", &["true", "false"]),
    );
    (house, hours, guest, policy, freedom).prop_map(|(h, o, g, p, f)| {
        let house = [h.0, h.2, h.3, h.4, h.5, h.6, h.7, h.8, h.9, h.10];
        let crew = h.1;
        let hours = [o.0, o.1, o.2, o.3, o.4, o.5, o.6, o.7, o.8];
        let guest = [g.0, g.1, g.2, g.3, g.4, g.5, g.6, g.7, g.8, g.9];
        let policy = [p.0, p.1, p.2, p.3, p.4, p.5, p.6, p.7, p.8];
        let freedom = [f.0, f.1, f.2, f.3, f.4, f.5, f.6, f.7, f.8, f.9, f.10];
        [&house[..], &crew, &hours, &guest, &policy, &freedom].concat()
    })
}

//! What holds in every house, however it is run: generated scenarios under generated policies.
//!
//! Each evening checks itself as well (`sim::audit`, and the ledger when a gauge is closed) and panics if it
//! does not add up.

use orderflow::catalogue::all_keys;
use orderflow::measure::{Gauge, parts_of, way_of_last};
use orderflow::model::{Capacity, Course, Model, Stage};
use orderflow::record::{ItemRecord, Journey, Outcome};
use orderflow::time::{SimTime, Span};
use proptest::prelude::*;

use crate::house::{Evening, evening, model};

const HOUSE: &str = r#"
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

fn settings() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_evening_of_every_house_adds_up(settings in settings(), seed in any::<u64>()) {
        let house = model(HOUSE, &settings);
        let told = evening(&house, "any", seed, 1);
        prop_assert_eq!(u32::try_from(told.parties.len()).unwrap(), told.end.n_parties);
        for (number, journey) in (0..).zip(&told.parties) {
            prop_assert_eq!(journey.party, number);
            prop_assert!(journey.outcome != Outcome::Inside);
            check_order_of_instants(journey)?;
            check_items(&house, journey)?;
            check_waits(&house, journey)?;
            check_money(&house, journey)?;
        }
        check_parts(&house, &told)?;
        check_tables(&house, &told)?;
        check_staff(&house, &told)?;
    }
}

fn is_seated(journey: &Journey) -> bool {
    journey.seated_at != SimTime::NEVER
}

fn check_order_of_instants(journey: &Journey) -> Result<(), TestCaseError> {
    let at_table = [
        journey.arrived_at,
        journey.seated_at,
        journey.greeted_at,
        journey.ordered_at,
        journey.eating_at,
        journey.eaten_at,
        journey.bill_asked_at,
        journey.bill_at,
        journey.paid_at,
        journey.left_at,
    ];
    match journey.outcome {
        Outcome::Paid => prop_assert!(at_table.is_sorted(), "{:?}", at_table),
        Outcome::WalkedOut => {
            prop_assert!(at_table[..4].is_sorted() && journey.ordered_at <= journey.left_at);
            prop_assert_eq!(journey.paid_at, SimTime::NEVER);
        }
        Outcome::Balked => {
            prop_assert_eq!(journey.left_at, journey.arrived_at);
            prop_assert!(!is_seated(journey) && journey.items.is_empty());
        }
        Outcome::GaveUp => {
            prop_assert!(journey.left_at >= journey.arrived_at);
            prop_assert!(!is_seated(journey) && journey.items.is_empty());
        }
        Outcome::Inside => {}
    }
    prop_assert!(journey.left_at != SimTime::NEVER && journey.reading >= Span::ZERO);
    Ok(())
}

fn check_items(house: &Model, journey: &Journey) -> Result<(), TestCaseError> {
    for item in &journey.items {
        prop_assert!(item.is_delivered() != item.is_cancelled(), "{:?}", item);
        prop_assert!(item.guest < journey.size);
        let made = [item.sent_at, item.out_at, item.started_at, item.ready_at, item.delivered_at];
        if item.is_delivered() {
            prop_assert!(made.is_sorted() && journey.ordered_at <= item.sent_at, "{:?}", item);
            prop_assert!(item.delivered_at <= journey.left_at);
        } else {
            prop_assert!(!item.is_unbilled || item.was_verbal);
            prop_assert!(item.cancelled_at >= journey.ordered_at && !item.is_comped);
        }
        let by_ticket =
            house.counters[house.items[item.item.0 as usize].counter.0 as usize].handoff.is_some();
        prop_assert!(by_ticket || !(item.was_stuck || item.was_verbal));
        let is_mandatory = house.items[item.item.0 as usize].is_ticket_mandatory;
        prop_assert!(!(is_mandatory && item.was_verbal));
    }
    let all_cancelled = journey.items.iter().all(ItemRecord::is_cancelled);
    let wants_nothing = journey.items.is_empty();
    let is_too_late = house.counters.iter().any(|counter| {
        counter.last_order.is_some_and(|last| journey.ordered_at.since_opening() > last)
    });
    match journey.outcome {
        Outcome::WalkedOut => prop_assert!(all_cancelled && (!wants_nothing || is_too_late)),
        _ => prop_assert!(!is_seated(journey) || wants_nothing || !all_cancelled),
    }
    Ok(())
}

fn check_waits(house: &Model, journey: &Journey) -> Result<(), TestCaseError> {
    let experience = &journey.experience;
    for segment in &experience.segments {
        prop_assert!(segment.minutes >= 0.0 && segment.minutes.is_finite());
    }
    for wait in &experience.waits {
        prop_assert!(wait.n_segments > 0 && wait.share > 0.0 && wait.share <= 1.0, "{:?}", wait);
    }
    for sync in &experience.sync {
        prop_assert!((0.0..=1.0).contains(&sync.frac) && sync.share > 0.0 && sync.share <= 1.0);
    }
    prop_assert!(experience.sync.len() <= 1);
    for (stage, course) in [(Stage::Drinks, Course::Drink), (Stage::Food, Course::Food)] {
        let is_of = |item: &&ItemRecord| house.items[item.item.0 as usize].course == course;
        let of_course = journey.items.iter().filter(is_of);
        let last = of_course.map(|item| item.delivered_at.min(item.cancelled_at)).max();
        let clock = last.map(|at| (at - journey.ordered_at).minutes());
        let recorded = experience.clock_minutes(stage);
        prop_assert_eq!(clock.is_some(), recorded.is_some());
        prop_assert!((clock.unwrap_or(0.0) - recorded.unwrap_or(0.0)).abs() < 1e-6);
        let way = way_of_last(journey, |item| is_of(&item));
        prop_assert_eq!(way.is_some(), last.is_some());
        let parts = way.iter().flatten();
        prop_assert!(parts.clone().all(|(_, span)| *span >= Span::ZERO), "{:?}", way);
        let all = parts.fold(Span::ZERO, |sum, (_, span)| sum + *span);
        prop_assert_eq!(all, last.map_or(Span::ZERO, |at| at - journey.ordered_at));
        prop_assert!(experience.waits.iter().filter(|wait| wait.stage == stage).count() <= 1);
    }
    if is_seated(journey) {
        let queue = (journey.seated_at - journey.arrived_at).minutes();
        let recorded = experience.clock_minutes(Stage::Queue).unwrap_or(f64::NAN);
        prop_assert!((queue - recorded).abs() < 1e-6);
    } else {
        prop_assert!(experience.waits.is_empty() && experience.recovery.is_none());
    }
    if let Some(recovery) = experience.recovery {
        prop_assert!(recovery.delay_min >= 0.0 && recovery.comp_ratio >= 0.0);
        let was_heard = experience.incidents.chases > 0 || journey.was_found;
        prop_assert!(was_heard || journey.has_complained);
    }
    prop_assert!(!journey.is_silent || experience.incidents.escalations <= 1);
    Ok(())
}

fn check_money(house: &Model, journey: &Journey) -> Result<(), TestCaseError> {
    let account = &journey.account;
    let price = |item: &ItemRecord| house.items[item.item.0 as usize].price.0;
    let sum = |is_it: &dyn Fn(&ItemRecord) -> bool| -> i64 {
        journey.items.iter().filter(|item| is_it(item)).map(price).sum()
    };
    prop_assert_eq!(account.delivered.0, sum(&ItemRecord::is_delivered));
    prop_assert_eq!(account.unbilled.0, sum(&|item| item.is_delivered() && item.is_unbilled));
    prop_assert!(account.late_comps <= account.comps);
    let policy = &house.policies[0];
    let billed = account.delivered.0 - account.unbilled.0;
    prop_assert!(
        account.comps.units()
            <= orderflow::model::Cents(billed).units() * policy.comp_share.max(0.0) + 0.01
    );
    prop_assert!(account.false_claims.0 == 0 || journey.outcome == Outcome::Paid);
    // Every item begun once costs its goods once; at most each is begun twice.
    let begun = sum(&|item| item.started_at != SimTime::NEVER);
    let goods = account.goods.units();
    let share = house.money.goods_share;
    let rounding = 0.01 * 2.0 * 8.0;
    prop_assert!(goods >= orderflow::model::Cents(begun).units() * share - rounding);
    prop_assert!(goods <= orderflow::model::Cents(begun).units() * share * 2.0 + rounding);
    Ok(())
}

/// What the evening's measures are made of adds up to them.
fn check_parts(house: &Model, told: &Evening) -> Result<(), TestCaseError> {
    let wanted = all_keys();
    let mut gauge = Gauge::new(house, &house.policies[0], &wanted).with_parts();
    for journey in &told.parties {
        gauge.add(journey);
    }
    let numbers = gauge.close(&told.end);
    let mut parts = numbers.parts.as_slice();
    for (key, value) in wanted.into_iter().zip(numbers.values) {
        let (own, left) = parts.split_at(parts_of(key).len());
        parts = left;
        if let (Ok(value), false) = (value, own.is_empty()) {
            let sum: f64 = own.iter().sum();
            prop_assert!((sum - value).abs() < 1e-9, "{}: {} is not {}", key.key(), sum, value);
        }
    }
    prop_assert!(parts.is_empty());
    Ok(())
}

/// At no instant do more parties sit than there are tables that seat them.
fn check_tables(house: &Model, told: &Evening) -> Result<(), TestCaseError> {
    let seated: Vec<&Journey> = told.parties.iter().filter(|party| is_seated(party)).collect();
    for one in &seated {
        for seats in 1..=4 {
            let large = seated.iter().filter(|other| {
                other.size >= seats
                    && other.seated_at <= one.seated_at
                    && one.seated_at < other.left_at
            });
            let tables = house.floor.tables.iter().filter(|table| table.seats >= seats);
            let n_tables: u32 = tables
                .map(|table| match table.count {
                    Capacity::Limited(n) => n,
                    Capacity::Unlimited => u32::MAX,
                })
                .sum();
            prop_assert!(u32::try_from(large.count()).unwrap() <= n_tables);
        }
    }
    Ok(())
}

fn check_staff(house: &Model, told: &Evening) -> Result<(), TestCaseError> {
    let open = told.end.ended_at.since_opening().minutes();
    let staff = &told.end.staff;
    let people = |capacity| match capacity {
        Capacity::Limited(n) => f64::from(n),
        Capacity::Unlimited => f64::from(u32::MAX),
    };
    prop_assert!(staff.waiters.busy.minutes() <= people(house.floor.waiters.most()) * open + 1e-6);
    for (log, counter) in staff.counters.iter().zip(&house.counters) {
        let places = people(counter.staff.most()) * f64::from(counter.parallel);
        prop_assert!(log.busy.minutes() <= places * open + 1e-6);
        prop_assert!(log.repairs <= log.interruptions);
    }
    prop_assert!(staff.waiters.settled <= staff.waiters.repairs);
    prop_assert!(staff.manager.busy.minutes() <= open + 1e-6);
    let last_left = told.parties.iter().filter(|party| is_seated(party)).map(|party| party.left_at);
    prop_assert!(last_left.max().unwrap_or_default() <= staff.last_reset_at);
    Ok(())
}

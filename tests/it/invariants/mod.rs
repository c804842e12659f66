//! What holds in every house, however it is run: generated scenarios under generated policies.
//!
//! Each evening checks itself as well (`sim::audit`, and the ledger when an accumulator is closed) and panics if it
//! does not add up.

mod houses;

use orderflow::catalogue::{MeasureKey, Value, all_keys};
use orderflow::measure::{Accumulator, parts_of, way_of_last};
use orderflow::model::{Capacity, Course, Model, Stage};
use orderflow::numbers::stats::Bounds;
use orderflow::record::{ItemRecord, Journey, LeaveReason, Outcome};
use orderflow::time::{SimTime, Span};
use proptest::prelude::*;

use self::houses::{HOUSE, settings};
use crate::house::{Evening, evening, model};

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
            // Who leaves before that is not greeted, or does not order.
            let happened = at_table[..4].iter().filter(|at| **at != SimTime::NEVER);
            prop_assert!(happened.chain([&journey.left_at]).is_sorted());
            let is_early = journey.ordered_at == SimTime::NEVER;
            prop_assert_eq!(
                is_early,
                matches!(journey.left_because, Some(LeaveReason::Greet | LeaveReason::Order))
            );
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
        Outcome::WalkedOut => match journey.left_because {
            None => prop_assert!(all_cancelled && !wants_nothing),
            Some(LeaveReason::SoldOut) => prop_assert!(wants_nothing && is_too_late),
            Some(LeaveReason::Greet | LeaveReason::Order) => prop_assert!(wants_nothing),
            Some(LeaveReason::Food | LeaveReason::AskLimit) => {
                prop_assert!(journey.items.iter().any(ItemRecord::is_cancelled));
            }
        },
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
    let mut accumulator = Accumulator::new(house, &house.policies[0], &wanted).with_parts();
    for journey in &told.parties {
        accumulator.add(journey);
    }
    let numbers = accumulator.close(&told.end);
    let mut parts = numbers.parts.as_slice();
    for (key, value) in wanted.into_iter().zip(numbers.values) {
        check_limits(key, value)?;
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

/// A value lies where the catalogue says that it lies: a share between 0 and 1, a wait from 0.
fn check_limits(key: MeasureKey, value: Value) -> Result<(), TestCaseError> {
    if let Ok(value) = value {
        let Bounds { low, high } = key.info().bounds;
        prop_assert!((low..=high).contains(&value), "{} is {}", key.key(), value);
    }
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

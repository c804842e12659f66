//! Houses that nobody has but somebody writes: every number stays a number, every evening ends.

use std::ops::ControlFlow;

use orderflow::catalogue::{MeasureKey, all_keys, find};
use orderflow::experiment::{self, Keep, Plan};
use orderflow::model::{Model, Policy};
use orderflow::scenario::{self, Override};

use crate::pair::shipped;

/// Mendoza with these values.
fn read(sets: &[(&str, &str)]) -> Result<scenario::Loaded, scenario::Problems> {
    let overrides: Vec<Override> = sets
        .iter()
        .map(|(path, value)| Override { path: (*path).to_owned(), value: (*value).to_owned() })
        .collect();
    scenario::read(&shipped("mendoza.toml"), "mendoza.toml", &overrides)
}

/// Four evenings.
fn evenings(model: &Model, policies: &[Policy], measures: Vec<MeasureKey>) -> Plan {
    Plan::of_policies(model, policies).measures(measures).seed(5).evenings(4).keep(Keep::Evenings)
}

/// Every value of every measure under every preset is a finite number, or says why there is none.
fn stays_finite(sets: &[(&str, &str)]) {
    let loaded = read(sets).unwrap_or_else(|problems| panic!("{problems}"));
    let policies: Vec<_> =
        scenario::presets().iter().map(|name| scenario::preset(name).unwrap()).collect();
    let plan = evenings(&loaded.model, &policies, all_keys());
    let results = experiment::run(&plan, &mut |block| {
        for row in &block.rows {
            for (key, value) in plan.measures.iter().zip(&row.values) {
                assert!(value.is_ok_and(f64::is_finite) || value.is_err(), "{sets:?} {key:?}");
            }
        }
        ControlFlow::Continue(())
    });
    assert_eq!(results.evenings, 4);
}

#[test]
fn staff_that_comes_late_has_no_score_before_it_comes() {
    let moods = ("staff_score.spill_slope", "0.1");
    let waiters = r#"[{ from = "19:00", count = 0 }, { from = "21:00", count = 3 }]"#;
    stays_finite(&[moods, ("floor.waiters", waiters)]);
    let staff = r#"[{ from = "19:00", count = 0 }, { from = "00:00", count = 1 }]"#;
    stays_finite(&[("counter.specials.staff", staff), ("demand.order.drink", "{ draft = 1 }")]);
}

#[test]
fn a_house_whose_ticket_printer_is_down_all_evening_ends_its_evenings() {
    stays_finite(&[("handoff.specials.outages", r#"[{ from = "19:00", to = "00:00" }]"#)]);
}

#[test]
fn a_counter_that_takes_no_orders_leaves_guests_without_and_numbers_sound() {
    stays_finite(&[
        ("counter.standard.last_order", "0 min"),
        ("counter.specials.last_order", "0 min"),
    ]);
}

#[test]
fn guests_who_are_gone_before_the_waiter_is_leave_a_table_to_the_next() {
    // A greeted party can have nothing and leaves at once, while others wait at the door for its table.
    let at_once =
        ["guest.reading", "work.order", "work.order_per_guest", "work.till", "work.reset"]
            .map(|path| (path, "0 min"));
    let house = [
        ("work.greet", "20 min"),
        ("floor.trip", "0 m"),
        ("floor.waiters", "1"),
        ("floor.tables", "[{ seats = 6, count = 2 }]"),
        ("guest.patience", "unlimited"),
        ("guest.balk_at", "never"),
        ("counter.standard.last_order", "60 min"),
        ("counter.specials.last_order", "60 min"),
    ];
    stays_finite(&[&house[..], &at_once].concat());
}

#[test]
fn sections_novel_failures_and_generous_comps_leave_numbers_sound() {
    stays_finite(&[
        ("floor.sections", "true"),
        ("handoff.specials.p_novel", "0.5"),
        ("handoff.specials.ack", "4 min"),
        ("counter.specials.helpfulness", "0.5"),
        ("ticket_per", "item"),
    ]);
}

#[test]
fn guests_who_would_ask_without_end_are_refused() {
    for value in ["0 min", r#"["4 min", "0 min"]"#] {
        assert!(read(&[("guest.ask_gap", value)]).is_err(), "{value}");
    }
    assert!(read(&[("policy.empowered.follow_up", "0 min")]).is_err());
}

#[test]
fn parties_and_times_beyond_what_an_evening_holds_are_refused() {
    assert!(read(&[("handoff.specials.repair", "100000000 min")]).is_err());
    let crowd = [
        ("floor.tables", "[{ seats = 100000, count = 1 }]"),
        ("demand.party_size", "{ 40000 = 1 }"),
    ];
    assert!(read(&crowd).is_err());
}

/// Mean asks of a party under the first policy of the file.
fn asks(sets: &[(&str, &str)]) -> f64 {
    let loaded = read(sets).unwrap_or_else(|problems| panic!("{problems}"));
    let (model, key) = (&loaded.model, find("asks_per_party").unwrap());
    let plan = evenings(model, &model.policies[..1], vec![key]);
    let mut asks = Vec::new();
    experiment::run(&plan, &mut |block| {
        asks.extend(block.rows.iter().map(|row| row.values[0].unwrap()));
        ControlFlow::Continue(())
    });
    asks.iter().sum::<f64>() / 4.0
}

#[test]
fn what_takes_very_long_to_come_about_does_not_come_about() {
    let patient = ("guest.ask_threshold", "1000000000");
    let silent = asks(&[patient, ("score.stage.drinks.acceptable", "\"6 h\"")]);
    assert!(silent <= 0.0, "{silent}");
    // A wait that hardly feels like one makes guests ask no sooner.
    let usual = asks(&[]);
    for path in ["score.m_occupied", "score.m_overdue", "score.stage.drinks.phase"] {
        for value in ["1e-12", "1e-300"] {
            let found = asks(&[(path, value)]);
            assert!(found <= usual, "{path} = {value}: {found}, {usual} by default");
        }
    }
}

#[test]
fn numbers_stay_numbers_at_the_ends_of_what_is_allowed() {
    let weights = ["score.expectation", "score.m_overdue", "score.r_scale", "score.loss_cap"];
    for path in weights {
        for value in ["5e-324", "1e-10", "1000000000"] {
            stays_finite(&[(path, value)]);
        }
    }
    stays_finite(&[
        ("score.repeat_amp", "1000000000"),
        ("policy.empowered.comp_share", "1000000000"),
    ]);
    let crowd = ("counter.specials.staff", "100000");
    stays_finite(&[crowd, ("work.payment", "\"1000000 min\"")]);
    stays_finite(&[crowd, ("counter.specials.parallel", "100000")]);
}

#[test]
fn an_evening_whose_time_or_money_cannot_be_counted_is_refused_where_it_stands() {
    let cases: [&[(&str, &str)]; 4] = [
        &[("floor.trip", "1000000000 m")],
        &[("floor.walk_speed", "0.0000000000000001 m/s")],
        &[
            ("money.counter_wage", "1000000000"),
            ("counter.standard.staff", "50000"),
            ("guest.eating", "\"200000 min\""),
        ],
        &[
            ("demand.arrivals", "[{ from = \"19:00\", rate = \"500000/h\" }]"),
            ("guest.stay", "\"1000000 min\""),
        ],
    ];
    for sets in cases {
        let problems = read(sets).expect_err("it cannot be counted").to_string();
        let rules = ["to be counted", "can be counted", "longer than any evening"];
        assert!(rules.iter().any(|rule| problems.contains(rule)), "{problems}");
        let key = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
        assert!(sets.iter().any(|(path, _)| problems.contains(&key(path))), "{problems}");
    }
}

#[test]
fn quantiles_of_a_handoff_are_of_those_who_had_one() {
    let loaded = read(&[
        ("demand.party_size", "{ 1 = 1 }"),
        ("demand.order.drink", "{ draft = 0.9, lemonade = 0.1 }"),
        ("handoff.specials.p_stuck", "0"),
        ("handoff.specials.delay", "\"2 min\""),
    ])
    .unwrap();
    let (model, key) = (&loaded.model, find("handoff_wait_min.p50").unwrap());
    let plan = evenings(model, &model.policies[..1], vec![key]);
    experiment::run(&plan, &mut |block| {
        for row in &block.rows {
            let value = row.values[0].unwrap();
            assert!((value - 2.0).abs() < 1e-9, "{value}");
        }
        ControlFlow::Continue(())
    });
}

//! The shipped scenarios load, and say what they are meant to say.

use std::fs;

use orderflow::model::{
    AskReply, Capacity, Model, ScoreHead, Scorer, StaffScoreParams, WithoutTicket,
};
use orderflow::scenario::{self, Override, Provenance, defaults, scored_by};
use orderflow::time::Span;

fn load(name: &str) -> Model {
    load_with(name, &[])
}

fn load_with(name: &str, settings: &[(&str, &str)]) -> Model {
    #[expect(clippy::disallowed_methods, reason = "a test reads the shipped files")]
    let text = fs::read_to_string(format!("scenarios/{name}")).expect(name);
    let overrides: Vec<Override> = settings
        .iter()
        .map(|(path, value)| Override { path: (*path).to_owned(), value: (*value).to_owned() })
        .collect();
    match scenario::read(&text, name, &overrides) {
        Ok(loaded) => loaded.model,
        Err(problems) => panic!("{problems}"),
    }
}

#[test]
fn every_shipped_scenario_loads() {
    for name in [
        "anecdote.toml",
        "mendoza.toml",
        "quiet.toml",
        "friday_escalation.toml",
        "favour.toml",
        "tourist_bar.toml",
        "untrained.toml",
        "licence.toml",
        "season.toml",
        "workaround.toml",
        "bench/mm1.toml",
        "bench/house.toml",
    ] {
        assert!(!load(name).policies.is_empty(), "{name}");
    }
}

#[test]
fn the_quiet_friday_differs_from_mendoza_in_the_stuck_tickets_only() {
    let (bad, mut quiet) = (load("mendoza.toml"), load("quiet.toml"));
    let handoff = |model: &Model| model.counters[1].handoff.clone().expect("specials has one");
    assert!((handoff(&bad).p_stuck - 0.20).abs() < 1e-12);
    assert!((handoff(&quiet).p_stuck - 0.003).abs() < 1e-12);
    quiet.title.clone_from(&bad.title);
    quiet.counters[1].handoff = bad.counters[1].handoff.clone();
    assert_eq!(bad, quiet);
}

#[test]
fn what_staff_may_do_is_all_that_four_fridays_change() {
    let mendoza = load("mendoza.toml");
    for name in ["friday_escalation.toml", "favour.toml", "untrained.toml", "licence.toml"] {
        let mut friday = load(name);
        assert_eq!(friday.policies.len(), 4 - usize::from(name == "untrained.toml"), "{name}");
        friday.title.clone_from(&mendoza.title);
        friday.policies.clone_from(&mendoza.policies);
        assert_eq!(friday, mendoza, "{name}");
    }
}

#[test]
fn the_harbour_differs_from_mendoza_in_its_guests() {
    let (mut harbour, mendoza) = (load("tourist_bar.toml"), load("mendoza.toml"));
    assert!((harbour.money.intent_to_visit - 0.005).abs() < 1e-12);
    assert!((harbour.score.feel.expectation - 1.2).abs() < 1e-12);
    harbour.title.clone_from(&mendoza.title);
    harbour.money.intent_to_visit = mendoza.money.intent_to_visit;
    harbour.season.clone_from(&mendoza.season);
    harbour.score.feel.expectation = mendoza.score.feel.expectation;
    assert_eq!(harbour, mendoza);
}

#[test]
fn two_months_are_in_the_house_of_mendoza() {
    let mendoza = load("mendoza.toml");
    for name in ["season.toml", "workaround.toml"] {
        let mut house = load(name);
        house.title.clone_from(&mendoza.title);
        house.policies.clone_from(&mendoza.policies);
        assert_eq!(house, mendoza, "{name}: the season's keys are the defaults, written out");
    }
}

#[test]
fn a_scorer_changes_the_defaults_and_a_key_that_is_given_stands() {
    let score = |settings: &[(&str, &str)]| load_with("mendoza.toml", settings).score;
    for scorer in Scorer::ALL {
        let adapted = scored_by(scorer);
        assert_eq!(score(&[("score.scorer", scorer.key())]), adapted);
    }
    let plain = scored_by(Scorer::Plain);
    let given = score(&[("score.scorer", "plain"), ("score.h_chase", "0.25")]);
    assert!((given.points.chase - 0.25).abs() < 1e-12);
    assert_eq!(given.feel, plain.feel);
}

#[test]
fn mendoza_has_the_house_it_tells() {
    let model = load("mendoza.toml");
    let seats: Vec<(u32, Capacity)> =
        model.floor.tables.iter().map(|table| (table.seats, table.count)).collect();
    let limited = Capacity::Limited;
    assert_eq!(seats, [(2, limited(6)), (4, limited(5)), (6, limited(1))]);
    assert_eq!(model.last_seating, Span::from_minutes(210.0));
    assert_eq!(model.closes, Span::from_minutes(300.0));
    assert_eq!(model.floor.trip, Span::from_minutes(15.0 / 72.0));
    let prices: Vec<i64> = model.items.iter().map(|item| item.price.0).collect();
    assert_eq!(prices, [1600, 2100, 800, 900, 1000]);
    assert_eq!(
        model.policies.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
        ["rigid", "empowered"]
    );
}

#[test]
fn the_queue_of_the_textbooks_has_no_time_but_its_service() {
    let model = load("bench/mm1.toml");
    let work = &model.work;
    for span in
        [&work.greet, &work.order, &work.order_per_guest, &work.till, &work.serve, &work.payment]
    {
        assert!(span.is_zero());
    }
    assert_eq!(model.floor.trip, Span::ZERO);
    assert_eq!(model.floor.waiters.at_opening(), Capacity::Unlimited);
    assert!((model.demand.arrivals[0].per_min - 0.9).abs() < 1e-12);
    assert!((model.items[0].prep.mean_min() - 1.0).abs() < 1e-12);
    assert_eq!(model.policies[0].check_back, None);
}

#[test]
fn presets_are_rows_of_values() {
    let names = scenario::presets();
    assert_eq!(names, ["rigid", "escalation", "favour", "concierge", "empowered", "licence"]);
    for name in names {
        assert_eq!(scenario::preset(name).expect(name).name, name);
    }
    let empowered = scenario::preset("empowered").expect("it is one");
    assert_eq!(empowered.without_ticket, WithoutTicket::Exceptions);
    assert_eq!(empowered.answer, AskReply::Owned);
    assert!((empowered.skill - 0.85).abs() < 1e-12);
    assert_eq!(empowered.flag_after, Some(2));
    let concierge = scenario::preset("concierge").expect("it is one");
    assert_eq!((concierge.trigger, concierge.capacity), (Some(2), 1));
    assert_eq!(concierge.follow_up, Some(Span::from_minutes(10.0)));
    assert!(scenario::preset("anarchy").is_none());
}

#[test]
fn set_replaces_values_wherever_they_stand() {
    let model = load_with(
        "mendoza.toml",
        &[
            ("handoff.specials.p_stuck", "0.1"),
            ("floor.waiters", "4"),
            ("policy.empowered.skill", "0.5"),
            ("demand.arrivals[1].rate", "30/h"),
            ("guest.patience", "unlimited"),
            ("last_seating", "23:00"),
        ],
    );
    assert!(
        (model.counters[1].handoff.as_ref().expect("specials has one").p_stuck - 0.1).abs() < 1e-12
    );
    assert_eq!(model.floor.waiters.at_opening(), Capacity::Limited(4));
    assert!((model.policies[1].skill - 0.5).abs() < 1e-12);
    assert!((model.demand.arrivals[1].per_min - 0.5).abs() < 1e-12);
    assert_eq!(model.guest.patience, None);
    assert_eq!(model.last_seating, Span::from_minutes(240.0));
}

#[test]
fn set_leaves_the_other_default_policy_in_place() {
    #[expect(clippy::disallowed_methods, reason = "a test reads the shipped files")]
    let text = fs::read_to_string("scenarios/mendoza.toml").expect("it is shipped");
    let text = text.split("[policy.rigid]").next().expect("the policies come last");
    let set = Override { path: "policy.empowered.skill".to_owned(), value: "0.5".to_owned() };
    let model = scenario::read(text, "house.toml", &[set]).expect("it is valid").model;
    assert_eq!(
        model.policies.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
        ["rigid", "empowered"]
    );
    assert!((model.policies[1].skill - 0.5).abs() < 1e-12);
}

#[test]
fn what_is_left_to_a_default_is_known_with_where_it_comes_from() {
    #[expect(clippy::disallowed_methods, reason = "a test reads the shipped files")]
    let text = fs::read_to_string("scenarios/mendoza.toml").expect("it is shipped");
    let defaults = scenario::read(&text, "mendoza.toml", &[]).expect("it is valid").defaults;
    let find = |path: &str| defaults.iter().find(|default| default.path == path);
    let p_ask = find("guest.p_ask").expect("the file leaves it out");
    assert_eq!((p_ask.value.as_str(), p_ask.provenance), ("0.70", Provenance::Assumed));
    let stage = find("score.stage.drinks.acceptable").expect("the file leaves it out");
    assert!(matches!(stage.provenance, Provenance::From(_)));
    assert!(find("handoff.specials.p_stuck").is_none());
}

#[test]
fn a_house_that_says_nothing_of_scores_has_those_of_the_parameters() {
    let model = load("mendoza.toml");
    assert_eq!(model.score, scored_by(Scorer::Default));
    assert_eq!(model.staff_score, defaults::<StaffScoreParams>());
    assert!((model.guest.base_score - defaults::<ScoreHead>().base_score).abs() < 1e-12);
}

#[test]
fn the_fingerprint_is_that_of_the_text() {
    #[expect(clippy::disallowed_methods, reason = "a test reads the shipped files")]
    let text = fs::read_to_string("scenarios/quiet.toml").expect("it is shipped");
    let plain = scenario::read(&text, "a", &[]).expect("it is valid").sha256;
    let set = Override { path: "floor.waiters".to_owned(), value: "4".to_owned() };
    assert_eq!(plain.len(), 64);
    assert_eq!(plain, scenario::read(&text, "b", &[set]).expect("it is valid").sha256);
    assert_ne!(plain, scenario::read(&format!("{text}\n"), "a", &[]).expect("it is valid").sha256);
}

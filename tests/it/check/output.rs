//! What `check` prints.

use std::process::{Command, Output};

use orderflow::forecast::{Forecast, Proposal};
use orderflow::render::text::{self, Layout};
use orderflow::report::Detail;
use orderflow::report::check::{self, Checked};
use orderflow::scenario::Override;
use orderflow::study::advice;

use super::{MENDOZA, loaded};

#[test]
fn defaults_are_counted_and_none_is_lost() {
    let defaults = loaded(MENDOZA, &[]).defaults;
    let of_work = defaults.iter().filter(|default| default.path.starts_with("work."));
    assert_eq!(of_work.count(), 12);
    let text = shown(&["scenarios/mendoza.toml"]).replace('\n', " ");
    let said = text.split("Left to defaults: ").nth(1).unwrap();
    let numbers: Vec<usize> = said.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert_eq!(numbers[0], defaults.len(), "{said}");
    assert_eq!(numbers[1] + numbers[2], defaults.len(), "{said}");
}

fn run_check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .arg("check")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn shown(arguments: &[&str]) -> String {
    let output = run_check(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The same on one line, however it is broken.
fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const SHIPPED: [&str; 10] = [
    "anecdote",
    "favour",
    "friday_escalation",
    "licence",
    "mendoza",
    "quiet",
    "tourist_bar",
    "untrained",
    "bench/house",
    "bench/mm1",
];

#[test]
fn every_shipped_scenario_is_sound_and_has_nothing_that_cannot_happen() {
    for name in SHIPPED {
        let text = shown(&[&format!("scenarios/{name}.toml")]);
        assert!(text.contains("is sound.") && text.contains("Left to defaults: "), "{name}");
        let is_quiet = !text.contains("To look at:");
        assert!(is_quiet, "{name}:\n{text}");
        let (_, implied) = text.split_once("Offered load").unwrap();
        // What is to be typed is never broken.
        let fits = |line: &str| line.starts_with("  orderflow ") || line.chars().count() <= 100;
        assert!(implied.lines().all(fits), "{name}:\n{text}");
    }
}

#[test]
fn too_much_work_is_marked_and_what_is_proposed_has_been_tried() {
    let rush = ["scenarios/mendoza.toml", "--set", "demand.arrivals[2].rate=20/h"];
    let text = unbroken(&shown(&rush));
    assert!(text.contains("!! `standard` cannot keep up from 21:00 to 22:30"), "{text}");
    assert!(text.contains("standard at 21:30: cannot be computed"), "{text}");
    let asked_for = "counter.standard.staff=4";
    assert!(text.contains(&format!(" {asked_for} ")), "{text}");
    let eased = shown(&[&rush[..], &["--set", asked_for]].concat());
    assert!(!eased.contains("`standard`"), "{eased}");
}

/// What `check` says it tried, change by change.
fn tried(arguments: &[&str]) -> Vec<(String, serde_json::Value)> {
    let text = shown(&[arguments, &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let entry = |entry: &serde_json::Value| {
        (entry["set"].as_str().unwrap().to_owned(), entry["differences"].clone())
    };
    json["advice"]["tried"].as_array().unwrap().iter().map(entry).collect()
}

#[test]
fn the_bottleneck_is_advised_before_people_who_would_stand_about() {
    // Drinks that take six minutes each at a counter with one person, and two waiters.
    let house = [
        "scenarios/mendoza.toml",
        "--set",
        "demand.arrivals=[{ from = '19:00', rate = '16/h' }]",
        "--set",
        "item.lemonade.prep=6 min",
        "--set",
        "item.craft.prep=6 min",
        "--set",
        "floor.waiters=2",
    ];
    let tried = tried(&house);
    assert!(tried[0].0.starts_with("counter.specials.staff="), "{tried:?}");
    assert_eq!(tried[0].1["worth"]["verdict"], "better", "{tried:?}");
    let worth = |(_, differences): &(String, serde_json::Value)| {
        differences["worth"]["mean"].as_f64().unwrap()
    };
    assert!(tried.is_sorted_by(|a, b| worth(a) >= worth(b)), "{tried:?}");
    let text = unbroken(&shown(&house));
    let first = format!("`{}` brings most in worth;", tried[0].0);
    assert!(text.contains(&first), "{text}");
}

/// Sixteen parties an hour, and one waiter.
const ONE_WAITER: [&str; 5] = [
    "scenarios/mendoza.toml",
    "--set",
    "demand.arrivals=[{ from = '19:00', rate = '16/h' }]",
    "--set",
    "floor.waiters=1",
];

#[test]
fn every_number_up_to_the_one_asked_for_is_tried_and_the_best_for_guests_named_too() {
    let tried = tried(&ONE_WAITER);
    for n in 2..=5 {
        let set = format!("floor.waiters={n}");
        assert!(tried.iter().any(|(tried, _)| *tried == set), "{set}: {tried:?}");
    }
    let text = unbroken(&shown(&ONE_WAITER));
    let named = "`floor.waiters=3` brings most in worth; `floor.waiters=5` brings guests most.";
    assert!(text.contains(named), "{text}");
}

#[test]
fn a_change_that_the_rules_do_not_allow_is_named_with_the_rule() {
    let house = loaded(MENDOZA, &[]);
    let change = |set: &str| {
        let (path, value) = set.split_once('=').unwrap();
        let set = Override { path: path.to_owned(), value: value.to_owned() };
        Proposal { what: set.argument(), set, is_between: false }
    };
    let changes = [change("floor.waiters=0"), change("floor.waiters=4")];
    let advice = advice(&house, &changes, (1, 2)).unwrap();
    assert_eq!(advice.tried.len(), 1);
    assert_eq!(advice.refused[0].change, changes[0]);
    let checked = Checked {
        name: "house.toml",
        path: None,
        loaded: &house,
        forecast: Forecast::of(&house.model),
        notes: Vec::new(),
        pilot: None,
        advice: Some(advice),
    };
    let document = check::document(&checked, Detail::Headline);
    let text = unbroken(&text::document(&document, Layout::PLAIN));
    let told =
        "`floor.waiters=0` was not tried, because the file's rules do not allow it: 0 is too few.";
    assert!(text.contains(told), "{text}");
    assert!(check::json(&checked).contains(r#""reason": "0 is too few""#));
}

#[test]
fn the_best_are_shown_on_evenings_that_had_no_part_in_choosing_them() {
    let text = shown(&[&ONE_WAITER[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let again = &json["advice"]["again"];
    assert_eq!([&again["first_evening"], &again["evenings"]], [101, 200]);
    assert_eq!(again["worth"]["set"], "floor.waiters=3");
    let house = [&["run"], &ONE_WAITER[..]].concat();
    let mean = |more: &[&str]| {
        let evenings = ["-n", "200", "--first-evening", "101", "--policy", "rigid"];
        let run = [&house[..], more, &evenings, &["--format", "json"]].concat();
        profit(&run)
    };
    let found = mean(&["--set", "floor.waiters=3"]) - mean(&[]);
    let said = again["worth"]["differences"]["profit"]["mean"].as_f64().unwrap();
    assert!((found - said).abs() < 1e-6, "{said}, a run says {found}");
}

/// The mean profit a run finds.
fn profit(run: &[&str]) -> f64 {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(run)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let measures = json["measures"].as_array().unwrap().iter();
    let profit = measures.clone().find(|measure| measure["key"] == "profit").unwrap();
    profit["policies"]["rigid"]["mean"].as_f64().unwrap()
}

#[test]
fn what_was_tried_is_what_a_run_finds() {
    let evenings = ["-n", "100", "--seed", "1", "--policy", "rigid", "--format", "json"];
    let mean =
        |sets: &[&str]| profit(&[&["run", "scenarios/mendoza.toml"][..], sets, &evenings].concat());
    let tried = tried(&["scenarios/mendoza.toml"]);
    let (set, differences) = &tried[0];
    let found = mean(&["--set", set]) - mean(&[]);
    let said = differences["profit"]["mean"].as_f64().unwrap();
    assert!((found - said).abs() < 1e-6, "{set}: {said}, a run says {found}");
}

#[test]
fn a_roster_is_answered_with_a_roster() {
    let house = [
        "scenarios/mendoza.toml",
        "--set",
        "floor.waiters=[{ from = '19:00', count = 2 }, { from = '21:00', count = 2 }, { from = '23:00', count = 1 }]",
    ];
    let tried = tried(&house);
    let rosters: Vec<&str> =
        tried.iter().filter_map(|(set, _)| set.strip_prefix("floor.waiters=")).collect();
    assert!(!rosters.is_empty(), "{tried:?}");
    for roster in rosters {
        assert!(roster.starts_with("[{ from = \"19:00\", count = 2 }"), "{roster}");
        assert!(roster.ends_with("{ from = \"23:00\", count = 1 }]"), "{roster}");
    }
}

#[test]
fn where_nothing_is_pressed_nothing_is_tried() {
    let tried = tried(&[
        "scenarios/mendoza.toml",
        "--set",
        "demand.arrivals=[{ from = '19:00', rate = '1/h' }]",
    ]);
    assert!(tried.is_empty(), "{tried:?}");
}

#[test]
fn the_house_is_told_with_its_outages_and_last_orders() {
    let text = unbroken(&shown(&[
        "scenarios/mendoza.toml",
        "--set",
        "handoff.specials.outages=[{ from = '20:00', to = '21:00' }]",
        "--set",
        "handoff.specials.p_stuck=0",
        "--set",
        "handoff.specials.ack=4 min",
        "--set",
        "counter.specials.last_order=22:15",
    ]));
    assert!(text.contains("none gets stuck"), "{text}");
    assert!(text.contains("nothing comes out from 20:00 to 21:00"), "{text}");
    assert!(text.contains("sent again after 4.0 min"), "{text}");
    assert!(text.contains("last order 22:15"), "{text}");
}

#[test]
fn notes_and_goals_without_a_value_stand_in_text_and_json() {
    let arguments = [
        "scenarios/bench/mm1.toml",
        "--set",
        "last_seating=60 min",
        "--set",
        "closes=60 min",
        "--set",
        "goals.handoff_wait_min=< 1",
    ];
    let text = shown(&arguments);
    let expected = "  --set: `handoff_wait_min` had no value on any of 50 evenings of the pilot:";
    assert!(text.contains(expected), "{text}");
    let json = shown(&[&arguments[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["notes"][0]["path"], "goals.handoff_wait_min");
    assert_eq!(json["notes"][0]["file"], "--set");
    assert!(json["notes"][0]["line"].is_null());
    assert_eq!(json["loads"][0]["of"], "counter.server.staff");
    assert_eq!(json["pilot"]["evenings"], 50);
    assert!(json["loads"][1]["wait"]["mean_wait_min"].is_null());
    assert!(json["defaults"].as_array().unwrap().len() > 100);
}

#[test]
fn every_default_is_listed_where_that_is_asked_for() {
    let text = shown(&["scenarios/mendoza.toml", "--verbose"]);
    for default in loaded(MENDOZA, &[]).defaults {
        assert!(text.contains(&format!("\n  {} ", default.path)), "{}", default.path);
    }
    assert!(text.contains("assumed\n") && text.contains("R. Molteni, CX Rules"));
}

//! What `check` prints.

use std::process::{Command, Output};

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

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .arg("check")
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn shown(arguments: &[&str]) -> String {
    let output = check(arguments);
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
        assert!(implied.lines().all(|line| line.chars().count() <= 100), "{name}:\n{text}");
    }
}

#[test]
fn too_much_work_is_marked_with_the_way_out_which_is_one() {
    let rush = ["scenarios/mendoza.toml", "--set", "demand.arrivals[2].rate=20/h"];
    let text = unbroken(&shown(&rush));
    assert!(text.contains("!! `standard` cannot keep up from 21:00 to 22:30"), "{text}");
    assert!(text.contains("standard at 21:30: cannot be computed"), "{text}");
    let way_out = "counter.standard.staff=4";
    // Two more for five hours, 15 USD each.
    let cost = "and cost about 150 USD more an evening in wages";
    assert!(text.contains(&format!("`--set {way_out}` would do {cost}; or")), "{text}");
    let eased = shown(&[&rush[..], &["--set", way_out]].concat());
    assert!(!eased.contains("`standard`"), "{eased}");
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

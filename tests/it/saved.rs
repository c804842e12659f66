//! Results that were saved, read back and written again.

use std::process::Command;

use orderflow::results::{NotSaved, Saved, SavedSeason};

/// Every shipped scenario; those with one policy of their own get another beside it.
const SHIPPED: [(&str, &[&str]); 12] = [
    ("anecdote.toml", &[]),
    ("mendoza.toml", &[]),
    ("quiet.toml", &[]),
    ("friday_escalation.toml", &[]),
    ("favour.toml", &[]),
    ("tourist_bar.toml", &[]),
    ("untrained.toml", &[]),
    ("licence.toml", &[]),
    ("season.toml", &[]),
    ("workaround.toml", &[]),
    ("bench/mm1.toml", &["--policies", "rigid,licence", "--set", "last_seating=1000 min"]),
    ("bench/house.toml", &["--policies", "rigid,licence"]),
];

/// What a command prints as JSON.
fn printed(command: &str, scenario: &str, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args([command, &format!("scenarios/{scenario}"), "--format", "json"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{command} {scenario}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Holds that nothing is lost or changed on the way.
fn assert_read_back(text: &str) {
    let again = match Saved::read(text) {
        Ok(saved) => saved.write(),
        Err(NotSaved::OfSeason) => SavedSeason::read(text).unwrap().write(),
        Err(NotSaved::Unreadable(error)) => panic!("{error}:\n{text}"),
    };
    for (written, read) in text.lines().zip(again.lines()) {
        assert_eq!(written, read);
    }
    assert_eq!(text.len(), again.len());
}

#[test]
fn what_compare_saves_is_written_again_byte_by_byte() {
    for (scenario, arguments) in SHIPPED {
        let arguments = [arguments, &["--evenings", "12"]].concat();
        assert_read_back(&printed("compare", scenario, &arguments));
    }
}

#[test]
fn what_run_saves_is_written_again_byte_by_byte() {
    for (scenario, arguments) in SHIPPED {
        let arguments = arguments.strip_prefix(&["--policies", "rigid,licence"]);
        let arguments = [arguments.unwrap_or_default(), &["--evenings", "12"]].concat();
        assert_read_back(&printed("run", scenario, &arguments));
    }
    // One evening has no spread, and a precision that is not reached is said with the reason.
    assert_read_back(&printed("run", "mendoza.toml", &["--evening", "3"]));
    let precise = ["--precision", "0.1%", "--max-evenings", "60", "--seed", "18446744073709551615"];
    assert_read_back(&printed("run", "mendoza.toml", &precise));
}

#[test]
fn what_season_saves_is_written_again_byte_by_byte() {
    for (scenario, arguments) in SHIPPED {
        let length = ["--seasons", "2", "--evenings-in-a-row", "14"];
        assert_read_back(&printed("season", scenario, &[arguments, &length].concat()));
    }
}

#[test]
fn what_is_awkward_is_written_again_byte_by_byte() {
    for kept in [
        include_str!("../snapshots/compare.json"),
        include_str!("../snapshots/run.json"),
        include_str!("../snapshots/season.json"),
    ] {
        assert_read_back(kept);
    }
}

#[test]
fn a_file_of_the_one_kind_is_none_of_the_other() {
    let evenings = include_str!("../snapshots/compare.json");
    let missing = SavedSeason::read(evenings).unwrap_err().to_string();
    assert!(missing.starts_with("missing field `first_week`"), "{missing}");
    assert!(matches!(
        Saved::read(include_str!("../snapshots/season.json")),
        Err(NotSaved::OfSeason)
    ));
}

//! Saved results and what changed between them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use orderflow::report::diff::{Saved, text};

const BEFORE: &str = include_str!("../snapshots/compare.json");

fn orderflow(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(std::fs::remove_dir_all(&path));
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn between(before: &str, after: &str) -> String {
    text(&Saved::read(before).unwrap(), &Saved::read(after).unwrap())
}

/// The saved results with changes made to them.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BEFORE.to_owned(), |saved, (from, to)| {
        assert!(saved.contains(from), "{from}");
        saved.replacen(from, to, 1)
    })
}

#[test]
fn results_are_the_same_as_themselves() {
    assert_eq!(
        between(BEFORE, BEFORE),
        "The inputs are the same.\n\nAll 27 estimates in both are the same.\n"
    );
}

#[test]
fn inputs_that_differ_are_named_and_those_that_do_not_are_not() {
    let told = between(BEFORE, &changed(&[("\"seed\": 7", "\"seed\": 8")]));
    assert_eq!(
        told,
        "Inputs that differ:\n\n  seed  7  →  8\n\nAll 27 estimates in both are the same.\n"
    );
}

#[test]
fn only_intervals_that_share_no_value_have_moved_apart() {
    // The baseline's drinks wait is 9.04 ± 0.3 and its guest score 8.59 ± 0.02.
    let near = changed(&[("\"mean\": 9.04", "\"mean\": 9.4"), ("\"high\": 9.34", "\"high\": 9.7")]);
    assert!(
        between(BEFORE, &near)
            .ends_with("\nOf 27 estimates in both, 26 are the same and 0 have moved apart.\n")
    );
    let far = changed(&[
        ("\"mean\": 8.59", "\"mean\": 8.5"),
        ("\"low\": 8.57", "\"low\": 8.48"),
        ("\"high\": 8.61", "\"high\": 8.52"),
    ]);
    assert!(
        between(BEFORE, &far).ends_with(
            "1 have moved apart:\n\n  guest score  rigid  8.59 (8.57 to 8.61)  →  8.50 (8.48 to 8.52)\n"
        ),
        "{}",
        between(BEFORE, &far)
    );
}

#[test]
fn what_compare_saves_diff_reads() {
    let path = directory("diff");
    let file = |name: &str| path.join(name).display().to_string();
    let (before, after) = (file("before.json"), file("after.json"));
    let compare = ["compare", "scenarios/mendoza.toml", "-n", "60", "--export-json"];
    let printed = orderflow(&[&compare[..], &[&before, "--format", "json"]].concat());
    assert_eq!(printed.status.code(), Some(0));
    let saved = std::fs::read(&before).unwrap();
    assert!(saved == printed.stdout);
    let waiters = [&compare[..], &[&after, "--set", "floor.waiters=8"]].concat();
    assert_eq!(orderflow(&waiters).status.code(), Some(0));
    let told = String::from_utf8(orderflow(&["diff", &before, &after]).stdout).unwrap();
    assert!(told.starts_with("Inputs that differ:\n\n  --set  –  →  floor.waiters=8\n"), "{told}");
    assert!(told.contains("\n  labour cost  "), "{told}");
    assert!(!told.contains("\n  parties  "), "{told}");
}

#[test]
fn a_bad_path_fails_before_the_run() {
    let run = ["run", "scenarios/mendoza.toml", "-n", "100000", "--export-json", "none/such.json"];
    let output = orderflow(&run);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("error: cannot write `none/such.json`"), "{told}");
}

#[test]
fn other_files_are_refused_with_the_reason() {
    let told = |file: &str| {
        let output = orderflow(&["diff", "tests/snapshots/compare.json", file]);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(told("none.json").starts_with("error: cannot read `none.json`"));
    for other in ["scenarios/mendoza.toml", "Cargo.lock"] {
        assert!(told(other).contains(other));
    }
    let toml = told("scenarios/mendoza.toml");
    assert!(toml.starts_with(
        "error: `scenarios/mendoza.toml` does not hold results of `run` or `compare`: "
    ));
    let missing = Saved::read("{}").unwrap_err().to_string();
    assert!(missing.contains("missing field `orderflow`"), "{missing}");
}

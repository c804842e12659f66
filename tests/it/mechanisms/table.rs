//! The table of mechanisms is true: its keys, measures and tests exist, and `docs/mechanisms.md` shows it.

use std::fs;
use std::path::Path;

use super::list::{MECHANISMS, Mechanism, Standing};
use orderflow::catalogue;
use orderflow::scenario::{self, Override};

use crate::pair::shipped;
use crate::snapshot::assert_page;

/// Sources of the tests in this folder.
#[expect(clippy::disallowed_methods, reason = "the test reads the tests")]
fn sources() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/mechanisms");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Names of the tests that are named by a mechanism's number.
fn tests(sources: &str) -> Vec<&str> {
    let after = sources.split("#[test]\nfn ").skip(1);
    let names = after.filter_map(|rest| rest.split_once('(').map(|(name, _)| name));
    names.filter(|name| is_numbered(name)).collect()
}

fn is_numbered(name: &str) -> bool {
    let number = name.strip_prefix('m').and_then(|rest| rest.split_once('_')).map(|(n, _)| n);
    number.is_some_and(|number| number.parse::<u32>().is_ok())
}

#[test]
fn every_mechanism_has_its_place() {
    let numbers: Vec<u32> = MECHANISMS.iter().map(|mechanism| mechanism.number).collect();
    assert_eq!(numbers, (1..=76).collect::<Vec<u32>>());
}

#[test]
fn every_key_is_one_that_a_scenario_takes() {
    let house = shipped("mendoza.toml");
    for key in MECHANISMS.iter().flat_map(keys) {
        let (path, value) = key.split_once('=').expect("PATH=VALUE");
        let set = Override { path: path.to_owned(), value: value.to_owned() };
        if let Err(problems) = scenario::read(&house, "mendoza.toml", &[set]) {
            panic!("{problems}");
        }
    }
}

fn keys(mechanism: &Mechanism) -> &'static [&'static str] {
    match mechanism.standing {
        Standing::Modelled { keys, .. } => keys,
        Standing::LeftOut { .. } => &[],
    }
}

#[test]
fn every_measure_is_in_the_catalogue() {
    for mechanism in MECHANISMS {
        if let Standing::Modelled { measure, .. } = mechanism.standing {
            assert!(catalogue::find(measure).is_some(), "{measure}");
        }
    }
}

#[test]
fn every_mechanism_has_its_test_and_every_test_its_mechanism() {
    let sources = sources();
    let listed = MECHANISMS.iter().filter_map(|mechanism| match mechanism.standing {
        Standing::Modelled { test, .. } => Some((mechanism.number, test)),
        Standing::LeftOut { .. } => None,
    });
    let mut listed: Vec<&str> = listed
        .map(|(number, test)| {
            assert!(test.starts_with(&format!("m{number}_")), "{number}: {test}");
            test
        })
        .collect();
    let mut found = tests(&sources);
    listed.sort_unstable();
    found.sort_unstable();
    assert_eq!(listed, found);
}

#[test]
fn the_page_shows_the_table() {
    let rows: String = MECHANISMS.iter().map(row).collect();
    let head = "| | mechanism | set | shown by | test |\n|---|---|---|---|---|\n";
    assert_page("docs/mechanisms.md", |_| format!("{INTRODUCTION}{head}{rows}"));
}

/// What stands above the table.
const INTRODUCTION: &str = "\
# Mechanisms

What is modelled, after five articles about such houses. Each can be set as shown (`--set`), shows in the
[measure](measures.md) named, and has a test that switches it off and on, on the same evenings. What a key
means stands in [scenario.md](scenario.md) and [policies.md](policies.md). This page is written by a test.

";

fn row(Mechanism { number, what, standing }: &Mechanism) -> String {
    match standing {
        Standing::Modelled { keys, measure, test } => {
            let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            format!("| M{number} | {what} | {keys} | `{measure}` | `{test}` |\n")
        }
        Standing::LeftOut { reason } => {
            format!("| M{number} | {what} | left out: {reason} | | |\n")
        }
    }
}

//! What `explain` tells of keys, policies, measures and words.

use std::path::Path;
use std::process::{Command, Output};

use orderflow::catalogue::Key;
use orderflow::model::keys;
use orderflow::report::explain::{Topic, nearest, topics};
use orderflow::scenario::{self, Override};

fn explain(typed: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow")).arg("explain").args(typed).output().unwrap()
}

fn told(typed: &str) -> String {
    let output = explain(&[typed]);
    assert!(output.status.success(), "{typed}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_key_is_told_by_its_path_by_its_pattern_and_by_its_last_word() {
    for typed in ["handoff.specials.p_stuck", "handoff.*.p_stuck", "p_stuck", "P_STUCK"] {
        let told = told(typed);
        assert!(told.contains("How likely a ticket gets stuck"), "{told}");
        assert!(told.contains("default    0.03 (assumed)"), "{told}");
        assert!(told.contains("    [handoff.specials]\n    p_stuck = "), "{told}");
        assert!(told.contains(" --set handoff.specials.p_stuck="), "{told}");
    }
}

#[test]
fn tables_policies_scorers_measures_words_and_words_of_a_choice_are_told() {
    for (typed, said) in [
        ("handoff", "handoff.*.p_stuck"),
        ("[floor]", "floor.walk_speed"),
        ("rigid", "Nothing without its ticket"),
        ("empowered", "p_find  0.65, where rigid has 0"),
        ("order.food", "demand.order.food"),
        ("cv", "`cv` is the standard deviation"),
        ("p90", "percentile: "),
        ("", "Keys of a scenario"),
        ("money_fixes", "A scorer"),
        ("nps", "Net promoter score"),
        ("drinks_wait_min.p90", "handoff.specials.p_stuck=0.2"),
        ("cannot tell", "This is an answer too"),
        ("unasked", "policy.*.water"),
        ("from", "handoff.*.outages.from"),
        ("offered load", "Work that comes, as a share of what can be done"),
        ("Bonferroni", "A correction for looking at several differences at once"),
        ("erlang", "Formulas for waiting lines"),
    ] {
        let told = told(typed);
        assert!(told.contains(said), "{typed}: {told}");
    }
    let all = explain(&[]);
    assert!(String::from_utf8(all.stdout).unwrap().contains("[handoff.*]"));
}

#[test]
fn a_name_of_several_words_needs_no_quotes() {
    let output = explain(&["guest", "score"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(output.stdout, explain(&["guest score"]).stdout);
    assert_eq!(explain(&["offered", "loads"]).status.code(), Some(2));
}

#[test]
fn a_mistyped_word_is_answered_with_the_nearest() {
    let output = explain(&["pstuck"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`handoff.*.p_stuck`"), "{said}");
    assert_eq!(nearest("xyzzyplugh"), Vec::<String>::new());
    assert!(topics("").is_empty());
}

#[test]
fn every_key_is_found_by_its_path_and_told() {
    for key in keys() {
        let found = topics(&key.path());
        let is_it =
            |topic: &Topic| matches!(topic, Topic::Key { key: it, .. } if std::ptr::eq(*it, key));
        assert!(found.iter().any(is_it), "{}: {found:?}", key.path());
        assert!(explain(&[&key.path()]).status.success(), "{}", key.path());
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the examples are tried on a shipped house")]
fn every_example_that_gives_a_number_or_a_word_is_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let house = std::fs::read_to_string(root.join("scenarios/mendoza.toml")).unwrap();
    let of_records = [
        "floor",
        "work",
        "guest",
        "score",
        "staff_score",
        "money",
        "season",
        "policy.*",
        "handoff.*",
    ];
    let has_default = |key: &&Key| key.default.text(0).is_some();
    for key in keys().filter(|key| of_records.contains(&key.table)).filter(has_default) {
        let path = key.path().replace("policy.*", "policy.rigid").replace('*', "specials");
        let value = key.example().unwrap().into_owned();
        let set = Override { path: path.clone(), value: value.clone() };
        let read = scenario::read(&house, "mendoza.toml", &[set]);
        assert!(read.is_ok(), "{path}={value}: {}", read.err().unwrap());
    }
}

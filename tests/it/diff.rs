//! Saved results and what changed between them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use orderflow::render::text::{self, Layout};
use orderflow::report::diff::document;
use orderflow::results::Saved;

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

#[expect(clippy::disallowed_methods, reason = "the test reads what was written")]
fn kept(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn between(before: &str, after: &str) -> String {
    let changes = document(&Saved::read(before).unwrap(), &Saved::read(after).unwrap());
    text::document(&changes, Layout::PLAIN)
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
        "All 27 estimates in both are the same.\n\nThe inputs are the same.\n"
    );
}

#[test]
fn inputs_that_differ_are_named_and_those_that_do_not_are_not() {
    let told = between(BEFORE, &changed(&[("\"seed\": 7", "\"seed\": 8")]));
    assert_eq!(
        told,
        "All 27 estimates in both are the same.\n\nInputs that differ:\n\n        before     after\n  \
         seed  7       →  8\n"
    );
}

/// The baseline's guest score 8.59 ± 0.02 becomes 8.50 ± 0.02, its drinks wait 9.04 ± 0.3 becomes 9.4 ± 0.3,
/// its profit −3.2 ± 9 becomes 16.8 ± 9.
const MOVED: [(&str, &str); 7] = [
    ("\"mean\": 8.59", "\"mean\": 8.5"),
    ("\"low\": 8.57", "\"low\": 8.48"),
    ("\"high\": 8.61", "\"high\": 8.52"),
    ("\"mean\": 9.04", "\"mean\": 9.4"),
    ("\"low\": 8.739999999999998", "\"low\": 9.1"),
    ("\"high\": 9.34", "\"high\": 9.7"),
    (
        "\"mean\": -3.2,\n          \"low\": -12.2,\n          \"high\": 5.8",
        "\"mean\": 16.8,\n          \"low\": 7.8,\n          \"high\": 25.8",
    ),
];

#[test]
fn the_answer_comes_first_and_only_what_surely_moved_is_listed() {
    // √(0.02² + 0.02²) = 0.03, √(0.3² + 0.3²) = 0.42, √(9² + 9²) = 12.7.
    let told = between(BEFORE, &changed(&MOVED));
    let answer = "Under rigid the guest score fell by 0.09 ± 0.03 points, the profit rose by 20 ± 13 USD, and";
    assert!(told.starts_with(answer), "{told}");
    let counted = "2 moved, 24 are the same, 1 moved less than can be told. Those that moved:";
    assert!(told.split_whitespace().collect::<Vec<_>>().join(" ").contains(counted), "{told}");
    assert!(told.contains("8.59  →   8.50  −0.09 ± 0.03\n"), "{told}");
    assert!(told.contains("  +20 ± 13\n"), "{told}");
    assert!(
        told.contains("Both have the same seed and evenings, but the files hold only means"),
        "{told}"
    );
}

#[test]
fn what_cannot_be_told_is_said_and_other_evenings_are_cautioned_of() {
    let near = [
        MOVED[6],
        ("\"mean\": 16.8", "\"mean\": 1.8"),
        ("7.8,", "-7.2,"),
        ("25.8", "10.8"),
        ("\"seed\": 7", "\"seed\": 8"),
    ];
    let told = between(BEFORE, &changed(&near)).replace('\n', " ");
    assert!(
        told.starts_with("Both are of the same house on other evenings: nothing changed,"),
        "{told}"
    );
    assert!(told.contains("the profit came out otherwise by +5 ± 13 USD"), "{told}");
    assert!(told.contains("± is at 95 %, for each estimate by itself"), "{told}");
    let set = [&near[..], &[("\"floor.waiters=4\"", "\"floor.waiters=3\"")]].concat();
    let told = between(BEFORE, &changed(&set)).replace('\n', " ");
    assert!(told.contains("whether the profit changed cannot be told (+5 ± 13 USD)"), "{told}");
    assert!(told.contains("26 are the same, 1 moved less than can be told."), "{told}");
}

#[test]
fn policies_keep_the_order_of_the_file_and_a_difference_needs_the_same_baseline() {
    let after = changed(&[
        MOVED[0],
        MOVED[1],
        MOVED[2],
        ("\"mean\": 8.01", "\"mean\": 8.2"),
        ("\"low\": 7.9799999999999995", "\"low\": 8.17"),
        ("\"high\": 8.04", "\"high\": 8.23"),
        ("\"mean\": -0.58", "\"mean\": -0.3"),
        ("\"low\": -0.62", "\"low\": -0.34"),
        ("\"high\": -0.5399999999999999", "\"high\": -0.26"),
    ]);
    let rows = |told: &str| -> Vec<String> {
        let rows = told.lines().filter(|line| line.starts_with("  guest score"));
        rows.map(|row| row.split("points").nth(1).unwrap().trim().to_owned()).collect()
    };
    let told = between(BEFORE, &after);
    let found = rows(&told);
    assert_eq!(found.len(), 3, "{told}");
    // By the alphabet `a<b` would come first.
    for (row, beginning) in found.iter().zip(["rigid ", "a<b", "a<b, \"c\" = d|e less rigid "]) {
        assert!(row.starts_with(beginning), "{told}");
    }
    let told =
        between(BEFORE, &after.replace("\"baseline\": \"rigid\"", "\"baseline\": \"another\""));
    assert_eq!(rows(&told).len(), 2, "{told}");
    assert!(told.contains("Of 18 estimates in both"), "{told}");
}

#[test]
fn small_changes_are_shown_with_the_digits_they_need() {
    let share = "\"mean\": 0.5,\n          \"low\": 0.49,\n          \"high\": 0.51";
    let narrow = |mean: &str, low: &str, high: &str| {
        let to =
            format!("\"mean\": {mean},\n          \"low\": {low},\n          \"high\": {high}");
        changed(&[(share, &to)])
    };
    let told = between(&narrow("0.5", "0.4999", "0.5001"), &narrow("0.5004", "0.5003", "0.5005"));
    assert!(told.contains("0.5000  →  0.5004  +0.0004 ± 0.0001\n"), "{told}");
}

#[test]
fn results_of_a_season_are_called_so() {
    let path = directory("diff_season").join("season.json").display().to_string();
    let season = [
        "season",
        "scenarios/season.toml",
        "-n",
        "2",
        "--evenings-in-a-row",
        "14",
        "--export-json",
    ];
    assert_eq!(orderflow(&[&season[..], &[&path]].concat()).status.code(), Some(0));
    let output = orderflow(&["diff", "tests/snapshots/compare.json", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!(
            "error: `{path}` holds results of `season`; `diff` compares those of `run` or `compare`\n"
        )
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
    // The file has the values of each evening besides.
    let saved = Saved::read(&kept(&before)).unwrap();
    assert!(saved.by_evening.is_some());
    assert_eq!(saved.with_evenings(None).write(), String::from_utf8(printed.stdout).unwrap());
    let waiters = [&compare[..], &[&after, "--set", "floor.waiters=8"]].concat();
    assert_eq!(orderflow(&waiters).status.code(), Some(0));
    let told = String::from_utf8(orderflow(&["diff", &before, &after]).stdout).unwrap();
    assert!(told.starts_with("Under rigid "), "{told}");
    let inputs =
        "Inputs that differ:\n\n         before     after\n  --set  –       →  floor.waiters=8\n";
    assert!(told.contains(inputs), "{told}");
    assert!(told.contains("\n  labour cost  "), "{told}");
    assert!(!told.contains("\n  parties  "), "{told}");
}

/// What a command says of two results of a house, saved by these.
fn told_of(name: &str, [before, after]: [&[&str]; 2]) -> String {
    let path = directory(name);
    let files = ["before.json", "after.json"].map(|file| path.join(file).display().to_string());
    for (arguments, file) in [before, after].into_iter().zip(&files) {
        let compare = ["compare", "scenarios/mendoza.toml", "--export-json", file];
        let output = orderflow(&[&compare[..], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
    let told = orderflow(&["diff", &files[0], &files[1]]).stdout;
    String::from_utf8(told).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn evenings_in_common_are_counted_and_means_are_of_those() {
    let later = ["-n", "100", "--first-evening", "51", "--set", "floor.waiters=8"];
    let told = told_of("diff_common", [&["-n", "100"], &later]);
    assert!(told.contains(", on the 50 evenings that both have."), "{told}");
    assert!(told.contains("Both have 50 evenings of the same seed in common"), "{told}");
    // The rows show the means on evenings 51 to 100, which these are.
    let alone = orderflow(&[
        "run",
        "scenarios/mendoza.toml",
        "--policy",
        "empowered",
        "--first-evening",
        "51",
        "-n",
        "50",
        "--format",
        "csv",
    ]);
    let alone = String::from_utf8(alone.stdout).unwrap();
    let score = alone.lines().find(|line| line.starts_with("guest_score,")).unwrap();
    let mean: f64 = score.split(',').find_map(|cell| cell.parse().ok()).unwrap();
    let row = told.split_once("guest score points empowered ").unwrap().1;
    let shown: f64 = row.split(' ').next().unwrap().parse().unwrap();
    assert!((shown - mean).abs() < 0.006, "{mean} {told}");
}

#[test]
fn what_is_chance_between_two_samples_is_not_called_a_change() {
    let told = told_of("diff_luck", [&["-n", "60"], &["-n", "60", "--seed", "2"]]);
    assert!(
        told.starts_with("Both are of the same house on other evenings: nothing changed"),
        "{told}"
    );
    assert!(
        !told.contains("fell by") && !told.contains("rose by") && !told.contains("moved:"),
        "{told}"
    );
    // Evenings in common are the same in one house, whatever else was played.
    let told = told_of("diff_more", [&["-n", "60"], &["-n", "120"]]);
    assert!(told.contains("the guest score stayed the same, the profit stayed the same"), "{told}");
    assert!(told.contains("on the 60 evenings that both have."), "{told}");
    assert!(!told.contains("0.00 ±") && !told.contains("moved:"), "{told}");
}

#[test]
fn a_bad_path_fails_before_the_run() {
    let run =
        ["run", "scenarios/mendoza.toml", "-n", "100000", "--export-json", "LICENSE-MIT/such.json"];
    let output = orderflow(&run);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("error: cannot write `LICENSE-MIT/such.json`"), "{told}");
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

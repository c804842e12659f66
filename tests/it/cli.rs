//! The command as a shell sees it: exit codes, streams, messages, files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn orderflow(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const ANECDOTE: &str = "scenarios/anecdote.toml";

/// A fresh directory for one test.
fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(std::fs::remove_dir_all(&path));
    path
}

#[test]
fn help_and_version_are_results() {
    for arguments in [["--help"], ["--version"]] {
        let output = orderflow(&arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(stderr(&output).is_empty());
        assert!(stdout(&output).contains("orderflow"));
    }
}

#[test]
fn the_help_of_each_command_ends_with_examples_that_name_it() {
    for command in ["run", "compare", "story", "score"] {
        let help = stdout(&orderflow(&[command, "--help"]));
        let (_, examples) = help.split_once("Examples:\n").unwrap();
        assert!(examples.starts_with(&format!("  orderflow {command} ")), "{examples}");
    }
}

#[test]
fn what_cannot_run_ends_with_2_and_prints_no_result() {
    let cases: [&[&str]; 7] = [
        &[],
        &["compare"],
        &["check", "no-such-file.toml"],
        &["run", ANECDOTE, "--evenings", "0"],
        &["run", ANECDOTE, "--set", "waiters"],
        &["run", ANECDOTE, "--set", "floor.waiterz=4"],
        &["run", ANECDOTE, "--export-csv", "Cargo.toml"],
    ];
    for arguments in cases {
        let output = orderflow(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_count_that_is_none_is_answered_with_one() {
    for arguments in [["run", "-n", "0"], ["run", "-n", "1e3"], ["story", "--evening", "0"]] {
        let [command, option, value] = arguments;
        let told = stderr(&orderflow(&[command, ANECDOTE, option, value]));
        assert!(told.contains("write a whole number from 1 on, such as `1000`"), "{told}");
    }
}

#[test]
fn a_scenario_that_is_not_there_is_answered_with_those_nearby() {
    let told = |path: &str| {
        let output = orderflow(&["check", path]);
        assert_eq!(output.status.code(), Some(2));
        stderr(&output)
    };
    let meant = "error: there is no file `scenarios/mendozza.toml`\n  = help: did you mean \
                 `scenarios/mendoza.toml`?\n";
    assert_eq!(told("scenarios/mendozza.toml"), meant);
    assert!(told("mendoza").ends_with("  = help: did you mean `scenarios/mendoza.toml`?\n"));
    let all = told("unlike-any-other-name.toml");
    assert!(all.contains("there are `scenarios/anecdote.toml`, `scenarios/favour.toml`"), "{all}");
    let directory = told("scenarios/bench");
    let expected = "error: `scenarios/bench` is a directory, not a scenario\n  = help: name one of \
                    `scenarios/bench/house.toml`, `scenarios/bench/mm1.toml`\n";
    assert_eq!(directory, expected);
    assert!(told("tests/snapshots").contains("it holds no scenario (a file that ends in .toml)"));
}

#[test]
fn an_unknown_policy_is_told_with_the_nearest_and_all_known_ones() {
    let output = orderflow(&["compare", ANECDOTE, "--policies", "rigid,empowred"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "error: unknown policy `empowred`\n  = help: did you mean `empowered`? known: `rigid`, \
         `empowered`, `escalation`, `favour`, `concierge`, `licence`\n"
    );
}

#[test]
fn policies_that_cannot_be_compared_are_told_with_the_way_out() {
    let told = |arguments: &[&str]| {
        let output = orderflow(&[&["compare", ANECDOTE], arguments].concat());
        assert_eq!(output.status.code(), Some(2));
        stderr(&output)
    };
    assert_eq!(
        told(&["--policies", "rigid"]),
        "error: nothing to compare: there is only policy `rigid`\n  = help: name two or more with \
         `--policies A,B`\n"
    );
    assert_eq!(
        told(&["--policies", "rigid,licence,rigid"]),
        "error: policy `rigid` is named twice\n  = help: name each policy once\n"
    );
    assert_eq!(
        told(&["--baseline", "licence"]),
        "error: baseline `licence` is not one of the policies compared\n  = help: known: `rigid`, \
         `empowered`\n"
    );
}

#[test]
fn results_go_to_one_stream_and_timings_to_the_other() {
    let output =
        orderflow(&["compare", ANECDOTE, "-n", "3", "--threads", "2", "--timings", "--quiet"]);
    assert_eq!(output.status.code(), Some(0));
    let said = stdout(&output).replace('\n', " ");
    assert!(said.contains("3 evenings, every one of them the same"), "{said}");
    let timings = stderr(&output);
    let words: Vec<&str> = timings.split_whitespace().collect();
    let [head, evenings, policies, events, seconds, threads] = words[..] else {
        panic!("{timings}");
    };
    assert_eq!(
        (head, evenings, policies, threads),
        ("timings:", "evenings=3", "policies=2", "threads=2")
    );
    assert!(events.strip_prefix("events=").unwrap().parse::<u64>().unwrap() > 0);
    assert!(seconds.strip_prefix("seconds=").unwrap().parse::<f64>().is_ok());
}

#[test]
fn colours_come_only_when_they_are_asked_for_or_a_terminal_looks() {
    let compare = |when| stdout(&orderflow(&["compare", ANECDOTE, "-n", "2", "--color", when]));
    assert!(!compare("auto").contains('\u{1b}'));
    assert!(compare("always").contains('\u{1b}'));
}

#[test]
fn an_export_holds_every_table_and_nothing_half_written() {
    let path = directory("export");
    let export = path.display().to_string();
    let output = orderflow(&["compare", ANECDOTE, "-n", "2", "--export-csv", &export]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut files: Vec<String> = std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let expected = [
        "columns.csv",
        "comparison.csv",
        "evenings.csv",
        "items.csv",
        "manifest.json",
        "measures.csv",
        "parties.csv",
        "why.csv",
    ];
    assert_eq!(files, expected);
}

#[test]
fn an_export_that_cannot_be_finished_leaves_nothing_half_written() {
    let path = directory("unfinished_export");
    std::fs::create_dir_all(path.join("parties.csv")).unwrap();
    let export = path.display().to_string();
    let output = orderflow(&["compare", ANECDOTE, "-n", "2", "--export-csv", &export]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("parties.csv`"), "{}", stderr(&output));
    let names = std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name());
    let partial: Vec<_> = names.filter(|name| !name.to_string_lossy().ends_with(".csv")).collect();
    assert!(partial.is_empty(), "{partial:?}");
}

#[test]
fn every_machine_format_can_be_parsed() {
    let print = |format| stdout(&orderflow(&["run", ANECDOTE, "-n", "2", "--format", format]));
    let json: serde_json::Value = serde_json::from_str(&print("json")).unwrap();
    assert_eq!((&json["baseline"], &json["evenings"]), (&"rigid".into(), &2.into()));
    let table = print("csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert!(reader.records().all(|record| record.is_ok_and(|fields| fields.len() == 12)));
    for format in ["text", "json", "csv", "markdown"] {
        let measures = stdout(&orderflow(&["measures", "--format", format]));
        assert!(measures.contains("drinks_wait_min") || measures.contains(r"drinks\_wait\_min"));
    }
}

#[test]
fn a_journey_is_scored_whether_it_is_toml_or_json() {
    let path = directory("journeys");
    std::fs::create_dir_all(&path).unwrap();
    #[expect(clippy::disallowed_methods, reason = "a journey file is written to be read")]
    let score = |name: &str, text: &str| {
        let file = path.join(name);
        std::fs::write(&file, text).unwrap();
        orderflow(&["score", &file.display().to_string()])
    };
    let toml = score("evening.toml", "base = 7.0\n");
    let json = score("evening.json", "{ \"base\": 7.0 }\n");
    assert_eq!(toml.status.code(), Some(0));
    assert_eq!(stdout(&toml), stdout(&json));
    assert_eq!(score("spoiled.json", "{ \"base\": 70 }\n").status.code(), Some(2));
}

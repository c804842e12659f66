//! The command as a shell sees it: exit codes, streams, messages, files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn orderflow(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
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
fn what_was_typed_wrong_is_answered_in_our_own_words() {
    let nowhere = "nowhere/journey.toml";
    for (arguments, told) in [
        (vec!["run", ANECDOTE, "--seed", "abc"], "write a whole number from 0 on, such as `7`"),
        (vec!["run", ANECDOTE, "--seed", "-1"], "write a whole number from 0 on, such as `7`"),
        (vec!["run", ANECDOTE, "--evening", "0"], "write a whole number from 1 on"),
        (vec!["run", ANECDOTE, "-n", "-5"], "write a whole number from 1 on"),
        (vec!["compare", ANECDOTE, "--max-evenings", "10"], "write a whole number from 51 on"),
        (
            vec!["season", ANECDOTE, "--evenings-in-a-row", "3"],
            "from 14, which is two weeks, to 1000",
        ),
        (vec!["score", nowhere], "there is no such file or folder"),
        (vec!["check", r"scenarios\mendoza.toml"], "did you mean `scenarios/mendoza.toml`?"),
        (
            vec!["compare", "scenarios/mendoza.toml", "--precision", "10", "-q"],
            "did you mean `--precision 10%`?",
        ),
        (
            vec!["check", ANECDOTE, "--set", "goals.profit=\"> 500 USD\""],
            "write 500 alone, without its unit",
        ),
        (
            vec!["compare", ANECDOTE, "--policies", "rigid, empowered,"],
            "there is no name between two commas, or behind the last",
        ),
    ] {
        let output = orderflow(&arguments);
        let errors = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {errors}");
        assert!(errors.contains(told), "{arguments:?}: {errors}");
        for theirs in ["os error", "invalid digit", "non-zero", "unexpected argument"] {
            assert!(!errors.contains(theirs), "{arguments:?}: {errors}");
        }
    }
}

#[test]
fn spaces_behind_the_commas_of_a_list_are_no_part_of_it() {
    let output =
        orderflow(&["compare", ANECDOTE, "-n", "2", "--policies", "rigid, empowered", "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_value_set_twice_is_told() {
    let twice = [
        "check",
        ANECDOTE,
        "--set",
        "floor.waiters=2",
        "--set",
        "floor.waiters=4",
        "--set",
        "guest.p_ask=1",
    ];
    let told = stderr(&orderflow(&twice));
    assert_eq!(told, "note: `floor.waiters` is set more than once; the last counts: 4\n");
}

#[test]
fn the_text_says_what_was_set_and_quiet_leaves_the_next_step_out() {
    let typed = ["compare", ANECDOTE, "-n", "4", "--seed", "7", "--set", "guest.p_ask=0.5"];
    let told = stdout(&orderflow(&typed));
    assert!(told.contains("Of seed 7. Set otherwise than in the file: guest.p_ask=0.5."), "{told}");
    let quiet = stdout(&orderflow(&[&typed[..], &["-q"]].concat()));
    assert!(!quiet.contains("  next"), "{quiet}");
}

#[test]
fn lines_are_as_long_as_columns_says() {
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(["compare", ANECDOTE, "-n", "2", "-q"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COLUMNS", "64")
        .output()
        .unwrap();
    let told = stdout(&output);
    let widest = told.lines().take_while(|line| !line.is_empty()).map(|l| l.chars().count()).max();
    assert!(widest.is_some_and(|widest| (40..=64).contains(&widest)), "{told}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the command reads files")]
fn saved_results_are_no_scenario_and_a_scenario_may_be_saved_in_utf_16() {
    let directory = directory("inputs");
    std::fs::create_dir_all(&directory).unwrap();
    let saved = directory.join("results.json").display().to_string();
    orderflow(&["run", ANECDOTE, "-n", "2", "-q", "--export-json", &saved]);
    let told = stderr(&orderflow(&["check", &saved]));
    assert!(told.contains("holds saved results, not a scenario"), "{told}");
    assert!(told.contains("orderflow diff"), "{told}");

    let text = crate::commands::text(ANECDOTE);
    let wide: Vec<u8> =
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let path = directory.join("wide.toml").display().to_string();
    std::fs::write(&path, wide).unwrap();
    let output = orderflow(&["check", &path, "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
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
        "error: nothing to compare: there is only `rigid`\n  = help: name two policies or more with \
         `--policies A,B`, or add a column with `--variant 'a fourth waiter: floor.waiters=4'`\n"
    );
    assert_eq!(
        told(&["--policies", "rigid,licence,rigid"]),
        "error: policy `rigid` is named twice\n  = help: name each policy once\n"
    );
    assert_eq!(
        told(&["--baseline", "licence"]),
        "error: baseline `licence` is not one of the columns compared\n  = help: known: `rigid`, \
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

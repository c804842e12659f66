//! `-` is standard input wherever a file is read, and standard output wherever one is written.

use std::io::Write as _;
use std::process::{Output, Stdio};

use super::{ANECDOTE, command, directory, names, orderflow, read, run_of_two, text};

/// The program with a text on its standard input stream.
fn fed(input: &str, arguments: &[&str]) -> Output {
    let folder = directory(&format!("fed {}", arguments.join(" ").replace('/', "")));
    let mut program = command(&folder, arguments);
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who refuses what was typed reads nothing.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    assert!(names(&folder).is_empty(), "{arguments:?} left {:?}", names(&folder));
    output
}

#[test]
fn every_command_reads_its_file_from_standard_input() {
    let house = read(ANECDOTE.as_ref());
    let folder = directory("as_files");
    for arguments in [
        "check FILE",
        "check FILE --format json",
        "run FILE -n 2",
        "compare FILE -n 2",
        "story FILE",
        "season FILE -n 2 --evenings-in-a-row 14",
    ] {
        let words =
            |file| arguments.split(' ').map(move |word| if word == "FILE" { file } else { word });
        let (by_name, by_stream): (Vec<&str>, Vec<&str>) =
            (words(ANECDOTE).collect(), words("-").collect());
        let named = text(&orderflow(&folder, &by_name).stdout).replace(ANECDOTE, "standard input");
        let streamed = fed(&house, &by_stream);
        assert_eq!(streamed.status.code(), Some(0), "{arguments}: {}", text(&streamed.stderr));
        // What to type next would name a file that is none.
        let is_next = |line: &str| line.starts_with("  next") || line.starts_with("  orderflow ");
        let kept = |line: &&str| !is_next(line);
        let named: Vec<&str> = named.trim_end().lines().filter(kept).collect();
        assert_eq!(text(&streamed.stdout).trim_end(), named.join("\n").trim_end(), "{arguments}");
    }
    let wrong = fed("title = 7\n", &["check", "-"]);
    assert!(text(&wrong.stderr).contains("--> standard input:1:9"), "{}", text(&wrong.stderr));
}

#[test]
fn a_journey_from_standard_input_is_read_for_what_it_is() {
    let toml = fed("base = 7.0\n", &["score", "-"]);
    let json = fed(" { \"base\": 7.0 }", &["score", "-"]);
    assert_eq!(toml.status.code(), Some(0), "{}", text(&toml.stderr));
    assert_eq!(text(&toml.stdout), text(&json.stdout));
}

#[test]
fn saved_results_are_read_from_standard_input_once() {
    let folder = directory("results");
    run_of_two(&folder, 0, &["--export-json", "a.json"]);
    let saved = folder.join("a.json");
    let path = saved.display().to_string();
    for arguments in [["diff", "-", &path], ["diff", &path, "-"]] {
        let output = fed(&read(&saved), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    let twice = fed(&read(&saved), &["diff", "-", "-"]);
    assert!(text(&twice.stderr).contains("standard input can be read once only"));
}

#[test]
fn an_export_to_standard_output_stands_there_alone() {
    let folder = directory("to_stdout");
    let results = run(&folder, &["--export-json", "-"]);
    let json: serde_json::Value = serde_json::from_str(&text(&results.stdout)).unwrap();
    assert_eq!(json["evenings"], 2);
    assert!(text(&results.stderr).contains("guest score"), "{}", text(&results.stderr));
    for table in ["evenings", "parties", "items", "measures", "comparison", "columns"] {
        let output = run(&folder, &["--export-csv", "-", "--tables", table]);
        let printed = text(&output.stdout);
        run_of_two(&folder, 0, &["--export-csv", "out"]);
        let kept = read(&folder.join(format!("out/{table}.csv")));
        assert_eq!(printed, kept, "{table}");
    }
    assert_eq!(names(&folder), ["out"]);
    let several = run_of_two(&folder, 2, &["--export-csv", "-"]);
    assert!(several.contains("standard output takes one table") && several.contains("--tables"));
    let both = ["--export-csv", "-", "--tables", "why", "--export-json", "-"];
    assert!(run_of_two(&folder, 2, &both).contains("another export"));
}

fn run(folder: &std::path::Path, arguments: &[&str]) -> Output {
    let output = orderflow(folder, &[&["run", ANECDOTE, "-n", "2"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    output
}

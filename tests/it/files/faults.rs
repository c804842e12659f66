//! What goes wrong from outside: a full disk, a closed stream, Ctrl-C, SIGTERM, kill -9. Whatever happens, a set
//! is of one run, and nothing half written stays longer than until the next run.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::{
    ANECDOTE, MENDOZA, command, directory, manifest, names, orderflow, read, run_of_two, text,
};

/// A run that would take minutes and write without end.
const LONG: [&str; 7] = ["compare", MENDOZA, "-n", "200000", "--export-csv", "out", "--force"];

fn start(folder: &Path, arguments: &[&str]) -> Child {
    command(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn signal(child: &Child, signal: &str) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
}

/// Whether something is under way in a folder.
fn is_staged(folder: &Path) -> bool {
    names(folder).iter().any(|name| name.ends_with(".orderflow-partial"))
}

/// Waits until some evenings have been written.
fn wait_for_evenings(folder: &Path) {
    let has_some = || {
        let staged = names(folder).into_iter().find(|name| name.starts_with(".out."));
        let table = staged.map(|name| folder.join(name).join("evenings.csv"));
        table.is_some_and(|table| std::fs::metadata(table).is_ok_and(|about| about.len() > 0))
    };
    for _ in 0..600 {
        if has_some() {
            return;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("nothing was written: {:?}", names(folder));
}

/// A long run with an export, stopped by these signals one after the other.
fn stopped(folder: &Path, signals: &[&str]) -> Output {
    let child = start(folder, &LONG);
    wait_for_evenings(folder);
    for (idx, name) in signals.iter().enumerate() {
        if idx > 0 {
            sleep(Duration::from_millis(20));
        }
        signal(&child, name);
    }
    child.wait_with_output().unwrap()
}

#[test]
fn the_first_interrupt_prints_and_writes_what_is_known() {
    for (name, code) in [("-INT", 130), ("-TERM", 143)] {
        let folder = directory(&format!("interrupted{name}"));
        let output = stopped(&folder, &[name]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains("stopping at the next block;"), "{said}");
        assert!(said.contains("of 200000 evenings; the results are of those"), "{said}");
        let shown = text(&output.stdout);
        assert!(shown.contains("guest score") && shown.contains("stopped before"), "{shown}");
        assert_eq!(names(&folder), ["out"]);
        let manifest = manifest(&folder.join("out"));
        assert_eq!((&manifest["interrupted"], &manifest["complete"]), (&true.into(), &true.into()));
        let evenings = manifest["evenings"].as_u64().unwrap();
        assert!(evenings > 0 && evenings.is_multiple_of(50), "{evenings}");
        let n_rows = read(&folder.join("out/evenings.csv")).lines().count() as u64 - 1;
        assert_eq!((n_rows, &manifest["files"]["evenings.csv"]), (2 * evenings, &n_rows.into()));
    }
}

/// A precision nobody reaches, so that the first stage lasts.
#[test]
fn who_interrupts_a_first_stage_is_told_what_it_found() {
    let folder = directory("interrupted_stage");
    let arguments = [
        &["compare", MENDOZA, "--precision", "0.01%", "--max-evenings", "200000"][..],
        &["--export-csv", "out", "--export-json", "a.json"],
    ];
    let child = start(&folder, &arguments.concat());
    // The progress of a run is told where it is read; here only time tells that a block has been played.
    sleep(Duration::from_secs(2));
    signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    let (shown, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("evenings that were to say how many are needed"), "{said}");
    assert!(said.contains("stand in no table"), "{said}");
    let words: Vec<&str> = shown.split_whitespace().collect();
    assert!(words.join(" ").contains("while they were to say how many are needed"), "{shown}");
    let manifest = manifest(&folder.join("out"));
    assert_eq!((&manifest["stage"], &manifest["files"]["evenings.csv"]), (&1.into(), &0.into()));
    assert_ne!(manifest["files"]["comparison.csv"], 0);
    let saved = read(&folder.join("a.json"));
    let json: serde_json::Value = serde_json::from_str(&saved).unwrap();
    assert_eq!(json["stopped"], serde_json::json!({ "because": "interrupted", "stage": 1 }));
    let compared = orderflow(&folder, &["diff", "a.json", "a.json"]);
    assert!(compared.status.success(), "{compared:?}");
}

#[test]
fn the_second_interrupt_leaves_at_once_and_nothing_behind() {
    let folder = directory("interrupted_twice");
    run_of_two(&folder, 0, &["--export-csv", "out"]);
    let before = read(&folder.join("out/manifest.json"));
    let output = stopped(&folder, &["-INT", "-TERM"]);
    // It may have been so quick that once was enough.
    let code = output.status.code();
    assert!(code == Some(143) || code == Some(130), "{output:?}");
    if code == Some(143) {
        assert!(output.stdout.is_empty(), "{output:?}");
        assert_eq!(read(&folder.join("out/manifest.json")), before);
    }
    assert_eq!(names(&folder), ["out"]);
}

#[test]
fn an_interrupted_season_says_what_is_known() {
    let folder = directory("interrupted_season");
    let child = start(&folder, &["season", MENDOZA, "-n", "100000", "--export-csv", "out"]);
    for _ in 0..600 {
        if is_staged(&folder) {
            break;
        }
        sleep(Duration::from_millis(50));
    }
    signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("of 100000 seasons; the results are of those"), "{said}");
    assert!(manifest(&folder.join("out"))["seasons"].as_u64().unwrap() >= 10);
}

#[test]
fn what_a_killed_run_leaves_is_removed_by_the_next() {
    let folder = directory("killed");
    run_of_two(&folder, 0, &["--export-csv", "out", "--export-json", "a.json"]);
    let kept = (read(&folder.join("out/manifest.json")), read(&folder.join("a.json")));
    let mut child = start(&folder, &[&LONG[..], &["--export-json", "a.json"]].concat());
    wait_for_evenings(&folder);
    signal(&child, "-KILL");
    child.wait().unwrap();
    assert!(is_staged(&folder), "{:?}", names(&folder));
    assert_eq!((read(&folder.join("out/manifest.json")), read(&folder.join("a.json"))), kept);
    // What is still being written stays.
    let mut other = start(&folder, &["compare", MENDOZA, "-n", "200000", "--export-csv", "other"]);
    for _ in 0..600 {
        if names(&folder).iter().any(|name| name.starts_with(".other.")) {
            break;
        }
        sleep(Duration::from_millis(50));
    }
    run_of_two(&folder, 0, &["--export-json", "b.json"]);
    let left: Vec<String> =
        names(&folder).into_iter().filter(|name| name.starts_with('.')).collect();
    assert!(left.len() == 1 && left[0].starts_with(".other."), "{left:?}");
    signal(&other, "-KILL");
    other.wait().unwrap();
    run_of_two(&folder, 0, &["--export-csv", "out"]);
    assert_eq!(names(&folder), ["a.json", "b.json", "out"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_loses_neither_the_results_nor_the_exit_code() {
    let folder = directory("full");
    let output = orderflow(&folder, &["run", ANECDOTE, "-n", "2", "--export-json", "/dev/full"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("guest score"));
    assert!(text(&output.stderr).contains("cannot write `/dev/full`"));
    let full = || super::open("/dev/full".as_ref());
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["compare", "--help"],
        &["measures"],
        &["completions", "bash"],
        &["man"],
        &["run", ANECDOTE, "-n", "2"],
        &["run", ANECDOTE, "-n", "2", "--export-json", "-"],
        &["run", ANECDOTE, "-n", "2", "--export-csv", "-", "--tables", "items"],
        &["run", ANECDOTE, "-n", "2", "--export-csv", "written"],
    ] {
        let output = command(&folder, arguments).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    // What could be written is.
    assert_eq!(names(&folder), ["written"]);
}

/// A limit on the size of files stands for a disk that becomes full on the way: `ulimit -f` needs no rights.
#[test]
fn a_disk_that_becomes_full_leaves_no_half_of_a_set() {
    let folder = directory("becomes_full");
    run_of_two(&folder, 0, &["--export-csv", "out"]);
    let before = read(&folder.join("out/manifest.json"));
    let script = format!(
        "ulimit -f 256; exec '{}' run '{MENDOZA}' -n 400 --export-csv out --export-json a.json",
        env!("CARGO_BIN_EXE_orderflow")
    );
    let output = Command::new("bash").args(["-c", &script]).current_dir(&folder).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(text(&output.stdout).contains("guest score"), "{output:?}");
    let said = text(&output.stderr);
    assert!(said.contains("error: cannot write `out/"), "{said}");
    // Told when it happens, and not only after an hour.
    let (at_once, _) = said.split_once("error: ").unwrap();
    assert!(at_once.contains("the run goes on, and prints its results"), "{said}");
    assert_eq!(read(&folder.join("out/manifest.json")), before);
    assert_eq!(names(&folder), ["a.json", "out"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = directory("closed");
    for arguments in [
        &["measures"][..],
        &["--help"],
        &["run", ANECDOTE, "-n", "2", "--export-csv", "out"],
        &["run", ANECDOTE, "-n", "2", "--export-json", "-"],
        &["run", ANECDOTE, "-n", "2", "--export-csv", "-", "--tables", "items"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command(&folder, arguments).stdout(writer).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    }
    // Nor are streams that are not there at all.
    for closed in [">&-", "2>&-", "<&-", ">&- 2>&- <&-"] {
        let script =
            format!("'{}' run '{ANECDOTE}' -n 2 {closed}", env!("CARGO_BIN_EXE_orderflow"));
        let status = Command::new("bash").args(["-c", &script]).current_dir(&folder).status();
        assert_eq!(status.unwrap().code(), Some(0), "{closed}");
    }
    assert_eq!(names(&folder), ["out"]);
}

#[expect(clippy::disallowed_methods, reason = "moments are those of a clock")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

/// How many runs are ended at random moments: few by default, so many as `ORDERFLOW_KILLS` says.
#[expect(clippy::disallowed_methods, reason = "a long test is asked for by the environment")]
fn n_kills() -> u64 {
    std::env::var("ORDERFLOW_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(8)
}

/// The set that stands in a folder is of one run: its files are those of the manifest and have its rows.
fn assert_of_one_run(set: &Path, after: &str) {
    let manifest = manifest(set);
    assert_eq!(manifest["complete"], true, "{after}");
    let files = manifest["files"].as_object().unwrap();
    let mut listed: Vec<&str> = files.keys().map(String::as_str).chain(["manifest.json"]).collect();
    listed.sort_unstable();
    assert_eq!(names(set), listed, "{after}");
    for (name, rows) in files {
        let mut reader = csv::Reader::from_path(set.join(name)).unwrap();
        assert_eq!(rows.as_u64(), Some(reader.records().count() as u64), "{name} {after}");
    }
    let evenings = manifest["evenings"].as_u64().unwrap();
    assert_eq!(files["evenings.csv"].as_u64(), Some(2 * evenings), "{after}");
}

#[test]
fn a_run_that_is_ended_at_any_moment_leaves_a_set_of_one_run() {
    let folder = directory("random_moments");
    let export = |evenings: &str| {
        start(
            &folder,
            &[
                "compare",
                ANECDOTE,
                "-n",
                evenings,
                "--export-csv",
                "out",
                "--export-json",
                "a.json",
            ],
        )
    };
    let whole = now();
    assert!(export("100").wait().unwrap().success());
    let whole = whole.elapsed();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..n_kills() {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = f64::from(u32::try_from(random >> 40).unwrap()) / f64::from(1 << 24);
        let name = ["-KILL", "-INT", "-TERM", "-KILL"][(round % 4) as usize];
        let evenings = (100 + 50 * (round % 3)).to_string();
        let mut child = export(&evenings);
        sleep(whole.mul_f64(1.1 * share));
        signal(&child, name);
        child.wait().unwrap();
        let after = format!("after {name} at {share:.3} in round {round}");
        assert_of_one_run(&folder.join("out"), &after);
        let json: serde_json::Value = serde_json::from_str(&read(&folder.join("a.json"))).unwrap();
        assert!(json["evenings"].as_u64().unwrap() > 0, "{after}");
        if name != "-KILL" {
            // What the one before has left stays if this one was ended before it did anything.
            let own = format!(".{}-", child.id());
            let has_own = names(&folder).iter().any(|name| name.contains(&own));
            assert!(!has_own, "{after}: {:?}", names(&folder));
        }
    }
    run_of_two(&folder, 0, &["--export-json", "b.json"]);
    assert_eq!(names(&folder), ["a.json", "b.json", "out"]);
}

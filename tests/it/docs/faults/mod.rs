//! The page of faults that were found: each command runs again, and the page shows what it says today.

mod rows;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::commands::copy;
use crate::snapshot::assert_kept;

/// A command that once did something wrong.
struct Fault {
    /// What it did.
    was: &'static str,
    /// What is typed, in a shell.
    command: &'static str,
    /// Which lines of what it says are shown.
    shown: Shown,
}

/// Lines of an output.
enum Shown {
    /// The first so many.
    First(usize),
    /// Those with any of these words.
    With(&'static [&'static str]),
}

/// Faults of one kind.
struct Kind {
    name: &'static str,
    /// The rule that holds now.
    rule: &'static str,
    faults: &'static [Fault],
}

const HEAD: &str = "# Faults that were found, by kind, and what the program says today

People who tried to break the program, or to run a house by it, found the faults below. They are ordered by kind: \
where one was found, the kind was mended, not the one place. Every command is run again by a test, which holds this \
page to what the commands say; of long outputs the lines that matter are shown. What else was tried, and how often, \
stands in [robustness.md](robustness.md).
";

/// Lines with certain words are not shown beyond these.
const MOST: usize = 4;

/// The lines of a command's output that are shown, and its exit code if that is not 0.
fn said(fault: &Fault, folder: &Path) -> String {
    let program = env!("CARGO_BIN_EXE_orderflow");
    let script = format!("orderflow() {{ '{program}' \"$@\"; }}\n{{ {}\n}} 2>&1", fault.command);
    let mut bash = Command::new("bash");
    bash.args(["-c", &script]).current_dir(folder).stdin(Stdio::null()).env("COLUMNS", "100");
    let output = bash.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!text.contains("a bug in orderflow"), "{}:\n{text}", fault.command);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut said = String::new();
    let (mut last, mut n_shown) = (None, 0);
    for (idx, line) in lines.iter().enumerate() {
        let is_shown = match &fault.shown {
            Shown::First(n) => idx < *n,
            Shown::With(words) => n_shown < MOST && words.iter().any(|word| line.contains(word)),
        };
        if is_shown {
            said.extend([gap(last, idx), &cut(line), "\n"]);
            last = Some(idx);
            n_shown += 1;
        }
    }
    assert!(last.is_some() || lines.is_empty(), "{} shows nothing of\n{text}", fault.command);
    match output.status.code() {
        Some(0) => said,
        code => said + &format!("(exit code {})\n", code.unwrap()),
    }
}

/// What stands for lines that are left out.
fn gap(last: Option<usize>, idx: usize) -> &'static str {
    if last.is_some_and(|last| last + 1 == idx) || idx == 0 { "" } else { "…\n" }
}

/// Of a very long line its beginning.
fn cut(line: &str) -> String {
    const LONGEST: usize = 160;
    let begin: String = line.chars().take(LONGEST).collect();
    if begin.len() < line.len() { begin + "…" } else { begin }
}

/// A folder for one command, with the shipped scenarios.
fn folder(kind: usize, fault: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faults/{kind}-{fault}"));
    drop(std::fs::remove_dir_all(&folder));
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    copy(&scenarios, &folder.join("scenarios"));
    folder
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (kind, Kind { name, rule, faults }) in rows::KINDS.iter().enumerate() {
        let told = faults.iter().enumerate().map(|(idx, fault)| {
            let said = said(fault, &folder(kind, idx));
            format!("# was: {}\n$ {}\n{said}", fault.was, fault.command)
        });
        let told = told.collect::<Vec<_>>().join("\n");
        page.extend(["\n## ", name, "\n\n", rule, "\n\n```text\n", &told, "```\n"]);
    }
    page
}

#[test]
fn every_fault_that_was_found_is_tried_again() {
    let page = page();
    assert_kept(Path::new("docs/faults.md"), &page);
}

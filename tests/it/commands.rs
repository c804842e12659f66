//! The commands that a page shows: they run, and print what the page says they print.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::snapshot::assert_page;

/// A line of a page that stands for lines left out.
const LEFT_OUT: &str = "…";

/// Runs every command of a page in a folder with the shipped scenarios, the README's files and the page's;
/// gives how many there are.
///
/// A command succeeds, unless the page shows that it fails.
pub(crate) fn assert_commands(page: &str) -> usize {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(page);
    drop(fs::remove_dir_all(&directory));
    copy(&root().join("scenarios"), &directory.join("scenarios"));
    write_files(&text("README.md"), &directory);
    write_files(&text(page), &directory);
    let mut n_commands = 0;
    assert_page(page, |kept| {
        with_real_outputs(kept, |command, fails| {
            n_commands += 1;
            run(command, fails, &directory)
        })
    });
    n_commands
}

/// The text of a page.
#[expect(clippy::disallowed_methods, reason = "the test reads the pages")]
pub(crate) fn text(page: &str) -> String {
    fs::read_to_string(root().join(page)).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a command prints: its results or, if it is to fail, what is wrong.
fn run(command: &str, fails: bool, directory: &Path) -> String {
    let arguments = ["cargo run --release -- ", "orderflow "]
        .iter()
        .find_map(|program| command.strip_prefix(program))
        .unwrap_or_else(|| panic!("`{command}` is no command of ours"));
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(words(arguments))
        .current_dir(directory)
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(if fails { 2 } else { 0 }), "{command}\n{errors}");
    if fails { errors } else { String::from_utf8(output.stdout).unwrap() }
}

/// The words of a command; what stands in single quotes is one.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in command.chars() {
        match letter {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(letter),
        }
    }
    words
}

/// A page with what its commands really print, in place of what it says they print; a command that is shown
/// without output stays so.
fn with_real_outputs(page: &str, mut run: impl FnMut(&str, bool) -> String) -> String {
    let mut lines = page.lines().peekable();
    let mut real = String::new();
    let mut is_console = false;
    while let Some(line) = lines.next() {
        is_console = if line.starts_with("```") { line == "```console" } else { is_console };
        real.extend([line, "\n"]);
        let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) else {
            continue;
        };
        let is_shown = |line: &&str| !line.starts_with("$ ") && !line.starts_with("```");
        let shown: Vec<&str> = std::iter::from_fn(|| lines.next_if(is_shown)).collect();
        let output = run(command, shown.first().is_some_and(|line| line.starts_with("error")));
        real.extend(as_shown(&shown, &output).into_iter().flat_map(|line| [line, "\n"]));
    }
    real
}

/// An output, shortened where what is shown is.
fn as_shown<'a>(shown: &[&str], output: &'a str) -> Vec<&'a str> {
    let lines: Vec<&str> = output.lines().collect();
    match shown.iter().position(|line| *line == LEFT_OUT) {
        _ if shown.is_empty() => Vec::new(),
        None => lines,
        Some(n_first) => {
            let n_last = shown.len() - n_first - 1;
            [&lines[..n_first], &[LEFT_OUT], &lines[lines.len() - n_last..]].concat()
        }
    }
}

/// Writes the files a page lists: blocks whose first line is their name.
#[expect(clippy::disallowed_methods, reason = "the commands read these files")]
fn write_files(page: &str, directory: &Path) {
    let blocks = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    for block in blocks {
        let name = block.lines().next().and_then(|line| line.strip_prefix("# "));
        fs::write(directory.join(name.expect("a file begins with its name")), block).unwrap();
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let paths = fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path());
    for path in paths {
        let target: PathBuf = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn an_output_that_has_changed_is_noticed() {
    let shown = |output: &str| format!("```console\n$ orderflow x\n{output}```\n");
    let real = |page: &str| with_real_outputs(page, |_, _| "a\nb\nc\n".to_owned());
    assert_eq!(real(&shown("a\nB\nc\n")), shown("a\nb\nc\n"));
    assert_eq!(real(&shown("a\n…\nC\n")), shown("a\n…\nc\n"));
    assert_eq!(real(&shown("")), shown(""));
}

#[test]
fn a_command_must_fail_where_its_error_is_shown() {
    let mut asked = Vec::new();
    let page = "```console\n$ orderflow x\nerror: y\n$ orderflow z\n1\n```\n";
    with_real_outputs(page, |command, fails| {
        asked.push((command.to_owned(), fails));
        String::new()
    });
    assert_eq!(asked, [("orderflow x".to_owned(), true), ("orderflow z".to_owned(), false)]);
}

#[test]
fn what_is_quoted_is_one_word() {
    assert_eq!(words("check a.toml --set 'a.b=3 min'"), ["check", "a.toml", "--set", "a.b=3 min"]);
}

//! The README: its commands run, its outputs are the real ones, its table of policies is the presets'.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use orderflow::model::Policy;
use orderflow::scenario;

use crate::snapshot::assert_kept;

/// A line of the README that stands for lines left out.
const LEFT_OUT: &str = "…";

#[expect(clippy::disallowed_methods, reason = "the test reads the README")]
fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn every_command_runs_and_prints_what_the_readme_shows() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    drop(fs::remove_dir_all(&directory));
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"), &directory.join("scenarios"));
    let readme = readme();
    write_files(&readme, &directory);
    let mut n_commands = 0;
    let real = with_real_outputs(&readme, |command| {
        n_commands += 1;
        run(command, &directory)
    });
    assert!(n_commands >= 10, "only {n_commands} commands found");
    assert_kept(Path::new("README.md"), &real);
}

#[test]
fn an_output_that_has_changed_is_noticed() {
    let shown = |output: &str| format!("```console\n$ orderflow x\n{output}```\n");
    let real = |readme: &str| with_real_outputs(readme, |_| "a\nb\nc\n".to_owned());
    assert_eq!(real(&shown("a\nB\nc\n")), shown("a\nb\nc\n"));
    assert_eq!(real(&shown("a\n…\nC\n")), shown("a\n…\nc\n"));
    assert_eq!(real(&shown("")), shown(""));
}

fn run(command: &str, directory: &Path) -> String {
    let arguments = ["cargo run --release -- ", "orderflow "]
        .iter()
        .find_map(|program| command.strip_prefix(program))
        .unwrap_or_else(|| panic!("`{command}` is no command of ours"));
    let output = Command::new(env!("CARGO_BIN_EXE_orderflow"))
        .args(arguments.split_whitespace())
        .current_dir(directory)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{command}\n{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The README with what its commands really print, in place of what it says they print; a command that
/// is shown without output stays so.
fn with_real_outputs(readme: &str, mut run: impl FnMut(&str) -> String) -> String {
    let mut lines = readme.lines().peekable();
    let mut real = String::new();
    let mut is_console = false;
    while let Some(line) = lines.next() {
        is_console = if line.starts_with("```") { line == "```console" } else { is_console };
        real.extend([line, "\n"]);
        let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) else {
            continue;
        };
        let output = run(command);
        let is_shown = |line: &&str| !line.starts_with("$ ") && !line.starts_with("```");
        let shown: Vec<&str> = std::iter::from_fn(|| lines.next_if(is_shown)).collect();
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

/// Writes the files the README lists: blocks whose first line is their name.
#[expect(clippy::disallowed_methods, reason = "the commands read these files")]
fn write_files(readme: &str, directory: &Path) {
    let blocks = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    for block in blocks {
        let name = block.lines().next().and_then(|line| line.strip_prefix("# "));
        fs::write(directory.join(name.expect("a file begins with its name")), block).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
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
fn the_table_of_policies_is_that_of_the_presets() {
    let readme = readme();
    let rows: Vec<Vec<&str>> = readme
        .lines()
        .skip_while(|line| !line.starts_with("| key "))
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let [head, _, rows @ ..] = rows.as_slice() else { panic!("the README has the table") };
    let presets = scenario::presets();
    assert_eq!(head[1..=presets.len()], presets);
    for (idx, name) in presets.into_iter().enumerate() {
        // Another preset's values would stay where the table says nothing.
        let other = presets[(idx + 1) % presets.len()];
        let keys = rows.iter().map(|row| setting(row[0].trim_matches('`'), row[idx + 1]));
        let written = written_policy(other, &keys.collect::<String>());
        assert_eq!(Policy { name: name.to_owned(), ..written }, scenario::preset(name).unwrap());
    }
}

fn setting(key: &str, value: &str) -> String {
    let is_bare = value.parse::<f64>().is_ok() || value.parse::<bool>().is_ok();
    if is_bare { format!("{key} = {value}\n") } else { format!("{key} = \"{value}\"\n") }
}

/// A policy that starts from a preset and sets every key.
#[expect(clippy::disallowed_methods, reason = "a shipped house gives the policy a home")]
fn written_policy(preset: &str, keys: &str) -> Policy {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let house = fs::read_to_string(root.join("scenarios/quiet.toml")).unwrap();
    let text = format!("{house}\n[policy.written]\npreset = \"{preset}\"\n{keys}");
    let mut loaded = scenario::read(&text, "readme.toml", &[])
        .unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let left = |path: &str| path.starts_with("policy.written.");
    let missing: Vec<_> = loaded.defaults.iter().filter(|default| left(&default.path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    loaded.model.policies.pop().unwrap()
}

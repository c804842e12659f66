//! Files: what is read and written, and what stands afterwards, whatever happens meanwhile. Nothing here needs
//! more rights than anybody has.

mod exports;
#[cfg(unix)]
mod faults;
#[cfg(unix)]
mod places;
mod streams;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(super) const ANECDOTE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/anecdote.toml");
#[cfg(unix)]
pub(super) const MENDOZA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/mendoza.toml");

/// A fresh directory for one test.
pub(super) fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files").join(name);
    drop(std::fs::remove_dir_all(&path));
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// The program in a directory, with these words.
pub(super) fn command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_orderflow"));
    command.args(arguments).current_dir(directory).stdin(Stdio::null());
    command
}

pub(super) fn orderflow(directory: &Path, arguments: &[&str]) -> Output {
    command(directory, arguments).output().unwrap()
}

/// A run of two evenings that must end with that code; what it said on the standard error stream.
pub(super) fn run_of_two(directory: &Path, code: i32, arguments: &[&str]) -> String {
    let output = orderflow(directory, &[&["run", ANECDOTE, "-n", "2"], arguments].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    said
}

pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "files are written to be read")]
pub(super) fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

#[expect(clippy::disallowed_methods, reason = "what was written is read")]
pub(super) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// What is there, to be a stream of the program.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "streams are redirected as a shell does")]
pub(super) fn open(path: &Path) -> std::fs::File {
    let is_device = path.starts_with("/dev");
    std::fs::File::options().read(!is_device).write(is_device).open(path).unwrap()
}

/// Names in a directory, hidden ones too, in their order.
pub(super) fn names(directory: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(directory).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

pub(super) fn manifest(folder: &Path) -> serde_json::Value {
    serde_json::from_str(&read(&folder.join("manifest.json"))).unwrap()
}

//! The README: short, its commands run, its outputs are the real ones.

use crate::commands::{assert_commands, text};

#[test]
fn every_command_runs_and_prints_what_the_readme_shows() {
    let n_commands = assert_commands("README.md");
    assert!(n_commands >= 10, "only {n_commands} commands found");
}

#[test]
fn the_readme_is_read_in_ten_minutes() {
    let n_lines = text("README.md").lines().count();
    assert!(n_lines <= 220, "{n_lines} lines; what is looked up stands in docs/");
}

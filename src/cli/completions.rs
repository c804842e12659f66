//! `completions`: what a shell asks when the tab key is pressed.
//!
//! The script printed for a shell calls this program at each press, so that what it offers is always what
//! this version takes: commands, options, files, measures, policies and values of the scenario that is
//! named on the line. Start with [`answer_shell`].

use std::ffi::OsStr;
use std::path::Path;

use clap::{Arg, Command, CommandFactory as _};
use clap_complete::env::{CompleteEnv, Shells};
use clap_complete::{ArgValueCompleter, CompletionCandidate};

use crate::catalogue::{MeasureKey, all_keys, season_keys};
use crate::cli::args::{Args, CompletionsArgs};
use crate::cli::error::Error;
use crate::cli::files::read;
use crate::cli::output::print;
use crate::render::safe::is_plain;
use crate::scenario::{self, Loaded};

/// Environment variable by which a shell's script asks.
const ASKED_BY: &str = "COMPLETE";

/// Prints the script a shell reads when it starts.
pub(super) fn run(args: &CompletionsArgs) -> Result<(), Error> {
    let name = args.shell.to_string();
    let shells = Shells::builtins();
    let completer = shells.completer(&name).expect("every shell that can be named has a script");
    let mut script = Vec::new();
    completer
        .write_registration(ASKED_BY, "orderflow", "orderflow", "orderflow", &mut script)
        .map_err(Error::Print)?;
    print(&String::from_utf8_lossy(&script))
}

/// Answers a shell and ends the program, if it is a shell that asks.
pub(super) fn answer_shell() {
    CompleteEnv::with_factory(with_values).var(ASKED_BY).complete();
}

/// The command line, with what its options may be given.
fn with_values() -> Command {
    let of_command = |command: Command| command.mut_args(with_its_values);
    Args::command().mut_subcommands(of_command)
}

fn with_its_values(argument: Arg) -> Arg {
    let completer = match argument.get_id().as_str() {
        "policies" | "policy" | "baseline" => ArgValueCompleter::new(policies),
        "on" => ArgValueCompleter::new(measures),
        "chart" => ArgValueCompleter::new(measures_of_seasons),
        _ => return argument,
    };
    argument.add(completer)
}

/// Keys of measures of an evening.
fn measures(typed: &OsStr) -> Vec<CompletionCandidate> {
    keys_beginning_with(typed, all_keys())
}

/// Keys of measures, those that only a season has among them.
fn measures_of_seasons(typed: &OsStr) -> Vec<CompletionCandidate> {
    keys_beginning_with(typed, all_keys().into_iter().chain(season_keys()))
}

fn keys_beginning_with(
    typed: &OsStr,
    keys: impl IntoIterator<Item = MeasureKey>,
) -> Vec<CompletionCandidate> {
    let offered = keys.into_iter().map(|key| (key.key(), key.name()));
    beginning_with(typed, offered.collect())
}

/// Names of policies: those of the scenario on the line, then the presets.
fn policies(typed: &OsStr) -> Vec<CompletionCandidate> {
    let of_file = scenario_on_the_line().map(|loaded| loaded.model.policies).unwrap_or_default();
    let mut offered: Vec<(String, String)> =
        of_file.into_iter().map(|policy| (policy.name, "policy of the file".to_owned())).collect();
    for preset in scenario::presets() {
        if offered.iter().all(|(name, _)| name != preset) {
            offered.push((preset.to_owned(), "preset".to_owned()));
        }
    }
    beginning_with(typed, offered)
}

/// Those that begin as was typed, each with what it is.
fn beginning_with(typed: &OsStr, offered: Vec<(String, String)>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    // A name that acts on the terminal cannot be typed either.
    let fits = |word: &str| word.starts_with(typed.as_ref()) && is_plain(word);
    let fitting = offered.into_iter().filter(|(word, _)| fits(word));
    fitting.map(|(word, what)| CompletionCandidate::new(word).help(Some(what.into()))).collect()
}

/// The scenario named on the line that is being typed, if it can be read.
fn scenario_on_the_line() -> Option<Loaded> {
    let is_toml = |word: &String| Path::new(word).extension() == Some(OsStr::new("toml"));
    std::env::args().filter(is_toml).find_map(|path| {
        let text = read(Path::new(&path)).ok()?;
        scenario::read(&text, &path, &[]).ok()
    })
}

//! `completions`: what a shell asks when the tab key is pressed.
//!
//! The script printed for a shell calls this program at each press, so that what it offers is always what
//! this version takes: commands, options, files, measures, policies and values of the scenario that is
//! named on the line. Start with [`answer_shell`].

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use clap::{Arg, Command, ValueHint};
use clap_complete::engine::ValueCompleter as _;
use clap_complete::env::{CompleteEnv, Shells};
use clap_complete::{ArgValueCompleter, CompletionCandidate, PathCompleter, Shell};

use crate::catalogue::{GLOSSARY, MeasureKey, Word, all_keys, season_keys};
use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::commands::init::STARTERS;
use crate::cli::error::{Error, FileError};
use crate::cli::files::read;
use crate::cli::output::Console;
use crate::model::{Model, Policy, Scorer, Stage, keys};
use crate::render::safe::is_plain;
use crate::scenario::{self, Loaded};

const SETUP: &str = "\
In force from the next shell on, with one of these:
  bash         echo 'source <(orderflow completions bash)' >> ~/.bashrc
  zsh          echo 'source <(orderflow completions zsh)' >> ~/.zshrc
  fish         echo 'orderflow completions fish | source' >> ~/.config/fish/config.fish
  powershell   echo 'orderflow completions powershell | Out-String | Invoke-Expression' >> $PROFILE
  elvish       echo 'eval (orderflow completions elvish | slurp)' >> ~/.config/elvish/rc.elv
The script calls `orderflow` by that name: it must be in the PATH.";

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = SETUP)]
pub(in crate::cli) struct CompletionsArgs {
    /// Which shell.
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Environment variable by which a shell's script asks.
const ASKED_BY: &str = "COMPLETE";

impl Perform for CompletionsArgs {
    fn perform(&self, _console: Console) -> Result<Outcome, Error> {
        let name = self.shell.to_string();
        let shells = Shells::builtins();
        let completer =
            shells.completer(&name).expect("every shell that can be named has a script");
        let mut script = Vec::new();
        completer
            .write_registration(ASKED_BY, "orderflow", "orderflow", "orderflow", &mut script)
            .map_err(FileError::Print)?;
        printed(&String::from_utf8_lossy(&script))
    }
}

/// Answers a shell that asks what this command line takes, and ends the program then.
pub(in crate::cli) fn answer_shell(all: fn() -> Command) {
    CompleteEnv::with_factory(move || with_values(all())).var(ASKED_BY).complete();
}

/// The command line, with what its options may be given.
fn with_values(all: Command) -> Command {
    all.mut_subcommands(|command| command.mut_args(with_its_values))
}

fn with_its_values(argument: Arg) -> Arg {
    let completer = match argument.get_id().as_str() {
        "policies" | "policy" | "baseline" | "from" | "to" => ArgValueCompleter::new(policies),
        "on" | "rank" | "best" | "measure" => ArgValueCompleter::new(measures),
        "chart" => ArgValueCompleter::new(measures_of_seasons),
        "set" => ArgValueCompleter::new(settings),
        "path" => ArgValueCompleter::new(explained),
        "starter" => ArgValueCompleter::new(starters),
        _ if argument.get_value_hint() == ValueHint::AnyPath => ArgValueCompleter::new(paths),
        _ => return argument,
    };
    argument.add(completer)
}

/// Names of starters, each with its question; else the file that is to be written.
fn starters(typed: &OsStr) -> Vec<CompletionCandidate> {
    let names = STARTERS.iter().map(|starter| (starter.name.to_owned(), starter.question()));
    let mut offered = beginning_with(typed, names.collect());
    if offered.is_empty() {
        offered = paths(typed);
    }
    offered
}

/// Files and directories, but for names that act on the terminal.
fn paths(typed: &OsStr) -> Vec<CompletionCandidate> {
    let mut offered = PathCompleter::any().complete(typed);
    offered.retain(|candidate| is_plain(&candidate.get_value().to_string_lossy()));
    offered
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

/// Settings: paths of keys with the names of the scenario on the line; behind `=` the words of a choice.
fn settings(typed: &OsStr) -> Vec<CompletionCandidate> {
    let text = typed.to_string_lossy();
    if let Some((path, _)) = text.split_once('=') {
        let words = keys().filter(|key| key.answers(path)).flat_map(|key| key.shape.words());
        let values = words.map(|word| (format!("{path}={}", word.name), word.meaning.to_owned()));
        return beginning_with(typed, values.collect());
    }
    let model = scenario_on_the_line().map(|loaded| loaded.model);
    let paths = keys().flat_map(|key| {
        let named = with_names(&key.path(), model.as_ref());
        named.into_iter().map(move |path| (format!("{path}="), key.meaning.to_owned()))
    });
    beginning_with(typed, paths.collect())
}

/// A key's path with each name of the scenario in place of its `*`; with `*` where no name is known.
fn with_names(path: &str, model: Option<&Model>) -> Vec<String> {
    let Some((table, rest)) = path.split_once('*') else { return vec![path.to_owned()] };
    let names = names_in(table.trim_end_matches('.'), model);
    if names.is_empty() {
        return vec![path.to_owned()];
    }
    names.into_iter().map(|name| format!("{table}{name}{rest}")).collect()
}

/// The names that stand in a table of the scenario.
fn names_in(table: &str, model: Option<&Model>) -> Vec<String> {
    if table == "score.stage" {
        return Stage::ALL.map(|stage| stage.key().to_owned()).to_vec();
    }
    let Some(model) = model else { return Vec::new() };
    match table {
        "counter" => model.counters.iter().map(|counter| counter.name.clone()).collect(),
        "handoff" => {
            let with_handoff = model.counters.iter().filter(|counter| counter.handoff.is_some());
            with_handoff.map(|counter| counter.name.clone()).collect()
        }
        "item" => model.items.iter().map(|item| item.name.clone()).collect(),
        "policy" => model.policies.iter().map(|policy| policy.name.clone()).collect(),
        "demand.order" => model.demand.order.iter().map(|line| line.name.clone()).collect(),
        "goals" => all_keys().into_iter().map(MeasureKey::key).collect(),
        _ => Vec::new(),
    }
}

/// What `explain` tells of.
fn explained(typed: &OsStr) -> Vec<CompletionCandidate> {
    let of_word = |word: &Word| (word.name.to_owned(), word.meaning.to_owned());
    let words = GLOSSARY.iter().chain(Policy::PRESET_WORDS).chain(Scorer::WORDS).map(of_word);
    let measures = all_keys().into_iter().chain(season_keys()).map(|key| (key.key(), key.name()));
    let of_keys = || keys().map(|key| (key.path(), key.meaning.to_owned()));
    let last_words = of_keys().filter_map(|(path, meaning)| {
        let (_, last) = path.rsplit_once('.').filter(|(_, last)| *last != "*")?;
        Some((last.to_owned(), meaning))
    });
    let mut offered: Vec<(String, String)> =
        words.chain(measures).chain(last_words).chain(of_keys()).collect();
    let mut seen = BTreeSet::new();
    offered.retain(|(word, _)| seen.insert(word.clone()));
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

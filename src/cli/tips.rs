//! From the words of the command line to arguments; what cannot be read is answered with a way out that
//! leads somewhere.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser as _};

use crate::cli::commands::{Args, answer_shell};
use crate::cli::error::FileError;
use crate::cli::output::eprint_line;
use crate::model::keys;
use crate::render::safe::for_text;

/// Reads the words this program was started with.
///
/// # Errors
/// The exit code where they cannot be read, which has been told: 2; where they ask for help or for the version:
/// 0, or 2 if that cannot be printed.
pub fn parse() -> Result<Args, ExitCode> {
    answer_shell(Args::command);
    let words: Vec<String> =
        std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    Args::try_parse().map_err(|error| tell(&harmless(with_tip(error, &words))))
}

/// Prints what is wrong, or the help; what comes of that.
fn tell(error: &clap::Error) -> ExitCode {
    let is_told = error.print().and_then(|()| io::stdout().flush());
    match is_told {
        Err(unwritten) if unwritten.kind() != io::ErrorKind::BrokenPipe => {
            eprint_line(&format!("error: {}", FileError::Print(unwritten)));
            ExitCode::from(2)
        }
        Ok(()) | Err(_) if error.use_stderr() => ExitCode::from(2),
        Ok(()) | Err(_) => ExitCode::SUCCESS,
    }
}

/// The error with whatever was typed made harmless.
fn harmless(mut error: clap::Error) -> clap::Error {
    let shown = |value: &ContextValue| match value {
        ContextValue::String(word) => Some(ContextValue::String(for_text(word))),
        ContextValue::Strings(words) => {
            Some(ContextValue::Strings(words.iter().map(|word| for_text(word)).collect()))
        }
        _ => None, // Words of ours, or of theirs that have been made harmless.
    };
    let context: Vec<(ContextKind, ContextValue)> =
        error.context().filter_map(|(kind, value)| Some((kind, shown(value)?))).collect();
    for (kind, value) in context {
        error.insert(kind, value);
    }
    error
}

/// The error with our way out. That of clap, to pass the word as a value, is never meant here.
fn with_tip(mut error: clap::Error, words: &[String]) -> clap::Error {
    if error.kind() == ErrorKind::ValueValidation
        && let Some(tip) = broken_list(words)
    {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    error.remove(ContextKind::Suggested);
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else {
        return error;
    };
    let has_nearest = error.get(ContextKind::SuggestedArg).is_some();
    let nearest_is_enough = || has_nearest.then_some(None);
    let found = broken_list(words)
        .or_else(|| elsewhere(unknown))
        .or_else(|| is_key(unknown).then(|| of_scenario(unknown, words)).flatten())
        .map(Some)
        .or_else(nearest_is_enough)
        .unwrap_or_else(|| of_scenario(unknown, words));
    if let Some(tip) = found {
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// A list that a space after a comma has cut in two.
fn broken_list(words: &[String]) -> Option<String> {
    let cut = words.windows(2).find(|two| two[0].ends_with(',') && !two[1].starts_with('-'))?;
    Some(for_text(&format!("no space after the comma: '{}{}'", cut[0], cut[1])))
}

/// An option that other commands have.
fn elsewhere(unknown: &str) -> Option<String> {
    let long = unknown.strip_prefix("--")?;
    let args = Args::command();
    let has_it = |command: &&clap::Command| {
        command.get_arguments().any(|argument| argument.get_long() == Some(long))
    };
    let having = args.get_subcommands().filter(has_it);
    let names: Vec<String> = having.map(|command| format!("'{}'", command.get_name())).collect();
    let listed = match names.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    };
    (!names.is_empty()).then(|| format!("'{unknown}' belongs to {listed}"))
}

/// Whether a key of the scenario is called like the option.
fn is_key(unknown: &str) -> bool {
    let word = unknown.trim_start_matches('-');
    keys().any(|key| key.name == word)
}

/// What reads like a value of the scenario, where one is read.
fn of_scenario(unknown: &str, words: &[String]) -> Option<String> {
    let args = Args::command();
    let command = words.iter().find_map(|word| args.find_subcommand(word))?;
    let takes_set = command.get_arguments().any(|argument| argument.get_long() == Some("set"));
    (takes_set && unknown.starts_with("--")).then(|| {
        "values of the scenario are set with '--set', such as '--set floor.waiters=4'".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> String {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let error = Args::try_parse_from(&words).expect_err("a mistake");
        with_tip(error, &words).to_string()
    }

    #[test]
    fn an_unknown_option_is_answered_with_what_was_meant() {
        for (line, tip) in [
            (
                "compare a.toml --policies rigid, empowered",
                "no space after the comma: 'rigid,empowered'",
            ),
            (
                "compare --policies rigid, empowered a.toml",
                "no space after the comma: 'rigid,empowered'",
            ),
            (
                "compare a.toml --waiters 4",
                "values of the scenario are set with '--set', such as '--set floor.waiters=4'",
            ),
            ("season a.toml --check-goals", "'--check-goals' belongs to 'run' and 'compare'"),
            (
                "season a.toml --precision 3%",
                "'--precision' belongs to 'run', 'compare' and 'sweep'",
            ),
            ("compare a.toml --polices rigid", "a similar argument exists: '--policies'"),
        ] {
            let told = told(&format!("orderflow {line}"));
            assert!(told.contains(&format!("\n  tip: {tip}\n")), "{told}");
            assert!(!told.contains("as a value"), "{told}");
        }
    }

    #[test]
    fn where_nothing_is_meant_nothing_is_said() {
        for line in ["measures --waiters", "check a.toml b.toml", "compare a.toml -z"] {
            let told = told(&format!("orderflow {line}"));
            assert!(!told.contains("tip:"), "{told}");
        }
        let usual = told("orderflow compare");
        assert!(usual.contains("<SCENARIO>"), "{usual}");
    }
}

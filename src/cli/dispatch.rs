//! From arguments to an exit code.

use std::panic;
use std::process::ExitCode;

use crate::cli::args::{Args, Command};
use crate::cli::output::{Console, tell};
use crate::cli::settings::quoted;
use crate::cli::simulate::Outcome;
use crate::cli::{check, compare, diff, measures, run as run_command, score, season, story};

/// Exit code of a command that could not do its work.
const COULD_NOT_RUN: u8 = 2;

/// Exit code of a command that found a goal missed.
const GOAL_MISSED: u8 = 1;

/// Does what was asked for: 0 if it is done, 1 if a goal that was to be checked is missed, 2 if it could not be. A bug of ours panics, and the process
/// ends with 101.
pub fn run(args: &Args) -> ExitCode {
    tell_how_to_repeat_a_bug();
    let console = Console::new(args.color, args.quiet);
    let outcome = match &args.command {
        Command::Check(args) => check::run(args, console).map(done),
        Command::Run(args) => run_command::run(args, console),
        Command::Compare(args) => compare::run(args, console),
        Command::Story(args) => story::run(args).map(done),
        Command::Season(args) => season::run(args, console).map(done),
        Command::Diff(args) => diff::run(args).map(done),
        Command::Score(args) => score::run(args).map(done),
        Command::Measures(args) => measures::run(args).map(done),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::GoalMissed) => ExitCode::from(GOAL_MISSED),
        Err(error) => {
            console.tell_error(&error);
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn done((): ()) -> Outcome {
    Outcome::Done
}

fn tell_how_to_repeat_a_bug() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |bug| {
        usual(bug);
        tell(&what_repeats(std::env::args_os().map(|word| word.to_string_lossy().into_owned())));
    }));
}

/// The command that was typed, as a shell takes it.
fn what_repeats(words: impl Iterator<Item = String>) -> String {
    let command: Vec<String> = words.map(|word| quoted(&word)).collect();
    let version = env!("CARGO_PKG_VERSION");
    format!("This is a bug in orderflow {version}. What repeats it: {}", command.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bug_is_told_with_a_command_that_can_be_pasted() {
        let words = ["orderflow", "run", "my house.toml", "--seed", "7"].map(str::to_owned);
        let told = what_repeats(words.into_iter());
        assert!(told.ends_with("repeats it: orderflow run 'my house.toml' --seed 7"), "{told}");
    }
}

//! From arguments to an exit code.

use std::panic;
use std::process::ExitCode;

use crate::cli::args::{Args, Command};
use crate::cli::output::{Console, tell};
use crate::cli::{check, compare, measures, run as run_command, score, story};

/// Exit code of a command that could not do its work.
const COULD_NOT_RUN: u8 = 2;

/// Does what was asked for: 0 if it is done, 2 if it could not be. A bug of ours panics, and the process
/// ends with 101.
pub fn run(args: &Args) -> ExitCode {
    tell_how_to_repeat_a_bug();
    let console = Console::new(args.color, args.quiet);
    let outcome = match &args.command {
        Command::Check(args) => check::run(args),
        Command::Run(args) => run_command::run(args, console),
        Command::Compare(args) => compare::run(args, console),
        Command::Story(args) => story::run(args),
        Command::Score(args) => score::run(args),
        Command::Measures(args) => measures::run(args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console.tell_error(&error);
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn tell_how_to_repeat_a_bug() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |bug| {
        usual(bug);
        let words: Vec<String> = std::env::args_os().map(|w| w.to_string_lossy().into()).collect();
        tell(&format!(
            "This is a bug in orderflow {}. What repeats it: {}",
            env!("CARGO_PKG_VERSION"),
            words.join(" ")
        ));
    }));
}

//! From arguments to an exit code.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use crate::cli::bug;
use crate::cli::command::Outcome;
use crate::cli::commands::Args;
use crate::cli::error::Error;
use crate::cli::options::ScenarioArgs;
use crate::cli::output::{Console, eprint_line};
use crate::sim::Overlong;

/// Exit code of a command that could not do its work.
const COULD_NOT_RUN: u8 = 2;

/// Exit code of a command that came upon a bug of ours.
const BUG: u8 = 101;

/// Does what was asked for: 0 if it is done, 1 if a goal that was to be checked is missed, 2 if it could
/// not be, 3 if no goal is missed but one cannot be told, 130 or 143 if Ctrl-C or SIGTERM ended it before, 101
/// if there is a bug of ours, which is told with what repeats it.
pub fn run(args: &Args) -> ExitCode {
    let console = Console::new(args.color, args.quiet);
    // Nothing of a command that panicked is used again.
    let error = match catch_unwind(AssertUnwindSafe(|| perform(args, console))) {
        Ok(Ok(outcome)) => return outcome.code(),
        Ok(Err(error)) => error,
        Err(panic) => match panic.downcast::<Overlong>() {
            Ok(overlong) => (*overlong).into(),
            Err(bug) => {
                let typed = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
                eprint_line(&bug::report(bug.as_ref(), &args.command, typed));
                return ExitCode::from(BUG);
            }
        },
    };
    console.tell_error(&error);
    ExitCode::from(COULD_NOT_RUN)
}

fn perform(args: &Args, console: Console) -> Result<Outcome, Error> {
    let command = args.command.as_perform();
    for (path, value) in command.scenario().into_iter().flat_map(ScenarioArgs::set_again) {
        console.note(&format!("note: `{path}` is set more than once; the last counts: {value}"));
    }
    command.perform(console)
}

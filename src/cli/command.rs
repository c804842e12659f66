//! What a command is, and how it ends.

use std::process::ExitCode;

use crate::cli::error::Error;
use crate::cli::interrupt;
use crate::cli::options::ScenarioArgs;
use crate::cli::output::{Console, eprint_line, print};
use crate::render::safe::for_shell;
use crate::sim::InvariantViolation;

/// A command: what was typed behind its name, and what it does.
pub(super) trait Perform {
    /// Does what was asked for.
    fn perform(&self, console: Console) -> Result<Outcome, Error>;

    /// The scenario it is about, if it is about one.
    fn scenario(&self) -> Option<&ScenarioArgs> {
        None
    }

    /// What repeats an evening on which something broke, if less than the whole command does.
    fn repeats(&self, _breach: &InvariantViolation) -> Option<Repeat> {
        None
    }
}

/// What repeats an evening.
#[derive(Debug)]
pub(super) struct Repeat {
    /// The command that plays as little as it can besides.
    pub(super) command: String,
    /// Which evening it is, where its number does not say it.
    pub(super) place: Option<String>,
}

impl Repeat {
    /// An evening of that scenario, played alone.
    pub(super) fn evening_of(scenario: &ScenarioArgs, breach: &InvariantViolation) -> Self {
        let (house, policy) = (scenario.of_point(&breach.overrides), for_shell(&breach.policy));
        let InvariantViolation { seed, evening, .. } = breach;
        let command =
            format!("orderflow run {house} --policy {policy} --seed {seed} --evening {evening}");
        Self { command, place: None }
    }
}

/// How a command ended that did what it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing more is to be said.
    Done,
    /// A goal that was to be checked is missed.
    GoalMissed,
    /// None is missed, but one cannot be told.
    GoalUntold,
    /// It was to end before its time, and has said what was known: this is the exit code.
    Stopped(u8),
}

impl Outcome {
    /// Of a command that may have been ended before its time, which is told then.
    pub(super) fn after(is_cut_short: bool, how_far: impl FnOnce() -> String) -> Self {
        match interrupt::asked().filter(|_| is_cut_short) {
            Some(code) => {
                eprint_line(&how_far());
                Self::Stopped(code)
            }
            None => Self::Done,
        }
    }

    /// Its exit code.
    pub(super) fn code(self) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::GoalMissed => ExitCode::from(1),
            Self::GoalUntold => ExitCode::from(3),
            Self::Stopped(code) => ExitCode::from(code),
        }
    }
}

/// Prints the answer, and is done.
pub(super) fn printed(text: &str) -> Result<Outcome, Error> {
    print(text)?;
    Ok(Outcome::Done)
}

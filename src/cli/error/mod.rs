//! Why a command could not do its work; every such error ends with exit code 2.
//!
//! An error is of a kind, an enum that says what happened and the way out. Kinds that several commands have stand here
//! and beside what raises them; what only one command has stands in its file.

mod columns;
mod evening;
mod file;
mod names;
mod refusal;

use std::path::Path;

use crate::render::safe::{for_lines, for_text};
use crate::scenario::{MOST_TOLD, Problems, and_more};

pub(super) use self::columns::other_policies;
pub(super) use self::evening::{ENDS_SOONER, NoValue};
pub(super) use self::file::FileError;
pub(super) use self::names::{instead, quoted_paths};
pub(super) use self::refusal::Refusal;

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Error {
    /// The scenario has mistakes, which are shown at their places.
    Scenario(Problems),
    /// Anything else.
    Of(Box<dyn Kind>),
}

/// A kind of error.
pub(super) trait Kind: std::error::Error {
    /// What is told of it, each by itself; nothing of a name or a file acts on a terminal.
    fn messages(&self) -> Vec<String> {
        vec![for_text(&self.to_string())]
    }

    /// The way out, if there is one to tell.
    fn help(&self) -> Option<String>;
}

impl<K: Kind + 'static> From<K> for Error {
    fn from(kind: K) -> Self {
        Self::Of(Box::new(kind))
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Scenario(problems)
    }
}

/// The mistakes of a file, as many as are told, each with its name.
pub(super) fn mistakes(
    path: &Path,
    problems: impl ExactSizeIterator<Item = String>,
) -> Vec<String> {
    let name = for_text(&path.display().to_string());
    let more = and_more(problems.len().saturating_sub(MOST_TOLD));
    let told = problems.take(MOST_TOLD);
    let told = told.map(|problem| format!("{name}: {}", for_lines(&problem)));
    told.chain(more).collect()
}

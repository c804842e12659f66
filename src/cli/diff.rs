//! `diff`: what changed between two saved results.

use std::path::Path;

use crate::cli::args::DiffArgs;
use crate::cli::error::Error;
use crate::cli::output::{self, print};
use crate::render::text::{self, Layout};
use crate::report::diff;
use crate::results::{NotSaved, Saved};

pub(super) fn run(args: &DiffArgs) -> Result<(), Error> {
    let (before, after) = (saved(&args.before)?, saved(&args.after)?);
    print(&text::document(&diff::document(&before, &after), Layout::PLAIN))
}

fn saved(path: &Path) -> Result<Saved, Error> {
    let text = output::read(path)?;
    Saved::read(&text).map_err(|reason| match reason {
        NotSaved::OfSeason => Error::ResultsOfSeason { path: path.to_owned() },
        NotSaved::Unreadable(source) => {
            Error::NoResults { path: path.to_owned(), reason: source.to_string() }
        }
    })
}

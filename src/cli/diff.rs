//! `diff`: what changed between two saved results.

use std::path::Path;

use crate::cli::args::DiffArgs;
use crate::cli::error::Error;
use crate::cli::files::{is_stream, read, shown};
use crate::cli::output::print;
use crate::render::text::{self, Layout};
use crate::report::diff;
use crate::results::{NotSaved, Saved};

pub(super) fn run(args: &DiffArgs) -> Result<(), Error> {
    if is_stream(&args.before) && is_stream(&args.after) {
        return Err(Error::OneStream);
    }
    let (before, after) = (saved(&args.before)?, saved(&args.after)?);
    print(&text::document(&diff::document(&before, &after), Layout::PLAIN))
}

fn saved(path: &Path) -> Result<Saved, Error> {
    let text = read(path)?;
    Saved::read(&text).map_err(|reason| match reason {
        NotSaved::OfSeason => Error::ResultsOfSeason { path: shown(path).into() },
        NotSaved::Unreadable(source) => {
            Error::NoResults { path: shown(path).into(), reason: source.to_string() }
        }
    })
}

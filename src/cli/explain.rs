//! `explain`: what a key, a table, a policy, a measure or a word is.

use crate::cli::args::ExplainArgs;
use crate::cli::error::Error;
use crate::cli::output::{Console, print};
use crate::render::text;
use crate::report::explain;

pub(super) fn run(args: &ExplainArgs, console: Console) -> Result<(), Error> {
    let typed = args.path.join(" ");
    if typed.trim().is_empty() {
        return print(&text::document(&explain::contents(), console.layout()));
    }
    let topics = explain::topics(&typed);
    if topics.is_empty() {
        let nearest = explain::nearest(&typed);
        return Err(Error::NothingToExplain { typed, nearest });
    }
    let document = explain::document(&topics);
    print(&text::document(&document, console.layout()))
}

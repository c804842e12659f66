//! `explain`: what a key, a table, a policy, a measure or a word is.

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::error::{Error, Kind};
use crate::cli::output::Console;
use crate::render::text;
use crate::report::explain;

const EXAMPLES: &str = "\
Examples:
  orderflow explain handoff.specials.p_stuck
      what it is, what may be written, its default, and how to change it
  orderflow explain p_stuck
      the same, if you do not know where it stands
  orderflow explain floor
      every key of a table
  orderflow explain empowered
      a policy: what it means, and its values beside those of rigid
  orderflow explain nps
      a measure, and which settings move it";

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct ExplainArgs {
    /// A key, with its table or without, a table, a policy, a measure or a word, of which several may be one name
    /// [default: list them].
    #[arg(value_name = "PATH")]
    path: Vec<String>,
}

/// Nothing of that name can be explained.
#[derive(Debug, thiserror::Error)]
#[error("nothing is called `{typed}`")]
struct NothingCalled {
    /// What was typed.
    typed: String,
    /// Names that may be meant, the nearest first.
    nearest: Vec<String>,
}

impl Kind for NothingCalled {
    fn help(&self) -> Option<String> {
        Some(match self.nearest.as_slice() {
            [] => "`orderflow explain` lists what can be explained".to_owned(),
            [only] => format!("did you mean `{only}`?"),
            several => format!("did you mean one of `{}`?", several.join("`, `")),
        })
    }
}

impl Perform for ExplainArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        let typed = self.path.join(" ");
        if typed.trim().is_empty() {
            return printed(&text::document(&explain::contents(), console.layout()));
        }
        let topics = explain::topics(&typed);
        if topics.is_empty() {
            let nearest = explain::nearest(&typed);
            return Err(NothingCalled { typed, nearest }.into());
        }
        let document = explain::document(&topics);
        printed(&text::document(&document, console.layout()))
    }
}

//! `measures`: the catalogue.

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::error::Error;
use crate::cli::options::Format;
use crate::cli::output::Console;
use crate::render::text::Layout;
use crate::render::{csv, markdown, text};
use crate::report::measures;

/// Arguments of `measures`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct MeasuresArgs {
    /// How to print the list.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

impl Perform for MeasuresArgs {
    fn perform(&self, _console: Console) -> Result<Outcome, Error> {
        printed(&match self.format {
            Format::Text => text::document(&measures::document(), Layout::PLAIN),
            Format::Json => measures::json(),
            Format::Csv => csv::sheet(&measures::sheet()),
            Format::Markdown => markdown::document(&measures::document()),
        })
    }
}

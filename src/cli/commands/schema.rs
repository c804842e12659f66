//! `schema`: the scenario file as JSON Schema.

use std::path::PathBuf;

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::error::Error;
use crate::cli::files::FileExport;
use crate::cli::output::Console;
use crate::report::schema;

const EXAMPLES: &str = "\
Examples:
  orderflow schema --output scenario.schema.json
      what every key may be, for an editor that knows TOML (with Tombi or Taplo): it completes keys, shows
      what they mean, and marks mistakes while you type
  #:schema scenario.schema.json
      the first line of a scenario, by which the editor finds it";

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct SchemaArgs {
    /// Write it into this file; without it, print it.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Perform for SchemaArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        match &self.output {
            None => printed(&schema::json()),
            Some(path) => {
                let written = FileExport::open(path)?.write(&schema::json())?;
                if written.place.is_some() {
                    console.note(&written.said());
                }
                Ok(Outcome::Done)
            }
        }
    }
}

//! `schema`: the scenario file as JSON Schema.

use crate::cli::args::SchemaArgs;
use crate::cli::error::Error;
use crate::cli::files::FileExport;
use crate::cli::output::{Console, print};
use crate::report::schema;

pub(super) fn run(args: &SchemaArgs, console: Console) -> Result<(), Error> {
    match &args.output {
        None => print(&schema::json()),
        Some(path) => {
            let written = FileExport::open(path)?.write(&schema::json())?;
            if written.place.is_some() {
                console.note(&written.said());
            }
            Ok(())
        }
    }
}

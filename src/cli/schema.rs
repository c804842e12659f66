//! `schema`: the scenario file as JSON Schema.

use crate::cli::args::SchemaArgs;
use crate::cli::error::Error;
use crate::cli::files::FileExport;
use crate::cli::output::print;
use crate::report::schema;

pub(super) fn run(args: &SchemaArgs) -> Result<(), Error> {
    match &args.output {
        None => print(&schema::json()),
        Some(path) => FileExport::open(path)?.write(&schema::json()).map(drop),
    }
}

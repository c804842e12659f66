//! `schema`: the scenario file as JSON Schema.

use crate::cli::args::SchemaArgs;
use crate::cli::error::Error;
use crate::cli::output::{AtomicFile, print};
use crate::report::schema;

pub(super) fn run(args: &SchemaArgs) -> Result<(), Error> {
    let Some(path) = &args.output else {
        return print(&schema::json());
    };
    let mut file = AtomicFile::create(path.clone())?;
    file.write(&schema::json())?;
    file.finish()
}

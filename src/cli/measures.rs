//! `measures`: the catalogue.

use crate::cli::args::{Format, MeasuresArgs};
use crate::cli::error::Error;
use crate::cli::output::print;
use crate::report::{csv, json, markdown, text};

pub(super) fn run(args: &MeasuresArgs) -> Result<(), Error> {
    print(&match args.format {
        Format::Text => text::measures(),
        Format::Json => json::measures(),
        Format::Csv => csv::measures(),
        Format::Markdown => markdown::measures(),
    })
}

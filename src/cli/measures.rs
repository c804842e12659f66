//! `measures`: the catalogue.

use crate::cli::args::{Format, MeasuresArgs};
use crate::cli::error::Error;
use crate::cli::output::print;
use crate::render::text::Layout;
use crate::render::{csv, markdown, text};
use crate::report::measures;

pub(super) fn run(args: &MeasuresArgs) -> Result<(), Error> {
    print(&match args.format {
        Format::Text => text::document(&measures::document(), Layout::PLAIN),
        Format::Json => measures::json(),
        Format::Csv => csv::sheet(&measures::sheet()),
        Format::Markdown => markdown::document(&measures::document()),
    })
}

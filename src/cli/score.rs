//! `score`: a journey written down by hand, judged with the default parameters.

use std::path::Path;

use crate::cli::args::{ScoreArgs, TextOrJson};
use crate::cli::error::Error;
use crate::cli::files::{is_json, read, shown};
use crate::cli::output::print;
use crate::model::Scorer;
use crate::render::text::{self, Layout};
use crate::report::score::{document, json};
use crate::scenario::journey_file::{self, JourneyFormat};
use crate::scenario::scored_by;
use crate::score::explain;

pub(super) fn run(args: &ScoreArgs) -> Result<(), Error> {
    let file = read(&args.journey)?;
    let experience = journey_file::read(&file, format_of(&args.journey, &file))
        .map_err(|problems| Error::Journey { path: shown(&args.journey).into(), problems })?;
    let explained = explain(&experience, &scored_by(Scorer::Default));
    print(&match args.format {
        TextOrJson::Text => text::document(&document(&explained), Layout::PLAIN),
        TextOrJson::Json => json(&explained),
    })
}

fn format_of(path: &Path, text: &str) -> JourneyFormat {
    if is_json(path, text) { JourneyFormat::Json } else { JourneyFormat::Toml }
}

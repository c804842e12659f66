//! `score`: a journey written down by hand, judged with the default parameters.

use std::path::{Path, PathBuf};

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::error::{Error, Kind, mistakes};
use crate::cli::files::{is_json, read, shown};
use crate::cli::options::TextOrJson;
use crate::cli::output::Console;
use crate::model::Scorer;
use crate::render::text::{self, Layout};
use crate::report::score::{document, json};
use crate::scenario::journey_file::{self, JourneyFormat, JourneyProblem};
use crate::scenario::scored_by;
use crate::score::explain;

const EXAMPLES: &str = "\
Examples:
  orderflow score our-dinner.toml
      what the evening was worth, 0 to 10, and what each wait and each word cost
  A journey file names what happened; what it leaves out did not happen:
      [[waits]]
      stage = \"drinks\"
      segments = [ { min = 9 }, { min = 20, info = \"broken\" } ]";

/// Arguments of `score`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct ScoreArgs {
    /// The journey file, TOML or JSON as its name ends; `-`: standard input.
    #[arg(value_name = "JOURNEY")]
    journey: PathBuf,
    /// How to print the score.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TextOrJson,
}

/// A journey file has mistakes.
#[derive(Debug, thiserror::Error)]
#[error("`{}` has {} mistakes", path.display(), problems.len())]
struct WrongJourney {
    /// Which file.
    path: PathBuf,
    /// What is wrong with it; at least one.
    problems: Vec<JourneyProblem>,
}

impl Kind for WrongJourney {
    fn messages(&self) -> Vec<String> {
        mistakes(&self.path, self.problems.iter().map(JourneyProblem::to_string))
    }

    fn help(&self) -> Option<String> {
        None
    }
}

impl Perform for ScoreArgs {
    fn perform(&self, _console: Console) -> Result<Outcome, Error> {
        let file = read(&self.journey)?;
        let experience = journey_file::read(&file, format_of(&self.journey, &file))
            .map_err(|problems| WrongJourney { path: shown(&self.journey).into(), problems })?;
        let explained = explain(&experience, &scored_by(Scorer::Default));
        printed(&match self.format {
            TextOrJson::Text => text::document(&document(&explained), Layout::PLAIN),
            TextOrJson::Json => json(&explained),
        })
    }
}

fn format_of(path: &Path, text: &str) -> JourneyFormat {
    if is_json(path, text) { JourneyFormat::Json } else { JourneyFormat::Toml }
}

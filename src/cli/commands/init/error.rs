//! Why no house can be written.

use std::path::PathBuf;

use crate::cli::error::{FileError, Kind, instead, mistakes};
use crate::render::safe::for_text;

/// Why no house can be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum InitError {
    /// A stream that fails.
    #[error(transparent)]
    Stream(#[from] FileError),
    /// No starter of that name.
    #[error("there is no starter `{name}`")]
    UnknownStarter {
        /// The name.
        name: String,
        /// Names that are known.
        known: Vec<String>,
    },
    /// A second word that names no file.
    #[error("`{}` is no name of a scenario's file: that ends in .toml", word.display())]
    NoTomlName {
        /// The word.
        word: PathBuf,
    },
    /// Two files for one house.
    #[error("one house is written into one file")]
    TwoHouses,
    /// Questions without a terminal.
    #[error("there is nobody to ask: this is no terminal")]
    NobodyToAsk,
    /// The terminal was closed before the last answer.
    #[error("not all questions are answered; nothing is written")]
    Unanswered,
    /// A file of answers has mistakes.
    #[error("`{}` has {} mistakes", path.display(), problems.len())]
    Answers {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it; at least one.
        problems: Vec<String>,
        /// The answers that could be given, where one is not known.
        known: Vec<String>,
    },
}

impl Kind for InitError {
    fn messages(&self) -> Vec<String> {
        match self {
            Self::Answers { path, problems, .. } => mistakes(path, problems.iter().cloned()),
            Self::Stream(_)
            | Self::UnknownStarter { .. }
            | Self::NoTomlName { .. }
            | Self::TwoHouses
            | Self::NobodyToAsk
            | Self::Unanswered => vec![for_text(&self.to_string())],
        }
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Stream(error) => error.help(),
            Self::UnknownStarter { name, known } => Some(instead(name, known)),
            Self::NoTomlName { word } => Some(format!("write `{}.toml`", word.display())),
            Self::TwoHouses => {
                Some("name a starter and a file, such as `orderflow init quiet corner.toml`".to_owned())
            }
            Self::NobodyToAsk => Some(
                "name a starter, such as `orderflow init mendoza` (`orderflow init --list` shows all), or give the \
                 answers in a file: `orderflow init --answers FILE`"
                    .to_owned(),
            ),
            Self::Answers { known, .. } if !known.is_empty() => {
                Some(format!("the answers are `{}`", known.join("`, `")))
            }
            Self::Answers { .. } | Self::Unanswered => None,
        }
    }
}

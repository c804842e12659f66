//! Files and streams that cannot be read or written.

use std::io;
use std::path::PathBuf;

use super::{Kind, Refusal};

/// Why something is not read or written.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum FileError {
    /// A file cannot be read.
    #[error("cannot read `{}`: {}", path.display(), in_words(source))]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file or directory cannot be written.
    #[error("cannot write `{}`: {}", path.display(), in_words(source))]
    Write {
        /// Which one.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A place that is not to be written.
    #[error("cannot write `{}`: {why}", path.display())]
    Refused {
        /// Which one.
        path: PathBuf,
        /// Why not.
        why: Refusal,
    },
    /// The standard output stream cannot be written.
    #[error("cannot write the results: {}", in_words(.0))]
    Print(io::Error),
}

impl Kind for FileError {
    fn help(&self) -> Option<String> {
        match self {
            Self::Refused { why, .. } => Some(why.help().to_owned()),
            Self::Read { .. } | Self::Write { .. } | Self::Print(_) => None,
        }
    }
}

/// What went wrong with a file, without the system's number for it.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "it is not allowed".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => {
            let told = error.to_string();
            told.split_once(" (os error ").map_or(told.clone(), |(words, _)| words.to_lowercase())
        }
    }
}

//! Files: what is read, and exports, which are written whole or not at all.
//!
//! An export is staged beside its place under a hidden name that ends in `.orderflow-partial`, and moved when it
//! is complete; several tables go as one set. What was there before stays until then. A link is written through.
//! A device, a FIFO or a socket is written to and never replaced. What a run reads is never written. Whatever is
//! refused is refused before the run. What a killed run has left behind is removed by the next one that writes
//! into the same folder. Start with [`read`], [`FileExport`] and [`SetExport`].

use std::path::{Path, PathBuf};

use crate::cli::size::in_bytes;

mod encoding;
mod input;
mod place;
mod set;
mod single;
mod staged;

pub(super) use input::{is_json, is_stdout, is_stream, read, shown};
pub(super) use place::is_same;
pub(super) use set::{Contents, MANIFEST, SetExport};
pub(super) use single::FileExport;
pub(super) use staged::remove_all as remove_unfinished;

/// What has been written where.
#[derive(Debug)]
pub(super) struct Written {
    /// The place as it was named; `None`: the standard output stream.
    pub(super) place: Option<PathBuf>,
    /// How many files.
    pub(super) files: usize,
    /// How much [bytes, ≥ 0].
    pub(super) bytes: u64,
    /// Names of files that were of the set before and are in it no more.
    pub(super) gone: Vec<String>,
}

impl Written {
    /// The same in words.
    pub(super) fn said(&self) -> String {
        let place = self.place.as_deref().unwrap_or(Path::new("-")).display();
        let files = if self.files == 1 { String::new() } else { format!("{} files, ", self.files) };
        let gone: Vec<String> = self.gone.iter().map(|name| format!("`{name}`")).collect();
        let gone = match gone.as_slice() {
            [] => String::new(),
            gone => format!("; of the set that was there, {} removed", is_or_are(gone)),
        };
        format!("wrote `{place}`: {files}{}{gone}", in_bytes(self.bytes))
    }
}

fn is_or_are(names: &[String]) -> String {
    format!("{} {}", names.join(", "), if names.len() == 1 { "is" } else { "are" })
}

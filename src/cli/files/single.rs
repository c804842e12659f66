//! An export into one file, opened before the run.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::place::{Folders, folder_of, n_names, resolve, sync_folder};
use super::staged::{Staged, in_one_go};
use super::{Written, is_stdout};
use crate::cli::error::Error;
use crate::cli::refusal::Refusal;

/// One file that is written when all is known.
#[derive(Debug)]
pub(in crate::cli) struct FileExport {
    shown: PathBuf,
    to: To,
}

/// Where it goes.
#[derive(Debug)]
enum To {
    /// The standard output stream.
    Stdout,
    /// What cannot be replaced: a device, a FIFO, a socket.
    Stream(File),
    /// A file, beside which it is staged.
    File { place: PathBuf, staged: Staged, file: File, folders: Folders },
}

impl FileExport {
    /// Opens it, so that a bad path fails before the run. What stands there is left alone.
    pub(in crate::cli) fn open(path: &Path) -> Result<Self, Error> {
        let to = if is_stdout(path) { To::Stdout } else { open(path)? };
        Ok(Self { shown: path.to_owned(), to })
    }

    /// Writes the text, all of it or nothing.
    pub(in crate::cli) fn write(self, text: &str) -> Result<Written, Error> {
        let Self { shown, to } = self;
        let failed = |source| Error::Write { path: shown.clone(), source };
        let bytes = text.as_bytes();
        let place = match to {
            To::Stdout => {
                let mut stdout = io::stdout().lock();
                let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
                // A reader that has seen enough is no error.
                let failed = written.err().filter(|e| e.kind() != io::ErrorKind::BrokenPipe);
                failed.map_or(Ok(()), |error| Err(Error::Print(error)))?;
                None
            }
            To::Stream(mut stream) => {
                stream.write_all(bytes).and_then(|()| stream.flush()).map_err(failed)?;
                Some(shown)
            }
            To::File { place, staged, mut file, folders } => {
                file.write_all(bytes).map_err(failed)?;
                file.sync_all().map_err(failed)?;
                in_one_go(|| fs::rename(&staged.path, &place)).map_err(failed)?;
                sync_folder(&folder_of(&place));
                folders.keep();
                Some(shown)
            }
        };
        Ok(Written { place, files: 1, bytes: bytes.len() as u64, gone: Vec::new() })
    }
}

fn open(path: &Path) -> Result<To, Error> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let refused = |why| Err(Error::Refused { path: path.to_owned(), why });
    if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return refused(Refusal::IsFolder);
    }
    let before = fs::metadata(path).ok();
    match &before {
        Some(about) if about.is_dir() => return refused(Refusal::IsFolder),
        Some(about) if !about.is_file() || is_of_the_system(path) => {
            return to_stream(path).map_err(failed);
        }
        Some(about) if about.permissions().readonly() => return refused(Refusal::IsProtected),
        Some(about) if n_names(about) > 1 => return refused(Refusal::HasOtherNames),
        Some(_) | None => {}
    }
    let place = resolve(path).map_err(failed)?;
    let folders = Folders::make(&folder_of(&place)).map_err(failed)?;
    let (staged, file) = Staged::file(&place).map_err(failed)?;
    if let Some(before) = before {
        file.set_permissions(before.permissions()).map_err(failed)?;
    }
    Ok(To::File { place, staged, file, folders })
}

/// A name under which the system shows what is open, such as `/dev/stdout`.
fn is_of_the_system(path: &Path) -> bool {
    ["/dev", "/proc"].iter().any(|folder| path.starts_with(folder))
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that touches files")]
fn to_stream(path: &Path) -> io::Result<To> {
    fs::OpenOptions::new().append(true).open(path).map(To::Stream)
}

//! An export into one file, opened before the run.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::place::{Folders, folder_of, n_names, resolve, sync_folder};
use super::staged::{Staged, in_one_go};
use super::{Written, is_stdout};
use crate::cli::error::{FileError, Refusal};

/// One file that is written when all is known.
#[derive(Debug)]
pub(in crate::cli) struct FileExport {
    shown: PathBuf,
    to: To,
    is_new: bool,
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
    pub(in crate::cli) fn open(path: &Path) -> Result<Self, FileError> {
        let to = if is_stdout(path) { To::Stdout } else { open(path)? };
        Ok(Self { shown: path.to_owned(), to, is_new: false })
    }

    /// Opens one that is not there yet, and will not be written if something stands there by then.
    pub(in crate::cli) fn open_new(path: &Path) -> Result<Self, FileError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(FileError::Refused { path: path.to_owned(), why: Refusal::Exists });
        }
        Ok(Self { shown: path.to_owned(), to: open(path)?, is_new: true })
    }

    /// Writes the text, all of it or nothing.
    pub(in crate::cli) fn write(self, text: &str) -> Result<Written, FileError> {
        let Self { shown, to, is_new } = self;
        let failed = |source| FileError::Write { path: shown.clone(), source };
        let bytes = text.as_bytes();
        let place = match to {
            To::Stdout => {
                let mut stdout = io::stdout().lock();
                let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
                // A reader that has seen enough is no error.
                let failed = written.err().filter(|e| e.kind() != io::ErrorKind::BrokenPipe);
                failed.map_or(Ok(()), |error| Err(FileError::Print(error)))?;
                None
            }
            To::Stream(mut stream) => {
                stream.write_all(bytes).and_then(|()| stream.flush()).map_err(failed)?;
                Some(shown)
            }
            To::File { place, staged, mut file, folders } => {
                file.write_all(bytes).map_err(failed)?;
                file.sync_all().map_err(failed)?;
                let moved = in_one_go(|| {
                    if is_new {
                        put_new(&staged.path, &place)
                    } else {
                        fs::rename(&staged.path, &place)
                    }
                });
                match moved {
                    Err(error) if is_new && error.kind() == io::ErrorKind::AlreadyExists => {
                        return Err(FileError::Refused { path: shown, why: Refusal::Exists });
                    }
                    moved => moved.map_err(failed)?,
                }
                sync_folder(&folder_of(&place));
                folders.keep();
                Some(shown)
            }
        };
        Ok(Written { place, files: 1, bytes: bytes.len() as u64, gone: Vec::new() })
    }
}

fn open(path: &Path) -> Result<To, FileError> {
    let failed = |source| FileError::Write { path: path.to_owned(), source };
    let refused = |why| Err(FileError::Refused { path: path.to_owned(), why });
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

/// Moves a file to where nothing stands, in one step where the system can.
#[cfg(target_os = "linux")]
fn put_new(staged: &Path, place: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, staged, CWD, place, RenameFlags::NOREPLACE).map_err(io::Error::from) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => put_if_absent(staged, place),
        moved => moved,
    }
}

#[cfg(not(target_os = "linux"))]
fn put_new(staged: &Path, place: &Path) -> io::Result<()> {
    put_if_absent(staged, place)
}

/// The same in two steps, for file systems that know no other way.
fn put_if_absent(staged: &Path, place: &Path) -> io::Result<()> {
    if fs::symlink_metadata(place).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(staged, place)
}

/// A name under which the system shows what is open, such as `/dev/stdout`.
fn is_of_the_system(path: &Path) -> bool {
    ["/dev", "/proc"].iter().any(|folder| path.starts_with(folder))
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that touches files")]
fn to_stream(path: &Path) -> io::Result<To> {
    fs::OpenOptions::new().append(true).open(path).map(To::Stream)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_meanwhile_is_not_written_over() {
        let folder = std::env::temp_dir().join(format!("orderflow-single-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let place = folder.join("house.toml");
        let file = FileExport::open_new(&place).unwrap();
        File::create_new(&place).unwrap();
        let refused = file.write("new").unwrap_err();
        assert!(matches!(refused, FileError::Refused { why: Refusal::Exists, .. }), "{refused}");
        assert_eq!(fs::metadata(&place).unwrap().len(), 0);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}

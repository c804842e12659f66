//! What is being written: under a hidden name until it is complete, gone if it never is.
//!
//! Whoever writes holds a lock, which ends with its process: what nobody has locked was left by one that was
//! killed, and is removed by the next.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::place::folder_of;

/// How every hidden name ends.
const ENDING: &str = ".orderflow-partial";

/// What this process is writing; for whoever ends it.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file or a folder under a hidden name, removed when it is dropped.
#[derive(Debug)]
pub(super) struct Staged {
    pub(super) path: PathBuf,
    /// What says that somebody is at work.
    _lock: Option<File>,
}

impl Staged {
    /// A file beside the place it is for, open for writing.
    pub(super) fn file(place: &Path) -> io::Result<(Self, File)> {
        begin(&folder_of(place), place, |path| {
            let file = File::create_new(path)?;
            Ok((file.try_clone().ok(), file))
        })
    }

    /// A folder in another, for a place of that name.
    pub(super) fn folder(within: &Path, place: &Path) -> io::Result<Self> {
        let (staged, ()) = begin(within, place, |path| {
            fs::create_dir(path)?;
            Ok((open(path).ok(), ()))
        })?;
        Ok(staged)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let mut unfinished = unfinished();
        remove(&self.path);
        unfinished.retain(|path| *path != self.path);
    }
}

/// Makes something under a name that nothing has, and locks it, after removing what others have left.
fn begin<T>(
    within: &Path,
    place: &Path,
    make: impl Fn(&Path) -> io::Result<(Option<File>, T)>,
) -> io::Result<(Staged, T)> {
    remove_abandoned(within);
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for number in 0.. {
        let path = within.join(format!(".{name}.{}-{number}{ENDING}", std::process::id()));
        // Whoever ends this process must know of it before it is there.
        let mut unfinished = unfinished();
        let (lock, made) = match make(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            made => made?,
        };
        let lock = lock.filter(|lock| lock.try_lock().is_ok());
        // Another process may have taken it for abandoned before it was locked.
        if path.exists() {
            unfinished.push(path.clone());
            return Ok((Staged { path, _lock: lock }, made));
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Whether it is a name of what is being written, as [`begin`] makes them: nobody else's file is taken for one.
pub(super) fn is_staged(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
        return false;
    };
    let own = name.strip_prefix('.').and_then(|name| name.strip_suffix(ENDING));
    let numbers = own.and_then(|own| own.rsplit_once('.')).and_then(|(_, n)| n.split_once('-'));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    numbers.is_some_and(|(process, nth)| is_number(process) && is_number(nth))
}

/// Removes what killed processes have left in a folder.
fn remove_abandoned(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()).filter(|path| is_staged(path)) {
        let is_ours = path.symlink_metadata().is_ok_and(|about| about.is_file() || about.is_dir());
        if is_ours && open(&path).is_ok_and(|lock| lock.try_lock().is_ok()) {
            remove(&path);
        }
    }
}

/// Removes whatever this process is writing; nothing is moved to its place meanwhile or after.
pub(in crate::cli) fn remove_all() -> impl Sized {
    let unfinished = unfinished();
    for path in unfinished.iter() {
        remove(path);
    }
    unfinished
}

/// Does what puts something in its place; whoever ends the process waits for it.
pub(super) fn in_one_go<T>(put: impl FnOnce() -> T) -> T {
    let _turn = unfinished();
    put()
}

fn remove(path: &Path) {
    if path.is_dir() {
        drop(fs::remove_dir_all(path));
    } else {
        drop(fs::remove_file(path));
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that touches files")]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_are_made_here_are_taken_for_left_over() {
        for own in [".r.json.123-0.orderflow-partial", ".out.1-12.orderflow-partial"] {
            assert!(is_staged(Path::new(own)), "{own}");
        }
        for other in [
            "notes.orderflow-partial",
            ".notes.orderflow-partial",
            ".notes.1.orderflow-partial",
            ".notes.a-1.orderflow-partial",
            ".notes.1-.orderflow-partial",
            "r.json.123-0.orderflow-partial",
            ".r.json.123-0.orderflow",
        ] {
            assert!(!is_staged(Path::new(other)), "{other}");
        }
    }
}

//! Where a path leads, through links too, and the folders on the way.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Links followed before they are taken for a circle.
const MOST_LINKS: usize = 40;

/// Where a path leads, whether there is anything or not: no link is left in it.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match path.canonicalize() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            found => return found,
        }
        // A link to what is not there, or nothing at all.
        let Ok(target) = path.read_link() else {
            let name = path.file_name().ok_or(io::ErrorKind::NotFound)?;
            return Ok(resolve(&folder_of(&path))?.join(name));
        };
        path = folder_of(&path).join(target);
    }
    Err(io::Error::other("too many links"))
}

/// The folder a file stands in.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// Brings the names in a folder onto the disk; where a system cannot do that, it does so by itself later.
#[expect(clippy::disallowed_methods, reason = "this is the layer that touches files")]
pub(super) fn sync_folder(folder: &Path) {
    drop(fs::File::open(folder).and_then(|folder| folder.sync_all()));
}

/// Whether two paths lead to the same file, by whatever names.
pub(in crate::cli) fn is_same(one: &Path, other: &Path) -> bool {
    let places = (resolve(one), resolve(other));
    matches!(&places, (Ok(one), Ok(other)) if one == other) || has_same_number(one, other)
}

/// The same file under two names that are no links to each other.
#[cfg(unix)]
fn has_same_number(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let number = |path: &Path| fs::metadata(path).map(|about| (about.dev(), about.ino()));
    matches!((number(one), number(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn has_same_number(_one: &Path, _other: &Path) -> bool {
    false
}

/// How many names a file has.
#[cfg(unix)]
pub(super) fn n_names(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(about)
}

#[cfg(not(unix))]
pub(super) fn n_names(_about: &fs::Metadata) -> u64 {
    1
}

/// Whether a folder stays where it is: somebody works in it, or a file system begins there.
#[cfg(unix)]
pub(super) fn is_fixed(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).map(|about| about.dev()).ok();
    let works_here = std::env::current_dir().and_then(|here| here.canonicalize());
    works_here.is_ok_and(|here| here.starts_with(folder))
        || device(folder) != device(&folder_of(folder))
}

#[cfg(not(unix))]
pub(super) fn is_fixed(_folder: &Path) -> bool {
    true
}

/// Folders made for an export. They go again, as far as they are empty, unless they are kept.
#[derive(Debug, Default)]
pub(super) struct Folders(Vec<PathBuf>);

impl Folders {
    /// Makes a folder and those above it, as far as they are not there.
    pub(super) fn make(folder: &Path) -> io::Result<Self> {
        let is_missing = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
        let missing = folder.ancestors().take_while(is_missing);
        let made = Self(missing.map(Path::to_owned).collect());
        fs::create_dir_all(folder)?;
        Ok(made)
    }

    /// Leaves them where they are.
    pub(super) fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        for folder in &self.0 {
            drop(fs::remove_dir(folder));
        }
    }
}

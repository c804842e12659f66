//! An export of several files into one folder: all of them or none.
//!
//! The set is staged beside its folder and changes places with what is there in one step of the file system.
//! Where a folder cannot be moved (somebody works in it, a file system begins there, files of others stand in
//! it), the files are moved one by one, and until the last is there the manifest says that the set is incomplete.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Written;
use super::place::{Folders, folder_of, is_fixed, is_same, resolve, sync_folder};
use super::staged::{Staged, in_one_go, is_staged};
use crate::cli::error::{FileError, Refusal};

/// The file of a set that says what made it; a folder that holds one is ours.
pub(in crate::cli) const MANIFEST: &str = "manifest.json";

/// The files of an export, opened before the run.
#[derive(Debug)]
pub(in crate::cli) struct SetExport {
    shown: PathBuf,
    place: PathBuf,
    staged: Staged,
    files: Vec<SetFile>,
    folders: Folders,
}

/// A file of a set.
#[derive(Debug)]
struct SetFile {
    name: String,
    file: BufWriter<File>,
    rows: u64,
    bytes: u64,
}

/// What a manifest says of its set.
#[derive(Debug)]
pub(in crate::cli) struct Contents {
    /// Names of the files, and how many rows they have.
    pub(in crate::cli) files: BTreeMap<String, u64>,
    /// Files beside them that are not of the set.
    pub(in crate::cli) beside: Vec<String>,
    /// Whether they are all there and of one run.
    pub(in crate::cli) is_complete: bool,
}

impl SetExport {
    /// Opens files of these names in a folder, so that a bad path fails before the run. What stands there is
    /// left alone, and refused unless it is an export or the new one is forced into it.
    pub(in crate::cli) fn open(
        path: &Path,
        names: Vec<String>,
        (input, command, is_forced): (&Path, &str, bool),
    ) -> Result<Self, FileError> {
        let failed = |source| FileError::Write { path: path.to_owned(), source };
        let refused = |path: &Path, why| Err(FileError::Refused { path: path.to_owned(), why });
        let place = resolve(path).map_err(failed)?;
        if place.exists() && !place.is_dir() {
            return refused(path, Refusal::IsFile);
        }
        if !place.exists() && looks_like_file(&place) {
            return refused(path, Refusal::LooksLikeFile);
        }
        let there = There::in_folder(&place).map_err(failed)?;
        if let Some(another) = there.command.as_ref().filter(|made_by| *made_by != command)
            && !is_forced
        {
            return refused(path, Refusal::IsOfAnother(another.clone()));
        }
        let written = || names.iter().map(String::as_str).chain([MANIFEST]);
        for name in written().chain(there.ours.iter().map(String::as_str)) {
            let file = place.join(name);
            if is_same(&file, input) {
                return refused(&path.join(name), Refusal::IsInput);
            }
            if let Some(why) = refusal(&file) {
                return refused(&path.join(name), why);
            }
        }
        let others = if there.is_ours { there.others_of(written()) } else { there.others.clone() };
        if !others.is_empty() && !is_forced {
            let others = others.into_iter().map(PathBuf::from).collect();
            return refused(path, Refusal::IsNotOurs(others));
        }
        let folders = Folders::make(&folder_of(&place)).map_err(failed)?;
        let staged = there.stage(&place).map_err(failed)?;
        let open = |name: String| {
            let file = BufWriter::new(File::create_new(staged.path.join(&name))?);
            Ok(SetFile { name, file, rows: 0, bytes: 0 })
        };
        let files = names.into_iter().map(open).collect::<io::Result<_>>().map_err(failed)?;
        Ok(Self { shown: path.to_owned(), place, staged, files, folders })
    }

    /// Adds text to a file, and so many rows.
    pub(in crate::cli) fn write(
        &mut self,
        name: &str,
        (text, rows): (&str, u64),
    ) -> Result<(), FileError> {
        let file = self.files.iter_mut().find(|file| file.name == name);
        let file = file.expect("every file has been opened");
        file.rows += rows;
        file.bytes += text.len() as u64;
        let written = file.file.write_all(text.as_bytes());
        written.map_err(|source| FileError::Write { path: self.shown.join(name), source })
    }

    /// Puts the complete set in its place, with a manifest.
    pub(in crate::cli) fn finish(
        self,
        manifest: impl Fn(&Contents) -> String,
    ) -> Result<(Written, BTreeMap<String, u64>), FileError> {
        let Self { shown, place, staged, files, folders } = self;
        let failed = |source| FileError::Write { path: shown.clone(), source };
        let bytes = files.iter().map(|file| file.bytes).sum();
        let rows: BTreeMap<String, u64> =
            files.iter().map(|file| (file.name.clone(), file.rows)).collect();
        for file in files {
            let file = file.file.into_inner().map_err(|error| failed(error.into_error()))?;
            // What is moved into place is on the disk, whatever happens to the machine then.
            file.sync_all().map_err(failed)?;
        }
        let set = Complete { staged: &staged.path, place: &place, rows: &rows };
        let gone = in_one_go(|| set.put(&manifest)).map_err(failed)?;
        sync_folder(&folder_of(&place));
        folders.keep();
        Ok((Written { place: Some(shown), files: rows.len() + 1, bytes, gone }, rows))
    }
}

/// What stands in a folder.
#[derive(Debug, Default)]
struct There {
    exists: bool,
    /// Whether it has a manifest of ours.
    is_ours: bool,
    /// Names of the files of that.
    ours: Vec<String>,
    /// The command that made it, as far as it is known.
    command: Option<String>,
    /// Names of all else.
    others: Vec<String>,
    /// Whether others are writing into it.
    is_at_work: bool,
}

/// As much of a manifest as says what is ours.
#[derive(Deserialize)]
struct Known {
    #[serde(rename = "orderflow")]
    _version: String,
    #[serde(default)]
    command: Option<String>,
    files: BTreeMap<String, u64>,
}

impl There {
    fn in_folder(folder: &Path) -> io::Result<Self> {
        if !folder.exists() {
            return Ok(Self::default());
        }
        let known = known(&folder.join(MANIFEST));
        let is_ours = known.is_some();
        let command = known.as_ref().and_then(|known| known.command.clone());
        let mut there = Self { exists: true, is_ours, command, ..Self::default() };
        let listed: Vec<String> =
            known.into_iter().flat_map(|known| known.files).map(|(name, _)| name).collect();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if is_staged(Path::new(&name)) {
                there.is_at_work = true;
            } else if is_ours && name == MANIFEST || listed.contains(&name) && is_table(&name) {
                there.ours.push(name);
            } else {
                there.others.push(name);
            }
        }
        there.ours.sort();
        there.others.sort();
        Ok(there)
    }

    /// Those of others that have one of these names.
    fn others_of<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<String> {
        names
            .filter(|name| self.others.iter().any(|other| other == name))
            .map(str::to_owned)
            .collect()
    }

    /// Whether the folder may change places with another.
    fn is_movable(&self, folder: &Path) -> bool {
        self.others.is_empty() && !self.is_at_work && !is_fixed(folder)
    }

    /// A folder for the new set: beside the place, or inside it if it stays where it is.
    fn stage(&self, place: &Path) -> io::Result<Staged> {
        let beside = folder_of(place);
        if !self.exists {
            return Staged::folder(&beside, place);
        }
        let within = if self.is_movable(place) { &beside } else { place };
        Staged::folder(within, place).or_else(|_not_there| Staged::folder(place, place))
    }
}

/// Why a file cannot be replaced, whoever wants it.
fn refusal(file: &Path) -> Option<Refusal> {
    let about = file.symlink_metadata().ok()?;
    if !about.is_file() {
        return Some(if about.is_dir() { Refusal::IsFolder } else { Refusal::IsNoFile });
    }
    about.permissions().readonly().then_some(Refusal::IsProtected)
}

/// Whether a folder of that name would be taken for a file.
fn looks_like_file(path: &Path) -> bool {
    const ENDINGS: [&str; 9] = ["csv", "tsv", "txt", "json", "xlsx", "xls", "ods", "toml", "zip"];
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether it is a name that a table may have.
fn is_table(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "csv")
}

/// The manifest, if it is one of ours.
#[expect(clippy::disallowed_methods, reason = "this is the layer that reads files")]
fn known(manifest: &Path) -> Option<Known> {
    serde_json::from_str(&fs::read_to_string(manifest).ok()?).ok()
}

/// A complete set that is not in its place yet.
struct Complete<'a> {
    staged: &'a Path,
    place: &'a Path,
    rows: &'a BTreeMap<String, u64>,
}

impl Complete<'_> {
    /// Puts it there; the names of the tables that were there before and are in it no more.
    fn put(&self, manifest: &impl Fn(&Contents) -> String) -> io::Result<Vec<String>> {
        let there = There::in_folder(self.place)?;
        let beside = there.others.iter().filter(|name| !self.rows.contains_key(*name));
        let beside: Vec<String> = beside.cloned().collect();
        let files = self.rows.clone();
        let contents = Contents { files, beside, is_complete: true };
        write_new(&self.staged.join(MANIFEST), &manifest(&contents))?;
        sync_folder(self.staged);
        if !there.exists {
            fs::rename(self.staged, self.place)?;
            return Ok(Vec::new());
        }
        let is_gone = |name: &&String| !self.names().any(|new| new == *name);
        let gone: Vec<String> = there.ours.iter().filter(is_gone).cloned().collect();
        self.keep_modes()?;
        let is_beside = !self.staged.starts_with(self.place);
        if is_beside && there.is_movable(self.place) && self.change_places().is_ok() {
            return Ok(gone);
        }
        let mut files = contents.files;
        files.extend(there.ours.iter().map(|name| (name.clone(), 0)));
        let incomplete = manifest(&Contents { files, is_complete: false, ..contents });
        self.move_one_by_one(&gone, &incomplete)?;
        Ok(gone)
    }

    /// Gives each file the mode of the one it replaces.
    fn keep_modes(&self) -> io::Result<()> {
        if let Ok(about) = fs::metadata(self.place) {
            fs::set_permissions(self.staged, about.permissions())?;
        }
        for name in self.names() {
            if let Ok(about) = fs::metadata(self.place.join(name)) {
                fs::set_permissions(self.staged.join(name), about.permissions())?;
            }
        }
        Ok(())
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str).chain([MANIFEST])
    }

    /// What was staged for what was there, in one step; who staged it removes the old set.
    #[cfg(target_os = "linux")]
    fn change_places(&self) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, self.staged, CWD, self.place, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn change_places(&self) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// File by file, one process at a time; the manifest says so until the last is there.
    fn move_one_by_one(&self, gone: &[String], incomplete: &str) -> io::Result<()> {
        let folder = open(self.place)?;
        // Locked until the folder is closed below. Where there are no locks, whoever comes last wins, file by file.
        let _is_locked = folder.lock().is_ok();
        let unfinished = self.staged.join("incomplete");
        write_new(&unfinished, incomplete)?;
        fs::rename(&unfinished, self.place.join(MANIFEST))?;
        for name in gone {
            fs::remove_file(self.place.join(name))?;
        }
        for name in self.names() {
            fs::rename(self.staged.join(name), self.place.join(name))?;
        }
        sync_folder(self.place);
        drop(folder);
        Ok(())
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[expect(clippy::disallowed_methods, reason = "this is the layer that touches files")]
fn open(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

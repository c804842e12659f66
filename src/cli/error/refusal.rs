//! Why a place is not written to, which is found out before a run.

use std::path::PathBuf;

use crate::render::safe::for_text;

/// Why a place is not written to.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum Refusal {
    /// It is the scenario.
    #[error("it is what is read, and would be lost")]
    IsInput,
    /// A folder in place of a file.
    #[error("it is a folder")]
    IsFolder,
    /// A file in place of a folder.
    #[error("it is a file, and a folder is needed")]
    IsFile,
    /// A link, a device, a FIFO where a table is to be.
    #[error("it is no plain file, and stands where a table would")]
    IsNoFile,
    /// What is there is not to be replaced.
    #[error("it is there already, and nothing is overwritten")]
    Exists,
    /// Nobody may write it.
    #[error("it is write-protected")]
    IsProtected,
    /// Other names lead to the same file.
    #[error("the same file has other names (hard links), which would keep the old results")]
    HasOtherNames,
    /// Another export has the same place.
    #[error("another export of this command is written there")]
    IsTaken,
    /// There are files that are not of an export.
    #[error("it holds what is no export: {}", some(.0))]
    IsNotOurs(Vec<PathBuf>),
    /// There are tables of another command, which would be gone.
    #[error("it holds the tables of `orderflow {}`, which would be lost", for_text(.0))]
    IsOfAnother(String),
    /// A name of a file for a folder that is yet to be made.
    #[error("tables are written into a folder, and this is the name of a file")]
    LooksLikeFile,
    /// A table by itself is wanted, and it is not said which.
    #[error("standard output takes one table, not {0}")]
    NotOneTable(usize),
}

impl Refusal {
    /// The way out.
    pub(in crate::cli) fn help(&self) -> &'static str {
        match self {
            Self::IsInput | Self::IsTaken | Self::IsFolder => "name another file",
            Self::Exists => "name another file, or move this one out of the way",
            Self::IsFile => "name a folder",
            Self::IsNoFile => "remove it first, or name another folder",
            Self::IsProtected => "make it writable, or name another file",
            Self::HasOtherNames => "remove it first, or name another file",
            Self::IsNotOurs(_) => {
                "name a folder of its own; `--force` writes into this one, and replaces files that have the names \
                 of tables"
            }
            Self::IsOfAnother(_) => "name another folder; `--force` replaces them",
            Self::LooksLikeFile => {
                "name a folder, such as `out`; for one table in one file: `--export-csv - --tables comparison > \
                 table.csv`"
            }
            Self::NotOneTable(_) => "choose it with `--tables`, such as `--tables comparison`",
        }
    }
}

/// The first few names, and how many more there are.
fn some(names: &[PathBuf]) -> String {
    const MOST: usize = 3;
    let shown = names.iter().take(MOST).map(|name| format!("`{}`", name.display()));
    let more = names.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("{more} more"));
    shown.chain(more).collect::<Vec<_>>().join(", ")
}

//! `--export-csv`: a directory of tables, opened before the run, complete or not there at all.

use std::path::Path;

use crate::cli::error::Error;
use crate::cli::output::{AtomicFile, create_directory};
use crate::render::{Sheet, csv};

/// The files of an export.
#[derive(Debug)]
pub(super) struct CsvExport {
    tables: Vec<(&'static str, AtomicFile)>,
}

impl CsvExport {
    /// Opens a file for each of these tables and one that describes them, so that a bad path fails before
    /// the run. Their rows come later.
    pub(super) fn create(directory: &Path, described: &[Sheet]) -> Result<Self, Error> {
        create_directory(directory)?;
        let open = |sheet: &Sheet| {
            let mut file = AtomicFile::create(directory.join(csv::file_name(sheet)))?;
            file.write(&csv::sheet(sheet))?;
            Ok((sheet.name, file))
        };
        let dictionary = csv::dictionary(described);
        let tables = std::iter::once(&dictionary).chain(described).map(open);
        Ok(Self { tables: tables.collect::<Result<_, Error>>()? })
    }

    /// Adds the rows of a table to its file.
    pub(super) fn write(&mut self, sheet: &Sheet) -> Result<(), Error> {
        let of_sheet = self.tables.iter_mut().find(|(name, _)| *name == sheet.name);
        let (_, file) = of_sheet.expect("every table is described");
        file.write(&csv::rows(sheet))
    }

    /// Puts every file under its name.
    pub(super) fn finish(self) -> Result<(), Error> {
        self.tables.into_iter().try_for_each(|(_, file)| file.finish())
    }
}

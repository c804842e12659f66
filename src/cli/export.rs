//! `--export-csv`: a directory of tables, opened before the run, complete or not there at all.

use std::path::Path;

use crate::cli::error::Error;
use crate::cli::output::{StagedFile, create_directory};
use crate::experiment::EveningRow;
use crate::report::Report;
use crate::report::csv::{self, Names, Sheet};

/// The files of an export.
#[derive(Debug)]
pub(super) struct CsvExport {
    comparison: StagedFile,
    measures: StagedFile,
    why: StagedFile,
    columns: StagedFile,
    sheets: Vec<(Sheet, StagedFile)>,
}

impl CsvExport {
    /// Opens every file, so that a bad path fails before the run.
    pub(super) fn create(directory: &Path, names: Names<'_>) -> Result<Self, Error> {
        create_directory(directory)?;
        let open = |name: &str| StagedFile::create(directory.join(name));
        let mut columns = open("columns.csv")?;
        columns.write(&csv::columns(names))?;
        let open_sheet = |sheet: Sheet| {
            let mut file = open(sheet.file_name())?;
            file.write(&sheet.header(names))?;
            Ok((sheet, file))
        };
        let sheets = Sheet::ALL.into_iter().map(open_sheet).collect::<Result<_, Error>>()?;
        let (comparison, measures) = (open("comparison.csv")?, open("measures.csv")?);
        Ok(Self { comparison, measures, why: open("why.csv")?, columns, sheets })
    }

    /// Adds some evenings.
    pub(super) fn write(&mut self, evenings: &[EveningRow], names: Names<'_>) -> Result<(), Error> {
        self.sheets
            .iter_mut()
            .try_for_each(|(sheet, file)| file.write(&sheet.rows(evenings, names)))
    }

    /// Adds the results and puts every file under its name.
    pub(super) fn finish(mut self, report: &Report) -> Result<(), Error> {
        self.comparison.write(&csv::differences(report))?;
        self.measures.write(&csv::estimates(report))?;
        self.why.write(&csv::why(report))?;
        let sheets = self.sheets.into_iter().map(|(_, file)| file);
        let files = [self.comparison, self.measures, self.why, self.columns];
        let files = files.into_iter().chain(sheets);
        files.into_iter().try_for_each(StagedFile::finish)
    }
}

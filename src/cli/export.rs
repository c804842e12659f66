//! `--export-json` and `--export-csv`: opened before the run, whole or not there at all; what fails meanwhile
//! does not keep the results from being printed.

use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::cli::error::{Error, FileError, Kind, Refusal, instead};
use crate::cli::files::{FileExport, MANIFEST, SetExport, is_same, is_stdout, is_stream};
use crate::cli::interrupt;
use crate::cli::manifest::Made;
use crate::cli::options::{ExportArgs, Format};
use crate::cli::output::{Console, Stream, print_on};
use crate::cli::size::Size;
use crate::render::{Document, Sheet, csv, markdown, text};

/// No table of that name.
#[derive(Debug, thiserror::Error)]
#[error("unknown table `{name}`")]
struct UnknownTable {
    /// The name.
    name: String,
    /// Names that are known.
    known: Vec<String>,
}

impl Kind for UnknownTable {
    fn help(&self) -> Option<String> {
        Some(instead(&self.name, &self.known))
    }
}

/// Name of the table that describes the others.
const COLUMNS: &str = "columns";

/// What a run writes besides what it prints.
#[derive(Debug)]
pub(super) struct Exports {
    json: Option<FileExport>,
    tables: Tables,
    failed: Vec<FileError>,
    /// Nobody reads the standard output stream any more.
    is_unheard: bool,
    takes_stdout: bool,
    console: Console,
}

/// An answer, in the forms it is told in.
pub(super) struct Answer<'a> {
    /// In words, for a terminal or for a document.
    pub(super) document: &'a dyn Fn(Format) -> Document,
    /// As it is saved.
    pub(super) json: &'a dyn Fn() -> String,
    /// The table that says most of it.
    pub(super) csv: &'a dyn Fn() -> String,
}

/// Where tables go.
#[derive(Debug)]
enum Tables {
    /// Nowhere.
    None,
    /// All that were chosen, into a folder.
    Folder { set: SetExport, chosen: Vec<&'static str> },
    /// One, onto the standard output stream.
    Stdout { name: &'static str, has_begun: bool },
}

impl Exports {
    /// Opens everything that is asked for, so that a bad path fails before the run.
    pub(super) fn open(
        args: &ExportArgs,
        (scenario, command): (&Path, &str),
        described: &[Sheet],
        console: Console,
    ) -> Result<Self, Error> {
        // Under this name the system shows what the standard input stream is redirected from.
        let input = if is_stream(scenario) { Path::new("/dev/stdin") } else { scenario };
        let chosen = chosen(&args.tables, described)?;
        let json = args.export_json.as_deref();
        if let Some(path) = json {
            let refused = |why| Err(FileError::Refused { path: path.to_owned(), why }.into());
            if !is_stdout(path) && is_same(path, input) {
                return refused(Refusal::IsInput);
            }
            if args.export_csv.as_deref().is_some_and(|folder| is_within(path, folder, &chosen)) {
                return refused(Refusal::IsTaken);
            }
        }
        let takes_stdout = [json, args.export_csv.as_deref()].into_iter().flatten().any(is_stdout);
        let mut exports = Self {
            json: None,
            tables: Tables::None,
            failed: Vec::new(),
            is_unheard: false,
            takes_stdout,
            console,
        };
        if let Some(path) = args.export_csv.as_deref() {
            exports.tables = tables(path, chosen, (input, command, args.force))?;
            exports.begin(described)?;
        }
        exports.json = json.map(FileExport::open).transpose()?;
        Ok(exports)
    }

    /// Writes the heads of all tables, and what their columns mean.
    fn begin(&mut self, described: &[Sheet]) -> Result<(), FileError> {
        let Tables::Folder { set, chosen } = &mut self.tables else {
            self.write(&csv::dictionary(described));
            return Ok(());
        };
        let of_set: Vec<Sheet> =
            described.iter().filter(|sheet| chosen.contains(&sheet.name)).cloned().collect();
        let dictionary = csv::dictionary(&of_set);
        for sheet in std::iter::once(&dictionary).chain(&of_set) {
            set.write(&csv::file_name(sheet), (&csv::sheet(sheet), sheet.rows.len() as u64))?;
        }
        Ok(())
    }

    /// Whether the rows of a table are to be written.
    pub(super) fn wants(&self, table: &str) -> bool {
        match &self.tables {
            Tables::None => false,
            Tables::Folder { chosen, .. } => chosen.contains(&table),
            Tables::Stdout { name, .. } => *name == table,
        }
    }

    /// Adds the rows of a table, if they are wanted. What fails is told in the end.
    pub(super) fn write(&mut self, sheet: &Sheet) {
        if !self.wants(sheet.name) {
            return;
        }
        let rows = sheet.rows.len() as u64;
        match &mut self.tables {
            Tables::None => {}
            Tables::Folder { set, .. } => {
                if let Err(error) = set.write(&csv::file_name(sheet), (&csv::rows(sheet), rows)) {
                    self.console.note(&format!("{error}; the run goes on, and prints its results"));
                    self.failed.push(error);
                    self.tables = Tables::None;
                }
            }
            Tables::Stdout { has_begun, .. } => {
                let head = if *has_begun { String::new() } else { csv::header(sheet) };
                *has_begun = true;
                let text = head + &csv::rows(sheet);
                let mut stdout = io::stdout().lock();
                let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
                if let Err(error) = written {
                    self.is_unheard = error.kind() == io::ErrorKind::BrokenPipe;
                    self.failed.extend((!self.is_unheard).then_some(FileError::Print(error)));
                    self.tables = Tables::None;
                }
            }
        }
    }

    /// Whether the run goes on.
    pub(super) fn flow(&self) -> ControlFlow<()> {
        let ends = self.is_unheard || interrupt::asked().is_some();
        if ends { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Puts everything in its place, and prints the answer.
    pub(super) fn tell(
        self,
        answer: &Answer<'_>,
        made: &Made<'_>,
        format: Format,
    ) -> Result<(), FileError> {
        self.tell_and_save(answer, made, (format, answer.json))
    }

    /// The same, where a file holds more than is printed.
    pub(super) fn tell_and_save(
        self,
        answer: &Answer<'_>,
        made: &Made<'_>,
        (format, saved): (Format, &dyn Fn() -> String),
    ) -> Result<(), FileError> {
        let (stream, layout) = (self.results_go_to(), self.console.layout());
        let written = self.finish(saved, made);
        let shown = match format {
            Format::Text => text::document(&(answer.document)(format), layout),
            Format::Markdown => markdown::document(&(answer.document)(format)),
            Format::Json => (answer.json)(),
            Format::Csv => (answer.csv)(),
        };
        let printed = print_on(stream, &shown);
        written.and(printed)
    }

    /// Whether only results and errors are wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.console.is_quiet()
    }

    /// Where results are printed: on standard output, unless an export takes it.
    fn results_go_to(&self) -> Stream {
        if self.takes_stdout { Stream::Stderr } else { Stream::Stdout }
    }

    /// What a sample of the rows to come lets expect.
    pub(super) fn sample(&self, size: &mut Size, sheet: &Sheet) {
        if self.wants(sheet.name) {
            size.add(sheet.name, csv::rows(sheet).len(), sheet.rows.len());
        }
    }

    /// Whether rows come by the evening, so that there may be many.
    pub(super) fn wants_any(&self, tables: &[&str]) -> bool {
        tables.iter().any(|table| self.wants(table))
    }

    /// Puts everything in its place and says so.
    fn finish(mut self, json: &dyn Fn() -> String, made: &Made<'_>) -> Result<(), FileError> {
        let console = self.console;
        if let Tables::Folder { set, .. } = self.tables {
            match set.finish(|contents| made.manifest(contents)) {
                Ok((written, rows)) => {
                    console.note(&written.said());
                    let many = rows.iter().filter_map(|(file, rows)| Size::too_many(file, *rows));
                    many.for_each(|word| console.note(&word));
                }
                Err(error) => self.failed.push(error),
            }
        }
        match self.json.map(|file| file.write(&json())).transpose() {
            Ok(written) => {
                if let Some(written) = written.filter(|written| written.place.is_some()) {
                    console.note(&written.said());
                }
            }
            Err(error) => self.failed.push(error),
        }
        let last = self.failed.pop();
        self.failed.into_iter().for_each(|error| console.tell_error(&error.into()));
        last.map_or(Ok(()), Err)
    }
}

/// The tables named, or all of them.
fn chosen(names: &[String], described: &[Sheet]) -> Result<Vec<&'static str>, UnknownTable> {
    let known = || described.iter().map(|sheet| sheet.name);
    if names.is_empty() {
        return Ok(known().collect());
    }
    let find = |name: &String| {
        known().chain([COLUMNS]).find(|known| *known == name.trim()).ok_or_else(|| {
            let known = known().map(str::to_owned).collect();
            UnknownTable { name: name.trim().to_owned(), known }
        })
    };
    names.iter().map(find).collect()
}

/// Where the chosen tables go.
fn tables(
    path: &Path,
    chosen: Vec<&'static str>,
    safety: (&Path, &str, bool),
) -> Result<Tables, FileError> {
    if is_stdout(path) {
        return match chosen.as_slice() {
            [name] => Ok(Tables::Stdout { name, has_begun: false }),
            several => Err(FileError::Refused {
                path: "standard output".into(),
                why: Refusal::NotOneTable(several.len()),
            }),
        };
    }
    let names = chosen.iter().copied().filter(|name| *name != COLUMNS).chain([COLUMNS]);
    let files = names.map(|name| format!("{name}.csv")).collect();
    Ok(Tables::Folder { set: SetExport::open(path, files, safety)?, chosen })
}

/// Whether a file would be one of a set in that folder, or the folder itself.
fn is_within(file: &Path, folder: &Path, chosen: &[&str]) -> bool {
    if is_stdout(file) || is_stdout(folder) {
        return is_stdout(file) && is_stdout(folder);
    }
    let tables = chosen.iter().copied().chain([COLUMNS]).map(|name| format!("{name}.csv"));
    let files: Vec<PathBuf> =
        tables.chain([MANIFEST.to_owned()]).map(|name| folder.join(name)).collect();
    is_same(file, folder) || files.iter().any(|taken| is_same(file, taken))
}

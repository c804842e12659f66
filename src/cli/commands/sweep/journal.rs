//! `--journal`: what a sweep has finished, point by point, so that an interrupted one goes on where it was stopped.
//!
//! JSON Lines, only appended to: a line that says of what (the values of the house, the columns, the evenings), then
//! a line for each point with its sums to the last bit. A point is used again only below a line that says the same;
//! where it says something else, the first value that differs is named. A last line that a kill has torn is dropped.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::cli::error::{Error, FileError, Kind};
use crate::experiment::{Plan, Results};
use crate::results::saved::ColumnEntry;
use crate::scenario::{Loaded, Override};

/// Why a file cannot be the journal.
#[derive(Debug, thiserror::Error)]
enum NoJournal {
    /// It is none.
    #[error("`{}` is no journal of a sweep", path.display())]
    Other {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else writes to it.
    #[error("another sweep is writing to `{}`", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
}

impl Kind for NoJournal {
    fn help(&self) -> Option<String> {
        let words = match self {
            Self::Other { .. } => "name another file",
            Self::InUse { .. } => "wait for it, or name another file",
        };
        Some(words.to_owned())
    }
}

/// What a journal's points are of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Heading {
    /// Version of the program.
    orderflow: String,
    /// Every value that is given, by its path.
    values: BTreeMap<String, String>,
    seed: u64,
    columns: Vec<ColumnEntry>,
    baseline: u64,
    measures: Vec<String>,
    evenings: String,
    precision: Option<String>,
}

/// A finished point.
#[derive(Debug, Serialize, Deserialize)]
struct Finished {
    /// What is set at it, as `PATH=VALUE`.
    set: Vec<String>,
    sums: Results,
}

/// An open journal.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    finished: BTreeMap<Vec<String>, Results>,
    /// What was found in it, in a sentence.
    pub(super) found: Option<String>,
}

impl Heading {
    fn of(loaded: &Loaded, plan: &Plan, columns: Vec<ColumnEntry>) -> Self {
        Self {
            orderflow: env!("CARGO_PKG_VERSION").to_owned(),
            values: loaded.values(),
            seed: plan.seed,
            columns,
            baseline: plan.baseline as u64,
            measures: plan.measures.iter().map(|measure| measure.key()).collect(),
            evenings: format!("{} to {}", plan.evenings.start, plan.evenings.end - 1),
            precision: plan.target.map(|target| format!("{target:?}")),
        }
    }

    /// The first thing that is not the same now, in words.
    fn first_difference(&self, now: &Self) -> Option<String> {
        let listed = |columns: &[ColumnEntry]| {
            let columns =
                columns.iter().map(|c| format!("{} ({}; {})", c.name, c.policy, c.set.join("; ")));
            columns.collect::<Vec<_>>().join(", ")
        };
        let of_house = self.values.keys().chain(now.values.keys()).find_map(|path| {
            let [was, is] = [self, now].map(|heading| heading.values.get(path));
            let shown =
                |value: Option<&String>| value.map_or("left out", String::as_str).to_owned();
            (was != is).then(|| (path.clone(), shown(was), shown(is)))
        });
        let told =
            |name: &str, was: String, is: String| (was != is).then(|| (name.to_owned(), was, is));
        let found = told("version", self.orderflow.clone(), now.orderflow.clone())
            .or(of_house)
            .or_else(|| told("seed", self.seed.to_string(), now.seed.to_string()))
            .or_else(|| told("columns", listed(&self.columns), listed(&now.columns)))
            .or_else(|| told("baseline", self.baseline.to_string(), now.baseline.to_string()))
            .or_else(|| told("measures", self.measures.join(", "), now.measures.join(", ")))
            .or_else(|| told("evenings", self.evenings.clone(), now.evenings.clone()))
            .or_else(|| {
                let shown =
                    |heading: &Self| heading.precision.clone().unwrap_or_else(|| "none".to_owned());
                told("precision", shown(self), shown(now))
            });
        found.map(|(name, was, is)| format!("`{name}` was {was}, is {is}"))
    }
}

impl Journal {
    /// Opens a journal of that sweep, or begins one. `points` are those that are wanted.
    pub(super) fn open(
        path: &Path,
        (loaded, plan, columns): (&Loaded, &Plan, Vec<ColumnEntry>),
        points: &[Vec<Override>],
    ) -> Result<Self, Error> {
        let failed = |source| FileError::Write { path: path.to_owned(), source };
        let mut file = opened(path).map_err(failed)?;
        if file.try_lock().is_err() {
            return Err(NoJournal::InUse { path: path.to_owned() }.into());
        }
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(failed)?;
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let heading = Heading::of(loaded, plan, columns);
        let found = read(&text[..whole], &heading)
            .ok_or_else(|| NoJournal::Other { path: path.to_owned() })?;
        if whole == 0 && !text.is_empty() && !text.starts_with("{\"orderflow\"") {
            return Err(NoJournal::Other { path: path.to_owned() }.into());
        }
        file.set_len(whole as u64).map_err(failed)?;
        file.seek(SeekFrom::End(0)).map_err(failed)?;
        let is_wanted = |set: &Vec<String>| points.iter().any(|point| arguments(point) == *set);
        let n_known = found.finished.keys().filter(|set| is_wanted(set)).count();
        let mut journal =
            Self { path: path.to_owned(), file, finished: found.finished, found: None };
        let torn = if whole < text.len() { "its last line is torn and left out; " } else { "" };
        let n_points = points.len();
        journal.found = match &found.differs {
            _ if whole == 0 && torn.is_empty() => None,
            Some(differs) if n_known == 0 => Some(format!(
                "{torn}nothing of it can be used, because {differs}: all {n_points} points are played"
            )),
            Some(_) | None => Some(format!(
                "{torn}{n_known} of {n_points} points are there, {} are played",
                n_points - n_known
            )),
        };
        if !found.is_last {
            journal.append(&heading).map_err(failed)?;
        }
        Ok(journal)
    }

    /// What a point came to.
    pub(super) fn known(&self, point: &[Override]) -> Option<&Results> {
        self.finished.get(&arguments(point))
    }

    /// Keeps what a point came to: one line, on the disk before anything else is done.
    pub(super) fn keep(&mut self, point: &[Override], sums: &Results) -> Result<(), FileError> {
        let line = Finished { set: arguments(point), sums: sums.clone() };
        self.append(&line).map_err(|source| FileError::Write { path: self.path.clone(), source })
    }

    fn append<T: Serialize>(&mut self, line: &T) -> io::Result<()> {
        let mut text = serde_json::to_string(line).map_err(io::Error::other)?;
        text.push('\n');
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()
    }
}

/// The file, made if it is not there, as it stands.
#[expect(clippy::disallowed_methods, reason = "this is the layer that touches files")]
fn opened(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// What stands in a journal.
struct Found {
    finished: BTreeMap<Vec<String>, Results>,
    /// In what its last heading differs, if no other is the same.
    differs: Option<String>,
    /// Whether what is appended belongs to the same heading.
    is_last: bool,
}

/// How the line of a point begins.
const POINT: &str = "{\"set\":";

/// Reads whole lines; `None` if it is no journal.
fn read(text: &str, now: &Heading) -> Option<Found> {
    let mut found = Found { finished: BTreeMap::new(), differs: None, is_last: false };
    for line in text.lines() {
        if line.starts_with(POINT) {
            // What belongs to another heading need not be read.
            if found.is_last {
                let Finished { set, sums } = serde_json::from_str(line).ok()?;
                found.finished.insert(set, sums);
            }
            continue;
        }
        let heading: Heading = serde_json::from_str(line).ok()?;
        found.differs = heading.first_difference(now);
        found.is_last = found.differs.is_none();
    }
    Some(found)
}

fn arguments(point: &[Override]) -> Vec<String> {
    point.iter().map(Override::argument).collect()
}

//! `diff`: what changed between saved results.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::cli::command::{Outcome, Perform, printed};
use crate::cli::error::{Error, Kind};
use crate::cli::files::{MANIFEST, is_stream, read, shown};
use crate::cli::output::Console;
use crate::render::text;
use crate::report::diff;
use crate::results::saved::ByEvening;
use crate::results::{NotSaved, Saved};

const EXAMPLES: &str = "\
Examples:
  orderflow diff before.json after.json
      which inputs differ, and which measures have moved
  The files come from
      orderflow compare friday.toml --export-json before.json
      orderflow compare friday.toml --set floor.waiters=4 --export-json after.json";

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct DiffArgs {
    /// The earlier results, then one or more later ones, each compared with the first; `-`: standard input.
    #[arg(value_name = "RESULTS.json", num_args = 2.., required = true)]
    results: Vec<PathBuf>,
}

/// Why there are no results that could be compared.
#[derive(Debug, thiserror::Error)]
enum NoResults {
    /// Two files from one stream.
    #[error("standard input can be read once only")]
    OneStream,
    /// A file holds results of `season`.
    #[error("`{}` holds results of `season`; `diff` compares those of `run` or `compare`", path.display())]
    OfSeason {
        /// Which file.
        path: PathBuf,
    },
    /// A file holds no saved results.
    #[error("`{}` does not hold results of `run` or `compare`: {reason}", path.display())]
    Others {
        /// Which file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}

impl Kind for NoResults {
    fn help(&self) -> Option<String> {
        match self {
            Self::OneStream => Some("name a file for one of the two".to_owned()),
            Self::OfSeason { .. } => None,
            Self::Others { .. } => {
                Some("`--export-json FILE` and `--format json` write such files".to_owned())
            }
        }
    }
}

impl Perform for DiffArgs {
    fn perform(&self, console: Console) -> Result<Outcome, Error> {
        if self.results.iter().filter(|path| is_stream(path)).count() > 1 {
            return Err(NoResults::OneStream.into());
        }
        let read: Vec<Saved> =
            self.results.iter().map(|path| saved(path, console)).collect::<Result<_, _>>()?;
        let document = match read.as_slice() {
            [before, after] => diff::document(before, after),
            [first, others @ ..] => {
                let names = self.results[1..].iter().map(|path| shown(path));
                diff::several(first, &names.zip(others.iter().cloned()).collect::<Vec<_>>())
            }
            [] => unreachable!("two results at least are asked for"),
        };
        printed(&text::document(&document, console.layout()))
    }
}

fn saved(path: &Path, console: Console) -> Result<Saved, Error> {
    let text = read(path)?;
    let saved = Saved::read(&text).map_err(|reason| match reason {
        NotSaved::OfSeason => NoResults::OfSeason { path: shown(path).into() },
        NotSaved::Unreadable(source) => {
            NoResults::Others { path: shown(path).into(), reason: source.to_string() }
        }
    })?;
    if saved.by_evening.is_some() || is_stream(path) {
        return Ok(saved);
    }
    let beside = evenings_beside(path, &saved);
    if beside.is_some() {
        let name = path.with_file_name(EVENINGS);
        console.note(&format!(
            "the evenings of `{}` are read from `{}`",
            shown(path),
            shown(&name)
        ));
    }
    Ok(saved.with_evenings(beside))
}

/// Name of the table of evenings.
const EVENINGS: &str = "evenings.csv";

/// What a manifest says of the run its tables are of.
#[derive(Deserialize)]
struct Manifest {
    complete: bool,
    seed: u64,
    first_evening: u64,
    evenings: u64,
    overrides: Vec<String>,
    scenario: Scenario,
}

#[derive(Deserialize)]
struct Scenario {
    sha256: String,
}

/// The evenings of saved results, from tables of the same run in the same folder.
fn evenings_beside(path: &Path, saved: &Saved) -> Option<ByEvening> {
    let manifest = read(&path.with_file_name(MANIFEST)).ok()?;
    let manifest: Manifest = serde_json::from_str(&manifest).ok()?;
    let is_of_this = manifest.complete
        && manifest.scenario.sha256 == saved.scenario.sha256
        && manifest.overrides == saved.overrides
        && (manifest.seed, manifest.first_evening, manifest.evenings)
            == (saved.seed, saved.first_evening, saved.evenings);
    if !is_of_this {
        return None;
    }
    let text = read(&path.with_file_name(EVENINGS)).ok()?;
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let heads = table.headers().ok()?.clone();
    let place = |name: &str| heads.iter().position(|head| head == name);
    let (evening, policy) = (place("evening")?, place("policy")?);
    let rows = table.records().filter_map(|record| {
        let record = record.ok()?;
        let values = heads.iter().zip(record.iter()).enumerate();
        let values = values.filter(|(at, _)| *at != evening && *at != policy);
        let values = values.map(|(_, (head, value))| (head.to_owned(), value.parse().ok()));
        Some((record[evening].parse().ok()?, record[policy].to_owned(), values.collect()))
    });
    ByEvening::from_rows(rows, (saved.first_evening, saved.evenings))
}

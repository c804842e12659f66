//! `diff`: what changed between saved results.

use std::path::Path;

use serde::Deserialize;

use crate::cli::args::DiffArgs;
use crate::cli::error::Error;
use crate::cli::files::{MANIFEST, is_stream, read, shown};
use crate::cli::output::{Console, print};
use crate::render::text;
use crate::report::diff;
use crate::results::saved::ByEvening;
use crate::results::{NotSaved, Saved};

pub(super) fn run(args: &DiffArgs, console: Console) -> Result<(), Error> {
    if args.results.iter().filter(|path| is_stream(path)).count() > 1 {
        return Err(Error::OneStream);
    }
    let read: Vec<Saved> =
        args.results.iter().map(|path| saved(path, console)).collect::<Result<_, _>>()?;
    let document = match read.as_slice() {
        [before, after] => diff::document(before, after),
        [first, others @ ..] => {
            let names = args.results[1..].iter().map(|path| shown(path));
            diff::several(first, &names.zip(others.iter().cloned()).collect::<Vec<_>>())
        }
        [] => unreachable!("two results at least are asked for"),
    };
    print(&text::document(&document, console.layout()))
}

fn saved(path: &Path, console: Console) -> Result<Saved, Error> {
    let text = read(path)?;
    let saved = Saved::read(&text).map_err(|reason| match reason {
        NotSaved::OfSeason => Error::ResultsOfSeason { path: shown(path).into() },
        NotSaved::Unreadable(source) => {
            Error::NoResults { path: shown(path).into(), reason: source.to_string() }
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

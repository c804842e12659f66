//! What changed between two saved results: inputs that differ, and estimates that moved.
//!
//! Two estimates moved apart if their intervals have no value in common. Results with the same seed share
//! their evenings, so that smaller changes may be real too; `compare` finds those. Start with [`text()`].

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue;
use crate::compare::Estimate;
use crate::report::grid::{Cell, Column, Grid};
use crate::report::number::{decimals_for, plain};
use crate::report::text::{Colour, table};

/// What `diff` reads of a file that [`json::results`](crate::report::json::results) made.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Saved {
    /// Version of the program.
    orderflow: String,
    scenario: SavedScenario,
    overrides: Vec<String>,
    seed: u64,
    evenings: u64,
    policies: Vec<String>,
    baseline: String,
    measures: Vec<SavedMeasure>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct SavedScenario {
    title: String,
    sha256: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct SavedMeasure {
    key: String,
    policies: BTreeMap<String, SavedEstimate>,
    differences: BTreeMap<String, SavedEstimate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
struct SavedEstimate {
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    evenings: u64,
}

impl Saved {
    /// Reads saved results.
    ///
    /// # Errors
    /// What is missing or of another kind, with its line.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// What went in: a word for each input, and its value.
    fn inputs(&self) -> [(&'static str, String); 8] {
        let listed = |words: &[String]| match words {
            [] => NOTHING.to_owned(),
            words => words.join(", "),
        };
        [
            ("version", self.orderflow.clone()),
            ("title", self.scenario.title.clone()),
            ("file", self.scenario.sha256.chars().take(HASH_DIGITS).collect()),
            ("--set", listed(&self.overrides)),
            ("seed", self.seed.to_string()),
            ("evenings", self.evenings.to_string()),
            ("policies", listed(&self.policies)),
            ("baseline", self.baseline.clone()),
        ]
    }

    /// Every estimate by the key of its measure and what it is of, in the order of the file.
    fn estimates(&self) -> Vec<((&str, String), SavedEstimate)> {
        let of_measure = |measure: &'_ SavedMeasure| {
            let own = measure.policies.iter().map(|(policy, e)| (policy.clone(), *e));
            let differences =
                measure.differences.iter().map(|(policy, e)| (format!("{policy}, difference"), *e));
            own.chain(differences).collect::<Vec<_>>()
        };
        let keyed = self.measures.iter().flat_map(|measure| {
            let named = of_measure(measure).into_iter();
            named.map(|(of, estimate)| ((measure.key.as_str(), of), estimate))
        });
        keyed.collect()
    }
}

/// What stands for a value that does not exist.
const NOTHING: &str = "–";

/// As much of a scenario's hash as tells two files apart.
const HASH_DIGITS: usize = 12;

/// What changed from one to the other.
pub fn text(before: &Saved, after: &Saved) -> String {
    let inputs: Vec<Vec<Cell>> = before
        .inputs()
        .into_iter()
        .zip(after.inputs())
        .filter(|((_, before), (_, after))| before != after)
        .map(|((word, before), (_, after))| {
            [word.to_owned(), before, "→".to_owned(), after].map(Cell::plain).to_vec()
        })
        .collect();
    let inputs = match inputs.as_slice() {
        [] => "The inputs are the same.\n".to_owned(),
        _ => format!("Inputs that differ:\n\n{}", rows(inputs)),
    };
    format!("{inputs}\n{}", moved(before, after))
}

/// Estimates whose intervals moved apart, and how many there are.
fn moved(before: &Saved, after: &Saved) -> String {
    let later: BTreeMap<_, _> = after.estimates().into_iter().collect();
    let shared: Vec<_> = before
        .estimates()
        .into_iter()
        .filter_map(|(key, old)| Some((*later.get(&key)?, key, old)))
        .map(|(new, key, old)| (key, old, new))
        .collect();
    let n_equal = shared.iter().filter(|(_, old, new)| old == new).count();
    if n_equal == shared.len() {
        return format!("All {n_equal} estimates in both are the same.\n");
    }
    let apart: Vec<Vec<Cell>> = shared
        .iter()
        .filter(|(_, old, new)| old.is_apart_from(new))
        .map(|((key, of), old, new)| {
            let (name, decimals) = named(key);
            let cells = [name, of.clone(), old.text(decimals), "→".to_owned(), new.text(decimals)];
            cells.map(Cell::plain).to_vec()
        })
        .collect();
    let counted = format!(
        "Of {} estimates in both, {n_equal} are the same and {} have moved apart",
        shared.len(),
        apart.len()
    );
    match apart.as_slice() {
        [] => format!("{counted}.\n"),
        _ => format!("{counted}:\n\n{}", rows(apart)),
    }
}

/// Rows of words, without a head.
fn rows(rows: Vec<Vec<Cell>>) -> String {
    let n_columns = rows.first().map_or(0, Vec::len);
    let columns = vec![Column::words(""); n_columns];
    let text = table(&Grid { columns, rows }, Colour::Never);
    text.strip_prefix('\n').unwrap_or(&text).to_owned()
}

/// A measure's name and its least number of decimals; another version's measure keeps its key.
fn named(key: &str) -> (String, usize) {
    catalogue::find(key).map_or((key.to_owned(), 2), |key| (key.name(), key.info().decimals))
}

impl SavedEstimate {
    /// Limits of its interval; of one evening, the value itself.
    fn limits(&self) -> Option<(f64, f64)> {
        let mean = self.mean?;
        Some((self.low.unwrap_or(mean), self.high.unwrap_or(mean)))
    }

    /// A value is apart from none.
    fn is_apart_from(&self, other: &Self) -> bool {
        match (self.limits(), other.limits()) {
            (None, None) => false,
            (Some(own), Some(theirs)) => own.1 < theirs.0 || theirs.1 < own.0,
            (Some(_), None) | (None, Some(_)) => true,
        }
    }

    fn text(&self, least_decimals: usize) -> String {
        let (Some(mean), Some((low, high))) = (self.mean, self.limits()) else {
            return NOTHING.to_owned();
        };
        let estimate = Estimate { mean, interval: Some((low, high)), evenings: self.evenings };
        let decimals = decimals_for(&estimate, least_decimals);
        let [mean, low, high] = [mean, low, high].map(|value| plain(value, decimals));
        format!("{mean} ({low} to {high})")
    }
}

//! What changed between two saved results: the answer in words, inputs that differ, estimates that moved.
//!
//! The files hold means and their intervals, not the evenings, so that a change is judged as if both sides
//! had played other evenings. Where they share their evenings its interval is wider than need be. Start
//! with [`document`].

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::{self, MeasureKey, ShortList, short_list};
use crate::compare::Estimate;
use crate::render::number::{plain, signed};
use crate::render::{Block, Document, Head, Shown, Split, Table};
use crate::report::digits::decimals_for;
use crate::report::verdicts;

/// What `diff` reads of a file that [`json::results`](crate::report::json::results) made.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Saved {
    /// Version of the program.
    orderflow: String,
    scenario: SavedScenario,
    overrides: Vec<String>,
    seed: u64,
    first_evening: u64,
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
    unit: String,
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

/// Why a text cannot be read as saved results.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// It holds results of `season`, which have a beginning and an end instead of one mean.
    #[error("results of `season`")]
    OfSeason,
    /// What is missing or of another kind, with its line.
    #[error(transparent)]
    Unreadable(serde_json::Error),
}

/// What only results of `season` have.
#[derive(Deserialize)]
struct OfSeason {
    #[serde(rename = "evenings_in_a_row")]
    _evenings_in_a_row: u64,
}

impl Saved {
    /// Reads saved results.
    ///
    /// # Errors
    /// What the text holds instead.
    pub fn read(text: &str) -> Result<Self, NotSaved> {
        serde_json::from_str(text).map_err(|error| match serde_json::from_str(text) {
            Ok(OfSeason { .. }) => NotSaved::OfSeason,
            Err(_) => NotSaved::Unreadable(error),
        })
    }

    /// What went in: a word for each input, and its value.
    fn inputs(&self) -> [(&'static str, String); 9] {
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
            ("first evening", self.first_evening.to_string()),
            ("evenings", self.evenings.to_string()),
            ("policies", listed(&self.policies)),
            ("baseline", self.baseline.clone()),
        ]
    }

    fn has_evenings_of(&self, other: &Self) -> bool {
        let evenings = |saved: &Self| (saved.seed, saved.first_evening, saved.evenings);
        evenings(self) == evenings(other)
    }
}

/// What stands for a value that does not exist.
const NOTHING: &str = "–";

/// As much of a scenario's hash as tells two files apart.
const HASH_DIGITS: usize = 12;

/// What changed from one to the other.
pub fn document(before: &Saved, after: &Saved) -> Document {
    let shared = shared(before, after);
    let blocks = answer(before, &shared)
        .into_iter()
        .chain(inputs(before, after))
        .chain(moved(&shared))
        .chain(caution(before, after, &shared).map(Block::Paragraph));
    Document { title: None, blocks: blocks.collect() }
}

/// An estimate that is in both.
struct Shared<'s> {
    key: &'s str,
    unit: &'s str,
    /// Name of the policy.
    policy: &'s str,
    /// The policy the difference is to, if it is one.
    baseline: Option<&'s str>,
    sides: [SavedEstimate; 2],
    change: Change,
}

/// What can be said of an estimate's change, which is the later mean less the earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    /// Mean and limits are equal.
    Same,
    /// There is a value on one side alone.
    OneSided,
    /// It is surely not zero.
    Told(Estimate),
    /// It could as well be zero.
    CannotTell(Estimate),
}

/// Every estimate that is in both in the same unit, in the order of the earlier file; differences only
/// where they are to the same policy.
fn shared<'s>(before: &'s Saved, after: &'s Saved) -> Vec<Shared<'s>> {
    let is_one_evening = before.evenings == 1 && before.has_evenings_of(after);
    let mut shared = Vec::new();
    for old in &before.measures {
        let is_it = |new: &&SavedMeasure| new.key == old.key && new.unit == old.unit;
        let Some(new) = after.measures.iter().find(is_it) else { continue };
        let mut add = |policy: &'s str, baseline, [old_of, new_of]: [&BTreeMap<_, _>; 2]| {
            let sides = old_of.get(policy).copied().zip(new_of.get(policy).copied());
            shared.extend(sides.map(|(from, to): (SavedEstimate, SavedEstimate)| Shared {
                key: &old.key,
                unit: &old.unit,
                policy,
                baseline,
                sides: [from, to],
                change: Change::between(from, to, is_one_evening),
            }));
        };
        for policy in &before.policies {
            add(policy, None, [&old.policies, &new.policies]);
        }
        let is_same_baseline = before.baseline == after.baseline;
        for policy in before.policies.iter().filter(|_| is_same_baseline) {
            add(policy, Some(&before.baseline), [&old.differences, &new.differences]);
        }
    }
    shared
}

impl Change {
    /// The difference of two means at 95 %, each with its interval, as if they were independent: the half
    /// width is the root of the sum of squares of the half widths.
    ///
    /// Source: Zou & Donner, Construction of confidence limits about effect measures: a general approach,
    /// Statistics in Medicine 27 (2008) 1693–1702. On one and the same evening the change is what it is.
    fn between(old: SavedEstimate, new: SavedEstimate, is_one_evening: bool) -> Self {
        let (from, to) = match (old.mean, new.mean) {
            (None, None) => return Self::Same,
            (Some(_), None) | (None, Some(_)) => return Self::OneSided,
            (Some(from), Some(to)) => (from, to),
        };
        if (old.mean, old.low, old.high) == (new.mean, new.low, new.high) {
            return Self::Same;
        }
        let mean = to - from;
        let widths = old.half_width().zip(new.half_width());
        let half_width = widths.map(|(one, other)| (one * one + other * other).sqrt());
        let estimate = Estimate {
            mean,
            interval: half_width.map(|half| (mean - half, mean + half)),
            evenings: old.evenings.min(new.evenings),
        };
        if half_width.map_or(is_one_evening, |half| mean.abs() > half) {
            Self::Told(estimate)
        } else {
            Self::CannotTell(estimate)
        }
    }
}

impl SavedEstimate {
    fn half_width(&self) -> Option<f64> {
        Some((self.high? - self.low?) / 2.0)
    }
}

/// Guest score, profit and worth, a sentence a policy.
fn answer(before: &Saved, shared: &[Shared<'_>]) -> Option<Block> {
    if shared.is_empty() {
        return Some(Block::Paragraph("The files have no estimate in common.".to_owned()));
    }
    if shared.iter().all(|one| one.change == Change::Same) {
        let said = format!("All {} estimates in both are the same.", shared.len());
        return Some(Block::Paragraph(said));
    }
    let told_in = short_list(ShortList::Change);
    let sentences = before.policies.iter().filter_map(|policy| {
        let of_policy = |measure: &MeasureKey| {
            let is_it = |one: &&Shared<'_>| {
                one.key == measure.key() && one.policy == policy && one.baseline.is_none()
            };
            clause(shared.iter().find(is_it)?)
        };
        let clauses: Vec<String> = told_in.iter().filter_map(of_policy).collect();
        let (last, rest) = clauses.split_last()?;
        let said =
            if rest.is_empty() { last.clone() } else { format!("{}, and {last}", rest.join(", ")) };
        Some(Block::Paragraph(format!("Under {policy} {said}.")))
    });
    let sentences: Vec<Block> = sentences.collect();
    (!sentences.is_empty()).then_some(Block::Group(sentences))
}

/// What became of one estimate, as part of a sentence.
fn clause(one: &Shared<'_>) -> Option<String> {
    let (name, least_decimals) = named(one.key);
    let with_unit = |estimate: &Estimate, number: fn(f64, usize) -> String, value| {
        let decimals = decimals_for(estimate, least_decimals);
        let half = estimate.half_width().map(|half| format!(" ± {}", plain(half, decimals)));
        format!("{}{} {}", number(value, decimals), half.unwrap_or_default(), one.unit)
    };
    match &one.change {
        Change::Same => Some(format!("the {name} stayed the same")),
        Change::OneSided => None,
        Change::Told(change) => {
            let way = if change.mean < 0.0 { "fell" } else { "rose" };
            let amount = with_unit(change, plain, change.mean.abs());
            Some(format!("the {name} {way} by {amount}"))
        }
        Change::CannotTell(change) => {
            let seen = with_unit(change, signed, change.mean);
            Some(format!("whether the {name} changed cannot be told ({seen})"))
        }
    }
}

/// What went in otherwise.
fn inputs(before: &Saved, after: &Saved) -> Vec<Block> {
    let pairs = before.inputs().into_iter().zip(after.inputs());
    let differ = pairs.filter(|((_, before), (_, after))| before != after);
    let row = |((word, before), (_, after)): ((&str, String), (&str, String))| {
        [word.to_owned(), before, "→".to_owned(), after].map(Shown::words).to_vec()
    };
    let rows: Vec<Vec<Shown>> = differ.map(row).collect();
    if rows.is_empty() {
        return vec![Block::Paragraph("The inputs are the same.".to_owned())];
    }
    let heads = ["", "before", "", "after"].map(Head::words).to_vec();
    let table = Table { heads, rows, split: Split::Never, notes: Vec::new() };
    vec![Block::Paragraph("Inputs that differ:".to_owned()), table.into()]
}

/// Estimates that surely moved, and what became of the others.
fn moved(shared: &[Shared<'_>]) -> Vec<Block> {
    let n_same = shared.iter().filter(|one| one.change == Change::Same).count();
    if n_same == shared.len() {
        return Vec::new();
    }
    let is_untold = |one: &&Shared<'_>| matches!(one.change, Change::CannotTell(_));
    let n_untold = shared.iter().filter(is_untold).count();
    let n_moved = shared.len() - n_same - n_untold;
    let counts =
        [(n_moved, "moved"), (n_same, "are the same"), (n_untold, "moved less than can be told")];
    let counts: Vec<String> =
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let counted = format!("Of {} estimates in both, {}", shared.len(), counts.join(", "));
    if n_moved == 0 {
        return vec![Block::Paragraph(format!("{counted}."))];
    }
    let labels = ["", "", ""].map(Head::words);
    let sides = [Head::numbers("before"), Head::words(""), Head::numbers("after")];
    let table = Table {
        heads: labels.into_iter().chain(sides).chain([Head::words("change")]).collect(),
        rows: shared.iter().filter_map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    };
    vec![Block::Paragraph(format!("{counted}. Those that moved:")), table.into()]
}

/// The row of an estimate that moved, with digits that show by how much.
fn row(one: &Shared<'_>) -> Option<Vec<Shown>> {
    let (name, least_decimals) = named(one.key);
    let (decimals, change) = match &one.change {
        Change::Same | Change::CannotTell(_) => return None,
        Change::OneSided => (least_decimals, Shown::nothing()),
        Change::Told(change) => {
            let decimals = decimals_for(change, least_decimals);
            (decimals, verdicts::signed(change, decimals))
        }
    };
    let of = match one.baseline {
        None => one.policy.to_owned(),
        Some(baseline) => format!("{} less {baseline}", one.policy),
    };
    let [from, to] = one
        .sides
        .map(|side| side.mean.map_or_else(Shown::missing, |mean| Shown::number(mean, decimals)));
    let [name, unit, of] = [name, one.unit.to_owned(), of].map(Shown::words);
    Some(vec![name, unit, of, from, Shown::words("→"), to, change])
}

/// How sure all this is; nothing where nothing changed.
fn caution(before: &Saved, after: &Saved, shared: &[Shared<'_>]) -> Option<String> {
    if shared.iter().all(|one| one.change == Change::Same) {
        return None;
    }
    let said = match (before.has_evenings_of(after), before.evenings) {
        (true, 1) => {
            "Both are of one and the same evening, which cannot tell what others are like."
        }
        (true, _) => {
            "Both have the same seed and evenings, but the files hold only means: ± is at 95 % as if each \
             had played other evenings, which is wider than need be, so that smaller changes may be real \
             too."
        }
        (false, _) => {
            "± is at 95 %, for each estimate by itself: of a hundred whose true mean has not changed, about \
             five are said to have moved."
        }
    };
    Some(said.to_owned())
}

/// A measure's name and its least number of decimals; another version's measure keeps its key.
fn named(key: &str) -> (String, usize) {
    catalogue::find(key).map_or((key.to_owned(), 2), |key| (key.name(), key.info().decimals))
}

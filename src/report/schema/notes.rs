//! What is told of a key: what it means, its unit, its default, which values are plausible, and the sources.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use crate::catalogue::{Fallback, Key, Provenance, Shape};
use crate::model;
use crate::scenario;

/// What is told of a key besides what it may be. `column`: which of several defaults it has.
pub(super) fn notes(key: &Key, column: Option<usize>) -> Map<String, Value> {
    // Whoever names no scorer gets the first.
    let column = column.or_else(|| (key.table == "score").then_some(0));
    let mut notes = Map::new();
    notes.insert("description".to_owned(), description(key, column).into());
    notes.insert("x-since".to_owned(), key.since.into());
    if let Some(unit) = key.unit() {
        notes.insert("x-unit".to_owned(), unit.into());
    }
    if let Some(example) = scenario::example::<Value>(key) {
        notes.insert("examples".to_owned(), vec![example].into());
    }
    if let Some(default) = default(key, column) {
        notes.insert("default".to_owned(), scenario::typed(default));
    }
    if key.default.text(0).is_some() {
        notes.insert("x-source".to_owned(), source(key.provenance).into());
    }
    if let Some(([low, high], provenance)) = plausible(key, column) {
        let range = json!({ "low": low, "high": high, "source": source(provenance) });
        notes.insert("x-plausible".to_owned(), range);
    }
    notes
}

/// What a key is unless given; `None`: nothing, or it depends on a name that the file chooses.
fn default(key: &Key, column: Option<usize>) -> Option<&'static str> {
    match key.default {
        Fallback::Needed(_) | Fallback::Absent(_) => None,
        Fallback::Is(text) => Some(text),
        Fallback::Of(texts) => column.map(|column| texts[column]),
    }
}

fn plausible(key: &Key, column: Option<usize>) -> Option<([String; 2], Provenance)> {
    default(key, column)?;
    let (ends, provenance) = key.plausible(column.unwrap_or(0))?;
    Some((ends.map(Cow::into_owned), provenance))
}

fn source(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Assumed => "assumed",
        Provenance::From(source) => source,
    }
}

/// What an editor shows of a key: its meaning and what its words do, its unit, its plausible range and what
/// it is under each name that has a default of its own.
fn description(key: &Key, column: Option<usize>) -> String {
    let mut lines = vec![key.meaning.to_owned()];
    if let Shape::OneOf(words) = key.shape {
        lines.extend(words.iter().map(|word| format!("`{}`: {}", word.name, word.meaning)));
    }
    if let Some(unit) = key.unit() {
        lines.push(format!("Unit: {unit}."));
    }
    if let Some(([low, high], provenance)) = plausible(key, column) {
        lines.push(format!("Plausible: {low} to {high} ({}).", source(provenance)));
    }
    let names = model::columns(key.table);
    if let (Fallback::Of(texts), true) =
        (key.default, names.len() > 1 && key.table != "score.stage.*")
    {
        let each = names.iter().zip(texts).map(|(name, text)| format!("{} {text}", name.name));
        lines.push(format!("Unless given: {}.", each.collect::<Vec<_>>().join(", ")));
    }
    lines.join("\n\n")
}

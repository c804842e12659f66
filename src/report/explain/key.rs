//! All there is to say of one key.

use crate::catalogue::{Fallback, Key, Provenance, Ruled, Shape};
use crate::model::{columns, keys};
use crate::render::Block;
use crate::render::safe::for_shell;
use crate::report::explain::mechanisms;

/// What a key is, what it may be, what it is unless given, what shows it, and what to type.
pub(super) fn blocks(path: &str, key: &'static Key) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(format!("{path}: {}", key.meaning))];
    let mut facts = vec![("may be", may_be(key)), ("default", default(key))];
    let plausible = key.plausible(0).filter(|_| matches!(key.default, Fallback::Is(_)));
    if let Some(([least, most], _)) = plausible {
        let source = match key.range {
            Some(_) => source(key),
            None => "half the default to double, assumed".to_owned(),
        };
        facts.push(("plausible", format!("{least} to {most} ({source})")));
    }
    if let Some(shown_by) = shown_by(key) {
        facts.push(("shown by", shown_by));
    }
    blocks.push(Block::Facts(facts));
    let words = key.shape.words();
    if !words.is_empty() {
        let said = words.iter().map(|word| (word.name, word.meaning.to_owned()));
        blocks.push(Block::Facts(said.collect()));
    }
    let inside: Vec<[String; 2]> = keys()
        .filter(|inner| inner.table == key.path())
        .map(|inner| [inner.path(), inner.meaning.to_owned()])
        .collect();
    if !inside.is_empty() {
        blocks.push(Block::Note("Each of its entries says:".to_owned()));
        blocks.push(Block::Entries(inside));
    }
    blocks.extend(example(path, key));
    blocks
}

fn may_be(key: &Key) -> String {
    let or_percent = key.percent_exponent().map_or("", |_| ", or a percentage");
    let counted_in = key.counted_in.map(|unit| format!(" ({unit}{or_percent})"));
    let told = format!("{}{}", key.shape.told(), counted_in.unwrap_or_default());
    match key.shape.written() {
        Some(written) => format!("{told}: {written}"),
        None => told,
    }
}

fn source(key: &Key) -> String {
    match key.provenance {
        Provenance::From(source) => source.to_owned(),
        Provenance::Assumed => "assumed".to_owned(),
    }
}

/// What it is unless given: the commonest value by itself, the others with their columns.
fn default(key: &Key) -> String {
    let source = source(key);
    match key.default {
        Fallback::Needed(_) => "none: the file must give it".to_owned(),
        Fallback::Absent(_) => "none: it may be left out".to_owned(),
        Fallback::Is(text) => format!("{text} ({source})"),
        Fallback::Of(texts) => {
            let is_scored = key.table == "score";
            let pairs = columns(key.table).iter().map(|word| word.name).zip(texts);
            let told =
                pairs.enumerate().filter_map(|(column, (name, text))| match (is_scored, column) {
                    (true, 0) => Some((*text).to_owned()),
                    (true, _) => {
                        (*text != texts[0]).then(|| format!("{text} for the scorer `{name}`"))
                    }
                    (false, _) => Some(format!("{name} {text}")),
                });
            format!("{} ({source})", told.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The measures that a test has seen move when the key was changed.
fn shown_by(key: &Key) -> Option<String> {
    let sets =
        |setting: &&'static str| setting.split_once('=').is_some_and(|(path, _)| key.answers(path));
    let mut measures: Vec<&str> = Vec::new();
    for mechanism in mechanisms().filter(|mechanism| mechanism.keys.iter().any(sets)) {
        if !measures.contains(&mechanism.measure) {
            measures.push(mechanism.measure);
        }
    }
    (!measures.is_empty()).then(|| measures.join(", "))
}

/// Names that stand for `*` in an example, by the table they stand in.
fn example_name(table: &str) -> &'static str {
    match table {
        "counter" | "handoff" => "specials",
        "item" => "lemonade",
        "policy" => "rigid",
        "order" => "drink",
        "stage" => "drinks",
        _ => "guest_score",
    }
}

/// A path with names for every `*`.
fn with_names(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('.') {
        let name = if part == "*" { example_name(parts.last().unwrap_or(&"")) } else { part };
        parts.push(name);
    }
    parts.join(".")
}

/// The key in a file, and in a command that changes it for one run, if it can be.
fn example(path: &str, key: &'static Key) -> Vec<Block> {
    let is_row = keys().any(|outer| {
        matches!(outer.shape, Shape::Ruled(Ruled::Rows | Ruled::Roster))
            && outer.path() == key.table
    });
    if is_row {
        let said = format!("It stands in an entry of `{}`: `orderflow explain {0}`.", key.table);
        return vec![Block::Note(said)];
    }
    let Some(value) = key.example() else { return Vec::new() };
    let path = with_names(path);
    let n_names = key.name.split('.').count().max(1);
    let written = written(&value, key.shape);
    let (table, name) = match key.table {
        "" => ("", path.as_str()),
        "goals" => path.split_at("goals".len()),
        _ => {
            let points: Vec<usize> = path.match_indices('.').map(|(at, _)| at).collect();
            path.split_at(points[points.len() - n_names])
        }
    };
    let name = name.trim_start_matches('.');
    let name = if key.table == "goals" { format!("\"{name}\"") } else { name.to_owned() };
    let head = (!table.is_empty()).then(|| format!("[{table}]"));
    let lines = head.into_iter().chain([format!("{name} = {written}")]).collect();
    let set = for_shell(&format!("{path}={value}"));
    vec![
        Block::Note("In a file:".to_owned()),
        Block::Verbatim(lines),
        Block::Next { why: "for one run", command: format!("orderflow compare FILE --set {set}") },
    ]
}

/// A value as it stands in a file.
fn written(value: &str, shape: Shape) -> String {
    let is_bare = value.starts_with(['[', '{'])
        || matches!(value, "true" | "false")
        || (value.parse::<f64>().is_ok() && !matches!(shape, Shape::Text));
    if is_bare { value.to_owned() } else { format!("\"{value}\"") }
}

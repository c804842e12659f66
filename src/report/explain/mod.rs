//! What a key, a table, a policy, a measure or a word is: what `explain` says, read from the rows of the
//! catalogue and the model.
//!
//! Nothing is told here that no row tells. Start with [`topics`] and [`document`].

mod contents;
mod key;
mod topic;

use crate::catalogue::{Fallback, Key, MeasureKey, Word};
use crate::model::{MECHANISMS, Mechanism, Policy, Scorer, Standing, keys};
use crate::render::{Block, Document, Head, Shown, Split, Table};
use crate::report::english::counted;
use crate::report::measures::term;

pub use contents::contents;
pub use topic::{Topic, nearest, topics};

/// More than so many are listed instead of being told.
const MOST_TOLD: usize = 2;

/// What was looked up, one after the other; of many only what to type for each.
pub fn document(topics: &[Topic]) -> Document {
    let blocks = if topics.len() > MOST_TOLD {
        let said =
            format!("This is said of {} things; `orderflow explain` tells each:", topics.len());
        vec![Block::Paragraph(said), two_columns(topics.iter().map(listed))]
    } else {
        topics.iter().flat_map(told).collect()
    };
    Document { title: None, blocks }
}

fn listed(topic: &Topic) -> [String; 2] {
    [topic.name(), topic.meaning().to_owned()]
}

fn told(topic: &Topic) -> Vec<Block> {
    match topic {
        Topic::Word(word) => vec![headline(word)],
        Topic::Preset(column) => preset(*column),
        Topic::Scorer(column) => scorer(*column),
        Topic::Measure(measure) => self::measure(*measure),
        Topic::Table { name, keys } => table(name, keys),
        Topic::Key { path, key } => key::blocks(path, key),
    }
}

fn headline(word: &Word) -> Block {
    Block::Paragraph(format!("{}: {}", word.name, word.meaning))
}

/// Rows of a name and what there is to say of it, which goes on below itself.
fn two_columns(rows: impl Iterator<Item = [String; 2]>) -> Block {
    Block::Entries(rows.collect())
}

/// A mechanism that is modelled.
struct Modelled {
    what: &'static str,
    keys: &'static [&'static str],
    measure: &'static str,
}

fn mechanisms() -> impl Iterator<Item = Modelled> {
    MECHANISMS.iter().filter_map(|&Mechanism { number: _, what, standing }| match standing {
        Standing::Modelled { keys, measure, test: _ } => Some(Modelled { what, keys, measure }),
        Standing::LeftOut { reason: _ } => None,
    })
}

fn measure(measure: MeasureKey) -> Vec<Block> {
    let info = measure.info();
    let whole = Block::Terms(vec![term(info)]);
    let name = Block::Note(format!("In tables: {}.", measure.name()));
    let shows = mechanisms().filter(|mechanism| mechanism.measure == info.key);
    let shows: Vec<[String; 2]> =
        shows.map(|shown| [shown.keys.join(", "), shown.what.to_owned()]).collect();
    let mut blocks = vec![whole, name];
    if !shows.is_empty() {
        blocks.push(Block::Note("Settings that move it, each held by a test:".to_owned()));
        blocks.push(Block::Entries(shows));
    }
    if !info.measure.is_of_season() {
        let command = format!("orderflow compare FILE --on {} --precision 10%", measure.key());
        blocks.push(Block::Next { why: "until it is known within 10 %", command });
    }
    blocks
}

/// A policy: rigid with all its values, every other one where it differs from rigid.
fn preset(column: usize) -> Vec<Block> {
    let Word { name, .. } = Policy::PRESET_WORDS[column];
    let of_policies = keys().filter(|key| key.table == "policy.*");
    let rows = of_policies.filter_map(|key| {
        let (value, rigid) = (key.default.text(column)?, key.default.text(0)?);
        let told = match column {
            0 => format!("{}  {value}", key.name),
            _ if value == rigid => return None,
            _ => format!("{}  {value}, where rigid has {rigid}", key.name),
        };
        Some([told, key.meaning.to_owned()])
    });
    let rest = if column == 0 { "" } else { " What is not listed is as under rigid." };
    let said = format!(
        "A preset: `[policy.{name}]` with nothing below it means these values; each can be changed there, \
         and `orderflow explain policy.{name}.KEY` tells what it may be.{rest}"
    );
    let compared = if column == 0 { "rigid,empowered".to_owned() } else { format!("rigid,{name}") };
    let command = format!("orderflow compare FILE --policies {compared}");
    let next = Block::Next { why: "what it changes", command };
    vec![headline(&Policy::PRESET_WORDS[column]), Block::Note(said), two_columns(rows), next]
}

/// A scorer: where it differs from the default.
fn scorer(column: usize) -> Vec<Block> {
    let differing = keys().filter(|key| key.table == "score").filter_map(|key| {
        let Fallback::Of(texts) = key.default else { return None };
        let row = || [key.name, texts[column], texts[0]].map(Shown::words).to_vec();
        (texts[column] != texts[0]).then(row)
    });
    let rows: Vec<Vec<Shown>> = differing.collect();
    let word = &Scorer::WORDS[column];
    let mut blocks = vec![headline(word)];
    let said = "A scorer: whose view of an evening the keys of `[score]` default to.";
    blocks.push(Block::Note(said.to_owned()));
    if !rows.is_empty() {
        let heads = ["key", word.name, "default"].map(Head::words).to_vec();
        blocks.push(Table { heads, rows, split: Split::Never, notes: Vec::new() }.into());
    }
    let command = format!("orderflow compare FILE --set score.scorer={}", word.name);
    blocks.push(Block::Next { why: "the same evenings, judged by it", command });
    blocks
}

/// A table: its keys, each with its default and what it means.
fn table(name: &str, keys: &[&Key]) -> Vec<Block> {
    let rows = keys.iter().map(|key| {
        let default = match key.default {
            Fallback::Needed(_) => "needed".to_owned(),
            Fallback::Absent(_) => "may be left out".to_owned(),
            Fallback::Is(text) => text.to_owned(),
            Fallback::Of(_) => "by preset".to_owned(),
        };
        [format!("{}  {default}", key.path()), key.meaning.to_owned()]
    });
    let star = if keys.iter().any(|key| key.table.contains('*')) {
        " `*` stands for a name of your file."
    } else {
        ""
    };
    let needed = match keys.iter().filter(|key| matches!(key.default, Fallback::Needed(_))).count()
    {
        0 => "each with its default",
        n if n == keys.len() => "all of which a file must give",
        _ => "each with its default; what is `needed` a file must give",
    };
    let n_keys = u32::try_from(keys.len()).unwrap_or(u32::MAX);
    let said = format!("[{name}]: {}, {needed}.{star}", counted(n_keys, "key", "keys"));
    let command = format!("orderflow explain {}", keys[0].path());
    let why = "what may be written, where the default comes from";
    vec![Block::Paragraph(said), two_columns(rows), Block::Next { why, command }]
}

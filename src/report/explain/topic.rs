//! What can be looked up, and what somebody meant who typed a word.

use std::collections::BTreeSet;

use crate::catalogue::{GLOSSARY, Key, MEASURES, MeasureKey, Word, find_named};
use crate::model::{Policy, Scorer, keys};

/// Something that can be looked up.
#[derive(Clone, Debug)]
pub enum Topic {
    /// A word of the glossary.
    Word(&'static Word),
    /// A policy that is ready to use, by its column.
    Preset(usize),
    /// A scorer that is ready to use, by its column.
    Scorer(usize),
    /// A measure or a quantile of one.
    Measure(MeasureKey),
    /// Keys that stand in a table, or in one inside it.
    Table {
        /// As it was typed.
        name: String,
        /// In the order of a file; never empty.
        keys: Vec<&'static Key>,
    },
    /// A key.
    Key {
        /// Its path with the names that were typed, `*` where none was.
        path: String,
        /// Its row.
        key: &'static Key,
    },
}

impl Topic {
    /// What is to be typed to look it up.
    pub fn name(&self) -> String {
        match self {
            Self::Word(word) => word.name.to_owned(),
            Self::Preset(column) => Policy::PRESET_WORDS[*column].name.to_owned(),
            Self::Scorer(column) => Scorer::WORDS[*column].name.to_owned(),
            Self::Measure(measure) => measure.key(),
            Self::Table { name, .. } => name.clone(),
            Self::Key { path, .. } => path.clone(),
        }
    }

    /// What it means, in a sentence; of a table nothing.
    pub fn meaning(&self) -> &'static str {
        match self {
            Self::Word(word) => word.meaning,
            Self::Preset(column) => Policy::PRESET_WORDS[*column].meaning,
            Self::Scorer(column) => Scorer::WORDS[*column].meaning,
            Self::Measure(measure) => measure.info().meaning,
            Self::Table { .. } => "",
            Self::Key { key, .. } => key.meaning,
        }
    }
}

/// All that was meant by what was typed: first what is called so exactly; if nothing is, keys that end so;
/// if none does, what goes on from there; if nothing does, keys that may be set to this word, or else
/// words told by it.
pub fn topics(typed: &str) -> Vec<Topic> {
    let typed = typed.trim().trim_matches(['[', ']', '`', '"']).to_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found = named(&typed);
    found.extend(of_path(&typed));
    // `tables` is the last word of a path, `order` is one and a word of its own.
    if !typed.contains('.') {
        let ends = |key: &&Key| key.name == typed && !key.table.is_empty();
        found.extend(keys().filter(ends).map(topic));
    }
    // `order.food` is the end of a path.
    if found.is_empty() && typed.contains('.') {
        let has_names = keys().filter(|key| key.name != "*");
        let heads: BTreeSet<&str> =
            has_names.filter_map(|key| key.table.split('.').next()).collect();
        found.extend(heads.iter().filter_map(|head| of_path(&format!("{head}.{typed}"))));
    }
    if found.is_empty() {
        let takes = |key: &&Key| key.shape.words().iter().any(|word| word.name == typed);
        found.extend(keys().filter(takes).map(topic));
    }
    // `cv`, `lognormal` and `p90` are told under another word.
    if found.is_empty() {
        let is_it = |part: &str| part == typed;
        let tells = |word: &&Word| word.meaning.split(|c: char| !c.is_alphanumeric()).any(is_it);
        found.extend(GLOSSARY.iter().filter(tells).take(MOST_OFFERED).map(Topic::Word));
    }
    found
}

/// Words, presets, scorers and measures of that name.
fn named(typed: &str) -> Vec<Topic> {
    let is_it = |word: &Word| word.name.to_lowercase() == typed;
    let word = GLOSSARY.iter().find(|word| is_it(word)).map(Topic::Word);
    let preset = Policy::PRESET_WORDS.iter().position(is_it).map(Topic::Preset);
    let scorer = Scorer::WORDS.iter().position(is_it).map(Topic::Scorer);
    let measure = find_named(typed).map(Topic::Measure);
    [word, preset, scorer, measure].into_iter().flatten().collect()
}

/// The key of that path, or else the table.
fn of_path(typed: &str) -> Option<Topic> {
    if let Some(key) = keys().find(|key| key.answers(typed)) {
        return Some(Topic::Key { path: typed.to_owned(), key });
    }
    let keys: Vec<&Key> = keys().filter(|key| key.is_in(typed)).collect();
    (!keys.is_empty()).then(|| Topic::Table { name: typed.to_owned(), keys })
}

fn topic(key: &'static Key) -> Topic {
    Topic::Key { path: key.path(), key }
}

/// The most names that are offered in place of a mistyped one.
const MOST_OFFERED: usize = 3;

/// Fewer letters stand in too many names to be of use.
const SHORTEST_PIECE: usize = 4;

/// Names near to a mistyped one, the nearest first; what holds all that was typed counts as near.
pub fn nearest(typed: &str) -> Vec<String> {
    let typed = typed.trim().to_lowercase();
    let last = typed.rsplit('.').next().unwrap_or_default();
    let most_edits = last.chars().count().div_ceil(3);
    let edits = |word: &str| {
        let holds = last.chars().count() >= SHORTEST_PIECE && word.contains(last);
        let edits = strsim::damerau_levenshtein(last, word);
        if holds { edits.min(most_edits) } else { edits }
    };
    let words =
        GLOSSARY.iter().chain(Policy::PRESET_WORDS).chain(Scorer::WORDS).map(|word| word.name);
    let words = words.chain(MEASURES.iter().map(|info| info.key));
    let tables = keys().filter_map(|key| key.table.split('.').next());
    let plain = words.chain(tables).map(|word| (edits(word), word.to_owned()));
    // Of keys that end alike, the one whose whole path is nearest.
    let of_key = |key: &'static Key| (edits(key.name), key.path());
    let mut near: Vec<(usize, usize, String)> = plain
        .chain(keys().map(of_key))
        .filter(|(edits, _)| *edits <= most_edits)
        .map(|(edits, name)| (edits, strsim::damerau_levenshtein(&typed, &name), name))
        .collect();
    near.sort();
    near.dedup();
    near.into_iter().map(|(_, _, name)| name).take(MOST_OFFERED).collect()
}

//! A scenario as text whose keys and values know their places, to be spoiled.

use std::ops::Range;

use orderflow::catalogue::Key;
use orderflow::model;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A key of a file with its value.
pub(super) struct Entry {
    /// Its path, names as `*`: `item.*.price`.
    pub(super) path: String,
    pub(super) key: Range<usize>,
    pub(super) value: Range<usize>,
    /// Where the table begins that it stands in; `None`: it is the file.
    pub(super) table: Option<usize>,
    /// Whether it is a table that is written with a header or dots, so that it has no place of its own.
    pub(super) is_spread: bool,
}

impl Entry {
    /// What is declared of it.
    pub(super) fn row(&self) -> Option<&'static Key> {
        model::keys().find(|key| key.path() == self.path)
    }
}

/// Every key of a file, from the outside to the inside, in the order of the file.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let root = DeTable::parse(text).unwrap();
    let mut entries = Vec::new();
    add_table(root.get_ref(), "", None, text, &mut entries);
    entries.sort_by_key(|entry| (entry.key.start, entry.path.len()));
    entries
}

fn add_table(
    table: &DeTable<'_>,
    at: &str,
    start: Option<usize>,
    text: &str,
    entries: &mut Vec<Entry>,
) {
    for (key, value) in table {
        let has_names =
            ["counter", "handoff", "item", "policy", "score.stage", "demand.order", "goals"];
        let name = if has_names.contains(&at) { "*" } else { key.get_ref() };
        let path = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
        let is_table = matches!(value.get_ref(), DeValue::Table(_));
        let written = &text[value.span()];
        entries.push(Entry {
            path: path.clone(),
            key: key.span(),
            value: value.span(),
            table: start,
            is_spread: is_table && !written.starts_with('{'),
        });
        add_value(value, &path, text, entries);
    }
}

fn add_value(value: &Spanned<DeValue<'_>>, path: &str, text: &str, entries: &mut Vec<Entry>) {
    match value.get_ref() {
        DeValue::Table(table) => add_table(table, path, Some(value.span().start), text, entries),
        DeValue::Array(items) => items.iter().for_each(|item| add_value(item, path, text, entries)),
        _ => {}
    }
}

/// The line of a place, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// A text with a part replaced.
pub(super) fn replaced(text: &str, part: Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..part.start], &text[part.end..])
}

/// Where the line begins that a place is on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where it ends, behind its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length + 1)
}

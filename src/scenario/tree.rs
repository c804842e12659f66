//! A TOML document as a tree in which every key and value knows its place.
//!
//! The tree is made from the file and changed by `--set` arguments; it holds no rule about scenarios.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::SourceRange;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) place: SourceRange,
}

/// What TOML can hold.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(Text),
    Integer(i64),
    Float(f64),
    Bool(bool),
    /// A date or time without quotes, which no key wants, as it is written.
    Date(String),
    List(Vec<Node>),
    Table(TomlTable),
}

/// A string.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) content: String,
    /// Where its first character stands, if it is written without escapes.
    pub(super) first_byte: Option<usize>,
}

/// Keys and their values, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct TomlTable {
    pub(super) entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_place: SourceRange,
    pub(super) node: Node,
}

impl Value {
    /// What it is, as part of a message.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Bool(_) => "true or false",
            Self::Date(_) => "a date or time without quotes",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl TomlTable {
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(super) fn entry_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.key == key)
    }
}

impl Node {
    /// Where a part of its text stands; the whole value if that cannot be told.
    pub(super) fn place_of(&self, part: Option<&Range<usize>>) -> SourceRange {
        match (&self.value, part) {
            (Value::Text(Text { first_byte: Some(first), .. }), Some(part)) => {
                SourceRange::new(self.place.source, first + part.start..first + part.end)
            }
            _ => self.place.clone(),
        }
    }
}

/// Where a TOML fragment stands: in which source, how far from its beginning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'a> {
    pub(super) source: usize,
    pub(super) offset: usize,
    pub(super) fragment: &'a str,
}

impl Origin<'_> {
    fn place(&self, span: &Range<usize>) -> SourceRange {
        SourceRange::new(self.source, self.offset + span.start..self.offset + span.end)
    }
}

/// Turns TOML's own table into ours.
pub(super) fn table(toml: &DeTable<'_>, origin: Origin<'_>) -> TomlTable {
    let mut entries: Vec<Entry> = toml
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_place: origin.place(&key.span()),
            node: node(value, origin),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_place.start);
    TomlTable { entries }
}

/// Turns TOML's own value into ours.
pub(super) fn node(toml: &Spanned<DeValue<'_>>, origin: Origin<'_>) -> Node {
    let written = || origin.fragment.get(toml.span()).unwrap_or_default();
    let value = match toml.get_ref() {
        // TOML takes +1 for 1; whoever writes it may mean one more, and is asked.
        DeValue::Integer(_) | DeValue::Float(_) if written().starts_with('+') => {
            Value::Text(Text {
                content: written().to_owned(),
                first_byte: Some(origin.offset + toml.span().start),
            })
        }
        DeValue::String(content) => Value::Text(text(content, &toml.span(), origin)),
        DeValue::Integer(number) => {
            match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(integer) => Value::Integer(integer),
                // Too long for 64 bits, so it is beyond every limit, which only its size decides.
                Err(_) => Value::Float(number.as_str().parse().unwrap_or(f64::INFINITY)),
            }
        }
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(is_true) => Value::Bool(*is_true),
        DeValue::Datetime(_) => Value::Date(written().to_owned()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, origin)).collect()),
        DeValue::Table(inner) => Value::Table(table(inner, origin)),
    };
    Node { value, place: origin.place(&toml.span()) }
}

/// A string, with the place of its first character if it is written as it reads.
fn text(content: &str, span: &Range<usize>, origin: Origin<'_>) -> Text {
    let raw = origin.fragment.get(span.clone()).unwrap_or_default();
    let is_plain = raw.len() == content.len() + 2 && raw.get(1..raw.len() - 1) == Some(content);
    Text {
        content: content.to_owned(),
        first_byte: is_plain.then_some(origin.offset + span.start + 1),
    }
}

//! Values that TOML cannot read because they stand without quotes: `10%`, `14 EUR`, `half an hour`, `14,50`.
//!
//! Such a value is taken as the text it is, so that its key can say what to type for it; where the key takes it, it
//! is told that quotes are missing. Start with [`at`].

use std::ops::Range;

use toml::de::DeValue;

use super::problem::{Fault, SourceRange};
use super::tree::{Node, Text, TomlTable, Value};

/// A value without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bare {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The text that was meant, without quotes that are none.
    content: String,
    first_byte: usize,
}

/// Quotes of other alphabets than TOML's.
const CURLY: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '`'];

/// The value without quotes that keeps TOML from reading on at this place; `None` if that is not why.
pub(super) fn at(text: &str, place: usize) -> Option<Bare> {
    let line_from = text[..place.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_from..].split(['\n', '\r']).next().unwrap_or_default();
    let is_it = |value: &Range<usize>| {
        let behind = line[value.end..].len() - line[value.end..].trim_start().len();
        (value.start..=value.end + behind).contains(&(place - line_from))
    };
    let range = values(line).into_iter().find(is_it)?;
    let raw = &line[range.clone()];
    let is_foreign = raw.starts_with(['"', '\'', '[', '{']) || raw.contains('=');
    if raw.is_empty() || is_foreign || DeValue::parse(raw).is_ok() {
        return None;
    }
    let quotes = |c: char| CURLY.contains(&c) || c == '"' || c == '\'';
    let is_inches = raw.starts_with(|c: char| c.is_ascii_digit()) && raw.ends_with('\'');
    let content = if is_inches { raw } else { raw.trim_matches(quotes).trim() };
    let first_byte = line_from + range.start + raw.find(content).unwrap_or(0);
    let range = line_from + range.start..line_from + range.end;
    Some(Bare { range, content: content.to_owned(), first_byte })
}

/// Where the values of a line stand, each behind its `=`; a list or a table is none, but what it holds.
fn values(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut quote, mut from) = (0_usize, None::<char>, None::<usize>);
    let mut ended = |from: &mut Option<usize>, to: usize| {
        if let Some(from) = from.take() {
            let raw = &line[from..to];
            let start = from + raw.len() - raw.trim_start().len();
            found.push(start..start + raw.trim().len());
        }
    };
    for (at, c) in line.char_indices() {
        let is_in_value = from.is_some_and(|from| !line[from..at].trim().is_empty());
        if let Some(open) = quote {
            quote = quote.filter(|_| c != open);
            continue;
        }
        match c {
            '"' | '\'' if !is_in_value => quote = Some(c),
            '#' => {
                ended(&mut from, at);
                return found;
            }
            '=' if from.is_none() => from = Some(at + 1),
            '{' | '[' if !is_in_value => {
                depth += 1;
                from = None;
            }
            ',' if depth > 0 && !is_decimal(line, at, from) => ended(&mut from, at),
            '}' | ']' => {
                ended(&mut from, at);
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    ended(&mut from, line.len());
    found
}

/// Whether a comma stands in a number: `14,50 }`, and no key begins behind it.
fn is_decimal(line: &str, comma: usize, from: Option<usize>) -> bool {
    let before = from.map_or("", |from| line[from..comma].trim());
    let behind = &line[comma + 1..];
    let digits = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let next = behind[digits..].trim_start();
    let is_key = next.starts_with('=');
    before.ends_with(|c: char| c.is_ascii_digit()) && digits > 0 && !is_key
}

impl Bare {
    /// What TOML reads in its place; as long as it.
    pub(super) fn stand_in(&self) -> String {
        match self.range.len() {
            1 => "0".to_owned(),
            n => format!("\"{}\"", " ".repeat(n - 2)),
        }
    }

    /// Puts the text where its stand-in was read.
    pub(super) fn put_back(&self, table: &mut TomlTable) {
        table.entries.iter_mut().for_each(|entry| self.put_into(&mut entry.node));
    }

    fn put_into(&self, node: &mut Node) {
        if node.place.start == self.range.start && node.place.end == self.range.end {
            let text = Text { content: self.content.clone(), first_byte: Some(self.first_byte) };
            node.value = Value::Text(text);
            return;
        }
        match &mut node.value {
            Value::Table(table) => self.put_back(table),
            Value::List(items) => items.iter_mut().for_each(|item| self.put_into(item)),
            Value::Text(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Bool(_)
            | Value::Date(_) => {}
        }
    }

    /// What is said where its key takes the text.
    pub(super) fn fault(&self) -> (SourceRange, Fault) {
        let content = &self.content;
        let quote = if content.contains('"') { '\'' } else { '"' };
        let fault = Fault::new(format!("`{content}` stands without quotes"), "text without quotes")
            .help(format!("write {quote}{content}{quote}"));
        (SourceRange::new(0, self.range.clone()), fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_without_quotes_is_found_with_its_end() {
        for (line, raw) in [
            ("p = 10% # ten", "10%"),
            ("p = 0,1", "0,1"),
            ("x = { a = \"b, c\", price = 14,50 }", "14,50"),
            ("x = { 1 = 0,1, 2 = 0,6 }", "0,1"),
            ("x = { price = 14 EUR, b = 2 }", "14 EUR"),
            ("x = [{ from = 18h, rate = \"5/h\" }]", "18h"),
            ("x = half an hour", "half an hour"),
            ("x = 5 o'clock", "5 o'clock"),
        ] {
            let from = line.find(raw).unwrap();
            let found = at(line, from).map(|bare| bare.content);
            assert_eq!(found.as_deref(), Some(raw), "{line}");
        }
        let inside = at("x = “20 min”", 4).unwrap();
        assert_eq!((inside.content.as_str(), inside.range), ("20 min", 4..16));
        for line in ["x = \"a\" b", "x = 5", "x = ", "[table", "x == 5", "{ a = 1; b = 2 }"] {
            assert_eq!(at(line, 4), None, "{line}");
        }
    }
}

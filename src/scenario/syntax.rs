//! The file as TOML: every syntax error, and a tree of what can be read all the same.
//!
//! TOML's own recovery turns one forgotten bracket into an error on each of the following lines. So
//! only the first error of a reading counts; its lines are then blanked and the rest is read again.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::bare::{self, Bare};
use super::problem::{Collector, Fault, SourceRange};
use super::tree::{self, Node, Origin, TomlTable, Value};

/// After so many syntax errors the rest of the file is not searched for more.
const MOST_ERRORS: usize = 50;

/// What could be read of a file.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) root: TomlTable,
    /// Whether nothing had to be left out.
    pub(super) is_complete: bool,
    /// Values without quotes, which were taken as text.
    pub(super) bare: Vec<Bare>,
}

/// Reads the file; what is not TOML is reported and left out.
pub(super) fn document(file: &str, problems: &Collector) -> Document {
    let mut readable = file.to_owned();
    let mut is_complete = true;
    let mut bare: Vec<Bare> = Vec::new();
    for _ in 0..MOST_ERRORS {
        let (root, errors) = parse(&readable);
        let root = with(root, &bare);
        if let Some(value) = first_bare(&readable, &errors) {
            readable.replace_range(value.range.clone(), &value.stand_in());
            bare.push(value);
            continue;
        }
        let Some(mistake) = first_mistake(&readable, &root, &errors) else {
            for duplicate in &errors {
                problems.add(SourceRange::new(0, span(duplicate)), explain(duplicate, file));
            }
            return Document { root, is_complete, bare };
        };
        is_complete = false;
        problems.add(SourceRange::new(0, mistake.span), mistake.fault);
        if !blank(&mut readable, mistake.lines) {
            break;
        }
    }
    Document { root: with(parse(&readable).0, &bare), is_complete, bare }
}

/// The tree with the values that stand without quotes.
fn with(mut root: TomlTable, bare: &[Bare]) -> TomlTable {
    for value in bare {
        value.put_back(&mut root);
    }
    root
}

/// The value without quotes at which the reading stopped first.
fn first_bare(text: &str, errors: &[Error]) -> Option<Bare> {
    let first = errors.iter().find(|error| error.message() != "duplicate key")?;
    bare::at(text, span(first).start)
}

/// The tree and the errors, in the order of the file.
fn parse(text: &str) -> (TomlTable, Vec<Error>) {
    let (toml, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| span(error).start);
    (tree::table(toml.get_ref(), Origin { source: 0, offset: 0, fragment: text }), errors)
}

/// A syntax error, and the lines that cannot be read for it.
struct Mistake {
    span: Range<usize>,
    fault: Fault,
    lines: Range<usize>,
}

/// The first error that keeps something from being read; a duplicate key does not.
fn first_mistake(text: &str, root: &TomlTable, errors: &[Error]) -> Option<Mistake> {
    let first = errors.iter().find(|error| error.message() != "duplicate key")?;
    let at = span(first);
    let is_unclosed = |error: &&Error| {
        ["unclosed array", "unclosed inline table"].iter().any(|m| error.message().starts_with(m))
    };
    let bracket = errors
        .iter()
        .find(is_unclosed)
        .and_then(|unclosed| outermost(root, at.start, span(unclosed).start));
    if let Some(bracket) = bracket {
        return Some(Mistake {
            span: bracket..bracket + 1,
            fault: Fault::new("a bracket is opened and never closed", "opened here")
                .help("close it before the next key"),
            lines: line_start(text, bracket)
                ..line_start(text, at.start).max(line_end(text, bracket)),
        });
    }
    Some(Mistake { fault: explain(first, text), lines: unreadable_lines(text, at.start), span: at })
}

/// Where the outermost list or table begins that holds the error at `inside` and goes on to `end`.
fn outermost(table: &TomlTable, inside: usize, end: usize) -> Option<usize> {
    let starts = table.entries.iter().filter_map(|entry| outermost_of(&entry.node, inside, end));
    starts.min()
}

fn outermost_of(node: &Node, inside: usize, end: usize) -> Option<usize> {
    let inner = match &node.value {
        Value::Table(table) => outermost(table, inside, end),
        Value::List(items) => items.iter().filter_map(|item| outermost_of(item, inside, end)).min(),
        Value::Text(_) | Value::Integer(_) | Value::Float(_) | Value::Bool(_) | Value::Date(_) => {
            return None;
        }
    };
    let holds = node.place.start <= inside && end <= node.place.end;
    if holds { Some(node.place.start) } else { inner }
}

/// The line at `at`; if it is the header of a table, the whole table, whose keys have no place now.
fn unreadable_lines(text: &str, at: usize) -> Range<usize> {
    let from = line_start(text, at);
    let mut to = line_end(text, at);
    if text[from..].trim_start().starts_with('[') {
        while to < text.len() && !text[to..].trim_start_matches(['\n', ' ', '\t']).starts_with('[')
        {
            to = line_end(text, to + 1);
        }
    }
    from..to
}

fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text.as_bytes()[at..].iter().position(|b| *b == b'\n').map_or(text.len(), |n| at + n)
}

/// Replaces lines by spaces, so that all places stay as they are; whether that changed anything.
fn blank(text: &mut String, lines: Range<usize>) -> bool {
    let blanked: String =
        text[lines.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    let is_changed = text[lines.clone()] != blanked;
    text.replace_range(lines, &blanked);
    is_changed
}

fn span(error: &Error) -> Range<usize> {
    error.span().unwrap_or_default()
}

/// TOML's message, with what it expected as the label.
fn explain(error: &Error, text: &str) -> Fault {
    let (what, expected) =
        error.message().split_once(", expected ").unwrap_or((error.message(), ""));
    let label = match expected {
        "" => String::new(),
        "nothing" => "not expected here".to_owned(),
        expected => format!("expected {expected}"),
    };
    let fault = Fault::new(what, label);
    let labelled = |label: &str| Fault { label: label.to_owned(), ..fault.clone() };
    let here = text[span(error).start.min(text.len())..].chars().next();
    match (what, here) {
        ("string values must be quoted", None | Some('\n' | '\r' | '#')) => {
            Fault::new("a key without its value", "nothing stands here")
                .help("write a value behind the `=`")
        }
        ("string values must be quoted", Some('(')) => {
            Fault::new("round brackets hold nothing here", "a round bracket")
                .help("write { } around the keys of a table, [ ] around a list")
        }
        ("string values must be quoted", _) => labelled("text without quotes")
            .help("put quotes around it, as in \"5 min\" or \"19:00\""),
        ("duplicate key", _) => labelled("given before").help("keep one of the two"),
        ("key with no value", _) => fault.help("write `key = value`"),
        ("invalid unquoted key", Some(':')) => {
            labelled("a colon").help("write `=` between a key and its value")
        }
        ("extra `=`", _) => fault.help("write one `=`"),
        ("missing comma between key-value pairs", Some(';')) => {
            labelled("a semicolon").help("write a comma between two keys")
        }
        ("unexpected key or value", _) => labelled("behind the value")
            .help("leave it out; quotes inside a text are written as in 'The \"corner\" bar'"),
        ("invalid basic string" | "invalid literal string", _) => {
            fault.help("close the quotes on the same line")
        }
        ("unclosed table", _) => fault.help("close it, as in [counter.bar]"),
        (_, _) => fault,
    }
}

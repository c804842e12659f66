//! `--set PATH=VALUE`: replaces or adds a value in the tree before it is read, so that all rules hold.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::DeValue;

use crate::numbers::decimals;

use super::problem::{Collector, Fault, SourceRange};
use super::slips;
use super::tree::{self, Entry, Node, Origin, Text, TomlTable, Value};

/// One `--set` argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Keys from the outermost table on, and positions in lists from 0: `demand.arrivals[1].rate`.
    pub path: String,
    /// TOML; what is not TOML is taken as text, so that quotes may be left out.
    pub value: String,
}

impl Override {
    /// One for each value of `PATH=VALUE,VALUE`, of which one may be a grid, `0..0.3/0.05`; commas inside brackets
    /// and quotes belong to a value.
    ///
    /// # Errors
    /// What is written otherwise, and what to write.
    pub fn several(path_and_values: &str) -> Result<Vec<Self>, String> {
        let no_path = "it must be a path, `=` and values, such as `floor.waiters=3,4` or \
                       `handoff.bar.p_stuck=0..0.3/0.05`";
        let (path, values) = path_and_values.split_once('=').ok_or(no_path)?;
        let path = path.trim();
        if path.is_empty() {
            return Err(no_path.to_owned());
        }
        let mut several = Vec::new();
        for value in split_outside_quotes(values, ',') {
            if value.trim().is_empty() {
                return Err("there is no value between two commas, or behind the last".to_owned());
            }
            let points = decimals::points(value).map_err(|error| error.to_string())?;
            several.extend(points.into_iter().map(|value| Self { path: path.to_owned(), value }));
        }
        Ok(several)
    }

    /// A name as a step of a path: in quotes where it holds what parts steps.
    pub fn step(name: &str) -> String {
        let is_bare = !name.is_empty() && !name.contains(['.', '[', '=', '"', '\'']);
        if is_bare {
            return name.to_owned();
        }
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }

    /// The argument as it was typed.
    pub fn argument(&self) -> String {
        format!("{}={}", self.path, self.value)
    }

    fn node(&self, source: usize) -> Node {
        let offset = self.path.len() + 1;
        let origin = Origin { source, offset, fragment: &self.value };
        let is_added = self.value.starts_with('+');
        match DeValue::parse(&self.value) {
            // 19:00 is a time in TOML, but nobody means more than its text; +1 is 1, and somebody may mean one more.
            Ok(toml) if !matches!(toml.get_ref(), DeValue::Datetime(_)) && !is_added => {
                tree::node(&toml, origin)
            }
            _ => Node {
                value: Value::Text(Text { content: self.value.clone(), first_byte: Some(offset) }),
                place: SourceRange::new(source, offset..offset + self.value.len()),
            },
        }
    }
}

/// The parts of a text between the separators that stand in no bracket and no quotes.
pub(super) fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut depth, mut quote) = (0, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (_, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            ('[' | '{' | '(', None) => depth += 1,
            (']' | '}' | ')', None) => depth = depth.saturating_sub(1),
            (c, None) if c == separator && depth == 0 => {
                parts.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            (_, Some(_) | None) => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// A text that stands in quotes in a file (`quoted`), as it is typed behind `=`: without them where it is the same
/// without.
pub(super) fn as_typed(content: &str, quoted: &str) -> String {
    let is_the_same = match DeValue::parse(content) {
        Ok(toml) => matches!(toml.get_ref(), DeValue::Datetime(_)),
        Err(_) => !content.is_empty() && content.trim() == content,
    };
    if is_the_same { content.to_owned() } else { quoted.to_owned() }
}

/// Whether a path can be read.
pub(super) fn check_path(path: &str) -> Result<(), Fault> {
    steps(path).map(|_steps| ())
}

/// Applies the arguments in their order; the n-th is source n of the problems, counted from 1.
pub(super) fn apply(root: TomlTable, overrides: &[Override], problems: &Collector) -> TomlTable {
    let mut node = Node { value: Value::Table(root), place: SourceRange::new(0, 0..0) };
    for (idx, set) in overrides.iter().enumerate() {
        let source = idx + 1;
        let outcome = steps(&set.path).and_then(|steps| {
            added(&node, &steps, set).map_or(Ok(()), Err)?;
            put(&mut node, &steps, set.node(source))
        });
        if let Err(fault) = outcome {
            let part = fault.part.clone().unwrap_or(0..set.path.len());
            problems.add(SourceRange::new(source, part), fault);
        }
    }
    match node.value {
        Value::Table(root) => root,
        _ => unreachable!("a path has at least one step, which leads into the root table"),
    }
}

/// What is said of a plus before a number where a number stands already.
fn added(root: &Node, steps: &[Step<'_>], set: &Override) -> Option<Fault> {
    let fault = slips::added(&set.value)?;
    let more: i64 = set.value.strip_prefix('+')?.trim_start().parse().ok()?;
    let Value::Integer(there) = find(root, steps)?.value else { return None };
    let sum = there.checked_add(more)?;
    let from = set.path.len() + 1;
    let help = format!(
        "write {sum} for {more} more than the {there} there {}, or {more}",
        is_or_are(there)
    );
    Some(fault.help(help).within(from..from + set.value.len()))
}

fn is_or_are(n: i64) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

/// What stands at a path.
pub(super) fn at<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    find(root, &steps(path).ok()?)
}

/// What stands where the steps lead.
fn find<'n>(node: &'n Node, steps: &[Step<'_>]) -> Option<&'n Node> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    let next = match (&step.to, &node.value) {
        (To::Key(key), Value::Table(table)) => &table.entry(key)?.node,
        (To::Item(number), Value::List(items)) => items.get(*number)?,
        (To::Key(_) | To::Item(_), _) => return None,
    };
    find(next, rest)
}

/// No value of a scenario lies deeper.
const MOST_STEPS: usize = 16;

/// A step of a path, and where in the argument it stands.
#[derive(Clone, Debug)]
struct Step<'p> {
    to: To<'p>,
    at: Range<usize>,
}

#[derive(Clone, Debug)]
enum To<'p> {
    Key(Cow<'p, str>),
    /// From 0.
    Item(usize),
}

fn steps(path: &str) -> Result<Vec<Step<'_>>, Fault> {
    let mut steps = Vec::new();
    let mut from = 0;
    for segment in segments(path) {
        let at = from..from + segment.len();
        from = at.end + 1;
        let unreadable = || {
            Fault::new(format!("`{path}` is not a path"), "cannot be read")
                .help("write it like floor.waiters or demand.arrivals[1].rate")
                .within(at.clone())
        };
        let (key, items) = key_of(segment).ok_or_else(unreadable)?;
        if key.is_empty() || steps.len() > MOST_STEPS {
            return Err(unreadable());
        }
        steps.push(Step { to: To::Key(key), at: at.clone() });
        for item in items.split_inclusive(']') {
            let number = item.strip_prefix('[').and_then(|item| item.strip_suffix(']'));
            let number = number.and_then(|number| number.parse().ok()).ok_or_else(unreadable)?;
            steps.push(Step { to: To::Item(number), at: at.clone() });
        }
    }
    Ok(steps)
}

/// The parts of a path between the points that stand in no quotes.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    path.split(move |c| {
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = is_quoted && !is_escaped && c == '\\';
        c == '.' && !is_quoted
    })
}

/// The key a segment begins with, which may stand in quotes as in TOML, and what comes behind it.
fn key_of(segment: &str) -> Option<(Cow<'_, str>, &str)> {
    if !segment.starts_with('"') {
        let (key, items) = segment.split_at(segment.find('[').unwrap_or(segment.len()));
        return Some((Cow::Borrowed(key), items));
    }
    let (quoted, items) = segment.split_at(segment.rfind('"')? + 1);
    let key = DeValue::parse(quoted).ok()?;
    let DeValue::String(key) = key.into_inner() else { return None };
    Some((key, items))
}

/// Puts a value where the steps lead; tables on the way that are not there are made.
fn put(node: &mut Node, steps: &[Step<'_>], value: Node) -> Result<(), Fault> {
    let Some((step, rest)) = steps.split_first() else {
        *node = value;
        return Ok(());
    };
    let wrong = |message: String, help: &str| {
        Err(Fault::new(message, "leads nowhere").help(help).within(step.at.clone()))
    };
    match (&step.to, &mut node.value) {
        (To::Key(key), Value::Table(table)) => {
            if table.entry(key).is_none() {
                if rest.iter().any(|step| matches!(step.to, To::Item(_))) {
                    return wrong(format!("there is no list in `{key}`"), "set the whole list");
                }
                table.entries.push(empty_table(key, step, value.place.source));
            }
            let entry = table.entry_mut(key).expect("it was there or has just been added");
            put(&mut entry.node, rest, value)
        }
        (To::Item(number), Value::List(items)) => {
            let length = items.len();
            match items.get_mut(*number) {
                Some(item) => put(item, rest, value),
                None => wrong(
                    format!("there is no [{number}] in a list of {length}"),
                    "positions are counted from 0",
                ),
            }
        }
        (To::Key(key), other) => {
            wrong(format!("`{key}` cannot be set inside {}", other.kind()), "leave it out")
        }
        (To::Item(number), other) => {
            wrong(format!("[{number}] cannot be set inside {}", other.kind()), "leave it out")
        }
    }
}

fn empty_table(key: &str, step: &Step<'_>, source: usize) -> Entry {
    let place = SourceRange::new(source, step.at.clone());
    let node = Node { value: Value::Table(TomlTable::default()), place: place.clone() };
    Entry { key: key.to_owned(), key_place: place, node }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_parted_at_commas_but_not_inside_brackets_and_quotes() {
        let values = |text: &str| -> Result<Vec<String>, String> {
            Ok(Override::several(text)?.into_iter().map(|set| set.value).collect())
        };
        assert_eq!(values("floor.waiters=3, 4").unwrap(), ["3", "4"]);
        assert_eq!(values(r#"x=[1, 2],"a,b",{ c = 1, d = 2 }"#).unwrap().len(), 3);
        assert_eq!(values("x=19:00 + exp(1, 2)").unwrap().len(), 1);
        assert_eq!(values("x=0,0.1..0.3/0.1").unwrap(), ["0", "0.1", "0.2", "0.3"]);
        for wrong in ["x=3,", "x", "=3", "x=0..1"] {
            assert!(values(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_that_holds_what_parts_steps_stands_in_quotes() {
        assert_eq!(Override::step("rigid"), "rigid");
        for name in ["1.5 waiters", r#"a "b". \c"#, "x[1]", "p=q", r"\.", r#"".""#, "naïve.é"] {
            let path = format!("policy.{}.p_find", Override::step(name));
            let keys = steps(&path).unwrap().into_iter().map(|step| match step.to {
                To::Key(key) => key.into_owned(),
                To::Item(number) => panic!("{number}"),
            });
            assert_eq!(keys.collect::<Vec<_>>(), ["policy", name, "p_find"], "{path}");
        }
        for path in [r#"policy."a.b"#, r#"policy."a"b.c"#, "policy..x"] {
            assert!(steps(path).is_err(), "{path}");
        }
    }
}

//! Values as a text gives them, and the text with other values in their places.
//!
//! A text is changed where a value stands and nowhere else, so that its comments stay. No rule about scenarios
//! is asked here: [`read`](super::read()) does that with what comes of it. Start with [`given`] and [`edited`].

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::overrides::Override;
use super::problem::{Collector, Problems, Source};
use super::syntax;
use super::tree::{TomlTable, Value};

/// The values of a TOML text with their paths, in the order of the text; a list is one value.
///
/// # Errors
/// Every mistake in its TOML, each with its place.
pub(crate) fn given(text: &str, name: &str) -> Result<Vec<Override>, Problems> {
    let problems = Collector::default();
    let document = syntax::document(text, &problems);
    match problems.finish(&[Source { name, text }], document.is_complete) {
        Some(problems) => Err(problems),
        None => Ok(leaves(&document.root).into_iter().map(|leaf| leaf.setting(text)).collect()),
    }
}

/// The same of a JSON text.
///
/// # Errors
/// The first mistake in its JSON; anything but a table; a `null`, which is no value.
pub(crate) fn given_in_json(text: &str) -> Result<Vec<Override>, serde_json::Error> {
    let table: toml::Table = serde_json::from_str(text)?;
    let mut settings = Vec::new();
    push_leaves(&table, "", &mut settings);
    Ok(settings)
}

fn push_leaves(table: &toml::Table, within: &str, settings: &mut Vec<Override>) {
    for (key, value) in table {
        let path = format!("{within}{key}");
        match value {
            toml::Value::Table(inner) => push_leaves(inner, &format!("{path}."), settings),
            leaf => settings.push(Override { path, value: leaf.to_string() }),
        }
    }
}

/// A value of a text as `T`; `None` if it is something else.
pub(crate) fn as_typed<T: DeserializeOwned>(value: &str) -> Option<T> {
    let mut table = format!("value = {value}").parse::<toml::Table>().ok()?;
    table.remove("value")?.try_into().ok()
}

/// A text in quotes, as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The text of a scenario with other values in the places of some that it gives; what it does not give is left
/// out. `mark` makes the comment behind a new value of the old one and its comment.
pub(crate) fn edited(
    file: &str,
    changes: &[Override],
    mark: impl Fn(&str, Option<&str>) -> String,
) -> String {
    let root = syntax::document(file, &Collector::default()).root;
    let mut text = file.to_owned();
    // From the end on, so that places further up stay as they are.
    for leaf in leaves(&root).iter().rev() {
        let change = changes.iter().rev().find(|change| change.path == leaf.path);
        if let Some(Override { value, .. }) = change {
            replace(&mut text, &leaf.place, value, &mark);
        }
    }
    text
}

/// Puts a value in a place, with its comment behind; where more follows on its line there is no room for one.
fn replace(
    text: &mut String,
    place: &Range<usize>,
    value: &str,
    mark: &impl Fn(&str, Option<&str>) -> String,
) {
    let end_of_line = text[place.end..].find('\n').map_or(text.len(), |at| place.end + at);
    let (old, behind) = (&text[place.clone()], &text[place.end..end_of_line]);
    let comment = behind.trim().strip_prefix('#').map(str::trim);
    if comment.is_some() || behind.trim().is_empty() {
        let width = |text: &str| text.chars().count();
        let is_one_line = !old.contains('\n') && !value.contains('\n');
        let gap = match comment {
            // In the column where the old one stood, if it was set apart.
            Some(_) if is_one_line && behind.starts_with("  ") => {
                let gap = width(behind) - width(behind.trim_start());
                (width(old) + gap).saturating_sub(width(value)).max(1)
            }
            Some(_) | None => 2,
        };
        let behind = format!("{}# {}", " ".repeat(gap), mark(old, comment));
        text.replace_range(place.end..end_of_line, &behind);
    }
    text.replace_range(place.clone(), value);
}

/// A value that is no table, and where it stands.
struct Leaf {
    path: String,
    place: Range<usize>,
    is_date: bool,
}

impl Leaf {
    /// As it is written; a time without quotes is given them, which TOML's own has no use for here.
    fn setting(self, text: &str) -> Override {
        let written = &text[self.place];
        let value = if self.is_date { quoted(written) } else { written.to_owned() };
        Override { path: self.path, value }
    }
}

/// The values of a table in the order of the text.
fn leaves(root: &TomlTable) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    push_leaves_of(root, "", &mut leaves);
    leaves.sort_by_key(|leaf| leaf.place.start);
    leaves
}

fn push_leaves_of(table: &TomlTable, within: &str, leaves: &mut Vec<Leaf>) {
    for entry in &table.entries {
        let path = format!("{within}{}", entry.key);
        if let Value::Table(inner) = &entry.node.value {
            push_leaves_of(inner, &format!("{path}."), leaves);
        } else {
            let place = entry.node.place.start..entry.node.place.end;
            leaves.push(Leaf { path, place, is_date: matches!(entry.node.value, Value::Date(_)) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# A house.
opens = \"19:00\"      # assumed

[floor]
tables = [
    { seats = 2, count = 6 }, # by the window
]
waiters = 3
[counter]
bar = { staff = 1, parallel = 2 }  # one barman
";

    fn set(path: &str, value: &str) -> Override {
        Override { path: path.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn values_are_given_by_path_in_the_order_of_the_text_as_they_are_written() {
        let given = given(FILE, "house.toml").unwrap();
        let paths: Vec<&str> = given.iter().map(|set| set.path.as_str()).collect();
        let counters = ["counter.bar.staff", "counter.bar.parallel"];
        assert_eq!(paths[..3], ["opens", "floor.tables", "floor.waiters"]);
        assert_eq!(paths[3..], counters);
        assert_eq!(given[0].value, "\"19:00\"");
        assert_eq!(super::given("opens = 19:00:00", "").unwrap(), [set("opens", "\"19:00:00\"")]);
    }

    #[test]
    fn json_gives_the_same() {
        let json = r#"{"opens": "19:00", "floor": {"tables": [{"seats": 2, "count": 6}]}}"#;
        let given = given_in_json(json).unwrap();
        assert_eq!(given[1], set("opens", "\"19:00\""));
        let tables: Vec<toml::Table> = as_typed(&given[0].value).unwrap();
        assert_eq!(tables[0]["count"].as_integer(), Some(6));
        assert!(given_in_json("[1]").is_err());
        assert!(given_in_json(r#"{"opens": null}"#).is_err());
    }

    #[test]
    fn a_value_is_replaced_where_it_stands_and_every_comment_stays() {
        let changes = [
            set("opens", "\"7 pm\""),
            set("floor.tables", "[{ seats = 4, count = 1 }]"),
            set("floor.waiters", "10"),
            set("counter.bar.staff", "2"),
            set("floor.trip", "\"9 m\""),
        ];
        let changed = edited(FILE, &changes, |old, comment| match comment {
            Some(comment) => format!("yours, not {old}: {comment}"),
            None => "yours".to_owned(),
        });
        assert_eq!(
            changed,
            "\
# A house.
opens = \"7 pm\"       # yours, not \"19:00\": assumed

[floor]
tables = [{ seats = 4, count = 1 }]  # yours
waiters = 10  # yours
[counter]
bar = { staff = 2, parallel = 2 }  # one barman
"
        );
    }

    #[test]
    fn nothing_changed_is_the_same_text() {
        assert_eq!(edited(FILE, &[], |_, _| String::new()), FILE);
        assert_eq!(as_typed::<u32>("\"3\""), None);
    }
}

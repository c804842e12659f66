//! Where the values of a scenario stand, for what is said of them after it has been read.

use std::collections::BTreeMap;

use super::problem::{ARGUMENT, Source, SourceRange};
use super::tree::{Node, TomlTable, Value};

/// A line of the file, or a `--set` argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Name of the file, or `--set`.
    pub origin: String,
    /// Line, from 1; `None` in an argument.
    pub line: Option<usize>,
}

/// Where each value that is given stands, by its path as `--set` takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locations(BTreeMap<String, Location>);

impl Locations {
    pub(super) fn of(root: &TomlTable, sources: &[Source<'_>]) -> Self {
        let mut noted = Noted {
            file: sources[0].name,
            lines: sources[0].text.match_indices('\n').map(|(at, _)| at).collect(),
            places: BTreeMap::new(),
        };
        noted.note_table(root, "");
        Self(noted.places)
    }

    /// Whether the file or an argument gives a value of this path, or a table.
    pub fn gives(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// Where the value stands or, if it is left to its default, the nearest table that it would stand in.
    pub fn spot(&self, path: &str) -> Option<&Location> {
        let tables = path.rmatch_indices('.').map(|(at, _)| &path[..at]);
        std::iter::once(path).chain(tables).find_map(|path| self.find(path))
    }

    fn find(&self, path: &str) -> Option<&Location> {
        self.0.get(path)
    }
}

/// What has been noted so far.
struct Noted<'a> {
    file: &'a str,
    /// Where the file's lines end.
    lines: Vec<usize>,
    places: BTreeMap<String, Location>,
}

impl Noted<'_> {
    fn note_table(&mut self, table: &TomlTable, path: &str) {
        for entry in &table.entries {
            // The policies of a file that has none stand nowhere.
            if entry.key_place.start == entry.key_place.end {
                continue;
            }
            let path =
                if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
            let spot = self.spot(&entry.key_place, &entry.node);
            self.places.entry(path.clone()).or_insert(spot);
            if let Value::Table(inner) = &entry.node.value {
                self.note_table(inner, &path);
            }
        }
    }

    /// A value that an argument has replaced stands in the argument, though its key stands in the file.
    fn spot(&self, key: &SourceRange, node: &Node) -> Location {
        let is_table = matches!(node.value, Value::Table(_));
        let place = if is_table { key } else { &node.place };
        if place.source > 0 {
            return Location { origin: ARGUMENT.to_owned(), line: None };
        }
        let line = self.lines.partition_point(|end| *end < place.start) + 1;
        Location { origin: self.file.to_owned(), line: Some(line) }
    }
}

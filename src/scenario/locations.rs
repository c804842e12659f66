//! Where the values of a scenario stand, for what is said of them after it has been read.

use super::problem::{Source, SourceRange};
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
pub struct Locations(Vec<(String, Location)>);

impl Locations {
    pub(super) fn of(root: &TomlTable, sources: &[Source<'_>]) -> Self {
        let mut places = Vec::new();
        note_table(root, "", sources, &mut places);
        Self(places)
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
        self.0.iter().find(|(known, _)| known == path).map(|(_, spot)| spot)
    }
}

fn note_table(
    table: &TomlTable,
    path: &str,
    sources: &[Source<'_>],
    places: &mut Vec<(String, Location)>,
) {
    for entry in &table.entries {
        // The policies of a file that has none stand nowhere.
        if entry.key_place.start == entry.key_place.end {
            continue;
        }
        let path =
            if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
        places.push((path.clone(), spot(&entry.key_place, &entry.node, sources)));
        if let Value::Table(inner) = &entry.node.value {
            note_table(inner, &path, sources, places);
        }
    }
}

/// A value that an argument has replaced stands in the argument, though its key stands in the file.
fn spot(key: &SourceRange, node: &Node, sources: &[Source<'_>]) -> Location {
    let is_table = matches!(node.value, Value::Table(_));
    let place = if is_table { key } else { &node.place };
    let Source { name, text } = sources[place.source];
    let before = &text[..text.floor_char_boundary(place.start)];
    let line = (place.source == 0).then(|| before.matches('\n').count() + 1);
    Location { origin: name.to_owned(), line }
}

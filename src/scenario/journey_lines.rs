//! On which line of a journey's TOML each value stands, for what is said of it after it has been read.

use std::collections::BTreeMap;

use super::problem::Collector;
use super::syntax;
use super::tree::{Node, TomlTable, Value};

/// The line of each value, from 1, by its path: `waits[2].segments[0].min`.
pub(super) fn of(text: &str) -> BTreeMap<String, usize> {
    let root = syntax::document(text, &Collector::default()).root;
    let ends = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut noted = Noted { ends, lines: BTreeMap::new() };
    noted.table(&root, "");
    noted.lines
}

/// What has been noted so far.
struct Noted {
    /// Where the lines end.
    ends: Vec<usize>,
    lines: BTreeMap<String, usize>,
}

impl Noted {
    fn table(&mut self, table: &TomlTable, path: &str) {
        for entry in &table.entries {
            let dot = if path.is_empty() { "" } else { "." };
            self.node(&entry.node, format!("{path}{dot}{}", entry.key));
        }
    }

    fn node(&mut self, node: &Node, path: String) {
        match &node.value {
            Value::Table(table) => self.table(table, &path),
            Value::List(items) => {
                for (idx, item) in items.iter().enumerate() {
                    self.node(item, format!("{path}[{idx}]"));
                }
            }
            Value::Text(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Bool(_)
            | Value::Date(_) => {}
        }
        let line = self.ends.partition_point(|end| *end < node.place.start) + 1;
        self.lines.insert(path, line);
    }
}

//! In which values two scenarios differ.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Loaded;
use super::overrides::{Override, as_typed};
use super::problem::Collector;
use super::tree::{Node, TomlTable, Value};
use super::{overrides, syntax};

/// What stands for a value that is left out and has no default.
const LEFT_OUT: &str = "left out";

/// Tables that say nothing of the house.
const BESIDE_THE_HOUSE: [&str; 4] = ["title", "goals", "measures", "variant"];

impl Loaded {
    /// The values of another scenario that are not those of this one, by their paths; a value left to its default is
    /// that default. Titles, goals, measures and variants are no values of a house.
    pub fn differing(&self, other: &Self) -> Vec<Override> {
        let (own, theirs) = (self.values(), other.values());
        let paths: BTreeSet<&String> = own.keys().chain(theirs.keys()).collect();
        let value = |values: &BTreeMap<String, String>, loaded: &Self, path: &String| {
            let default = || loaded.defaults.iter().find(|default| default.path == *path);
            let given = values.get(path).cloned();
            given.or_else(|| default().map(|default| default.value.clone()))
        };
        let differs = paths.into_iter().filter_map(|path| {
            let (one, another) = (value(&own, self, path), value(&theirs, other, path));
            let set = || Override {
                path: path.clone(),
                value: another.clone().unwrap_or_else(|| LEFT_OUT.to_owned()),
            };
            (one != another).then(set)
        });
        differs.collect()
    }

    /// Every value of the house that is given, by its path, as it would be typed behind `=`.
    pub fn values(&self) -> BTreeMap<String, String> {
        let mut values = BTreeMap::new();
        self.note(&self.tree(), "", &mut values);
        values
    }

    /// Its file with what was set otherwise.
    pub(super) fn tree(&self) -> TomlTable {
        let (file, sets) = self.written();
        let nothing_wrong = Collector::default();
        let document = syntax::document(file, &nothing_wrong);
        overrides::apply(document.root, sets, &nothing_wrong)
    }

    fn note(&self, table: &TomlTable, before: &str, values: &mut BTreeMap<String, String>) {
        for entry in &table.entries {
            if before.is_empty() && BESIDE_THE_HOUSE.contains(&entry.key.as_str()) {
                continue;
            }
            let path = format!("{before}{}", Override::step(&entry.key));
            match &entry.node.value {
                Value::Table(inner) => self.note(inner, &format!("{path}."), values),
                _ => {
                    values.insert(path, self.text_at(&entry.node));
                }
            }
        }
    }

    /// A value as it would be typed behind `=`, on one line.
    pub(super) fn text_at(&self, node: &Node) -> String {
        let (file, sets) = self.written();
        let argument = node.place.source.checked_sub(1).map(|nth| sets[nth].argument());
        let source = argument.as_deref().unwrap_or(file);
        let text = source.get(node.place.start..node.place.end).unwrap_or_default();
        match &node.value {
            Value::Text(inner) => as_typed(&inner.content, text),
            _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

//! Reads a table key by key, and knows afterwards which keys were unknown or missing.
//!
//! A [`Section`] is asked for each key once: for the keys of a record as [`crate::model`] declares them, for
//! others with the default and its source. Defaults are written as in a file and go the same way as typed
//! values.

use std::cell::RefCell;

use crate::catalogue::{Fallback, Field, Given, Key, Keyed, Provenance, Written};
use crate::model;

use super::kinds;
use super::problem::{Collector, Fault, MOST_TOLD, SourceRange};
use super::suggest;
use super::take::{self, default_node};
use super::tree::{Entry, Node, TomlTable, Value};

/// A value the scenario left to the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultUsed {
    /// The key with its table, as `--set` takes it: `guest.p_ask`.
    pub path: String,
    /// As it would stand in a file, without quotes.
    pub value: String,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What a table is that a scenario says nothing of.
pub fn defaults<T: Keyed<Given = ()>>() -> T {
    let (table, log) = (TomlTable::default(), ReadLog::default());
    Section::root(&table, &log).record(0, ())
}

/// Everything noted while a scenario is read.
#[derive(Debug, Default)]
pub(super) struct ReadLog {
    pub(super) problems: Collector,
    pub(super) defaults: RefCell<Vec<DefaultUsed>>,
    /// Paths of all keys asked for, in the order of asking.
    pub(super) known: RefCell<Vec<String>>,
}

/// A way to take a value.
pub(super) trait Kind<T>: Fn(&Node) -> Result<T, Fault> {}
impl<T, F: Fn(&Node) -> Result<T, Fault>> Kind<T> for F {}

/// A table being read.
#[derive(Debug)]
pub(super) struct Section<'t> {
    /// `None`: the file does not have it, so every key is left to its default.
    table: Option<&'t TomlTable>,
    path: String,
    /// The table its keys are declared in, names as `*`.
    rows: String,
    place: SourceRange,
    log: &'t ReadLog,
    asked: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<MissingKey>>,
}

/// A key that has no default and was not given.
#[derive(Clone, Copy, Debug)]
struct MissingKey {
    key: &'static str,
    /// How it could be given.
    example: &'static str,
}

impl<'t> Section<'t> {
    /// The whole file; what it lacks is reported on its first line.
    pub(super) fn root(table: &'t TomlTable, log: &'t ReadLog) -> Self {
        let (asked, missing) = (RefCell::default(), RefCell::default());
        let (path, rows, place) = (String::new(), String::new(), SourceRange::new(0, 0..0));
        Self { table: Some(table), path, rows, place, log, asked, missing }
    }

    /// A table of this one, by its path in messages and the table its keys are declared in.
    fn within(
        &self,
        table: Option<&'t TomlTable>,
        path: String,
        rows: String,
        place: SourceRange,
    ) -> Self {
        let (asked, missing) = (RefCell::default(), RefCell::default());
        Self { table, path, rows, place, log: self.log, asked, missing }
    }

    /// The record of a table of that name, left to its defaults if there is none.
    pub(super) fn table<T: Keyed>(&self, name: &'static str, given: T::Given) -> T {
        let section = self.section(name);
        let record = section.record(0, given);
        section.finish();
        record
    }

    /// A record of this table's keys; what is left out is what that column of defaults says.
    pub(super) fn record<T: Keyed>(&self, column: usize, given: T::Given) -> T {
        T::of(given, &mut |key| self.written(key, column))
    }

    fn written(&self, key: &'static Key, column: usize) -> Written {
        let default = key.default.text(column).expect("a field's key has a default");
        self.given_or(key, default, |node: &Node| take::take_key(key, node))
    }

    /// The value of a key that is read by its shape, or its default.
    pub(super) fn field<T: Field>(&self, key: &'static str) -> T {
        T::of(self.written(self.row(key), 0))
    }

    /// The value of a key, or its default, which is written as in a file.
    pub(super) fn or<T>(&self, key: &'static str, kind: impl Kind<T>) -> T {
        let row = self.row(key);
        self.given_or(row, row.default.text(0).expect("the key has a default"), kind)
    }

    fn given_or<T>(&self, key: &'static Key, default: &'static str, kind: impl Kind<T>) -> T {
        if let Some(entry) = self.ask(key.name) {
            if let Some(value) = self.take(&entry.node, &kind) {
                return value;
            }
        } else {
            let (path, value) = (self.path_of(key.name), default.to_owned());
            let provenance = key.provenance;
            self.log.defaults.borrow_mut().push(DefaultUsed { path, value, provenance });
        }
        kind(&default_node(default)).expect("defaults are valid: a test reads each of them")
    }

    /// The value of a key that has no default and is read by its shape.
    pub(super) fn need_field<T: Field>(&self, key: &'static str) -> Option<T> {
        let row = self.row(key);
        self.need(key, |node: &Node| take::take_key(row, node)).map(T::of)
    }

    /// The value of a key that has no default.
    pub(super) fn need<T>(&self, key: &'static str, kind: impl Kind<T>) -> Option<T> {
        self.take(self.need_node(key)?, &kind)
    }

    /// The value as it stands, of a key that has no default.
    pub(super) fn need_node(&self, key: &'static str) -> Option<&'t Node> {
        let entry = self.ask(key);
        // What a table lacks that is not there at all is not worth telling.
        if entry.is_none() && self.table.is_some() {
            self.lacks(key);
        }
        entry.map(|entry| &entry.node)
    }

    fn lacks(&self, key: &'static str) {
        let example = self.example(key);
        self.missing.borrow_mut().push(MissingKey { key, example });
    }

    /// What is declared of a key of this table.
    fn row(&self, key: &str) -> &'static Key {
        let row = model::keys().find(|row| row.table == self.rows && row.name == key);
        row.unwrap_or_else(|| panic!("`{key}` of `{}` is not declared", self.rows))
    }

    /// How a key, or a table, could be given.
    fn example(&self, key: &str) -> &'static str {
        self.known_example(key).unwrap_or_else(|| {
            panic!("`{}` is needed, and nothing says how it is given", joined(&self.rows, key))
        })
    }

    /// The same, if anything says it.
    fn known_example(&self, key: &str) -> Option<&'static str> {
        let path = joined(&self.rows, key);
        let table = model::TABLES.iter().find(|table| table.path == path);
        if let Some(Given::Must(example) | Given::NotEmpty(example)) =
            table.map(|table| table.given)
        {
            return Some(example);
        }
        let is_it = |row: &&Key| row.name.strip_suffix(".*").unwrap_or(row.name) == key;
        let row = model::keys().filter(|row| row.table == self.rows).find(is_it);
        match row.map(|row| row.default) {
            Some(Fallback::Needed(example) | Fallback::Absent(example)) => Some(example),
            Some(Fallback::Is(_) | Fallback::Of(_)) | None => None,
        }
    }

    /// What to write for a key whose value is none of its kind: a whole that works, or what is missing around it.
    fn instead_of(&self, key: Option<&str>, around: &str) -> String {
        let example = key.and_then(|key| self.known_example(key));
        match example.filter(|example| example.contains('=')) {
            Some(example) => format!("write {example}"),
            None => around.to_owned(),
        }
    }

    /// The value as it stands, of a key that may be left out.
    pub(super) fn node(&self, key: &'static str) -> Option<&'t Node> {
        self.ask(key).map(|entry| &entry.node)
    }

    /// The table of a key that has no default.
    pub(super) fn need_section(&self, key: &'static str) -> Self {
        self.need_node(key);
        self.section(key)
    }

    /// The table of a key; an empty one if there is none.
    pub(super) fn section(&self, key: &'static str) -> Self {
        let path = self.path_of(key);
        if let Some(entry) = self.ask(key) {
            self.inner(&entry.node, key, path)
        } else {
            self.within(None, path, joined(&self.rows, key), self.place.clone())
        }
    }

    /// The tables of a key whose own keys are names: `[handoff.specials]`.
    pub(super) fn named_sections(&self, key: &'static str) -> Vec<(&'t Entry, Self)> {
        let (path, any_name) = (self.path_of(key), format!("{key}.*"));
        let inner =
            |entry: &'t Entry| self.inner(&entry.node, &any_name, format!("{path}.{}", entry.key));
        self.named(key).iter().map(|entry| (entry, inner(entry))).collect()
    }

    /// The same where there must be at least one.
    pub(super) fn need_named_sections(&self, key: &'static str) -> Vec<(&'t Entry, Self)> {
        self.need_named(key);
        self.named_sections(key)
    }

    /// The entries of a key whose own keys are names, where there must be at least one.
    pub(super) fn need_named(&self, key: &'static str) -> &'t [Entry] {
        let Some(node) = self.need_node(key) else {
            return &[];
        };
        if matches!(&node.value, Value::Table(table) if table.entries.is_empty()) {
            self.lacks(key);
        }
        self.entries(node)
    }

    /// The entries of a key whose own keys are names.
    pub(super) fn named(&self, key: &'static str) -> &'t [Entry] {
        self.ask(key).map_or(&[], |entry| self.entries(&entry.node))
    }

    /// The entries of a value that must be a table.
    pub(super) fn entries(&self, node: &'t Node) -> &'t [Entry] {
        self.table_of(node, None).map_or(&[], |table| &table.entries)
    }

    /// A value that must be a table, of that key if it is known.
    fn table_of(&self, node: &'t Node, key: Option<&str>) -> Option<&'t TomlTable> {
        if let Value::Table(table) = &node.value {
            return Some(table);
        }
        let help = self.instead_of(key, "put its keys in { }");
        self.refuse(node, kinds::wrong_kind(node, "a table").help(help));
        None
    }

    /// The items of a value that must be a list.
    pub(super) fn items(&self, node: &'t Node) -> &'t [Node] {
        if let Value::List(items) = &node.value {
            return items;
        }
        let is_it = |entry: &&Entry| std::ptr::eq(&raw const entry.node, node);
        let entry = self.table.and_then(|table| table.entries.iter().find(is_it));
        let help = self.instead_of(entry.map(|entry| entry.key.as_str()), "put it in [ ]");
        self.refuse(node, kinds::wrong_kind(node, "a list").help(help));
        &[]
    }

    /// A value of a key that must be a table, for instance an item of a list; its path is for messages.
    pub(super) fn inner(&self, node: &'t Node, key: &str, path: String) -> Self {
        let rows = joined(&self.rows, key);
        self.within(self.table_of(node, Some(key)), path, rows, node.place.clone())
    }

    /// Takes a value, or reports why it cannot be taken.
    pub(super) fn take<T>(&self, node: &Node, kind: &impl Kind<T>) -> Option<T> {
        kind(node).map_err(|fault| self.refuse(node, fault)).ok()
    }

    /// Reports a value.
    pub(super) fn refuse(&self, node: &Node, fault: Fault) {
        self.log.problems.add(node.place_of(fault.part.as_ref()), fault);
    }

    /// Reports a key.
    pub(super) fn refuse_key(&self, entry: &Entry, fault: Fault) {
        self.log.problems.add(entry.key_place.clone(), fault);
    }

    /// Reports a reference to something that is not there.
    pub(super) fn refuse_reference(&self, place: SourceRange, fault: Fault) {
        self.log.problems.add_absence(place, fault);
    }

    /// Reports keys nobody asked for and keys nobody gave.
    pub(super) fn finish(self) {
        let asked = self.asked.borrow();
        let mut missing = self.missing.borrow_mut();
        let entries = self.table.map_or(&[][..], |table| &table.entries);
        let is_unknown = |entry: &&Entry| !asked.contains(&entry.key.as_str());
        let free = || asked.iter().copied().filter(|key| !self.has(key)).collect();
        let free: Vec<&str> =
            if entries.iter().any(|entry| is_unknown(&entry)) { free() } else { Vec::new() };
        for (nth, entry) in entries.iter().filter(is_unknown).enumerate() {
            let message = format!("unknown key `{}`", entry.key);
            let fault = Fault::new(message, "no such key here");
            if nth >= MOST_TOLD {
                // So many before it in this table alone are told: nobody reads its way out.
                self.refuse_key(entry, fault);
                continue;
            }
            // One mistyped key is one mistake, not also a missing key.
            let meant = suggest::nearest(&entry.key, free.iter().copied());
            missing.retain(|lacking| Some(lacking.key) != meant);
            let meant = meant.or_else(|| suggest::nearest(&entry.key, asked.iter().copied()));
            let elsewhere = if self.path.is_empty() { self.ending_in(&entry.key) } else { None };
            let renamed = suggest::renamed(&self.path_of(&entry.key));
            let help = match renamed.or(elsewhere) {
                Some(help) => help,
                None => suggest::meant_or_known(&entry.key, meant, &asked),
            };
            self.refuse_key(entry, fault.help(help));
        }
        if !missing.is_empty() {
            let keys: Vec<&str> = missing.iter().map(|lacking| lacking.key).collect();
            let examples: Vec<&str> = missing.iter().map(|lacking| lacking.example).collect();
            let owner = match self.path.as_str() {
                "" => "the scenario".to_owned(),
                path => format!("`{path}`"),
            };
            let message = format!("{owner} lacks {}", suggest::quoted(&keys, ", "));
            let help = format!("add {}", suggest::quoted(&examples, ", "));
            let fault = Fault::new(message, "incomplete").help(help);
            self.log.problems.add_absence(self.place.clone(), fault);
        }
    }

    /// Where a key is known that is not known here.
    fn ending_in(&self, key: &str) -> Option<String> {
        let known = self.log.known.borrow();
        let ends = |path: &&String| path.rsplit('.').next() == Some(key);
        let paths: Vec<&str> = known.iter().filter(ends).map(String::as_str).collect();
        match paths.as_slice() {
            [] => None,
            [only] => Some(format!("did you mean `{only}`?")),
            several => Some(format!("did you mean one of {}?", suggest::quoted(several, ", "))),
        }
    }

    fn ask(&self, key: &'static str) -> Option<&'t Entry> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
            self.log.known.borrow_mut().push(self.path_of(key));
        }
        self.table?.entry(key)
    }

    /// Whether the file gives the key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|table| table.entry(key).is_some())
    }

    fn path_of(&self, key: &str) -> String {
        joined(&self.path, key)
    }
}

fn joined(table: &str, key: &str) -> String {
    if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") }
}

//! Reads a table key by key, and knows afterwards which keys were unknown or missing.
//!
//! A [`Section`] is asked for each key once: for the keys of a record as [`crate::model`] declares them, for
//! others with the default and its source. Defaults are written as in a file and go the same way as typed
//! values.

use std::cell::RefCell;
use std::fmt::Display;

use crate::catalogue::{Key, Keyed, Provenance, Written};

use super::kinds;
use super::problem::{Collector, Fault, MOST_TOLD, Place};
use super::suggest;
use super::take::{self, default_node};
use super::tree::{Entry, Node, Table, Value};

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
    let (table, notes) = (Table::default(), Notes::default());
    Section::root(&table, &notes).record(0, ())
}

/// Everything noted while a scenario is read.
#[derive(Debug, Default)]
pub(super) struct Notes {
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
    table: Option<&'t Table>,
    path: String,
    place: Place,
    notes: &'t Notes,
    asked: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<Lacking>>,
}

/// A key that has no default and was not given.
#[derive(Clone, Copy, Debug)]
struct Lacking {
    key: &'static str,
    /// How it could be given.
    example: &'static str,
}

impl<'t> Section<'t> {
    /// The whole file; what it lacks is reported on its first line.
    pub(super) fn root(table: &'t Table, notes: &'t Notes) -> Self {
        Self::new(Some(table), String::new(), Place::new(0, 0..0), notes)
    }

    fn new(table: Option<&'t Table>, path: String, place: Place, notes: &'t Notes) -> Self {
        let (asked, missing) = (RefCell::default(), RefCell::default());
        Self { table, path, place, notes, asked, missing }
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
        self.or(key.name, default, key.provenance, |node: &Node| take::take(&key.shape, node))
    }

    /// The value of a key, or its default, which is written as in a file.
    pub(super) fn or<T>(
        &self,
        key: &'static str,
        default: impl Display,
        provenance: Provenance,
        kind: impl Kind<T>,
    ) -> T {
        let default = default.to_string();
        if let Some(entry) = self.ask(key) {
            if let Some(value) = self.take(&entry.node, &kind) {
                return value;
            }
        } else {
            let (path, value) = (self.path_of(key), default.clone());
            self.notes.defaults.borrow_mut().push(DefaultUsed { path, value, provenance });
        }
        kind(&default_node(&default)).expect("defaults are valid: a test reads each of them")
    }

    /// The value of a key that has no default, with an example of how to give it.
    pub(super) fn need<T>(
        &self,
        key: &'static str,
        example: &'static str,
        kind: impl Kind<T>,
    ) -> Option<T> {
        self.take(self.need_node(key, example)?, &kind)
    }

    /// The value as it stands, of a key that has no default.
    pub(super) fn need_node(&self, key: &'static str, example: &'static str) -> Option<&'t Node> {
        let entry = self.ask(key);
        // What a table lacks that is not there at all is not worth telling.
        if entry.is_none() && self.table.is_some() {
            self.missing.borrow_mut().push(Lacking { key, example });
        }
        entry.map(|entry| &entry.node)
    }

    /// The value as it stands, of a key that may be left out.
    pub(super) fn node(&self, key: &'static str) -> Option<&'t Node> {
        self.ask(key).map(|entry| &entry.node)
    }

    /// The table of a key that has no default.
    pub(super) fn need_section(&self, key: &'static str, example: &'static str) -> Self {
        match self.need_node(key, example) {
            Some(node) => self.inner(node, self.path_of(key)),
            None => Self::new(None, self.path_of(key), self.place.clone(), self.notes),
        }
    }

    /// The table of a key; an empty one if there is none.
    pub(super) fn section(&self, key: &'static str) -> Self {
        match self.ask(key) {
            Some(entry) => self.inner(&entry.node, self.path_of(key)),
            None => Self::new(None, self.path_of(key), self.place.clone(), self.notes),
        }
    }

    /// The tables of a key whose own keys are names: `[handoff.specials]`.
    pub(super) fn named_sections(&self, key: &'static str) -> Vec<(&'t Entry, Self)> {
        let path = self.path_of(key);
        self.named(key)
            .iter()
            .map(|entry| (entry, self.inner(&entry.node, format!("{path}.{}", entry.key))))
            .collect()
    }

    /// The same where there must be at least one.
    pub(super) fn need_named_sections(
        &self,
        key: &'static str,
        example: &'static str,
    ) -> Vec<(&'t Entry, Self)> {
        self.need_named(key, example);
        self.named_sections(key)
    }

    /// The entries of a key whose own keys are names, where there must be at least one.
    pub(super) fn need_named(&self, key: &'static str, example: &'static str) -> &'t [Entry] {
        let Some(node) = self.need_node(key, example) else {
            return &[];
        };
        if matches!(&node.value, Value::Table(table) if table.entries.is_empty()) {
            self.missing.borrow_mut().push(Lacking { key, example });
        }
        self.entries(node)
    }

    /// The entries of a key whose own keys are names.
    pub(super) fn named(&self, key: &'static str) -> &'t [Entry] {
        self.ask(key).map_or(&[], |entry| self.entries(&entry.node))
    }

    /// The entries of a value that must be a table.
    pub(super) fn entries(&self, node: &'t Node) -> &'t [Entry] {
        self.table_of(node).map_or(&[], |table| &table.entries)
    }

    fn table_of(&self, node: &'t Node) -> Option<&'t Table> {
        if let Value::Table(table) = &node.value {
            return Some(table);
        }
        self.refuse(node, kinds::wrong_kind(node, "a table").help("put its keys in { }"));
        None
    }

    /// The items of a value that must be a list.
    pub(super) fn items(&self, node: &'t Node) -> &'t [Node] {
        if let Value::List(items) = &node.value {
            return items;
        }
        self.refuse(node, kinds::wrong_kind(node, "a list").help("put it in [ ]"));
        &[]
    }

    /// A value that must be a table, for instance an item of a list.
    pub(super) fn inner(&self, node: &'t Node, path: String) -> Self {
        Self::new(self.table_of(node), path, node.place.clone(), self.notes)
    }

    /// Takes a value, or reports why it cannot be taken.
    pub(super) fn take<T>(&self, node: &Node, kind: &impl Kind<T>) -> Option<T> {
        kind(node).map_err(|fault| self.refuse(node, fault)).ok()
    }

    /// Reports a value.
    pub(super) fn refuse(&self, node: &Node, fault: Fault) {
        self.notes.problems.add(node.place_of(fault.part.as_ref()), fault);
    }

    /// Reports a key.
    pub(super) fn refuse_key(&self, entry: &Entry, fault: Fault) {
        self.notes.problems.add(entry.key_place.clone(), fault);
    }

    /// Reports a reference to something that is not there.
    pub(super) fn refuse_reference(&self, place: Place, fault: Fault) {
        self.notes.problems.add_absence(place, fault);
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
            let help = match (meant, free.as_slice()) {
                _ if elsewhere.is_some() => elsewhere.unwrap_or_default(),
                (Some(meant), _) => format!("did you mean `{meant}`?"),
                (None, []) => "leave it out".to_owned(),
                (None, free) => format!("known: {}", suggest::quoted(free, ", ")),
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
            self.notes.problems.add_absence(self.place.clone(), fault);
        }
    }

    /// Where a key is known that is not known here.
    fn ending_in(&self, key: &str) -> Option<String> {
        let known = self.notes.known.borrow();
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
            self.notes.known.borrow_mut().push(self.path_of(key));
        }
        self.table?.entry(key)
    }

    /// Whether the file gives the key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|table| table.entry(key).is_some())
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

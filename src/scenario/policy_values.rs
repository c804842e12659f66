//! The values of a policy key by key, so that one policy can take some of another's.

use crate::catalogue::{Key, Keyed as _, Written};
use crate::model::Policy;

use super::kinds;
use super::load::Loaded;
use super::policy::{column_named, trust_in};
use super::take::{default_node, take_key};
use super::tree::{TomlTable, Value};

/// A policy, key by key.
#[derive(Clone, Debug)]
pub struct PolicyValues {
    name: String,
    values: Vec<PolicyValue>,
}

/// One value of a policy.
#[derive(Clone, Debug)]
struct PolicyValue {
    key: &'static Key,
    /// As it would be typed.
    text: String,
    written: Written,
}

impl PolicyValues {
    /// The keys whose values differ in another policy.
    pub fn differing(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.values.iter().zip(&other.values);
        pairs
            .filter(|(one, other)| one.written != other.written)
            .map(|(one, _)| one.key.name)
            .collect()
    }

    /// The value of a key, as it would be typed.
    ///
    /// # Panics
    /// If no policy has that key.
    pub fn text(&self, key: &str) -> &str {
        let value = self.values.iter().find(|value| value.key.name == key);
        &value.expect("every policy has every key").text
    }

    /// The policy with the other's values of these keys.
    pub fn with_those_of(&self, other: &Self, keys: &[&str]) -> Policy {
        let mut values = self.values.iter().zip(&other.values).map(|(own, others)| {
            if keys.contains(&own.key.name) { others.written.clone() } else { own.written.clone() }
        });
        Policy::of((self.name.clone(),), &mut |_key| values.next().expect("a value for each key"))
    }
}

impl Loaded {
    /// The values of a policy of the file, or of a preset; `None` if there is neither of that name.
    pub fn policy_values(&self, name: &str) -> Option<PolicyValues> {
        let root = self.tree();
        let of_file = root.entry("policy").and_then(|entry| match &entry.node.value {
            Value::Table(policies) => policies.entry(name),
            _ => None,
        });
        let nothing = TomlTable::default();
        let table = match of_file.map(|entry| &entry.node.value) {
            Some(Value::Table(table)) => table,
            Some(_) | None => &nothing,
        };
        let preset = table.entry("preset").and_then(|entry| kinds::text(&entry.node).ok());
        let column = column_named(preset.as_deref().unwrap_or(name))?;
        let trust = trust_in(table);
        let value = |key: &'static Key| {
            let default = key.default.text(column)?;
            let given = table.entry(key.name);
            let derived = trust.filter(|_| given.is_none()).and_then(|trust| match key.name {
                "fear" => Some(1.0 - trust),
                "own_authority" => Some(trust),
                _ => None,
            });
            if let Some(number) = derived {
                return Some(PolicyValue {
                    key,
                    text: number.to_string(),
                    written: Written::Number(number),
                });
            }
            let (text, node) = match given {
                Some(entry) => (self.text_at(&entry.node), entry.node.clone()),
                None => (default.to_owned(), default_node(default)),
            };
            Some(PolicyValue { key, text, written: take_key(key, &node).ok()? })
        };
        let values = Policy::KEYS.iter().map(value).collect::<Option<_>>()?;
        Some(PolicyValues { name: name.to_owned(), values })
    }
}

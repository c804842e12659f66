//! JSON Schema, as far as ours uses it: whether a value is valid.
//!
//! The editors' own programs read the schema too, in `.ci/run`. This judge is for the thousands of mistakes that
//! a test makes; a keyword it does not know stops it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use regex_lite::Regex;
use serde_json::{Map, Value};

/// What only tells.
const TELLING: [&str; 7] =
    ["$schema", "$defs", "title", "description", "default", "examples", "then"];

/// A schema to judge by.
pub(crate) struct Judge {
    schema: Value,
    patterns: RefCell<BTreeMap<String, Regex>>,
}

impl Judge {
    pub(crate) fn new(schema: &str) -> Self {
        Self { schema: serde_json::from_str(schema).unwrap(), patterns: RefCell::default() }
    }

    /// Whether a whole document is valid.
    pub(crate) fn accepts(&self, document: &Value) -> bool {
        self.is_valid(&self.schema, document)
    }

    /// Whether a value is valid by a definition.
    pub(crate) fn accepts_as(&self, definition: &str, value: &Value) -> bool {
        self.is_valid(&self.schema["$defs"][definition], value)
    }

    /// Whether a value is valid by a part of the schema.
    pub(crate) fn is_valid(&self, schema: &Value, value: &Value) -> bool {
        match schema {
            Value::Bool(is_valid) => *is_valid,
            Value::Object(schema) => {
                schema.iter().all(|(keyword, rule)| self.holds(schema, (keyword, rule), value))
            }
            _ => panic!("{schema} is no schema"),
        }
    }

    fn holds(
        &self,
        schema: &Map<String, Value>,
        (word, rule): (&str, &Value),
        value: &Value,
    ) -> bool {
        let valid_by = |schemas: &Value| {
            schemas.as_array().unwrap().iter().filter(|one| self.is_valid(one, value)).count()
        };
        match word {
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                self.accepts_as(name, value)
            }
            "anyOf" => valid_by(rule) > 0,
            "oneOf" => valid_by(rule) == 1,
            "allOf" => valid_by(rule) == rule.as_array().unwrap().len(),
            "if" => {
                let is_so = self.is_valid(rule, value);
                self.is_valid(&schema[if is_so { "then" } else { "else" }], value)
            }
            // Looked at with `if`.
            "else" => true,
            "enum" => rule.as_array().unwrap().contains(value),
            "const" => rule == value,
            "type" => is_of_type(rule.as_str().unwrap(), value),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "exclusiveMinimum" => {
                value.as_f64().is_none_or(|number| number > rule.as_f64().unwrap())
            }
            "pattern" => {
                value.as_str().is_none_or(|text| self.matches(rule.as_str().unwrap(), text))
            }
            "items" => items(value).iter().all(|item| self.is_valid(rule, item)),
            "minItems" => !value.is_array() || items(value).len() as u64 >= rule.as_u64().unwrap(),
            "uniqueItems" => {
                let items = items(value);
                items.iter().enumerate().all(|(idx, item)| !items[..idx].contains(item))
            }
            "properties"
            | "patternProperties"
            | "additionalProperties"
            | "required"
            | "minProperties" => {
                value.as_object().is_none_or(|table| self.table_holds(schema, (word, rule), table))
            }
            word => {
                TELLING.contains(&word) || word.starts_with("x-") || panic!("what is `{word}`?")
            }
        }
    }

    fn table_holds(
        &self,
        schema: &Map<String, Value>,
        (word, rule): (&str, &Value),
        table: &Map<String, Value>,
    ) -> bool {
        let by_name = |key: &str| schema.get("properties").and_then(|known| known.get(key));
        let by_pattern = |key: &str| {
            let patterns = schema.get("patternProperties").and_then(Value::as_object);
            let mut known = patterns.into_iter().flatten();
            known.find(|(pattern, _)| self.matches(pattern, key)).map(|(_, schema)| schema)
        };
        let all_valid = |schema_of: &dyn Fn(&str) -> Option<Value>| {
            table.iter().all(|(key, value)| {
                schema_of(key).is_none_or(|schema| self.is_valid(&schema, value))
            })
        };
        match word {
            "properties" => all_valid(&|key| by_name(key).cloned()),
            "patternProperties" => all_valid(&|key| by_pattern(key).cloned()),
            "additionalProperties" => all_valid(&|key| {
                let is_known = by_name(key).is_some() || by_pattern(key).is_some();
                (!is_known).then(|| rule.clone())
            }),
            "required" => {
                rule.as_array().unwrap().iter().all(|key| table.contains_key(key.as_str().unwrap()))
            }
            "minProperties" => table.len() as u64 >= rule.as_u64().unwrap(),
            _ => unreachable!("{word} was told apart before"),
        }
    }

    fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut patterns = self.patterns.borrow_mut();
        let regex = patterns.entry(pattern.to_owned());
        regex.or_insert_with(|| Regex::new(pattern).unwrap()).is_match(text)
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        name => panic!("what is a `{name}`?"),
    }
}

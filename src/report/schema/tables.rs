//! The tables of a scenario: their keys, the names in them, which of them must be there.

use serde_json::{Map, Value, json};

use crate::catalogue::{Fallback, Given, Key, Names, Ruled, Shape, TableRow};
use crate::model;
use crate::render::json as form;

use super::goals::goals;
use super::notes::notes;
use super::values::{any_of, defined, definitions, fields, names_to, reference, shape};

/// The dialect the schema is written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a scenario.
pub fn json() -> String {
    let mut schema = object("", None);
    schema.insert("$schema".to_owned(), DIALECT.into());
    schema.insert("title".to_owned(), "A scenario of orderflow".into());
    let version = env!("CARGO_PKG_VERSION");
    let about = format!("A house and its evening, as orderflow {version} reads it.");
    schema.insert("description".to_owned(), about.into());
    schema.insert("$defs".to_owned(), definitions(&object("policy.*", None)));
    schema.extend(drawn_or_listed());
    form::pretty(&schema)
}

/// Parties are drawn, which takes all of `[demand]`, or listed, which rules the drawing out.
fn drawn_or_listed() -> Map<String, Value> {
    let needed: Vec<&str> = required(keys_of("demand")).collect();
    // An editor may hold each part of a schema to be the whole, so each says that there is more.
    let demand = |rule: Value| {
        let demand =
            fields(rule).into_iter().chain(fields(json!({ "additionalProperties": true })));
        json!({ "demand": demand.collect::<Map<_, _>>() })
    };
    fields(json!({
        "if": { "required": ["party"], "additionalProperties": true },
        "then": {
            "properties": demand(json!({ "properties": { "arrivals": false } })),
            "additionalProperties": true,
        },
        "else": {
            "required": ["demand"],
            "properties": demand(json!({ "required": needed })),
            "additionalProperties": true,
        },
    }))
}

/// A table with the keys of that path, and the tables in it. `column`: which of several defaults it has.
fn object(table: &str, column: Option<usize>) -> Map<String, Value> {
    let keys = keys_of(table).map(|key| {
        let name = key.name.strip_suffix(".*").unwrap_or(key.name);
        let told = notes(key, column);
        (name.to_owned(), Value::Object(value_of(key).into_iter().chain(told).collect()))
    });
    let inner: Vec<(&str, &TableRow)> = model::TABLES
        .iter()
        .filter_map(|row| match row.path.rsplit_once('.') {
            Some((outer, name)) => (outer == table).then_some((name, row)),
            None => table.is_empty().then_some((row.path, row)),
        })
        .collect();
    let tables = inner.iter().map(|(name, row)| ((*name).to_owned(), Value::Object(named(row))));
    let properties: Map<String, Value> = keys.chain(tables).collect();
    let mut object = fields(json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    }));
    // What of `[demand]` is needed depends on whether parties are listed.
    let is_there = |row: &TableRow| matches!(row.given, Given::Must(_)) && row.path != "demand";
    let needed = required(keys_of(table)).filter(|_| table != "demand");
    let tables = inner.iter().filter(|(_, row)| is_there(row)).map(|(name, _)| *name);
    let needed: Vec<&str> = needed.chain(tables).collect();
    if !needed.is_empty() {
        object.insert("required".to_owned(), needed.into());
    }
    object
}

fn keys_of(table: &str) -> impl Iterator<Item = &'static Key> {
    model::keys().filter(move |key| key.table == table)
}

/// The keys among these that have no default.
fn required(keys: impl Iterator<Item = &'static Key>) -> impl Iterator<Item = &'static str> {
    let needed = keys.filter(|key| matches!(key.default, Fallback::Needed(_)));
    needed.map(|key| key.name.strip_suffix(".*").unwrap_or(key.name))
}

/// A table of the file: its keys, or the names in it.
fn named(row: &TableRow) -> Map<String, Value> {
    let TableRow { path, names, given, meaning } = *row;
    let of_name = format!("{path}.*");
    let mut table = match names {
        // Its keys are measures.
        Names::None if path == "goals" => goals(),
        Names::None => object(path, None),
        Names::Any => names_to(&object(&of_name, None)),
        Names::AnyBut(word) => {
            let mut table = names_to(&object(&of_name, None));
            table.insert("properties".to_owned(), json!({ word: false }));
            table
        }
        Names::Only(words) => {
            let each = words.iter().enumerate().map(|(column, word)| {
                let mut table = object(&of_name, Some(column));
                table.insert("description".to_owned(), word.meaning.into());
                (word.name.to_owned(), Value::Object(table))
            });
            fields(json!({
                "type": "object",
                "properties": each.collect::<Map<_, _>>(),
                "additionalProperties": false,
            }))
        }
        Names::From { known, by } => {
            let each = known.iter().map(|word| {
                let table = json!({ "$ref": reference(path), "description": word.meaning });
                (word.name.to_owned(), table)
            });
            fields(json!({
                "type": "object",
                "properties": each.collect::<Map<_, _>>(),
                "additionalProperties": { "$ref": reference(path), "required": [by] },
            }))
        }
    };
    let has_names = !matches!(names, Names::None | Names::Only(_));
    if has_names && given != Given::May {
        table.insert("minProperties".to_owned(), 1.into());
    }
    table.insert("description".to_owned(), meaning.into());
    table
}

/// What the value of a key may be.
fn value_of(key: &Key) -> Map<String, Value> {
    match key.shape {
        Shape::Ruled(Ruled::Rows) => list_of(key),
        Shape::Ruled(Ruled::Roster) => {
            let number = shape(&Shape::Or("unlimited", &Shape::COUNT));
            any_of([number, list_of(key)])
        }
        Shape::Ruled(Ruled::SharesOf(_)) if key.name.ends_with(".*") => {
            names_to(&shape(&key.shape))
        }
        _ if key.percent_exponent().is_some() => any_of([shape(&key.shape), defined("percent")]),
        _ => shape(&key.shape),
    }
}

/// A list of tables, whose keys have this key's path as their table; empty only where it may be left out.
fn list_of(key: &Key) -> Map<String, Value> {
    let mut list = fields(json!({ "type": "array", "items": object(&key.path(), None) }));
    if let Fallback::Needed(_) = key.default {
        list.insert("minItems".to_owned(), 1.into());
    }
    list
}

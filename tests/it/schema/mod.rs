//! The schema of a scenario: it is kept in `docs/`, accepts what is read, and refuses most of what is not.

mod judge;
mod mistakes;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};

use orderflow::report::schema;
use serde_json::Value;

use self::judge::Judge;
use crate::commands::text;
use crate::snapshot::assert_kept;

/// Where the schema is kept.
const KEPT: &str = "docs/scenario.schema.json";

/// The shipped scenarios, by their paths in the repository.
fn shipped() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &str| {
        let entries = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.extension().is_some_and(|end| end == "toml"));
        files.map(|path| path.strip_prefix(root).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut shipped = [files("scenarios"), files("scenarios/bench")].concat();
    shipped.sort();
    shipped
}

/// A TOML document, as JSON has it; `None`: it is not TOML.
fn as_json(document: &str) -> Option<Value> {
    let table: toml::Table = document.parse().ok()?;
    // What no key wants, such as a date, is something no schema of ours knows either.
    Some(serde_json::to_value(table).unwrap())
}

#[test]
fn the_kept_schema_is_what_the_program_knows() {
    assert_kept(Path::new(KEPT), &schema::json());
}

#[test]
fn every_shipped_scenario_names_the_schema_first_and_is_accepted_by_it() {
    let judge = Judge::new(&schema::json());
    for path in shipped() {
        let scenario = text(path.to_str().unwrap());
        let first = scenario.lines().next().unwrap();
        let named = first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{}", path.display()));
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = root.join(path.parent().unwrap()).join(named).canonicalize().unwrap();
        assert_eq!(target, root.join(KEPT).canonicalize().unwrap());
        assert!(judge.accepts(&as_json(&scenario).unwrap()), "{}", path.display());
    }
}

#[test]
fn every_house_that_a_page_or_a_test_shows_is_accepted() {
    let judge = Judge::new(&schema::json());
    for page in ["README.md", "docs/scenario.md"] {
        let page = text(page);
        let blocks = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
        for block in blocks.filter(|block| block.contains("[floor]")) {
            assert!(judge.accepts(&as_json(block).unwrap()), "{block}");
        }
    }
    let theory = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/theory")).unwrap();
    for entry in theory {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let house = text(&format!("tests/theory/{name}"));
        assert!(judge.accepts(&as_json(&house).unwrap()), "{name}");
    }
}

#[test]
fn defaults_and_examples_are_valid_where_they_stand() {
    let kept = schema::json();
    let (judge, schema) = (Judge::new(&kept), serde_json::from_str(&kept).unwrap());
    let mut n_values = 0;
    each_told(&schema, &mut |place, value| {
        n_values += 1;
        assert!(judge.is_valid(place, value), "{value} in {place}");
    });
    assert!(n_values > 200, "only {n_values} defaults and examples");
}

/// Every default and every example, each with the schema it stands in.
fn each_told(schema: &Value, tell: &mut impl FnMut(&Value, &Value)) {
    match schema {
        Value::Object(fields) => {
            // A key of a scenario may be called so too.
            let is_schema =
                fields.keys().any(|key| ["type", "$ref", "anyOf", "allOf"].contains(&key.as_str()));
            if is_schema {
                fields.get("default").into_iter().for_each(|value| tell(schema, value));
                let examples = fields.get("examples").and_then(Value::as_array);
                examples.into_iter().flatten().for_each(|value| tell(schema, value));
            }
            fields.values().for_each(|inner| each_told(inner, tell));
        }
        Value::Array(items) => items.iter().for_each(|inner| each_told(inner, tell)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

//! What a value may be, by its shape.

use serde_json::{Map, Value, json};

use crate::catalogue::{LARGEST, MOST, MeasureKey, Ruled, Shape, Word, all_keys, season_keys};
use crate::model::Policy;
use crate::scenario::patterns;

/// What a value of a shape may be.
pub(super) fn shape(of: &Shape) -> Map<String, Value> {
    match *of {
        Shape::Flag => fields(json!({ "type": "boolean" })),
        Shape::Text => fields(json!({ "type": "string" })),
        Shape::Share => defined("share"),
        Shape::Number { low, high } => {
            fields(json!({ "type": "number", "minimum": number(low), "maximum": number(high) }))
        }
        Shape::AboveZero => {
            fields(json!({ "type": "number", "exclusiveMinimum": 0, "maximum": number(LARGEST) }))
        }
        Shape::Whole { low } => {
            fields(json!({ "type": "integer", "minimum": low, "maximum": MOST }))
        }
        Shape::Money => shape(&Shape::NOT_NEGATIVE),
        Shape::Span => defined("duration"),
        Shape::SpanAboveZero => defined("duration_above_zero"),
        Shape::SpanDist => defined("durations"),
        Shape::NumberDist => any_of([shape(&Shape::NOT_NEGATIVE), defined("numbers")]),
        Shape::Gaps => {
            let gaps =
                json!({ "type": "array", "items": defined("duration_above_zero"), "minItems": 1 });
            any_of([defined("durations_above_zero"), fields(gaps)])
        }
        Shape::Distance => defined("distance"),
        Shape::Speed => defined("speed"),
        Shape::Rate => defined("rate"),
        Shape::OneOf(words) => one_of(words),
        Shape::Or(word, inner) => any_of([fields(json!({ "const": word })), shape(inner)]),
        Shape::Ruled(rule) => ruled(rule),
    }
}

fn ruled(rule: Ruled) -> Map<String, Value> {
    match rule {
        Ruled::Clock => defined("time_of_day"),
        Ruled::Moment => defined("moment"),
        Ruled::NameOf("preset") => one_of(Policy::PRESET_WORDS),
        Ruled::NameOf(_) => shape(&Shape::Text),
        Ruled::NamesOf(_) => {
            let measures: Vec<String> = measures().collect();
            fields(json!({
                "type": "array", "items": { "enum": measures }, "minItems": 1, "uniqueItems": true,
            }))
        }
        Ruled::Orders => {
            let guest = json!({ "type": "array", "items": { "type": "string" } });
            fields(json!({ "type": "array", "items": guest }))
        }
        Ruled::SharesOf("size") => {
            let mut sizes = fields(json!({ "type": "object", "additionalProperties": false }));
            let share = Value::Object(defined("share"));
            sizes.insert("patternProperties".to_owned(), json!({ patterns::party_size(): share }));
            sizes.insert("minProperties".to_owned(), 1.into());
            sizes
        }
        Ruled::SharesOf(_) => {
            let mut shares = names_to(&defined("share"));
            shares.insert("minProperties".to_owned(), 1.into());
            shares
        }
        Ruled::Limit => defined("limit"),
        // What it may be its key says, by a path that a schema cannot follow.
        Ruled::Setting => Map::new(),
        Ruled::Roster | Ruled::Rows => unreachable!("its tables have rows of their own"),
    }
}

/// Any measure, or a quantile of one.
fn measures() -> impl Iterator<Item = String> {
    [all_keys(), season_keys()].concat().into_iter().map(MeasureKey::key)
}

/// What several keys have in common, by name.
pub(super) fn definitions(policy: &Map<String, Value>) -> Value {
    let text = |pattern: String, example: &str| json!({ "type": "string", "pattern": pattern, "examples": [example] });
    let above_zero =
        |name: &str| json!({ "allOf": [defined(name), { "pattern": patterns::ABOVE_ZERO }] });
    json!({
        "duration": text(patterns::span(), "8 min"),
        "duration_above_zero": above_zero("duration"),
        "durations": text(patterns::span_dist(), "lognormal(mean 8 min, cv 0.5)"),
        "durations_above_zero": above_zero("durations"),
        "numbers": text(patterns::number_dist(), "lognormal(median 5, cv 0.4)"),
        "distance": text(patterns::distance(), "2 m"),
        "speed": { "allOf": [
            text(patterns::speed(), "1.2 m/s"),
            { "pattern": patterns::ABOVE_ZERO },
        ] },
        "rate": text(patterns::rate(), "12/h"),
        "time_of_day": text(patterns::clock(), "19:00"),
        "moment": text(patterns::moment(), "20:30"),
        "limit": text(patterns::limit(), "< 10"),
        "share": { "anyOf": [
            { "type": "number", "minimum": 0, "maximum": 1 },
            text(patterns::percentage(), "20%"),
        ] },
        "percent": text(patterns::percent(), "50%"),
        "policy": policy,
    })
}

/// What stands in the definitions.
pub(super) fn defined(name: &str) -> Map<String, Value> {
    fields(json!({ "$ref": reference(name) }))
}

/// Where a definition stands.
pub(super) fn reference(name: &str) -> String {
    format!("#/$defs/{name}")
}

/// A table whose keys are names, each with such a value.
pub(super) fn names_to(value: &Map<String, Value>) -> Map<String, Value> {
    fields(json!({ "type": "object", "additionalProperties": value }))
}

/// One or the other.
pub(super) fn any_of<const N: usize>(of: [Map<String, Value>; N]) -> Map<String, Value> {
    fields(json!({ "anyOf": of.map(Value::Object).to_vec() }))
}

fn one_of(words: &[Word]) -> Map<String, Value> {
    let each = words.iter().map(|word| json!({ "const": word.name, "description": word.meaning }));
    fields(json!({ "oneOf": each.collect::<Vec<_>>() }))
}

/// Whole numbers without decimals, as they are typed.
#[expect(clippy::cast_possible_truncation, reason = "limits of keys are far below 2^53")]
fn number(limit: f64) -> Value {
    if limit.fract().abs() > 0.0 { limit.into() } else { (limit as i64).into() }
}

/// The fields of an object.
pub(super) fn fields(object: Value) -> Map<String, Value> {
    let Value::Object(fields) = object else { unreachable!("{object} is an object") };
    fields
}

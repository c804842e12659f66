//! `[goals]`, whose keys are those of measures.

use serde_json::{Map, Value, json};

use crate::catalogue::{MEASURES, MeasureInfo, Quantile};
use crate::model::{self, Goal};

use super::notes::notes;
use super::values::{any_of, defined, fields};

/// Limits on measures and, behind `difference.`, on differences. A dot of a key may stand in quotes or not.
pub(super) fn goals() -> Map<String, Value> {
    let row = model::keys().find(|key| key.table == "goals").expect("goals have a row");
    let difference = Goal::DIFFERENCE.trim_end_matches('.');
    let mut all = limits();
    all.insert(difference.to_owned(), Value::Object(table(&limits(), None)));
    let mut goals = table(&all, Some(difference));
    goals.extend(notes(row, None));
    goals
}

/// A limit for each measure, or for its quantiles.
fn limits() -> Map<String, Value> {
    MEASURES.iter().map(|info| (info.key.to_owned(), Value::Object(limit(info)))).collect()
}

fn limit(info: &MeasureInfo) -> Map<String, Value> {
    let mut limit = defined("limit");
    if info.has_quantiles {
        let quantiles = Quantile::ALL.map(|quantile| (quantile.key().to_owned(), limit_alone()));
        let quantiles = json!({
            "type": "object",
            "properties": quantiles.into_iter().collect::<Map<_, _>>(),
            "additionalProperties": false,
        });
        limit = any_of([limit, fields(quantiles)]);
    }
    limit.insert("description".to_owned(), info.meaning.into());
    limit.insert("x-unit".to_owned(), info.unit.key().into());
    limit
}

fn limit_alone() -> Value {
    Value::Object(defined("limit"))
}

/// A table of limits. Keys with their dots in quotes may begin with this word.
fn table(limits: &Map<String, Value>, beginning: Option<&str>) -> Map<String, Value> {
    let names = |is_one: fn(&&MeasureInfo) -> bool| {
        MEASURES.iter().filter(is_one).map(|info| info.key).collect::<Vec<_>>().join("|")
    };
    let with_quantiles = names(|info| info.has_quantiles);
    let quantiles = Quantile::ALL.map(Quantile::key).join("|");
    let mut quoted = Map::new();
    let may_begin = beginning.map(|word| format!("(?:{word}\\.)?")).unwrap_or_default();
    quoted.insert(format!("^{may_begin}(?:{with_quantiles})\\.(?:{quantiles})$"), limit_alone());
    if let Some(word) = beginning {
        quoted.insert(format!("^{word}\\.(?:{})$", names(|_| true)), limit_alone());
    }
    fields(json!({
        "type": "object",
        "properties": limits,
        "patternProperties": quoted,
        "additionalProperties": false,
    }))
}

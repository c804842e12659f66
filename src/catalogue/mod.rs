//! What can be set and what can be measured: keys and their shapes, and the measures; the words both speak in.
//!
//! Scenario files name keys and measures by their words, tables and JSON carry them; they are a contract. The
//! catalogue knows neither a house nor any one of its keys, nor how a measure is computed. Start with [`Key`],
//! [`MEASURES`] and [`find`].

mod describe;
mod glossary;
mod key;
mod measure_key;
mod measures;
mod missing;
mod row;
mod shape;

pub use glossary::GLOSSARY;
pub use key::{Fallback, Key, Keyed, Provenance};
pub(crate) use key::{keys, rows, words};
pub use measure_key::{MeasureKey, all_keys, find, find_named, instead, season_keys, short_list};
pub use measures::{
    ArrivalMeasure, EveningMeasure, MEASURES, Measure, MeasureInfo, PartyMeasure, Scope,
    SeasonMeasure,
};
pub use missing::{Missing, Value};
pub use row::{Better, Listed, Needs, Quantile, ShortList, Unit};
pub use shape::{Field, LARGEST, MOST, Ruled, Shape, Word, Written};

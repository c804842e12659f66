//! What can be measured: the catalogue of measures.
//!
//! Scenario files name measures by their keys, tables and JSON carry them; they are a contract. The catalogue
//! knows neither a house nor how a measure is computed. Start with [`MEASURES`] and [`find`].

mod measure_key;
mod measures;
mod missing;
mod row;

pub use measure_key::{MeasureKey, all_keys, find, find_named, instead, season_keys, short_list};
pub use measures::{
    ArrivalMeasure, EveningMeasure, MEASURES, Measure, MeasureInfo, PartyMeasure, Scope,
    SeasonMeasure,
};
pub use missing::{Missing, Value};
pub use row::{Better, Listed, Needs, Quantile, ShortList, Unit};

//! What can be measured: the catalogue of measures.
//!
//! It knows neither a house nor how a measure is computed. Start with [`MEASURES`] and [`find`].

mod measures;

pub use measures::{
    Better, MEASURES, Measure, MeasureInfo, MeasureKey, Missing, Quantile, Unit, Value, all_keys,
    find, find_named, instead, season_keys,
};

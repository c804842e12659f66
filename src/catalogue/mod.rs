//! What can be set and what can be measured: keys and their shapes, and the measures.
//!
//! It knows neither a house nor any one of its keys, nor how a measure is computed. Start with [`Key`],
//! [`MEASURES`] and [`find`].

mod key;
mod measures;
mod shape;

pub use key::{Fallback, Key, Keyed, Provenance};
pub(crate) use key::{keys, rows, words};
pub use measures::{
    Better, MEASURES, Measure, MeasureInfo, MeasureKey, Missing, Quantile, Unit, Value, all_keys,
    find, find_named, instead, season_keys,
};
pub use shape::{Field, LARGEST, MOST, Ruled, Shape, Word, Written};

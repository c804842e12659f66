//! Numbers as people write them, in decimals: grids between two ends, and ranges.
//!
//! Nothing here is a sum of floating-point numbers: texts are read as integers over one power of ten and come
//! back as texts. What a unit means is not known here; it is handed through as it was typed. Start with
//! [`points`].

mod decimal;
mod ends;
mod error;
mod grid;

pub use decimal::{decimal_text, places_within, to_places};
pub use ends::Ends;
pub use error::DecimalError;
pub use grid::{Grid, MOST_POINTS, points};

//! The scenario file as JSON Schema, so that an editor knows every key while it is typed.
//!
//! It is made of the rows of keys, tables and measures, and of the patterns that reading goes by; it adds no key
//! and no limit of its own. What no schema can say (names that lead somewhere, shares that sum to 1, times in
//! their order) only reading finds. Start with [`json`].

mod goals;
mod notes;
mod tables;
mod values;

pub use tables::json;

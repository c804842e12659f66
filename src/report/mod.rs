//! Finished results as text, JSON, CSV and Markdown: a file a format, pure functions to a `String`.
//!
//! Renderers compute no statistics and touch no file. Numbers are rounded here and nowhere else. Text and
//! Markdown show the same [`grid::Grid`] and the same sentences; JSON and CSV carry full precision.
//! Start with [`Report`] and [`text::results`].

mod bad;
mod best;
pub mod check;
pub mod csv;
pub mod diff;
mod digits;
mod goals;
pub mod grid;
mod house;
pub mod json;
pub mod markdown;
pub mod measures;
mod results;
pub mod score;
pub mod season;
mod sentence;
pub mod story;
pub mod text;
mod view;
mod why;

pub use results::{Detail, Heading, Report};

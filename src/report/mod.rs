//! Finished results in words and cells: documents for people, sheets for spreadsheets; a file a command.
//!
//! Nothing here knows a format, computes a statistic or touches a file: what is said stands here, how it is
//! laid out in [`render`](crate::render). Start with [`Report`] and [`comparison::document`].

pub mod check;
pub mod comparison;
pub mod diff;
mod digits;
mod english;
pub mod explain;
mod house;
pub mod json;
mod labels;
pub mod measures;
mod results;
pub mod score;
pub mod season;
pub mod sheets;
pub mod story;
mod verdicts;

pub use results::{Detail, Heading, Report};

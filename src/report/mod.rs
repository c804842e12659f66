//! Finished results in words and cells: documents for people, sheets for spreadsheets; a file a command.
//!
//! Nothing here knows a format, computes a statistic or touches a file: what is said stands here, how it is
//! laid out in [`render`](crate::render). Start with [`comparison::document`].

pub mod best;
pub mod breakeven;
pub mod check;
mod columns;
pub mod comparison;
pub mod conditions;
pub mod diff;
mod digits;
mod english;
pub mod explain;
mod house;
mod labels;
pub mod ladder;
pub mod levers;
pub mod measures;
pub mod schema;
pub mod score;
pub mod season;
pub mod sheets;
pub mod staff;
pub mod story;
pub mod sweep;
mod verdicts;

/// How many measures a table for reading shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The most telling ones.
    Headline,
    /// Every one.
    Full,
}

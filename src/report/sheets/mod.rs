//! The tables of results for spreadsheets and programs, a file a kind of row.
//!
//! Rows of evenings, parties and items are made block by block, so that a long run needs no more memory than
//! a short one. Start with [`Streamed`] and [`described`].

mod comparison;
mod evenings;
mod items;
mod parties;
mod why;

use crate::catalogue::MeasureKey;
use crate::experiment::{EveningRow, Point};
use crate::model::Cents;
use crate::render::{Cell, Sheet};
use crate::time::{SimTime, Span};

pub use comparison::{differences, estimates};
pub(super) use evenings::{cells, measure_fields};
pub use why::why;

/// A table whose rows come while evenings are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streamed {
    /// A row an evening and policy.
    Evenings,
    /// A row a party.
    Parties,
    /// A row an ordered item.
    Items,
}

/// What the names in the rows are taken from.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The scenario's money.
    pub currency: &'a str,
    /// The columns, in the order of the plan: their names, and the items and counters of their houses.
    pub points: &'a [Point],
    /// The measures, in the order of the plan.
    pub measures: &'a [MeasureKey],
}

impl Streamed {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Evenings, Self::Parties, Self::Items];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Evenings => "evenings",
            Self::Parties => "parties",
            Self::Items => "items",
        }
    }

    /// The table of some evenings.
    pub fn sheet(self, evenings: &[EveningRow], names: Names<'_>) -> Sheet {
        match self {
            Self::Evenings => evenings::sheet(evenings, names),
            Self::Parties => {
                Sheet::new("parties", parties::columns(), &parties::rows(evenings, names))
            }
            Self::Items => Sheet::new("items", items::columns(), &items::rows(evenings, names)),
        }
    }
}

/// The tables of results that are made when a run is over, without their rows.
pub(super) fn of_results() -> [Sheet; 3] {
    [
        Sheet::new("comparison", comparison::difference_columns(), &[]),
        Sheet::new("measures", comparison::estimate_columns(), &[]),
        Sheet::new("why", why::columns(), &[]),
    ]
}

/// Every table of `run` and `compare` without its rows.
pub fn described(names: Names<'_>) -> Vec<Sheet> {
    let of_results = of_results();
    let streamed = Streamed::ALL.map(|table| table.sheet(&[], names));
    of_results.into_iter().chain(streamed).collect()
}

/// The unit of instants.
const AFTER_OPENING: &str = "min after opening";

/// Minutes after opening, or nothing for what never came.
fn at(instant: SimTime) -> Cell {
    let has_come = instant != SimTime::NEVER;
    has_come.then(|| instant.since_opening().minutes()).into()
}

/// A length in minutes.
fn minutes(span: Span) -> Cell {
    Cell::Number(span.minutes())
}

/// An amount in units of the scenario's money.
fn money(amount: Cents) -> Cell {
    Cell::Number(amount.units())
}

/// How many.
fn count(n: impl Into<u64>) -> Cell {
    Cell::Count(n.into())
}

//! The files whose rows come while evenings are simulated, and the file that explains every column.

use crate::catalogue::MeasureKey;
use crate::experiment::EveningRow;
use crate::model::Model;
use crate::report::csv::column::{Column, header_line, lines, row_lines};
use crate::report::csv::{comparison, evenings, items, parties, why};

/// A file whose rows come while evenings are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
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
    /// The house: its items, its counters, its money.
    pub model: &'a Model,
    /// Names of the policies, in the order of the plan.
    pub policies: &'a [String],
    /// The measures, in the order of the plan.
    pub measures: &'a [MeasureKey],
}

impl Sheet {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Evenings, Self::Parties, Self::Items];

    /// Its file's name.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Evenings => "evenings.csv",
            Self::Parties => "parties.csv",
            Self::Items => "items.csv",
        }
    }

    /// Its first line.
    pub fn header(self, names: Names<'_>) -> String {
        match self {
            Self::Evenings => evenings::header(names),
            Self::Parties => header_line(&parties::columns()),
            Self::Items => header_line(&items::columns()),
        }
    }

    /// Its lines for some evenings.
    pub fn rows(self, evenings: &[EveningRow], names: Names<'_>) -> String {
        match self {
            Self::Evenings => evenings::rows(evenings, names),
            Self::Parties => row_lines(&parties::columns(), &parties::rows(evenings, names)),
            Self::Items => row_lines(&items::columns(), &items::rows(evenings, names)),
        }
    }
}

/// `columns.csv`: every column of every file, with its unit and meaning. An empty field anywhere means
/// that there is no such value.
pub fn columns(names: Names<'_>) -> String {
    let header = ["file", "column", "unit", "meaning"].map(str::to_owned);
    let described = described("comparison.csv", &comparison::difference_columns())
        .chain(described("measures.csv", &comparison::estimate_columns()))
        .chain(described("why.csv", &why::columns()))
        .chain(evenings::columns(names).map(|[column, unit, meaning]| {
            [Sheet::Evenings.file_name().to_owned(), column, unit, meaning]
        }))
        .chain(described(Sheet::Parties.file_name(), &parties::columns()))
        .chain(described(Sheet::Items.file_name(), &items::columns()))
        .collect::<Vec<_>>();
    lines(std::iter::once(header).chain(described))
}

fn described<Row>(
    file: &'static str,
    columns: &[Column<Row>],
) -> impl Iterator<Item = [String; 4]> {
    columns.iter().map(move |c| [file, c.name, c.unit, c.meaning].map(str::to_owned))
}

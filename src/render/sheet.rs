//! A table for programs and spreadsheets: typed cells in full, and what every column means.

use std::borrow::Cow;

/// A table for programs and spreadsheets.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is called.
    pub name: &'static str,
    /// Its columns, from left to right.
    pub fields: Vec<Field>,
    /// Its rows, from top to bottom, with a cell for each field.
    pub rows: Vec<Vec<Cell>>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its header.
    pub name: Cow<'static, str>,
    /// Its unit; empty for names and for yes or no.
    pub unit: Cow<'static, str>,
    /// What it holds.
    pub meaning: Cow<'static, str>,
}

/// A value in full.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, or a name.
    Words(String),
    /// A number, in the unit of its field.
    Number(f64),
    /// How many.
    Count(u64),
    /// Whether it is so.
    Flag(bool),
    /// There is no such value.
    Missing,
}

/// A field and how it is filled from a row of type `Row`.
#[derive(Debug)]
pub struct Column<Row> {
    field: Field,
    cell: fn(&Row) -> Cell,
}

/// A column: its header, its unit, what it holds, and how it is filled.
pub fn column<Row>(
    name: &'static str,
    unit: &'static str,
    meaning: &'static str,
    cell: fn(&Row) -> Cell,
) -> Column<Row> {
    Column { field: Field::new(name, unit, meaning), cell }
}

impl Field {
    /// Its header, its unit and what it holds.
    pub fn new(
        name: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
        meaning: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { name: name.into(), unit: unit.into(), meaning: meaning.into() }
    }
}

impl Sheet {
    /// Rows by these columns.
    pub fn new<Row>(name: &'static str, columns: Vec<Column<Row>>, rows: &[Row]) -> Self {
        let cells = |row: &Row| columns.iter().map(|column| (column.cell)(row)).collect();
        let rows = rows.iter().map(cells).collect();
        let fields = columns.into_iter().map(|column| column.field).collect();
        Self { name, fields, rows }
    }
}

impl Cell {
    /// Words, or a name.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }
}

impl From<Option<f64>> for Cell {
    /// A number, if there is one.
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Missing, Self::Number)
    }
}

impl From<Option<u64>> for Cell {
    /// A count, if there is one.
    fn from(count: Option<u64>) -> Self {
        count.map_or(Self::Missing, Self::Count)
    }
}

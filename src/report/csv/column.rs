//! A file's columns: what each is called, what it means, and how it is filled.

use csv::Writer;

use crate::render::number::exact;
use crate::time::{SimTime, Span};

/// A column of rows of type `Row`.
pub(super) struct Column<Row> {
    /// Its header.
    pub(super) name: &'static str,
    /// Its unit; empty for names and for yes or no.
    pub(super) unit: &'static str,
    /// What it holds.
    pub(super) meaning: &'static str,
    /// The field of a row.
    field: fn(&Row) -> String,
}

/// A column: its header, its unit, what it holds, and how it is filled.
pub(super) fn column<Row>(
    name: &'static str,
    unit: &'static str,
    meaning: &'static str,
    field: fn(&Row) -> String,
) -> Column<Row> {
    Column { name, unit, meaning, field }
}

/// The headers, as a line of CSV.
pub(super) fn header_line<Row>(columns: &[Column<Row>]) -> String {
    lines([columns.iter().map(|column| column.name)])
}

/// A line of CSV for each row.
pub(super) fn row_lines<Row>(columns: &[Column<Row>], rows: &[Row]) -> String {
    lines(rows.iter().map(|row| columns.iter().map(|column| (column.field)(row))))
}

/// Lines of CSV, quoted where need be.
pub(in crate::report) fn lines<Fields, Field>(lines: impl IntoIterator<Item = Fields>) -> String
where
    Fields: IntoIterator<Item = Field>,
    Field: AsRef<[u8]>,
{
    const IN_MEMORY: &str = "writing to memory does not fail";
    let mut writer = Writer::from_writer(Vec::new());
    for fields in lines {
        writer.write_record(fields).expect(IN_MEMORY);
    }
    let bytes = writer.into_inner().expect(IN_MEMORY);
    String::from_utf8(bytes).expect("fields are UTF-8")
}

/// A number, or nothing.
pub(in crate::report) fn number(value: Option<f64>) -> String {
    value.map(exact).unwrap_or_default()
}

/// A count, or nothing.
pub(super) fn count(value: Option<u64>) -> String {
    value.map(|n| n.to_string()).unwrap_or_default()
}

/// `yes` or `no`.
pub(super) fn yes_no(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}

/// Minutes after opening, or nothing for what never came.
pub(super) fn at(instant: SimTime) -> String {
    let has_come = instant != SimTime::NEVER;
    number(has_come.then(|| instant.since_opening().minutes()))
}

/// A length in minutes.
pub(super) fn minutes(span: Span) -> String {
    exact(span.minutes())
}

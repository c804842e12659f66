//! Levers as a table for spreadsheets.

use crate::catalogue::Provenance;
use crate::render::{Cell, Column, Sheet, column};
use crate::results::{Levers, Swing, unit};

/// `levers`: a row a value.
pub fn sheet(levers: &Levers) -> Sheet {
    let rows: Vec<Row<'_>> = levers.levers.iter().map(|swing| Row { swing, levers }).collect();
    Sheet::new("levers", columns(), &rows)
}

/// The same without rows.
pub fn described() -> Vec<Sheet> {
    vec![Sheet::new("levers", columns(), &[])]
}

struct Row<'a> {
    swing: &'a Swing,
    levers: &'a Levers,
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    const AS_UNIT: &str = "as `unit`";
    vec![
        column("path", "", "The value that is moved.", |row: &Row<'a>| {
            Cell::words(row.swing.lever.path.as_str())
        }),
        column("now", "", "What it is.", |row| Cell::words(row.swing.lever.now.as_str())),
        column("low", "", "Lower end of its range.", |row| {
            Cell::words(row.swing.lever.low.as_str())
        }),
        column("high", "", "Upper end of its range.", |row| {
            Cell::words(row.swing.lever.high.as_str())
        }),
        column("range_from", "", "Where the range comes from.", |row| {
            Cell::words(source(row.swing))
        }),
        column("is_given", "", "The file gives the value; else it is a default.", |row| {
            Cell::Flag(row.swing.lever.is_given)
        }),
        column("unit", "", "Unit of the numbers in this row.", |row| {
            Cell::words(unit(row.levers.key, &row.levers.heading.currency))
        }),
        column("difference_at_low", AS_UNIT, "The difference at the lower end.", |row| {
            row.swing.low.map(|end| end.difference.mean).into()
        }),
        column("difference_at_high", AS_UNIT, "The difference at the upper end.", |row| {
            row.swing.high.map(|end| end.difference.mean).into()
        }),
        column("swing", AS_UNIT, "The one at the upper end less that at the lower.", |row| {
            Cell::Number(row.swing.swing.mean)
        }),
        column("swing_low", AS_UNIT, "Lower limit of its 95 % interval.", |row| {
            row.swing.swing.interval.map(|(low, _)| low).into()
        }),
        column("swing_high", AS_UNIT, "Upper limit of its 95 % interval.", |row| {
            row.swing.swing.interval.map(|(_, high)| high).into()
        }),
        column(
            "p",
            "share",
            "How likely such a swing is by chance, adjusted for all of them (Holm).",
            |row| row.swing.p.into(),
        ),
    ]
}

fn source(swing: &Swing) -> String {
    match swing.lever.provenance {
        Provenance::Assumed => "assumed".to_owned(),
        Provenance::From(source) => source.to_owned(),
    }
}

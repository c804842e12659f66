//! CSV for spreadsheets and programs: numbers in full, an empty field where there is no value.

use csv::Writer;

use crate::render::number::exact;
use crate::render::safe::for_spreadsheet;
use crate::render::{Cell, Field, Sheet};

/// Header and rows.
pub fn sheet(sheet: &Sheet) -> String {
    header(sheet) + &rows(sheet)
}

/// The first line.
pub fn header(sheet: &Sheet) -> String {
    lines([sheet.fields.iter().map(|field| for_spreadsheet(&field.name))])
}

/// A line for each row.
pub fn rows(sheet: &Sheet) -> String {
    lines(sheet.rows.iter().map(|row| row.iter().map(text)))
}

/// The name of its file.
pub fn file_name(sheet: &Sheet) -> String {
    format!("{}.csv", sheet.name)
}

/// Every column of these sheets with its file, its unit and its meaning.
pub fn dictionary(sheets: &[Sheet]) -> Sheet {
    let heads = ["file", "column", "unit", "meaning"];
    let rows = sheets.iter().flat_map(|sheet| {
        let row = |field: &Field| {
            let said = [field.name.clone(), field.unit.clone(), field.meaning.clone()];
            std::iter::once(file_name(sheet).into()).chain(said).map(Cell::words).collect()
        };
        sheet.fields.iter().map(row)
    });
    Sheet {
        name: "columns",
        fields: heads.map(|name| Field::new(name, "", "")).to_vec(),
        rows: rows.collect(),
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => for_spreadsheet(words),
        Cell::Number(value) => exact(*value),
        Cell::Count(count) => count.to_string(),
        Cell::Flag(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        Cell::Missing => String::new(),
    }
}

/// Lines of fields, quoted where need be.
fn lines<Fields, Text>(lines: impl IntoIterator<Item = Fields>) -> String
where
    Fields: IntoIterator<Item = Text>,
    Text: AsRef<[u8]>,
{
    const IN_MEMORY: &str = "writing to memory does not fail";
    let mut writer = Writer::from_writer(Vec::new());
    for fields in lines {
        writer.write_record(fields).expect(IN_MEMORY);
    }
    let bytes = writer.into_inner().expect(IN_MEMORY);
    String::from_utf8(bytes).expect("fields are UTF-8")
}

//! How big an export becomes, told before it starts; and whether a spreadsheet can show it.

use std::collections::BTreeMap;

use crate::render::number::grouped;

/// The most rows a spreadsheet shows, its heads among them. Source: Microsoft, Excel specifications and limits;
/// `LibreOffice` has the same.
const MOST_ROWS: u64 = 1_048_576;

/// From which size on it is told [bytes, ≥ 0]. Assumption: what is no longer sent by mail.
const BIG: u64 = 50_000_000;

/// What some evenings come to, table by table.
#[derive(Clone, Debug, Default)]
pub(super) struct Size(BTreeMap<&'static str, (u64, u64)>);

impl Size {
    /// Adds rows of a table.
    pub(super) fn add(&mut self, table: &'static str, bytes: usize, rows: usize) {
        let of_table = self.0.entry(table).or_default();
        of_table.0 += bytes as u64;
        of_table.1 += rows as u64;
    }

    /// What so many times as much comes to, in words, if it is much.
    pub(super) fn told(&self, times: u64, at_most: bool) -> Option<String> {
        let bytes: u64 = self.0.values().map(|(bytes, _)| bytes.saturating_mul(times)).sum();
        let of_table =
            |(table, (_, rows)): (&&'static str, &(u64, u64))| (*table, rows.saturating_mul(times));
        let rows: Vec<(&str, u64)> = self.0.iter().map(of_table).collect();
        let has_many = rows.iter().any(|(_, rows)| *rows >= MOST_ROWS);
        if bytes < BIG && !has_many {
            return None;
        }
        let each: Vec<String> =
            rows.iter().map(|(table, rows)| format!("{} rows of {table}", about(*rows))).collect();
        let most = if at_most { " at most" } else { "" };
        let limit = if has_many {
            format!(", and a spreadsheet shows {}", grouped(MOST_ROWS))
        } else {
            String::new()
        };
        let size = in_bytes(bytes);
        Some(format!(
            "the tables will take about {size}{most}: {}{limit}; `--tables` chooses",
            each.join(", ")
        ))
    }

    /// A word on a table with more rows than a spreadsheet shows.
    pub(super) fn too_many(file: &str, rows: u64) -> Option<String> {
        (rows >= MOST_ROWS).then(|| {
            format!(
                "`{file}` has {} rows; a spreadsheet shows the first {} and leaves the others out",
                grouped(rows),
                grouped(MOST_ROWS - 1)
            )
        })
    }
}

/// Bytes with a unit.
pub(super) fn in_bytes(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "two digits are shown")]
    let as_number = bytes as f64;
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{:.0} kB", as_number / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", as_number / 1e6),
        _ => format!("{:.1} GB", as_number / 1e9),
    }
}

/// Two digits that count, the others zero.
fn about(n: u64) -> String {
    let mut unit = 1;
    while n / unit >= 100 {
        unit *= 10;
    }
    grouped((n + unit / 2) / unit * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_small_is_not_told_of() {
        let mut size = Size::default();
        size.add("items", 10_000, 100);
        assert_eq!(size.told(100, false), None);
        let told = size.told(10_000, true).unwrap();
        assert_eq!(
            told,
            "the tables will take about 100.0 MB at most: 1,000,000 rows of items; `--tables` chooses"
        );
        assert!(size.told(11_000, false).unwrap().contains("a spreadsheet shows 1,048,576"));
    }

    #[test]
    fn rows_a_spreadsheet_leaves_out_get_a_word() {
        assert_eq!(Size::too_many("items.csv", MOST_ROWS - 1), None);
        let told = Size::too_many("items.csv", 2_345_678).unwrap();
        assert!(told.starts_with("`items.csv` has 2,345,678 rows"), "{told}");
    }

    #[test]
    fn numbers_are_read_at_a_glance() {
        assert_eq!(
            ["0 B", "12 kB", "1.2 MB"],
            [0, 12_345, 1_234_567].map(in_bytes).each_ref().map(String::as_str)
        );
        assert_eq!([about(569_321), about(99), about(1_234)], ["570,000", "99", "1,200"]);
    }
}

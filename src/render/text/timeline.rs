//! What happened when, a column a side.

use crate::render::Timed;
use crate::render::safe::for_text;
use crate::render::text::paragraph::{broken, hang};
use crate::render::text::width::padded;

/// Room for a time of day.
const CLOCK_WIDTH: usize = 7;
/// Between columns.
const GAP: usize = 3;
/// What a column has at least.
const NARROWEST: usize = 24;

/// One side as it is, several beside each other if there is room, one below the other if not.
pub(super) fn lines(sides: &[String], rows: &[Timed], width: usize) -> String {
    let n = sides.len();
    if n < 2 {
        return side(0, rows, width);
    }
    let each = width.saturating_sub(CLOCK_WIDTH + GAP * (n - 1)) / n;
    if each < NARROWEST {
        let side = |(idx, name): (usize, &String)| {
            format!("{}\n{}\n", for_text(name), side(idx, rows, width))
        };
        return sides.iter().enumerate().map(side).collect();
    }
    let heads = sides.iter().map(|name| for_text(name)).collect::<Vec<_>>();
    let heads = cells("", heads.iter().map(String::as_str), each);
    std::iter::once(heads).chain(rows.iter().map(|row| moment(row, each))).collect()
}

/// The sentences of one side, each with its time.
fn side(idx: usize, rows: &[Timed], width: usize) -> String {
    let line = |row: &Timed, sentence: &String| {
        let time = format!("{:<CLOCK_WIDTH$}", row.at);
        hang(sentence, &time, &" ".repeat(CLOCK_WIDTH), width)
    };
    rows.iter().flat_map(|row| row.sides[idx].iter().map(|said| line(row, said))).collect()
}

/// What happened at one time, the sides beside each other.
fn moment(row: &Timed, each: usize) -> String {
    let of_side = |said: &Vec<String>| said.iter().flat_map(|s| broken(s, each)).collect();
    let sides: Vec<Vec<String>> = row.sides.iter().map(of_side).collect();
    let height = sides.iter().map(Vec::len).max().unwrap_or(0);
    let line = |idx: usize| {
        let time = if idx == 0 { row.at.as_str() } else { "" };
        cells(time, sides.iter().map(|side| side.get(idx).map_or("", String::as_str)), each)
    };
    (0..height).map(line).collect()
}

fn cells<'a>(time: &str, texts: impl Iterator<Item = &'a str>, each: usize) -> String {
    let padded: Vec<String> = texts.map(|text| padded(text, each)).collect();
    let line = format!("{time:<CLOCK_WIDTH$}{}", padded.join(&" ".repeat(GAP)));
    line.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_stand_beside_each_other_or_below() {
        let sides = ["one", "other"].map(str::to_owned);
        let rows = [Timed {
            at: "20:00".to_owned(),
            sides: vec![vec!["They sit.".to_owned(), "They eat.".to_owned()], vec![]],
        }];
        let beside =
            "       one                         other\n20:00  They sit.\n       They eat.\n";
        assert_eq!(lines(&sides, &rows, 60), beside);
        let below = "one\n20:00  They sit.\n20:00  They eat.\n\nother\n\n";
        assert_eq!(lines(&sides, &rows, 40), below);
    }
}

//! The scores of a story, item by item, a column a policy.

use crate::report::grid::{Cell, Column, Grid};
use crate::report::score::{item_name, rounded};
use crate::report::story::Story;
use crate::report::text::{self, Colour};
use crate::score::{Explained, Line};

/// The items of every policy's score; those of each column add up to its score.
pub(super) fn table(story: &Story<'_>) -> String {
    let columns: Vec<Option<Vec<(Line, String, String)>>> =
        story.told.iter().map(|told| told.explained.as_ref().map(figures)).collect();
    let mut rows: Vec<Line> = Vec::new();
    for (line, ..) in columns.iter().flatten().flatten() {
        if !rows.contains(line) {
            rows.push(*line);
        }
    }
    rows.sort_by_key(|line| rank(*line));

    let mut grid = Grid { columns: vec![Column::words("")], rows: Vec::new() };
    grid.columns.extend(story.policies.iter().map(Column::numbers));
    for line in rows {
        let found = |column: &Option<Vec<(Line, String, String)>>| {
            column.iter().flatten().find(|(l, ..)| *l == line).cloned()
        };
        let cells = columns.iter().map(|c| found(c).map_or_else(String::new, |(_, _, f)| f));
        let names = columns.iter().filter_map(found).map(|(_, name, _)| name);
        grid.rows.push(row(joined(names.collect()), cells));
    }
    let total = story.told.iter().map(|told| match &told.explained {
        Some(explained) => format!("{:.2}", explained.scored.score),
        None => "never seated".to_owned(),
    });
    grid.rows.push(row("score".to_owned(), total));
    text::table(&grid, Colour::Never)
}

/// One name for what the columns call "14 asks" and "1 ask": "14 / 1 asks".
fn joined(mut names: Vec<String>) -> String {
    let counts: Vec<String> =
        names.iter().filter_map(|n| n.split_once(' ')).map(|(count, _)| count.to_owned()).collect();
    let is_same = names.windows(2).all(|pair| pair[0] == pair[1]);
    names.sort_by_key(String::len);
    let longest = names.pop().unwrap_or_default();
    match longest.split_once(' ') {
        Some((_, rest)) if !is_same => format!("{} {rest}", counts.join(" / ")),
        _ => longest,
    }
}

fn figures(explained: &Explained) -> Vec<(Line, String, String)> {
    let shown = rounded(&explained.items).filter(|(_, figure)| !is_nothing(figure));
    shown.map(|(item, figure)| (item.line, item_name(item), figure)).collect()
}

/// What is less than half a hundredth is not worth a line.
fn is_nothing(figure: &str) -> bool {
    matches!(figure, "+0.00" | "−0.00")
}

/// Base first, then what pleased, what hurt, and the rest.
fn rank(line: Line) -> u8 {
    match line {
        Line::Base => 0,
        Line::Gain(_) => 1,
        Line::Gestures => 2,
        Line::Loss(_) => 3,
        Line::Paradox => 4,
        Line::Clipping => 5,
    }
}

fn row(name: String, cells: impl Iterator<Item = String>) -> Vec<Cell> {
    std::iter::once(name).chain(cells).map(Cell::plain).collect()
}

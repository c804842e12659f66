//! The scores of a story, item by item, a column a policy.

use crate::report::score::{item_name, rounded};
use crate::report::story::Story;
use crate::score::{Explained, Line};

const NAME_WIDTH: usize = 34;
const FIGURE_WIDTH: usize = 12;

/// The items of every policy's score; those of each column add up to its score.
pub(super) fn table(story: &Story<'_>) -> Vec<String> {
    let columns: Vec<Option<Vec<(Line, String, String)>>> = story
        .told
        .iter()
        .map(|told| told.explained.as_ref().map(|explained| figures(explained)))
        .collect();
    let mut rows: Vec<Line> = Vec::new();
    for (line, ..) in columns.iter().flatten().flatten() {
        if !rows.contains(line) {
            rows.push(*line);
        }
    }
    rows.sort_by_key(|line| rank(*line));

    let mut lines = vec![row("", story.policies.iter().cloned())];
    for line in rows {
        let found = |column: &Option<Vec<(Line, String, String)>>| {
            column.iter().flatten().find(|(l, ..)| *l == line).cloned()
        };
        let cells = columns.iter().map(|c| found(c).map_or_else(String::new, |(_, _, f)| f));
        let name = columns.iter().filter_map(found).map(|(_, name, _)| name).max_by_key(String::len);
        lines.push(row(&name.unwrap_or_default(), cells));
    }
    let total = story.told.iter().map(|told| match &told.explained {
        Some(explained) => format!("{:.2}", explained.scored.score),
        None => "never seated".to_owned(),
    });
    lines.push(row("score", total));
    lines
}

fn figures(explained: &Explained) -> Vec<(Line, String, String)> {
    rounded(&explained.items).map(|(item, figure)| (item.line, item_name(item), figure)).collect()
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

fn row(name: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!("{cell:>FIGURE_WIDTH$}")).collect();
    format!("  {name:<NAME_WIDTH$}{cells}").trim_end().to_owned()
}

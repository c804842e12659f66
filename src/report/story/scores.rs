//! The scores of a story, item by item, a column a policy.

use crate::render::{Head, Shown, Split, Table};
use crate::report::score::{figure, item_name, shown_points};
use crate::report::story::Story;
use crate::score::{Explained, Item, Line};

/// An item of one policy's score: its name, and its points as shown.
type Entry = (Line, String, f64);

/// The items of every policy's score; those of each column add up to its score.
pub(super) fn table(story: &Story<'_>) -> Table {
    let columns: Vec<Option<Vec<Entry>>> =
        story.told.iter().map(|told| told.explained.as_ref().map(entries)).collect();
    let mut lines: Vec<Line> = Vec::new();
    for (line, ..) in columns.iter().flatten().flatten() {
        if !lines.contains(line) {
            lines.push(*line);
        }
    }
    lines.sort_by_key(|line| rank(*line));

    let items = lines.into_iter().map(|line| {
        let found = |column: &Option<Vec<Entry>>| {
            column.iter().flatten().find(|(of, ..)| *of == line).cloned()
        };
        let names = columns.iter().map(|column| found(column).map(|(_, name, _)| name));
        let points = |column| {
            found(column).map_or_else(Shown::nothing, |(line, _, points)| figure(line, points))
        };
        row(joined(&names.collect::<Vec<_>>()), columns.iter().map(points))
    });
    let total = story.told.iter().map(|told| match &told.explained {
        Some(explained) => Shown::number(explained.scored.score, 2),
        None => Shown::words("never seated"),
    });
    Table {
        heads: std::iter::once(Head::words(""))
            .chain(story.names().iter().map(Head::numbers))
            .collect(),
        rows: items.chain([row("score".to_owned(), total)]).collect(),
        split: Split::Never,
        notes: Vec::new(),
    }
}

/// One name for what the columns call "14 asks", nothing and "1 ask": "asks: 14, 0, 1"; what is called the same
/// everywhere, or is not counted, keeps its name.
fn joined(names: &[Option<String>]) -> String {
    let counted = |name: &str| -> Option<(String, String)> {
        let (count, rest) = name.split_once(' ')?;
        count.chars().all(|c| c.is_ascii_digit()).then(|| (count.to_owned(), rest.to_owned()))
    };
    let told: Vec<&String> = names.iter().flatten().collect();
    let longest = told.iter().max_by_key(|name| name.len()).map_or("", |name| name.as_str());
    let is_same = told.windows(2).all(|pair| pair[0] == pair[1]);
    let Some((_, rest)) = counted(longest).filter(|_| !is_same) else {
        return longest.to_owned();
    };
    let count = |name: &Option<String>| {
        let found = name.as_deref().and_then(counted);
        found.map_or_else(|| "0".to_owned(), |(count, _)| count)
    };
    let counts: Vec<String> = names.iter().map(count).collect();
    format!("{rest}: {}", counts.join(", "))
}

/// The items that show anything: less than half a hundredth is not worth a line.
fn entries(explained: &Explained) -> Vec<Entry> {
    let is_worth_a_line =
        |(item, points): &(&Item, f64)| item.line == Line::Base || points.abs() > 0.0;
    let shown = shown_points(&explained.items).filter(is_worth_a_line);
    shown.map(|(item, points)| (item.line, item_name(item), points)).collect()
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

fn row(name: String, cells: impl Iterator<Item = Shown>) -> Vec<Shown> {
    std::iter::once(Shown::words(name)).chain(cells).collect()
}

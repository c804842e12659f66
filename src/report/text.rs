//! Plain text for the terminal.

use anstyle::{AnsiColor, Style};

use crate::compare::Answer;
use crate::report::grid::{Align, Cell, Column, Grid, Tone};
use crate::report::view::Room;
use crate::report::{Detail, Report, bad, goals, sentence, view, why};

pub use crate::render::text::{Colour, Layout, WIDTH};

/// What `run` and `compare` print: the answer, the evidence, the next step.
pub fn results(report: &Report, detail: Detail, layout: Layout) -> String {
    let width = layout.width;
    let mut text = wrap_to(&sentence::paragraph(report), "", width);
    text.push('\n');
    let ample = view::view(report, detail, Room::Ample);
    let view = match table_width(&ample.grid) {
        needed if needed <= width => ample,
        _ => view::view(report, detail, Room::Scarce),
    };
    text.push_str(&stacked(&view.grid, 2, layout));
    if !view.notes.is_empty() {
        text.push('\n');
        text.extend(view.notes.iter().map(|note| wrap_to(note, "  ", width)));
    }
    if let Some(why) = why::grid(report, detail) {
        text.push('\n');
        text.extend(why::caption(&report.comparison).map(|caption| wrap_to(&caption, "  ", width)));
        text.push_str(&stacked(&why, 0, layout));
    }
    if let Some(bad) = bad::grid(report).filter(|_| detail == Detail::Full) {
        text.push('\n');
        text.push_str(&wrap_to(bad::CAPTION, "  ", width));
        text.push_str(&stacked(&bad, 2, layout));
    }
    if let Some(goals) = goals::grid(report, detail) {
        text.push('\n');
        text.push_str(&headed(&goals, layout));
    }
    if let Some(next) = next_step(report, width) {
        text.push('\n');
        text.push_str(&next);
    }
    text
}

/// The command that tells the evening on which the guest score changed most. It is never broken, so that
/// it can be copied.
fn next_step(report: &Report, width: usize) -> Option<String> {
    let answer = Answer::of(&report.comparison)?;
    let evening = answer.guest_score.filter(|d| !d.is_same())?.largest.evening;
    let command = format!("{} --evening {evening}", report.heading.story_command);
    let line = format!("  next  {command}  # {CHANGED_MOST}\n");
    let is_short = line.trim_end().chars().count() <= width;
    Some(if is_short { line } else { format!("  next: {CHANGED_MOST}\n  {command}\n") })
}

const CHANGED_MOST: &str = "the evening that changed most";

/// A grid with aligned columns, indented by two.
pub(super) fn table(grid: &Grid, colour: Colour) -> String {
    let widths: Vec<usize> = (0..grid.columns.len()).map(|column| width(grid, column)).collect();
    let head: Vec<Cell> = grid.columns.iter().map(|c| Cell::plain(c.head.as_str())).collect();
    std::iter::once(&head)
        .chain(&grid.rows)
        .map(|cells| row(&grid.columns, cells, &widths, colour))
        .collect()
}

/// Characters of a table's longest line.
pub(super) fn table_width(grid: &Grid) -> usize {
    (0..grid.columns.len()).map(|column| GAP.len() + width(grid, column)).sum()
}

/// A table whose columns, but for the first `n_labels`, come in pairs: as many pairs side by side as the
/// line has room for, and the others below with the same labels.
pub(super) fn stacked(grid: &Grid, n_labels: usize, layout: Layout) -> String {
    let labels: Vec<usize> = (0..n_labels).collect();
    let others: Vec<usize> = (n_labels..grid.columns.len()).collect();
    let mut parts: Vec<Grid> = Vec::new();
    let mut shown = labels.clone();
    for pair in others.chunks(2) {
        let wider = [shown.as_slice(), pair].concat();
        let is_first = shown.len() == n_labels;
        if is_first || table_width(&part(grid, &wider, n_labels)) <= layout.width {
            shown = wider;
        } else {
            parts.push(part(grid, &shown, n_labels));
            shown = [labels.as_slice(), pair].concat();
        }
    }
    parts.push(part(grid, &shown, n_labels));
    let tables = parts.iter().map(|part| table(part, layout.colour));
    tables.collect::<Vec<_>>().join("\n")
}

/// Some columns of a grid, without the rows that hold nothing in them but labels.
fn part(grid: &Grid, shown: &[usize], n_labels: usize) -> Grid {
    let cells = |row: &Vec<Cell>| shown.iter().map(|idx| row[*idx].clone()).collect::<Vec<_>>();
    let holds_any = |row: &Vec<Cell>| row[n_labels..].iter().any(|cell| !cell.text.is_empty());
    Grid {
        columns: shown.iter().map(|idx| grid.columns[*idx].clone()).collect(),
        rows: grid.rows.iter().map(cells).filter(holds_any).collect(),
    }
}

/// A table whose first column heads the rows below it: beside them if there is room, else above them.
fn headed(grid: &Grid, layout: Layout) -> String {
    if table_width(grid) <= layout.width {
        return table(grid, layout.colour);
    }
    let rest: Vec<usize> = (1..grid.columns.len()).collect();
    let rest = table(&part(grid, &rest, 0), layout.colour);
    let mut lines = rest.lines().map(|line| format!("{GAP}{line}\n"));
    let mut text: String = lines.next().into_iter().collect();
    for (row, line) in grid.rows.iter().zip(lines) {
        if !row[0].text.is_empty() {
            text.push_str(&wrap_to(&row[0].text, GAP, layout.width));
        }
        text.push_str(&line);
    }
    text
}

/// Before each column.
const GAP: &str = "  ";

fn width(grid: &Grid, column: usize) -> usize {
    let cells = grid.rows.iter().map(|row| &row[column].text);
    cells.chain([&grid.columns[column].head]).map(|t| t.chars().count()).max().unwrap_or(0)
}

fn row(columns: &[Column], cells: &[Cell], widths: &[usize], colour: Colour) -> String {
    let last = cells.iter().rposition(|cell| !cell.text.is_empty());
    let mut line = String::new();
    for (idx, cell) in cells.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
        let padding = " ".repeat(widths[idx] - cell.text.chars().count());
        let text = coloured(cell, colour);
        line.push_str(GAP);
        match columns[idx].align {
            Align::Right => line.extend([padding, text]),
            Align::Left if last == Some(idx) => line.push_str(&text),
            Align::Left => line.extend([text, padding]),
        }
    }
    line.push('\n');
    line
}

fn coloured(cell: &Cell, colour: Colour) -> String {
    let style = match (colour, cell.tone) {
        (Colour::Never, _) | (Colour::Ansi, Tone::Plain) => return cell.text.clone(),
        (Colour::Ansi, Tone::Good) => AnsiColor::Green.on_default(),
        (Colour::Ansi, Tone::Bad) => AnsiColor::Red.on_default(),
        (Colour::Ansi, Tone::Faint) => Style::new().dimmed(),
    };
    format!("{style}{}{style:#}", cell.text)
}

/// [`wrap_to`] the width of a line where nobody says how wide it is.
pub(super) fn wrap(paragraph: &str, indent: &str) -> String {
    wrap_to(paragraph, indent, WIDTH)
}

/// Breaks a paragraph between words; every line starts with the indent.
pub(super) fn wrap_to(paragraph: &str, indent: &str, width: usize) -> String {
    hang(paragraph, indent, indent, width)
}

/// The same where the first line starts with something else.
pub(super) fn hang(paragraph: &str, first: &str, indent: &str, width: usize) -> String {
    let mut text = String::new();
    let mut line = first.to_owned();
    let mut is_first = true;
    for word in paragraph.split_whitespace() {
        if !is_first && line.chars().count() + 1 + word.chars().count() > width {
            text.push_str(&line);
            text.push('\n');
            indent.clone_into(&mut line);
        } else if !is_first {
            line.push(' ');
        }
        line.push_str(word);
        is_first = false;
    }
    text + &line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_breaks_between_words_and_keeps_its_indent() {
        let long = "word ".repeat(40);
        let text = wrap(&long, "  ");
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().all(|l| l.starts_with("  word") && l.chars().count() <= WIDTH));
    }

    fn grid() -> Grid {
        let words = |text: &str| Cell::plain(text);
        Grid {
            columns: ["a", "b", "c", "d", "e"].map(Column::words).to_vec(),
            rows: vec![
                ["one", "1", "2", "3", "4"].map(words).to_vec(),
                ["two", "5", "6", "", ""].map(words).to_vec(),
            ],
        }
    }

    #[test]
    fn pairs_of_columns_that_have_no_room_stand_below_with_their_labels() {
        let shown = |width| stacked(&grid(), 1, Layout { width, colour: Colour::Never });
        let table = table(&grid(), Colour::Never);
        assert_eq!(table_width(&grid()), 17);
        assert_eq!(shown(17), table);
        assert_eq!(
            shown(16),
            "  a    b  c\n  one  1  2\n  two  5  6\n\n  a    d  e\n  one  3  4\n"
        );
    }

    #[test]
    fn what_heads_rows_stands_above_them_where_there_is_no_room_beside() {
        let mut grid = grid();
        grid.rows[1][0] = Cell::plain("");
        let shown = |width| headed(&grid, Layout { width, colour: Colour::Never });
        assert_eq!(shown(17), table(&grid, Colour::Never));
        assert_eq!(shown(16), "    b  c  d  e\n  one\n    1  2  3  4\n    5  6\n");
    }

    #[test]
    fn colour_marks_good_and_bad_and_leaves_the_columns_alone() {
        let cell = |text: &str, tone| Cell { text: text.to_owned(), tone };
        let grid = Grid {
            columns: vec![Column::words("a"), Column::numbers("b")],
            rows: vec![vec![cell("▲", Tone::Good), cell("1", Tone::Plain)]],
        };
        assert_eq!(table(&grid, Colour::Never), "  a  b\n  ▲  1\n");
        assert_eq!(table(&grid, Colour::Ansi), "  a  b\n  \u{1b}[32m▲\u{1b}[0m  1\n");
    }
}

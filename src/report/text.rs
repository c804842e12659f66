//! Plain text for the terminal.

use anstyle::{AnsiColor, Style};

use crate::catalogue::{Better, MEASURES, MeasureInfo, Quantile};
use crate::compare::Answer;
use crate::report::grid::{Align, Cell, Column, Grid, Tone};
use crate::report::{Detail, Report, bad, goals, sentence, view, why};

/// Columns of text a paragraph may fill.
const WIDTH: usize = 100;

/// Whether text carries ANSI colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// It does not.
    Never,
    /// It does.
    Ansi,
}

/// What `run` and `compare` print: the answer, the evidence, the next step.
pub fn results(report: &Report, detail: Detail, colour: Colour) -> String {
    let mut text = wrap(&sentence::paragraph(report), "");
    text.push('\n');
    text.push_str(&table(&view::grid(report, detail), colour));
    let notes = view::notes(report, detail);
    if !notes.is_empty() {
        text.push('\n');
        text.extend(notes.iter().map(|note| wrap(note, "  ")));
    }
    if let Some(why) = why::grid(report, detail) {
        text.push('\n');
        text.extend(why::caption(&report.comparison).map(|caption| wrap(&caption, "  ")));
        text.push_str(&table(&why, colour));
    }
    if let Some(bad) = bad::grid(report).filter(|_| detail == Detail::Full) {
        text.push('\n');
        text.push_str(&wrap(bad::CAPTION, "  "));
        text.push_str(&table(&bad, colour));
    }
    let goals = goals::lines(report, detail);
    if !goals.is_empty() {
        text.push('\n');
        text.extend(goals.iter().map(|goal| format!("  {goal}\n")));
    }
    if let Some(next) = next_step(report) {
        text.push('\n');
        text.push_str(&next);
    }
    text
}

/// The command that tells the evening on which the guest score changed most.
fn next_step(report: &Report) -> Option<String> {
    let answer = Answer::of(&report.comparison)?;
    let evening = answer.guest_score.filter(|d| !d.is_same())?.largest.evening;
    let command = &report.heading.story_command;
    Some(format!("  next  {command} --evening {evening}  # the evening that changed most\n"))
}

/// The catalogue of measures.
pub fn measures() -> String {
    MEASURES.iter().map(measure).collect::<Vec<_>>().join("\n")
}

fn measure(info: &MeasureInfo) -> String {
    let better = match info.better {
        Better::Higher => ", higher is better",
        Better::Lower => ", lower is better",
        Better::Neither => "",
    };
    let quantiles = if info.has_quantiles {
        let keys = Quantile::ALL.map(|quantile| format!("{}.{}", info.key, quantile.key()));
        format!("    also {}\n", keys.join(" and "))
    } else {
        String::new()
    };
    let meaning = wrap(info.meaning, "    ");
    format!("{}  {}{better}\n{meaning}{quantiles}", info.key, info.unit.key())
}

/// A grid with aligned columns, indented by two.
pub(super) fn table(grid: &Grid, colour: Colour) -> String {
    let widths: Vec<usize> = (0..grid.columns.len()).map(|column| width(grid, column)).collect();
    let head: Vec<Cell> = grid.columns.iter().map(|c| Cell::plain(c.head.as_str())).collect();
    std::iter::once(&head)
        .chain(&grid.rows)
        .map(|cells| row(&grid.columns, cells, &widths, colour))
        .collect()
}

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
        line.push_str("  ");
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

/// Breaks a paragraph between words; every line starts with the indent.
pub(super) fn wrap(paragraph: &str, indent: &str) -> String {
    let mut text = String::new();
    let mut line = indent.to_owned();
    for word in paragraph.split_whitespace() {
        let is_first = line.len() == indent.len();
        if !is_first && line.chars().count() + 1 + word.chars().count() > WIDTH {
            text.push_str(&line);
            text.push('\n');
            indent.clone_into(&mut line);
        } else if !is_first {
            line.push(' ');
        }
        line.push_str(word);
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

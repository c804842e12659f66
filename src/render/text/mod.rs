//! Plain text for the terminal.

mod chart;
mod paragraph;
mod plot;
mod table;
mod timeline;
mod width;

pub(super) use chart::chart_lines;
pub(super) use plot::plot_lines;

use crate::render::safe::for_text;
use crate::render::text::paragraph::{hang, wrap};
use crate::render::text::table::Grid;
use crate::render::text::width::{padded, width};
use crate::render::{Block, Document, Shown, Table, Term};

/// Characters a line may have where nobody says how many.
pub const WIDTH: usize = 100;

/// Whether text carries ANSI colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// It does not.
    Never,
    /// It does.
    Ansi,
}

/// What text is read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Characters a line may have. Sentences keep to it; a table does as far as it can be split.
    pub width: usize,
    /// Whether colours may be used.
    pub colour: Colour,
}

impl Layout {
    /// As in a file.
    pub const PLAIN: Self = Self { width: WIDTH, colour: Colour::Never };
}

/// What stands before notes and before each column.
const INDENT: &str = "  ";

/// A document: its blocks below each other, a line between them. A title begins the answer, if it stands right
/// above it; the evidence is a paragraph of its own.
pub fn document(document: &Document, layout: Layout) -> String {
    let (title, mut blocks) = (document.title.as_deref(), document.blocks.as_slice());
    let mut parts = Vec::new();
    match (title, blocks) {
        (Some(title), [Block::Findings { answer, evidence }, rest @ ..]) => {
            let title = full_stop(title);
            match answer {
                Some(answer) => {
                    parts.push(wrap(&format!("{title} {answer}"), "", layout.width));
                    parts.push(wrap(evidence, "", layout.width));
                }
                None => parts.push(wrap(&format!("{title} {evidence}"), "", layout.width)),
            }
            blocks = rest;
        }
        (Some(title), _) => parts.push(wrap(title, "", layout.width)),
        (None, _) => {}
    }
    parts.extend(blocks.iter().map(|part| block(part, layout)).filter(|text| !text.is_empty()));
    parts.join("\n")
}

fn block(part: &Block, layout: Layout) -> String {
    let width = layout.width;
    match part {
        Block::Findings { answer, evidence } => {
            let paragraphs = answer.iter().chain([evidence]);
            paragraphs.map(|text| wrap(text, "", width)).collect::<Vec<_>>().join("\n")
        }
        Block::Paragraph(sentences) => wrap(sentences, "", width),
        Block::Note(sentences) => wrap(sentences, INDENT, width),
        Block::Hint { what, help } => {
            wrap(what, INDENT, width) + &wrap(&format!("= help: {help}"), "    ", width)
        }
        Block::Facts(facts) => self::facts(facts, width),
        Block::Account(lines) => lines.iter().map(|(name, figure)| line(name, figure)).collect(),
        Block::Terms(terms) => terms.iter().map(|t| term(t, width)).collect::<Vec<_>>().join("\n"),
        Block::Entries(entries) => entries.iter().map(|entry| self::entry(entry, width)).collect(),
        Block::Verbatim(lines) => {
            let line = |line: &String| format!("    {}\n", for_text(line));
            lines.iter().map(line).collect()
        }
        Block::Table { wide, narrow } => table(wide, narrow.as_deref(), layout),
        Block::Chart(chart) => chart::lines(chart),
        Block::Plot(plot) => plot::lines(plot),
        Block::Timeline { sides, rows } => timeline::lines(sides, rows, width),
        Block::Group(blocks) => blocks.iter().map(|part| block(part, layout)).collect(),
        Block::Next { why, command } => next(why, &for_text(command), width),
    }
}

fn full_stop(title: &str) -> String {
    if title.ends_with(['.', '!', '?']) { title.to_owned() } else { format!("{title}.") }
}

/// A word and what there is to say about it, which goes on below itself.
fn facts(facts: &[(&str, String)], columns: usize) -> String {
    let widest = facts.iter().map(|(word, _)| width(word)).max().unwrap_or(0);
    let labelled = |word: &str| format!("{INDENT}{}{INDENT}", padded(word, widest));
    facts.iter().map(|(word, text)| hang(text, &labelled(word), &labelled(""), columns)).collect()
}

/// A name, and what there is to say about it below.
fn entry([name, said]: &[String; 2], width: usize) -> String {
    let said = if said.is_empty() { String::new() } else { wrap(said, "      ", width) };
    format!("{INDENT}{}\n{said}", for_text(name))
}

/// A name on the left, a figure on the right, where those of every account stand.
fn line(name: &str, figure: &Shown) -> String {
    format!("{INDENT}{}{:>7}\n", padded(&for_text(name), 36), for_text(&figure.text()))
}

fn term(term: &Term, width: usize) -> String {
    let indent = "    ";
    let also = term.also.as_ref().map(|also| format!("{indent}also {also}\n"));
    let meaning = wrap(term.meaning, indent, width);
    format!("{}{INDENT}{}\n{meaning}{}", term.word, term.kind, also.unwrap_or_default())
}

/// The table with its notes, or what stands for it where it has no room.
fn table(wide: &Table, narrow: Option<&Block>, layout: Layout) -> String {
    let grid = Grid::of(wide);
    if let Some(narrow) = narrow.filter(|_| grid.width() > layout.width) {
        return block(narrow, layout);
    }
    let mut text = grid.fitted(wide.split, layout.width).text(wide.split, layout);
    if !wide.notes.is_empty() {
        text.push('\n');
        text.extend(wide.notes.iter().map(|note| wrap(note, INDENT, layout.width)));
    }
    text
}

/// The command is never broken, so that it can be copied.
fn next(why: &str, command: &str, columns: usize) -> String {
    let line = format!("{INDENT}next{INDENT}{command}{INDENT}# {why}\n");
    let is_short = width(line.trim_end()) <= columns;
    if is_short {
        line
    } else {
        wrap(&format!("next: {why}"), INDENT, columns) + &format!("{INDENT}{command}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_begins_the_findings_and_stands_alone_above_all_else() {
        let text = |blocks| {
            document(&Document { title: Some("A house".to_owned()), blocks }, Layout::PLAIN)
        };
        let findings =
            || Block::Findings { answer: Some("Yes.".to_owned()), evidence: "It is.".to_owned() };
        assert_eq!(text(vec![findings()]), "A house. Yes.\n\nIt is.\n");
        let note = Block::Note("Or not.".to_owned());
        assert_eq!(text(vec![note, findings()]), "A house\n\n  Or not.\n\nYes.\n\nIt is.\n");
    }

    #[test]
    fn a_long_title_is_broken_like_any_sentence() {
        let title = Some("A house of many words".to_owned());
        let narrow = Layout { width: 12, colour: Colour::Never };
        let text = document(&Document { title, blocks: Vec::new() }, narrow);
        assert_eq!(text, "A house of\nmany words\n");
    }

    #[test]
    fn a_command_is_never_broken() {
        let next = |width| {
            let next = Block::Next { why: "why", command: "orderflow measures".to_owned() };
            block(&next, Layout { width, colour: Colour::Never })
        };
        assert_eq!(next(33), "  next  orderflow measures  # why\n");
        assert_eq!(next(13), "  next: why\n  orderflow measures\n");
        assert_eq!(next(8), "  next:\n  why\n  orderflow measures\n");
    }

    #[test]
    fn facts_stand_below_each_other_and_go_on_below_themselves() {
        let facts = vec![("a", "one two".to_owned()), ("word", "three".to_owned())];
        let text = block(&Block::Facts(facts), Layout { width: 12, colour: Colour::Never });
        assert_eq!(text, "  a     one\n        two\n  word  three\n");
    }
}

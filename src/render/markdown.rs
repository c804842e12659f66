//! Markdown for documents and issue threads.

use crate::render::safe::for_markdown;
use crate::render::text::{chart_lines, plot_lines};
use crate::render::{Align, Block, Document, Head, Shown, Split, Table, Term, Timed};

/// A document: its title as a heading, its blocks below each other.
pub fn document(document: &Document) -> String {
    let title = document.title.iter().map(|title| format!("# {}\n", for_markdown(title)));
    let blocks = document.blocks.iter().filter_map(block);
    title.chain(blocks).collect::<Vec<_>>().join("\n")
}

/// Plain text as it stands, behind a fence that nothing in it closes.
fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{text}\n{fence}\n")
}

/// `None` of what is left out.
fn block(part: &Block) -> Option<String> {
    Some(match part {
        Block::Findings { answer: Some(answer), evidence } => {
            paragraph(&format!("{answer} {evidence}"))
        }
        Block::Findings { answer: None, evidence: sentences }
        | Block::Paragraph(sentences)
        | Block::Note(sentences) => paragraph(sentences),
        Block::Hint { what, help } => paragraph(&format!("{what} Help: {help}")),
        Block::Facts(facts) => {
            let row = |(word, said): &(&str, String)| [*word, said].map(Shown::words).to_vec();
            table(&headless(["", ""].map(Head::words), facts.iter().map(row)))
        }
        Block::Entries(entries) => {
            let row = |entry: &[String; 2]| entry.clone().map(Shown::words).to_vec();
            table(&headless(["", ""].map(Head::words), entries.iter().map(row)))
        }
        Block::Verbatim(lines) => format!("```text\n{}\n```\n", lines.join("\n")),
        Block::Account(lines) => {
            let heads = [Head::words(""), Head::numbers("")];
            let row = |(name, figure): &(String, Shown)| vec![Shown::words(name), figure.clone()];
            table(&headless(heads, lines.iter().map(row)))
        }
        Block::Terms(terms) => terms.iter().map(term).collect::<Vec<_>>().join("\n"),
        Block::Table { wide, narrow: _ } => table(wide),
        Block::Chart(chart) => fenced(&chart_lines(chart).join("\n")),
        Block::Plot(plot) => fenced(&plot_lines(plot).join("\n")),
        Block::Timeline { sides, rows } => timeline(sides, rows),
        Block::Group(blocks) => blocks.iter().filter_map(block).collect::<Vec<_>>().join("\n"),
        Block::Next { .. } => return None,
    })
}

fn paragraph(sentences: &str) -> String {
    for_markdown(sentences) + "\n"
}

fn term(term: &Term) -> String {
    let also = term.also.iter().map(|also| format!(" Also {also}."));
    let also: String = also.collect();
    paragraph(&format!("{}, {}: {}{also}", term.word, term.kind, term.meaning))
}

/// A row a moment, a column a side.
fn timeline(sides: &[String], rows: &[Timed]) -> String {
    let n_sides = rows.iter().map(|row| row.sides.len()).max().unwrap_or(0);
    let names = sides.iter().cloned().chain(std::iter::repeat(String::new()));
    let heads = std::iter::once(String::new()).chain(names).take(n_sides + 1).map(Head::words);
    let row = |row: &Timed| {
        let said = row.sides.iter().map(|said| said.join(" "));
        std::iter::once(row.at.clone()).chain(said).map(Shown::words).collect()
    };
    table(&headless(heads, rows.iter().map(row)))
}

/// A table made of what is none in other formats.
fn headless(
    heads: impl IntoIterator<Item = Head>,
    rows: impl Iterator<Item = Vec<Shown>>,
) -> Table {
    let heads = heads.into_iter().collect();
    Table { heads, rows: rows.collect(), split: Split::Never, notes: Vec::new() }
}

fn table(table: &Table) -> String {
    let heads = table.heads.iter().map(|head| for_markdown(head.words.trim()));
    let rules = table.heads.iter().map(|head| match head.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    let cells = |row: &Vec<Shown>| line(row.iter().map(|cell| for_markdown(cell.text().trim())));
    let rows = table.rows.iter().map(cells);
    let lines: String = [line(heads), line(rules)].into_iter().chain(rows).collect();
    let notes = table.notes.iter().map(|note| paragraph(note));
    std::iter::once(lines).chain(notes).collect::<Vec<_>>().join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_and_what_is_typed_next_is_left_out() {
        let wide = Table {
            heads: vec![Head::words("a"), Head::numbers("b")],
            rows: vec![vec![Shown::words("x_y"), Shown::signed(-1.0, 1)]],
            split: Split::Never,
            notes: vec!["One.".to_owned(), "Two.".to_owned()],
        };
        let next = Block::Next { why: "why", command: "orderflow measures".to_owned() };
        let text = document(&Document {
            title: Some("A <house>".to_owned()),
            blocks: vec![Block::Paragraph("Said.".to_owned()), wide.into(), next],
        });
        let table = "| a | b |\n| --- | ---: |\n| x\\_y | −1.0 |\n";
        assert_eq!(text, format!("# A \\<house\\>\n\nSaid.\n\n{table}\nOne.\n\nTwo.\n"));
    }
}

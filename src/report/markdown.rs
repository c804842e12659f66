//! Markdown for documents and issue threads.

use crate::report::grid::{Align, Grid};
use crate::report::view::Room;
use crate::report::{Detail, Report, bad, goals, sentence, view, why};

/// What `run` and `compare` found: a heading, the answer, the table.
pub fn results(report: &Report, detail: Detail) -> String {
    let title = escape(&report.heading.title);
    let answer = sentence::answer(report).map(|text| format!("{} ", escape(&text)));
    let evidence = escape(&sentence::evidence(report));
    let view = view::view(report, detail, Room::Ample);
    let table = grid_text(&view.grid);
    let notes = view.notes.into_iter().map(|note| format!("\n{}\n", escape(&note)));
    let why = why::grid(report, detail).map(|why| {
        let caption = why::caption(&report.comparison);
        let caption = caption.map(|caption| format!("{}\n\n", escape(&caption)));
        format!("\n{}{}", caption.unwrap_or_default(), grid_text(&why))
    });
    let bad = bad::grid(report).filter(|_| detail == Detail::Full);
    let bad = bad.map(|bad| format!("\n{}\n\n{}", escape(bad::CAPTION), grid_text(&bad)));
    let goals = goals::grid(report, detail).map(|goals| format!("\n{}", grid_text(&goals)));
    let notes: String = notes.chain(why).chain(bad).chain(goals).collect();
    format!("# {title}\n\n{}{evidence}\n\n{table}{notes}", answer.unwrap_or_default())
}

/// A heading, what was found, a table and its notes.
pub(super) fn page(title: &str, findings: &str, grid: &Grid, notes: &[String]) -> String {
    let (title, findings) = (escape(title), escape(findings));
    let mut page = format!("# {title}\n\n{findings}\n\n{}", grid_text(grid));
    for note in notes {
        page.extend(["\n", &escape(note), "\n"]);
    }
    page
}

fn grid_text(grid: &Grid) -> String {
    let heads = grid.columns.iter().map(|column| escape(column.head.trim()));
    let rules = grid.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    let rows = grid.rows.iter().map(|row| line(row.iter().map(|cell| escape(cell.text.trim()))));
    [line(heads), line(rules)].into_iter().chain(rows).collect()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Text as text: nothing in it is taken for Markdown or HTML.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

//! What many seasons say: the verdict, the first week and the last side by side, a chart from evening to
//! evening; and the same for programs and spreadsheets.

mod chart;
mod csv;
mod grid;
mod json;
mod sentence;

use crate::catalogue::MeasureKey;
use crate::compare::SeasonComparison;
use crate::report::text::{Layout, stacked, wrap_to};
use crate::report::{Heading, markdown};

pub use csv::{columns, comparison, course, header, rows};
pub use json::results as json;

/// Results of `season`.
#[derive(Clone, Debug, PartialEq)]
pub struct SeasonReport {
    /// Where they come from.
    pub heading: Heading,
    /// What they are.
    pub comparison: SeasonComparison,
    /// The measure of the chart.
    pub chart: MeasureKey,
    /// The scenario has goals, which are of evenings that stand by themselves.
    pub has_goals: bool,
    /// Every measure instead of the most telling ones.
    pub is_full: bool,
}

/// For the terminal: the answer, the weeks, the chart.
pub fn text(report: &SeasonReport, layout: Layout) -> String {
    let mut text = wrap_to(&sentence::paragraph(report), "", layout.width);
    text.push('\n');
    text.push_str(&stacked(&grid::grid(report), 2, layout));
    let notes = grid::notes(report);
    text.push('\n');
    text.extend(notes.iter().map(|note| wrap_to(note, "  ", layout.width)));
    let chart = chart::lines(report);
    if !chart.is_empty() {
        text.push('\n');
        text.extend(chart.iter().map(|line| format!("  {line}\n")));
    }
    text
}

/// For documents.
pub fn markdown(report: &SeasonReport) -> String {
    let notes = grid::notes(report);
    let chart = chart::lines(report).join("\n");
    markdown::page(&report.heading.title, &sentence::findings(report), &grid::grid(report), &notes)
        + &format!("\n```text\n{chart}\n```\n")
}

//! What many seasons say: the verdict, the first week and the last side by side, a chart from evening to
//! evening; and the same for programs and spreadsheets.

mod chart;
mod json;
mod sentence;
pub mod sheets;
mod weeks;

use crate::catalogue::MeasureKey;
use crate::compare::SeasonComparison;
use crate::render::{Block, Document};
use crate::report::Heading;

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

/// The answer, the weeks, the chart.
pub fn document(report: &SeasonReport) -> Document {
    let weeks = Block::from(weeks::table(report));
    let chart = chart::chart(report).map(Block::Chart);
    Document {
        title: Some(report.heading.title.clone()),
        blocks: [sentence::findings(report), weeks].into_iter().chain(chart).collect(),
    }
}

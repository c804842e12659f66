//! What many seasons say: the verdict, the first week and the last side by side, a chart from evening to
//! evening; and the same for spreadsheets.

mod chart;
mod sentence;
pub mod sheets;
mod weeks;

use crate::catalogue::MeasureKey;
use crate::render::{Block, Document};
use crate::report::Detail;
use crate::report::conditions::conditions;
use crate::results::SeasonResults;

/// The answer, the weeks, the chart of a measure.
pub fn document(results: &SeasonResults, chart: MeasureKey, detail: Detail) -> Document {
    let weeks = Block::from(weeks::table(results, detail));
    let chart = chart::chart(results, chart).map(Block::Chart);
    Document {
        title: Some(results.heading.title.clone()),
        blocks: [sentence::findings(results), weeks]
            .into_iter()
            .chain(chart)
            .chain(conditions(&results.heading))
            .collect(),
    }
}

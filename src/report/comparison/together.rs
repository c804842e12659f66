//! What two changes bring together beyond each by itself, where the columns show it.

use crate::catalogue::{Measure, MeasureKey};
use crate::compare::{Absent, Comparison, Difference, Square};
use crate::render::{Block, Head, Shown, Split, Table};
use crate::report::english::called;
use crate::report::labels::unit_text;
use crate::report::verdicts;
use crate::results::Results;

/// The measures it is told of.
const TOLD: [Measure; 3] = [Measure::GuestScore, Measure::Profit, Measure::Worth];

/// A row a square; `None` where no columns make one.
pub(super) fn block(results: &Results) -> Option<Block> {
    let comparison = &results.comparison;
    let is_told = |key: MeasureKey| TOLD.iter().any(|told| MeasureKey::from(*told) == key);
    let told: Vec<_> = comparison.measures.iter().filter(|m| is_told(m.key)).collect();
    if comparison.squares.is_empty() || told.is_empty() {
        return None;
    }
    let heads = told.iter().flat_map(|measure| {
        let unit = unit_text(measure.key.info().unit, &results.heading.currency);
        [Head::numbers(format!("{}, {unit}", measure.key.name())), Head::words("")]
    });
    let row = |(nth, square): (usize, &Square)| {
        let name = Shown::words(called(&comparison.policies[square.both]));
        let cells = told
            .iter()
            .flat_map(|measure| cells(&measure.interactions[nth], measure.key.info().decimals));
        std::iter::once(name).chain(cells).collect()
    };
    let table = Table {
        heads: std::iter::once(Head::words("")).chain(heads).collect(),
        rows: comparison.squares.iter().enumerate().map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    };
    Some(Block::Group(vec![Block::Note(caption(comparison)), table.into()]))
}

fn caption(comparison: &Comparison) -> String {
    let said = |square: &Square| {
        let [both, one, other] = [square.both, square.one, square.other]
            .map(|column| called(&comparison.policies[column]));
        format!("{both} less the sum of {one} and {other}")
    };
    let squares: Vec<String> = comparison.squares.iter().map(said).collect();
    format!(
        "What the changes bring together beyond each by itself ({}); = and about 0: they simply add up.",
        squares.join("; ")
    )
}

fn cells(found: &Result<Difference, Absent>, decimals: usize) -> [Shown; 2] {
    match found {
        Ok(known) => [verdicts::amount(known, decimals), verdicts::mark(known)],
        Err(_) => [Shown::missing(), Shown::nothing()],
    }
}

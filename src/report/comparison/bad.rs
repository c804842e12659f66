//! The bad end of the evenings as a table for reading.

use crate::compare::{MeasureComparison, WorstEvenings};
use crate::render::{Block, Head, Piece, Shown, Split, Table};
use crate::report::comparison::headline::headline;
use crate::report::labels::labels;
use crate::results::Results;

/// What the table shows.
const CAPTION: &str = "One evening in ten is as bad as this or worse (95 % sure, by order \
                                  statistics), and the worst of all was the one of that number:";

/// Headline measures of which one way is better: a bad evening and the worst one, policy by policy.
/// `None` if there are too few evenings to speak of one in ten.
pub(super) fn block(results: &Results) -> Option<Block> {
    let mut shown = headline(&results.comparison);
    shown.retain(|measure| measure.policies.iter().any(|result| result.bad.is_some()));
    let mut bad = shown.iter().flat_map(|measure| &measure.policies).filter_map(|r| r.bad.as_ref());
    let is_known = bad.any(|bad| bad.interval.is_some());
    let caption = Block::Note(CAPTION.to_owned());
    is_known.then(|| Block::Group(vec![caption, table(results, &shown).into()]))
}

fn table(results: &Results, shown: &[&MeasureComparison]) -> Table {
    let names = results.comparison.policies.iter();
    let heads = names.flat_map(|name| [name, "worst"].map(Head::words));
    let labels = labels(shown.iter().map(|measure| measure.key), &results.heading.currency);
    let rows = labels.into_iter().zip(shown).map(|(label, measure)| {
        let decimals = measure.key.info().decimals;
        let cells = measure.policies.iter().flat_map(|r| cells(r.bad.as_ref(), decimals));
        label.into_iter().chain(cells).collect()
    });
    Table {
        heads: ["", ""].map(Head::words).into_iter().chain(heads).collect(),
        rows: rows.collect(),
        split: Split::Pairs(2),
        notes: Vec::new(),
    }
}

fn cells(bad: Option<&WorstEvenings>, decimals: usize) -> [Shown; 2] {
    let Some(bad) = bad else {
        return [Shown::missing(), Shown::missing()];
    };
    let number = |value| Piece::Number(value, decimals);
    let limits = bad.interval.into_iter().flat_map(|(low, high)| {
        [Piece::words(" ("), number(low), Piece::words(" to "), number(high), Piece::words(")")]
    });
    let worst = [number(bad.worst.value), Piece::words(" on "), Piece::Count(bad.worst.evening)];
    [Shown::of([number(bad.one_in_ten)]).and(limits), Shown::of(worst)]
}

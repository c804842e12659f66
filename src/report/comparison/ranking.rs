//! The columns in the order of one measure, best first.

use crate::catalogue::{Better, MeasureKey};
use crate::compare::{MeasureComparison, PolicyResult};
use crate::render::{Block, Head, Piece, Shown, Split, Table};
use crate::report::comparison::many::BEST;
use crate::report::comparison::mean;
use crate::report::verdicts;
use crate::results::{Results, unit};

/// Every column with its mean and its difference from the baseline; `None` if the measure was not played.
pub(super) fn block(results: &Results, by: MeasureKey) -> Option<Block> {
    let comparison = &results.comparison;
    let measure = comparison.measures.iter().find(|measure| measure.key == by)?;
    let decimals = by.info().decimals;
    let heads = ["mean", &format!("less {}", comparison.baseline_name())].map(Head::numbers);
    let row = |column: usize| {
        let result = &measure.policies[column];
        let name = Shown::words(comparison.policies[column].as_str());
        vec![name, mean(result, decimals), difference(result, decimals), mark(result)]
    };
    let table = Table {
        heads: std::iter::once(Head::words("")).chain(heads).chain([Head::words("")]).collect(),
        rows: ranked(measure).into_iter().map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    };
    let unit = unit(by, &results.heading.currency);
    let said = format!("Ranked by {} ({unit}), best first:", by.name());
    Some(Block::Group(vec![Block::Note(said), table.into()]))
}

/// Indices of the columns, the best first; those without a value last.
fn ranked(measure: &MeasureComparison) -> Vec<usize> {
    let sign = match measure.key.info().better {
        Better::Higher | Better::Neither => -1.0,
        Better::Lower => 1.0,
    };
    let value = |column: &usize| {
        let estimate = &measure.policies[*column].estimate;
        estimate.as_ref().map_or(f64::INFINITY, |estimate| sign * estimate.mean)
    };
    let mut columns: Vec<usize> = (0..measure.policies.len()).collect();
    columns.sort_by(|one, other| value(one).total_cmp(&value(other)));
    columns
}

fn difference(result: &PolicyResult, decimals: usize) -> Shown {
    match &result.difference {
        Some(Ok(known)) => verdicts::amount(known, decimals),
        Some(Err(_)) => Shown::missing(),
        None => Shown::nothing(),
    }
}

fn mark(result: &PolicyResult) -> Shown {
    let mark = match &result.difference {
        Some(Ok(known)) => verdicts::mark(known),
        Some(Err(_)) | None => Shown::nothing(),
    };
    mark.and(result.is_best.then(|| Piece::words(BEST)))
}

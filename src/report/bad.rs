//! The bad end of the evenings as a table for reading.

use crate::compare::BadEvenings;
use crate::render::number::plain;
use crate::report::Report;
use crate::report::grid::{Cell, Column, Grid};
use crate::report::view::{NOTHING, headline, labels};

/// What the table shows.
pub(super) const CAPTION: &str = "One evening in ten is as bad as this or worse (95 % sure, by order \
                                  statistics), and the worst of all was the one of that number:";

/// Headline measures of which one way is better: a bad evening and the worst one, policy by policy.
/// `None` if there are too few evenings to speak of one in ten.
pub(super) fn grid(report: &Report) -> Option<Grid> {
    let comparison = &report.comparison;
    let shown: Vec<_> = headline(comparison)
        .into_iter()
        .filter(|measure| measure.policies.iter().any(|result| result.bad.is_some()))
        .collect();
    let mut bad = shown.iter().flat_map(|measure| &measure.policies).filter_map(|r| r.bad.as_ref());
    if !bad.any(|bad| bad.interval.is_some()) {
        return None;
    }
    let names = comparison.policies.iter();
    let columns = [Column::words(""), Column::words("")]
        .into_iter()
        .chain(names.flat_map(|name| [Column::words(name), Column::words("worst")]));
    let rows =
        labels(&shown, &report.heading.currency).into_iter().zip(&shown).map(|(label, measure)| {
            let decimals = measure.key.info().decimals;
            let cells = measure.policies.iter().flat_map(|r| cells(r.bad.as_ref(), decimals));
            label.into_iter().chain(cells).collect()
        });
    Some(Grid { columns: columns.collect(), rows: rows.collect() })
}

fn cells(bad: Option<&BadEvenings>, decimals: usize) -> [Cell; 2] {
    let Some(bad) = bad else {
        return [NOTHING, NOTHING].map(Cell::plain);
    };
    let number = |value| plain(value, decimals);
    let one_in_ten = match bad.interval {
        Some((low, high)) => {
            format!("{} ({} to {})", number(bad.one_in_ten), number(low), number(high))
        }
        None => number(bad.one_in_ten),
    };
    let worst = format!("{} on {}", number(bad.worst.value), bad.worst.evening);
    [one_in_ten, worst].map(Cell::plain)
}

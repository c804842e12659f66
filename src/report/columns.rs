//! What columns are whose names do not say it.

use crate::results::Column;

/// More changes of a column than this are counted, not told. Assumption: what stays readable in a note.
const MOST_CHANGES: usize = 12;

/// A line for each column whose name does not say what it is.
pub(super) fn named_otherwise(columns: &[Column]) -> Vec<String> {
    columns.iter().filter(|column| column.is_named_otherwise()).map(what_it_is).collect()
}

/// What it is, in a line: `a fourth waiter: rigid, floor.waiters=4.`.
fn what_it_is(Column { name, policy, set }: &Column) -> String {
    let (told, more) = set.split_at(set.len().min(MOST_CHANGES));
    let changes = std::iter::once(policy).chain(told).cloned().collect::<Vec<_>>().join(", ");
    let more = if more.is_empty() { String::new() } else { format!(", and {} more", more.len()) };
    format!("{name}: {changes}{more}.")
}

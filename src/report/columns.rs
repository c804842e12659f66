//! What columns are whose names do not say it.

use crate::results::Column;

/// More changes of a column than this are counted, not told. Assumption: what stays readable in a note.
const MOST_CHANGES: usize = 12;

/// Keys that say who comes, when, and what they order. Assumption: all else leaves the guests as they are.
const WHO_COMES: [&str; 5] = ["demand", "party", "opens", "last_seating", "closes"];

/// Those of these paths, or of settings `PATH=VALUE`, that say who comes, each once, in their order.
pub(super) fn other_guests<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
    let mut found = Vec::new();
    for path in paths {
        let path = path.split('=').next().unwrap_or(path);
        let top = path.split(['.', '[']).next().unwrap_or(path);
        if WHO_COMES.contains(&top) && !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

/// That guests are the same everywhere, or why they are not: `everywhere` is as "under both".
pub(super) fn same_guests(others: &[&str], (luck, everywhere): (&str, &str)) -> String {
    match others {
        [] => format!("the same guests and {luck} {everywhere}"),
        [one] => format!("the same seed {everywhere}, but other guests: `{one}` differs"),
        [one, rest @ ..] => {
            let n = rest.len();
            format!(
                "the same seed {everywhere}, but other guests: `{one}` and {n} more keys of who comes differ"
            )
        }
    }
}

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

//! Levers as a tornado: a row a value with a bar, and the pairs that do more than each by itself.

use super::words::Told;
use crate::catalogue::Provenance;
use crate::render::{Block, Head, Piece, Shown, Split, Table};
use crate::report::verdicts;
use crate::results::{End, Levers, Pair, Swing};

/// Levers that are shown where not all are asked for. Assumption: a screen.
const MOST_SHOWN: usize = 20;
/// Characters of the longest bar on either side.
const BAR: usize = 10;

impl Told<'_> {
    /// A row a lever; where there is little room, without what the bar shows too.
    pub(super) fn tornado(&self, is_full: bool) -> Block {
        let n_shown = if is_full { usize::MAX } else { MOST_SHOWN };
        let shown: Vec<&Swing> = self.levers.levers.iter().take(n_shown).collect();
        let moved = |end: End| (end.difference.mean - self.levers.base.mean).abs();
        let ends = shown.iter().flat_map(|swing| [swing.low, swing.high]).flatten();
        let widest = ends.map(moved).fold(0.0, f64::max);
        let (value, range) = (Head::words("value"), Head::words("range"));
        let bar = Head::words("less ◀ as it is ▶ more");
        let (swing, mark) = (Head::numbers("swing"), Head::words(""));
        let [at_low, at_high] = ["at low", "at high"].map(Head::numbers);
        let table = |heads: Vec<Head>, row: &dyn Fn(&Swing) -> Vec<Shown>| Table {
            heads,
            rows: shown.iter().map(|swing| row(swing)).collect(),
            split: Split::Never,
            notes: self.notes(shown.len()),
        };
        let narrow = vec![value.clone(), range.clone(), bar.clone(), swing.clone(), mark.clone()];
        let wide = vec![value, range, Head::words(""), at_low, at_high, bar, swing, mark];
        Block::Table {
            wide: table(wide, &|swing| self.wide_row(swing, widest)),
            narrow: Some(Box::new(table(narrow, &|swing| self.narrow_row(swing, widest)).into())),
        }
    }

    fn narrow_row(&self, swing: &Swing, widest: f64) -> Vec<Shown> {
        vec![
            Shown::words(swing.lever.path.as_str()),
            Shown::words(range(swing)),
            Shown::words(self.bar(swing, widest)),
            Shown::signed(swing.swing.mean, self.decimals),
            mark(swing),
        ]
    }

    fn wide_row(&self, swing: &Swing, widest: f64) -> Vec<Shown> {
        let at = |end: Option<End>| {
            end.map_or_else(Shown::missing, |end| Shown::signed(end.difference.mean, self.decimals))
        };
        let kind = match (swing.lever.provenance, swing.lever.is_given) {
            (Provenance::From(_), _) => "source",
            (Provenance::Assumed, true) => "yours",
            (Provenance::Assumed, false) => "assumed",
        };
        vec![
            Shown::words(swing.lever.path.as_str()),
            Shown::words(range(swing)),
            Shown::words(kind),
            at(swing.low),
            at(swing.high),
            Shown::words(self.bar(swing, widest)),
            verdicts::signed(&swing.swing, self.decimals),
            mark(swing),
        ]
    }

    /// The ends of a lever on both sides of the house as it is: `░` its low end, `█` its high one.
    fn bar(&self, swing: &Swing, widest: f64) -> String {
        let moved =
            |end: Option<End>| end.map_or(0.0, |end| end.difference.mean - self.levers.base.mean);
        let (low, high) = (moved(swing.low), moved(swing.high));
        let length = |value: f64| -> usize { n_cells(value.abs(), widest) };
        let side = |is_left: bool| {
            let mut cells = [(low, '░'), (high, '█')]
                .into_iter()
                .filter(|(value, _)| (*value < 0.0) == is_left)
                .map(|(value, mark)| (length(value), mark))
                .collect::<Vec<_>>();
            cells.sort_by_key(|(n, _)| *n);
            let mut drawn = String::new();
            for (n, mark) in cells {
                let so_far = drawn.chars().count();
                drawn.extend(std::iter::repeat_n(mark, n.saturating_sub(so_far)));
            }
            drawn
        };
        let left: String = side(true).chars().rev().collect();
        format!("{left:>BAR$}│{}", side(false))
    }

    fn notes(&self, n_shown: usize) -> Vec<String> {
        let Levers { levers, idle, without_range, .. } = self.levers;
        let more = (levers.len() > n_shown)
            .then(|| format!("The first {n_shown} of {}; --verbose shows all.", levers.len()));
        let idle_paths = match idle.as_slice() {
            [] => None,
            some => Some(format!("{} values move nothing on the evenings played.", some.len())),
        };
        let zero = match without_range.as_slice() {
            [] => None,
            some => Some(format!(
                "{} values are 0 and have no range, so that nothing is said of them.",
                some.len()
            )),
        };
        let legend = format!(
            "{}, {}. ░ at the low end, █ at the high end; a range without a source is half to double, of people one fewer \
             to one more. source: the range has one; yours: the file gives the value; assumed: a default that nobody has \
             measured. ? cannot be told from none (Holm, all together 95 %).",
            self.levers.key.name(),
            self.unit()
        );
        std::iter::once(legend).chain(more).chain(idle_paths).chain(zero).collect()
    }

    /// Which pairs do more, or less, than each by itself.
    pub(super) fn pairs(&self) -> Option<Table> {
        if self.levers.pairs.is_empty() {
            return None;
        }
        let mut pairs: Vec<&Pair> = self.levers.pairs.iter().collect();
        pairs.sort_by(|one, other| other.beyond.mean.abs().total_cmp(&one.beyond.mean.abs()));
        let row = |pair: &&Pair| {
            vec![
                Shown::words(format!("{} and {}", pair.paths[0], pair.paths[1])),
                verdicts::signed(&pair.beyond, self.decimals),
            ]
        };
        Some(Table {
            heads: vec![Head::words("both together, beyond their sum"), Head::numbers("")],
            rows: pairs.iter().take(5).map(row).collect(),
            split: Split::Never,
            notes: Vec::new(),
        })
    }
}

/// From where to where a value is moved.
fn range(Swing { lever, .. }: &Swing) -> String {
    format!("{} … {}", in_short(&lever.low), in_short(&lever.high))
}

/// What cannot be told from none.
fn mark(swing: &Swing) -> Shown {
    Shown::of([Piece::words(if swing.is_told() { "" } else { "?" })])
}

/// Of a distribution its first argument, which is the one that is moved or moved as much as all.
fn in_short(value: &str) -> &str {
    let inside = value.split_once('(').map_or(value, |(_, inside)| inside);
    inside.split([',', ')']).next().unwrap_or(inside)
}

/// So many cells of a bar.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
#[expect(clippy::cast_precision_loss, reason = "10")]
fn n_cells(value: f64, widest: f64) -> usize {
    if widest > 0.0 { (value / widest * BAR as f64).round() as usize } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_what_they_stand_for() {
        assert_eq!(n_cells(1.0, 1.0), BAR);
        assert_eq!(n_cells(0.5, 1.0), BAR / 2);
        assert_eq!(n_cells(0.5, 0.0), 0);
        assert_eq!(in_short("lognormal(mean 16 min, cv 0.5)"), "mean 16 min");
        assert_eq!(
            [in_short("0.3"), in_short("triangular(2 min, 3 min, 9 min)")],
            ["0.3", "2 min"]
        );
    }
}

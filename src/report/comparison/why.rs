//! How the differences are booked, as a table for reading: the minutes, the score, the money. It says where they
//! are found, not what caused them.
//!
//! Each pair of columns takes one difference apart. Its figures add up to the difference as the main table shows
//! it, to the last digit. With several policies the one the answer is about is explained; JSON and CSV
//! have every difference.

use crate::catalogue::Measure;
use crate::compare::{Comparison, Estimate, MainFinding, Verdict, Why};
use crate::render::number::{apportioned, plain, with_rest};
use crate::render::{Block, Head, Shown, Split, Table};
use crate::report::Detail;
use crate::report::digits::decimals_for;
use crate::report::english::called;
use crate::results::Results;
use crate::results::unit;

/// How many parts are named; what is left is the rest.
const MOST_LINES: usize = 5;

/// What is left.
const REST: &str = "the rest";

/// The differences taken apart, side by side; `None` if nothing differs.
pub(super) fn block(results: &Results, detail: Detail) -> Option<Block> {
    let policy = explained(&results.comparison)?;
    let table = table(results, policy, detail)?;
    let caption = Block::Note(caption(&results.comparison, policy));
    Some(Block::Group(vec![caption, table.into()]))
}

/// What the table shows.
fn caption(comparison: &Comparison, policy: usize) -> String {
    let (name, baseline) =
        (called(&comparison.policies[policy]), called(comparison.baseline_name()));
    match comparison.policies.len() {
        2 => "How the differences are booked (where they are found, not what caused them):"
            .to_owned(),
        _ => format!(
            "How the differences of {name} from {baseline} are booked, not what caused them (--format json: \
             of every policy):"
        ),
    }
}

fn table(results: &Results, policy: usize, detail: Detail) -> Option<Table> {
    let of_measure = |measure: Measure| Apart::of(results, policy, measure, detail);
    let wait = longest([Measure::DrinksWait, Measure::FoodWait], &results.comparison, policy);
    let measures = wait.into_iter().chain([Measure::GuestScore, Measure::Profit]);
    let all: Vec<Apart> = measures.filter_map(of_measure).collect();
    let n_rows = all.iter().map(|apart| apart.rows.len()).max()?;
    let heads = all.iter().flat_map(|a| [Head::words(a.title.as_str()), Head::numbers("")]);
    let rows = (0..n_rows).map(|row| all.iter().flat_map(|apart| apart.cells(row)).collect());
    Some(Table {
        heads: heads.collect(),
        rows: rows.collect(),
        split: Split::Pairs(0),
        notes: Vec::new(),
    })
}

/// The policy that is explained: the one the answer is about.
fn explained(comparison: &Comparison) -> Option<usize> {
    MainFinding::of(comparison).map(|answer| answer.policy)
}

/// The wait that changed most; of equals the first.
fn longest<const N: usize>(
    waits: [Measure; N],
    comparison: &Comparison,
    policy: usize,
) -> Option<Measure> {
    let change = |measure: &Measure| {
        comparison.difference(*measure, policy).map(|d| (*measure, d.estimate.mean.abs()))
    };
    let changes = waits.iter().filter_map(change);
    changes.reduce(|a, b| if b.1 > a.1 { b } else { a }).map(|(measure, _)| measure)
}

/// One difference, taken apart.
struct Apart {
    title: String,
    /// Names with their figures; the last is all of it.
    rows: Vec<(String, f64)>,
    decimals: usize,
}

impl Apart {
    /// `None` if there is no such difference, or it is none.
    fn of(results: &Results, policy: usize, measure: Measure, detail: Detail) -> Option<Self> {
        let comparison = &results.comparison;
        let difference = comparison.difference(measure, policy).filter(|d| !d.is_same())?;
        let why = comparison.why(measure, policy)?;
        let decimals = decimals_for(&difference.estimate, measure.info().decimals);
        let mut rows = lines(why, &difference.estimate, decimals, detail);
        let all = match difference.verdict {
            Verdict::CannotTell => "all, but cannot tell",
            Verdict::Better | Verdict::Worse | Verdict::Different | Verdict::Same => "all",
        };
        rows.push((all.to_owned(), difference.estimate.mean));
        let moved = (difference.estimate.mean, decimals);
        Some(Self { title: title(measure, moved, &results.heading.currency), rows, decimals })
    }

    /// Its name and figure in a row, which are empty below its last.
    fn cells(&self, row: usize) -> [Shown; 2] {
        match self.rows.get(row) {
            Some((name, figure)) => [Shown::words(name), Shown::signed(*figure, self.decimals)],
            None => [Shown::nothing(), Shown::nothing()],
        }
    }
}

/// What moved, which way and by how much: `8 USD more profit`.
fn title(measure: Measure, (mean, decimals): (f64, usize), currency: &str) -> String {
    let name = match measure {
        Measure::GuestScore => "score",
        other => other.info().name,
    };
    let way = if mean < 0.0 { "less" } else { "more" };
    format!("{} {} {way} {name}", plain(mean.abs(), decimals), unit(measure.into(), currency))
}

/// The largest parts by name and what is left, as far as they show anything. What is left takes what
/// rounding leaves over; where nothing is, the named parts share it.
fn lines(why: &Why, whole: &Estimate, decimals: usize, detail: Detail) -> Vec<(String, f64)> {
    let shows = |value: f64| plain(value, decimals) != plain(0.0, decimals);
    let mut parts = why.parts.clone();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let n_showing = parts.iter().filter(|(_, value)| shows(*value)).count();
    // A rest of one part is told by its name.
    let is_short = detail == Detail::Full || n_showing <= MOST_LINES + 1;
    let n_named = if is_short { n_showing } else { MOST_LINES };
    let (named, left) = parts.split_at(n_named);
    let values: Vec<f64> = named.iter().map(|(_, value)| *value).collect();
    let has_rest = left.iter().any(|(_, value)| *value != 0.0);
    let figures = if has_rest {
        with_rest(&values, whole.mean, decimals)
    } else {
        apportioned(&values, whole.mean, decimals)
    };
    let names = named.iter().map(|(part, _)| part.name()).chain([REST]);
    let lines = names.map(str::to_owned).zip(figures);
    lines.filter(|(_, figure)| shows(*figure)).collect()
}

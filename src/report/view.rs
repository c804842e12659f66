//! Which cells a table for reading has: one policy, two side by side with their difference, or several
//! against the baseline.

use crate::catalogue::{Measure, MeasureKey, Quantile, Unit};
use crate::compare::{Comparison, Difference, Estimate, MeasureComparison, PolicyResult, Verdict};
use crate::render::number::{plain, signed};
use crate::report::digits::decimals_for;
use crate::report::grid::{Cell, Column, Grid, Tone};
use crate::report::{Detail, Report, sentence};

/// The most telling measures, in the order of the table.
const HEADLINE: [MeasureKey; 14] = [
    whole(Measure::GuestScore),
    whole(Measure::Nps),
    whole(Measure::SilentDetractorShare),
    whole(Measure::ServedShare),
    whole(Measure::DrinksWait),
    MeasureKey { measure: Measure::DrinksWait, quantile: Some(Quantile::P90) },
    whole(Measure::FoodWait),
    whole(Measure::AsksPerParty),
    whole(Measure::PromisesBrokenPerParty),
    whole(Measure::Comps),
    whole(Measure::Profit),
    whole(Measure::FutureValue),
    whole(Measure::Worth),
    whole(Measure::WaiterScore),
];

const fn whole(measure: Measure) -> MeasureKey {
    MeasureKey { measure, quantile: None }
}

/// What stands for a value that does not exist.
pub(super) const NOTHING: &str = "–";

/// What quantile rows hold, for tables that have any.
const QUANTILES: &str =
    "Medians and percentiles are of each evening's parties, then averaged over evenings.";

/// What the marks of several policies mean.
pub(super) const LEGEND: &str = "▲ better, ▼ worse, ≠ different, = the same, ? cannot tell";

/// Nobody is asked to play more evenings than these.
const MOST_EVENINGS: u64 = 200_000;

/// Marks the best of several policies.
const BEST: &str = "★";

/// What that mark means.
const BEST_LEGEND: &str = "★ best of all, or cannot be told from the best.";

/// What a single evening's values are without.
const NO_SPREAD: &str = "One evening has no spread, so there are no limits.";

/// What is said short where two policies have little room.
const SCARCE_LEGEND: &str = "? cannot tell, but so many evenings might.";

/// How much room a line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Everything stands in its row.
    Ample,
    /// What is long stands below the table.
    Scarce,
}

/// The results for reading.
pub(super) struct View {
    /// A row a measure.
    pub(super) grid: Grid,
    /// What belongs below.
    pub(super) notes: Vec<String>,
}

/// The results as a table for reading, with its notes.
pub(super) fn view(report: &Report, detail: Detail, room: Room) -> View {
    let shown = shown(&report.comparison, detail);
    let grid = grid(report, &shown, room);
    View { grid, notes: notes(&report.comparison, &shown, (detail, room)) }
}

fn notes(
    comparison: &Comparison,
    shown: &[&MeasureComparison],
    (detail, room): (Detail, Room),
) -> Vec<String> {
    let has_quantiles = shown.iter().any(|m| m.key.quantile.is_some());
    let n_policies = comparison.policies.len();
    let baseline = comparison.baseline_name();
    let level = sentence::percent(comparison.level);
    let legend = (n_policies > 2).then(|| {
        format!(
            "{LEGEND} (against {baseline}). All marks of a line hold together with 95 %, each \
             with {level} (Bonferroni). {BEST_LEGEND}"
        )
    });
    let no_spread = (n_policies == 1 && comparison.evenings == 1).then(|| NO_SPREAD.to_owned());
    let quantiles = has_quantiles.then(|| QUANTILES.to_owned());
    let left_out = match comparison.challengers().collect::<Vec<_>>()[..] {
        [other] if room == Room::Scarce => left_out(shown, other, comparison.evenings),
        _ => Vec::new(),
    };
    let pairing = if detail == Detail::Full { pairing(comparison) } else { None };
    legend
        .into_iter()
        .chain(no_spread)
        .chain(quantiles)
        .chain(fewer_pairs(comparison, shown))
        .chain(left_out)
        .chain(pairing)
        .collect()
}

/// Measures that have a value under both policies on fewer evenings than were played: their difference is
/// not that of the means beside it.
fn fewer_pairs(comparison: &Comparison, shown: &[&MeasureComparison]) -> Option<String> {
    let counted = |measure: &&MeasureComparison| {
        let pairs = comparison.challengers().filter_map(|policy| {
            let difference = measure.policies[policy].difference.as_ref()?.as_ref().ok()?;
            Some(difference.estimate.evenings)
        });
        let fewest = pairs.min().filter(|fewest| *fewest < comparison.evenings)?;
        Some(format!("{} {fewest}", measure.key.name()))
    };
    let counted: Vec<String> = shown.iter().filter_map(counted).collect();
    let what = if comparison.policies.len() > 2 { "mark" } else { "difference" };
    (!counted.is_empty()).then(|| {
        format!(
            "Not every evening has a value under both policies; a {what} is over those that have: {}.",
            counted.join("; ")
        )
    })
}

/// What the rows of two policies had no room for.
fn left_out(shown: &[&MeasureComparison], other: usize, played: u64) -> Vec<String> {
    let difference = |measure: &&MeasureComparison| measure.policies[other].difference;
    let might_tell = |measure: &&MeasureComparison| {
        difference(measure).is_some_and(|d| d.is_ok_and(|d| scarce_hint(&d, played).is_some()))
    };
    let absent = |measure: &&MeasureComparison| {
        let absent = difference(measure)?.err()?;
        Some(format!("{}: {}.", capital(&measure.key.name()), absent.reason()))
    };
    let might_tell = shown.iter().any(might_tell).then(|| SCARCE_LEGEND.to_owned());
    might_tell.into_iter().chain(shown.iter().filter_map(absent)).collect()
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the same guests under each policy are worth.
fn pairing(comparison: &Comparison) -> Option<String> {
    let by_policy: Vec<String> = comparison
        .challengers()
        .filter_map(|policy| {
            let difference = comparison.difference(Measure::GuestScore, policy)?;
            let times = plain(difference.variance_reduction?, 1);
            Some(format!("{times} ({})", comparison.policies[policy]))
        })
        .collect();
    (!by_policy.is_empty()).then(|| {
        format!(
            "Playing the same evenings divides the variance of the difference in guest score by {}.",
            by_policy.join(", ")
        )
    })
}

fn grid(report: &Report, shown: &[&MeasureComparison], room: Room) -> Grid {
    let comparison = &report.comparison;
    let challengers: Vec<usize> = comparison.challengers().collect();
    let columns = [Column::words(""), Column::words("")].into_iter();
    let (columns, cells): (Vec<Column>, Vec<Vec<Cell>>) = match challengers.as_slice() {
        [] => (
            columns.chain(single_columns(comparison)).collect(),
            shown.iter().map(|m| single_cells(m, comparison.evenings)).collect(),
        ),
        [other] => (
            columns.chain(pair_columns(comparison, *other, room)).collect(),
            pair_rows(shown, comparison, *other, room),
        ),
        _ => (
            columns.chain(many_columns(comparison)).collect(),
            shown.iter().map(|m| many_cells(m)).collect(),
        ),
    };
    let names = labels(shown, &report.heading.currency);
    let rows = names.into_iter().zip(cells).map(|(label, cells)| [label.to_vec(), cells].concat());
    Grid { columns, rows: rows.collect() }
}

/// The measures of the headline, or all of them if that is asked for or if they are few.
fn shown(comparison: &Comparison, detail: Detail) -> Vec<&MeasureComparison> {
    let all = &comparison.measures;
    if detail == Detail::Full || all.len() <= HEADLINE.len() {
        return all.iter().collect();
    }
    headline(comparison)
}

/// The measures of the headline that were compared.
pub(super) fn headline(comparison: &Comparison) -> Vec<&MeasureComparison> {
    let all = &comparison.measures;
    HEADLINE.iter().filter_map(|key| all.iter().find(|m| m.key == *key)).collect()
}

/// Name and unit of each row; a quantile right below its measure is indented and shortened.
pub(super) fn labels(shown: &[&MeasureComparison], currency: &str) -> Vec<[Cell; 2]> {
    let mut above = None;
    let label = |measure: &&MeasureComparison| {
        let (key, info) = (measure.key, measure.key.info());
        let cells = match key.quantile {
            Some(quantile) if above == Some(key.measure) => {
                [Cell::plain(format!("  {}", quantile.name())), Cell::plain("")]
            }
            _ => [Cell::plain(key.name()), Cell::plain(unit_text(info.unit, currency))],
        };
        above = Some(key.measure);
        cells
    };
    shown.iter().map(label).collect()
}

pub(super) fn unit_text(unit: Unit, currency: &str) -> &str {
    match unit {
        Unit::Minutes => "min",
        Unit::Points => "0–10",
        Unit::NpsPoints | Unit::Parties | Unit::Count => "",
        Unit::PerEvening => "an evening",
        Unit::Share => "0–1",
        Unit::PerParty => "a party",
        Unit::Money => currency,
    }
}

fn single_columns(comparison: &Comparison) -> Vec<Column> {
    let limits = if comparison.evenings == 1 { "" } else { "95 % sure" };
    vec![Column::numbers(comparison.baseline_name()), Column::words(limits), Column::words("")]
}

fn single_cells(measure: &MeasureComparison, evenings: u64) -> Vec<Cell> {
    let decimals = measure.key.info().decimals;
    let (range, note) = match &measure.policies[0].estimate {
        // It has no limits anywhere, which is said once.
        Ok(_) if evenings == 1 => (String::new(), String::new()),
        Ok(estimate) => (range_text(estimate, decimals), fewer_evenings(estimate, evenings)),
        Err(absent) => (String::new(), absent.reason().to_owned()),
    };
    let mean = mean_cell(&measure.policies[0], decimals);
    vec![mean, Cell::plain(range), faint(note)]
}

fn faint(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), tone: Tone::Faint }
}

fn mean_cell(result: &PolicyResult, decimals: usize) -> Cell {
    match &result.estimate {
        Ok(estimate) => Cell::plain(plain(estimate.mean, decimals)),
        Err(_) => Cell::plain(NOTHING),
    }
}

fn range_text(estimate: &Estimate, least_decimals: usize) -> String {
    let Some((low, high)) = estimate.interval else {
        return Estimate::NO_INTERVAL.to_owned();
    };
    let decimals = decimals_for(estimate, least_decimals);
    format!("{} to {}", plain(low, decimals), plain(high, decimals))
}

fn fewer_evenings(estimate: &Estimate, evenings: u64) -> String {
    if estimate.evenings == evenings {
        return String::new();
    }
    format!("{} of {evenings} evenings have a value", estimate.evenings)
}

fn pair_columns(comparison: &Comparison, other: usize, room: Room) -> Vec<Column> {
    let better_on = match (comparison.evenings, room) {
        (1, _) => String::new(),
        (_, Room::Ample) => "   better on".to_owned(),
        (evenings, Room::Scarce) => format!("better of {evenings}"),
    };
    vec![
        Column::numbers(comparison.baseline_name()),
        Column::numbers(&comparison.policies[other]),
        Column::words("difference"),
        Column::words(better_on),
    ]
}

fn pair_rows(
    shown: &[&MeasureComparison],
    comparison: &Comparison,
    other: usize,
    room: Room,
) -> Vec<Vec<Cell>> {
    let mut is_first = true;
    let row = |measure: &&MeasureComparison| {
        let decimals = measure.key.info().decimals;
        let result = &measure.policies[other];
        let difference = result.difference.as_ref().expect("the other policy is not the baseline");
        let (difference, verdict) = match difference {
            Ok(known) => {
                let verdict = match room {
                    // That one evening cannot tell is said once.
                    _ if comparison.evenings == 1 && !known.is_same() => faint(""),
                    Room::Ample => ample_verdict(known, comparison.evenings, &mut is_first),
                    Room::Scarce => scarce_verdict(known, comparison.evenings),
                };
                (difference_text(known, decimals), verdict)
            }
            Err(absent) if room == Room::Ample => (NOTHING.to_owned(), faint(absent.reason())),
            Err(_) => (NOTHING.to_owned(), faint("")),
        };
        vec![
            mean_cell(&measure.policies[comparison.baseline], decimals),
            mean_cell(result, decimals),
            Cell::plain(difference),
            verdict,
        ]
    };
    shown.iter().map(row).collect()
}

pub(super) fn difference_text(difference: &Difference, least_decimals: usize) -> String {
    let estimate = &difference.estimate;
    let decimals = decimals_for(estimate, least_decimals);
    let mean = signed(estimate.mean, decimals);
    match estimate.half_width() {
        Some(half_width) => format!("{mean} ± {}", plain(half_width, decimals)),
        None => mean,
    }
}

/// The verdict, and on how many evenings it showed. The first count says of how many, and so does each that
/// counts fewer. Where nothing can be told: how many evenings might.
fn ample_verdict(difference: &Difference, evenings: u64, is_first: &mut bool) -> Cell {
    let mut cell = verdict_word(difference);
    if let Some(count) = better_on(difference) {
        let pairs = difference.estimate.evenings;
        let is_told = std::mem::take(is_first) || pairs != evenings;
        let of = if is_told { format!(" of {pairs} evenings") } else { String::new() };
        let equal = match difference.tied_on {
            0 => String::new(),
            tied => format!(", equal on {tied}"),
        };
        cell.text.extend(["  ", &count.to_string(), &of, &equal]);
    }
    if let Some(needed) = evenings_that_might_tell(difference, evenings) {
        cell.text.extend([", ", &needed, " evenings might"]);
    }
    cell
}

/// The same where the head of the column says of how many evenings.
fn scarce_verdict(difference: &Difference, evenings: u64) -> Cell {
    let mut cell = verdict_word(difference);
    if let Some(count) = better_on(difference) {
        let pairs = difference.estimate.evenings;
        let of = if pairs == evenings { String::new() } else { format!(" of {pairs}") };
        let equal = match difference.tied_on {
            0 => String::new(),
            tied => format!(", {tied} equal"),
        };
        cell.text.extend(["  ", &count.to_string(), &of, &equal]);
    }
    if let Some(hint) = scarce_hint(difference, evenings) {
        cell.text = hint;
    }
    cell
}

/// What is said short of a difference that cannot be told, as far as it is worth a number.
fn scarce_hint(difference: &Difference, played: u64) -> Option<String> {
    let needed = evenings_that_might_tell(difference, played)?;
    let is_short = difference.evenings_to_tell.is_some_and(|needed| needed <= MOST_EVENINGS);
    is_short.then(|| format!("? {needed} might"))
}

/// On how many evenings it did better, where a verdict was reached.
fn better_on(difference: &Difference) -> Option<u64> {
    let is_decided = matches!(difference.verdict, Verdict::Better | Verdict::Worse);
    difference.better_on.filter(|_| is_decided)
}

/// How many evenings might tell, where more are needed than were played.
fn evenings_that_might_tell(difference: &Difference, played: u64) -> Option<String> {
    let needed = difference.evenings_to_tell.filter(|needed| *needed > played)?;
    (difference.verdict == Verdict::CannotTell).then(|| evenings_text(needed))
}

/// The verdict, as a word where there is no sign for it.
pub(super) fn verdict_word(difference: &Difference) -> Cell {
    let (text, tone) = match difference.verdict {
        Verdict::Better => ("▲", Tone::Good),
        Verdict::Worse => ("▼", Tone::Bad),
        Verdict::Different => ("different", Tone::Plain),
        Verdict::CannotTell if difference.is_same() => ("the same", Tone::Faint),
        Verdict::CannotTell => ("cannot tell", Tone::Faint),
    };
    Cell { text: text.to_owned(), tone }
}

/// The verdict, as a sign that [`LEGEND`] tells.
pub(super) fn verdict_mark(difference: &Difference) -> Cell {
    let text = match difference.verdict {
        Verdict::Better => "▲",
        Verdict::Worse => "▼",
        Verdict::Different => "≠",
        Verdict::CannotTell if difference.is_same() => "=",
        Verdict::CannotTell => "?",
    };
    Cell { text: text.to_owned(), tone: verdict_word(difference).tone }
}

/// A number of evenings with two digits that count.
pub(super) fn evenings_text(evenings: u64) -> String {
    if evenings > MOST_EVENINGS {
        return format!("more than {MOST_EVENINGS}");
    }
    let unit = 10_u64.pow(evenings.checked_ilog10().unwrap_or(0).saturating_sub(1));
    (evenings.div_ceil(unit) * unit).to_string()
}

fn many_columns(comparison: &Comparison) -> Vec<Column> {
    let heads = comparison.policies.iter();
    heads.flat_map(|name| [Column::numbers(name), Column::words("")]).collect()
}

fn many_cells(measure: &MeasureComparison) -> Vec<Cell> {
    let decimals = measure.key.info().decimals;
    measure
        .policies
        .iter()
        .flat_map(|result| [mean_cell(result, decimals), mark_cell(result)])
        .collect()
}

/// What can be said of a policy against the baseline, and whether it is among the best.
fn mark_cell(result: &PolicyResult) -> Cell {
    let mut cell = match &result.difference {
        Some(Ok(difference)) => verdict_mark(difference),
        Some(Err(_)) | None => Cell::plain(""),
    };
    if result.is_best {
        cell.text.push_str(BEST);
    }
    cell
}

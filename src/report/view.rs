//! Which cells a table for reading has: one policy, two side by side with their difference, or several
//! against the baseline.

use crate::catalogue::{Measure, MeasureKey, Quantile, Unit};
use crate::compare::{Comparison, Difference, Estimate, MeasureComparison, PolicyResult, Verdict};
use crate::report::grid::{Cell, Column, Grid, Tone};
use crate::report::number::{decimals_for, plain, signed};
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

/// Notes that belong below the table.
pub(super) fn notes(report: &Report, detail: Detail) -> Vec<String> {
    let comparison = &report.comparison;
    let has_quantiles = shown(comparison, detail).iter().any(|m| m.key.quantile.is_some());
    let has_marks = comparison.policies.len() > 2;
    let baseline = comparison.baseline_name();
    let level = sentence::percent(comparison.level);
    let legend = has_marks.then(|| {
        format!(
            "{LEGEND} (against {baseline}). All marks of a line hold together with 95 %, each \
             with {level} (Bonferroni). {BEST_LEGEND}"
        )
    });
    let quantiles = has_quantiles.then(|| QUANTILES.to_owned());
    let pairing = if detail == Detail::Full { pairing(comparison) } else { None };
    legend.into_iter().chain(quantiles).chain(pairing).collect()
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

/// The results as a table for reading.
pub(super) fn grid(report: &Report, detail: Detail) -> Grid {
    let comparison = &report.comparison;
    let shown = shown(comparison, detail);
    let challengers: Vec<usize> = comparison.challengers().collect();
    let columns = [Column::words(""), Column::words("")].into_iter();
    let (columns, cells): (Vec<Column>, Vec<Vec<Cell>>) = match challengers.as_slice() {
        [] => (
            columns.chain(single_columns(comparison)).collect(),
            shown.iter().map(|m| single_cells(m, comparison.evenings)).collect(),
        ),
        [other] => (
            columns.chain(pair_columns(comparison, *other)).collect(),
            pair_rows(&shown, comparison, *other),
        ),
        _ => (
            columns.chain(many_columns(comparison)).collect(),
            shown.iter().map(|m| many_cells(m)).collect(),
        ),
    };
    let names = labels(&shown, &report.heading.currency);
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
    vec![Column::numbers(comparison.baseline_name()), Column::words("95 % sure"), Column::words("")]
}

fn single_cells(measure: &MeasureComparison, evenings: u64) -> Vec<Cell> {
    let decimals = measure.key.info().decimals;
    let (range, note) = match &measure.policies[0].estimate {
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

fn pair_columns(comparison: &Comparison, other: usize) -> Vec<Column> {
    vec![
        Column::numbers(comparison.baseline_name()),
        Column::numbers(&comparison.policies[other]),
        Column::words("difference"),
        Column::words("   better on"),
    ]
}

fn pair_rows(
    shown: &[&MeasureComparison],
    comparison: &Comparison,
    other: usize,
) -> Vec<Vec<Cell>> {
    let mut is_first = true;
    let row = |measure: &&MeasureComparison| {
        let decimals = measure.key.info().decimals;
        let result = &measure.policies[other];
        let difference = result.difference.as_ref().expect("the other policy is not the baseline");
        let (difference, verdict) = match difference {
            Ok(known) => {
                let count = better_on(known, comparison.evenings, &mut is_first);
                let Cell { text, tone } = verdict_cell(known);
                let text = count.map(|count| format!("{text}  {count}")).unwrap_or(text);
                (difference_text(known, decimals), Cell { text, tone })
            }
            Err(absent) => (NOTHING.to_owned(), faint(absent.reason())),
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

/// Where a verdict was reached, on how many evenings it showed. The first count says of how many, and so
/// does each that counts fewer.
fn better_on(difference: &Difference, evenings: u64, is_first: &mut bool) -> Option<String> {
    let is_decided = matches!(difference.verdict, Verdict::Better | Verdict::Worse);
    let count = difference.better_on.filter(|_| is_decided)?;
    let pairs = difference.estimate.evenings;
    let is_told = std::mem::take(is_first) || pairs != evenings;
    let of = if is_told { format!(" of {pairs} evenings") } else { String::new() };
    let equal = match difference.tied_on {
        0 => String::new(),
        tied => format!(", equal on {tied}"),
    };
    Some(format!("{count}{of}{equal}"))
}

fn verdict_cell(difference: &Difference) -> Cell {
    let mut cell = verdict_word(difference);
    if let (Verdict::CannotTell, Some(evenings)) = (difference.verdict, difference.evenings_to_tell)
    {
        cell.text.extend([", ", &evenings_text(evenings), " evenings might"]);
    }
    cell
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

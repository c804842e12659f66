//! The first week and the last side by side, a row a measure.

use crate::catalogue::{Measure, ShortList, short_list};
use crate::compare::{Estimate, MeasureComparison};
use crate::render::{Head, Piece, Shown, Split, Table};
use crate::report::Detail;
use crate::report::columns::named_otherwise;
use crate::report::english::percent;
use crate::report::labels::labels;
use crate::report::verdicts::{self, LEGEND};
use crate::results::SeasonResults;

/// What it is, below the table.
const NET_PROFIT: &str =
    "Net profit: less what replacing people who leave, and training by the hour, costs.";

/// A measure in the first week and in the last.
struct Weeks<'a> {
    first: &'a MeasureComparison,
    last: &'a MeasureComparison,
}

impl Weeks<'_> {
    /// Whether the measure is anything but 0 under any policy.
    fn has_something(&self) -> bool {
        let results = self.first.policies.iter().chain(&self.last.policies);
        results.map(|result| &result.estimate).any(|e| e.as_ref().is_ok_and(|e| e.mean != 0.0))
    }
}

/// The results as a table for reading.
pub(super) fn table(results: &SeasonResults, detail: Detail) -> Table {
    let comparison = &results.comparison.last_week;
    let shown = shown(results, detail);
    let alternatives: Vec<usize> = comparison.alternatives().collect();
    let pair = match alternatives[..] {
        [other] => Some(other),
        _ => None,
    };
    let differs = pair.map(|_| ["last week's difference", ""].map(Head::words));
    let names = labels(shown.iter().map(|weeks| weeks.last.key), &results.heading.currency);
    let row = |(label, weeks): ([Shown; 2], &Weeks<'_>)| {
        let courses = (0..comparison.policies.len()).map(|policy| {
            let mark = if alternatives.len() > 1 { mark(weeks.last, policy) } else { None };
            from_to(weeks, policy, mark)
        });
        let differs = pair.map(|other| difference(weeks.last, other));
        label.into_iter().chain(courses).chain(differs.into_iter().flatten()).collect()
    };
    let heads = ["", ""].map(Head::words).into_iter();
    let heads = heads.chain(comparison.policies.iter().map(Head::words));
    Table {
        heads: heads.chain(differs.into_iter().flatten()).collect(),
        rows: names.into_iter().zip(&shown).map(row).collect(),
        split: Split::Pairs(2),
        notes: notes(results, &shown),
    }
}

fn shown(results: &SeasonResults, detail: Detail) -> Vec<Weeks<'_>> {
    let comparison = &results.comparison;
    let measures = comparison.first_week.measures.iter().zip(&comparison.last_week.measures);
    let headline = short_list(ShortList::SeasonHeadline);
    let is_shown = |weeks: &Weeks<'_>| {
        detail == Detail::Full || (headline.contains(&weeks.last.key) && weeks.has_something())
    };
    measures.map(|(first, last)| Weeks { first, last }).filter(is_shown).collect()
}

/// `7.9 → 8.3`, with the mark of the last week's verdict.
fn from_to(weeks: &Weeks<'_>, policy: usize, mark: Option<Shown>) -> Shown {
    let decimals = weeks.last.key.info().decimals;
    let mean = |measure: &MeasureComparison| match &measure.policies[policy].estimate {
        Ok(Estimate { mean, .. }) => Piece::Number(*mean, decimals),
        Err(_) => Piece::Missing,
    };
    let shown = Shown::of([mean(weeks.first), Piece::words(" → "), mean(weeks.last)]);
    match mark {
        Some(Shown { pieces, tone, .. }) => shown.and([Piece::words(" ")]).and(pieces).toned(tone),
        None => shown,
    }
}

fn mark(measure: &MeasureComparison, policy: usize) -> Option<Shown> {
    Some(verdicts::mark(measure.policies[policy].difference.as_ref()?.as_ref().ok()?))
}

fn difference(measure: &MeasureComparison, other: usize) -> [Shown; 2] {
    match &measure.policies[other].difference {
        Some(Ok(known)) => {
            [verdicts::amount(known, measure.key.info().decimals), verdicts::word(known)]
        }
        Some(Err(absent)) => [Shown::missing(), Shown::words(absent.reason())],
        None => [Shown::nothing(), Shown::nothing()],
    }
}

/// Notes that belong below the table.
fn notes(results: &SeasonResults, shown: &[Weeks<'_>]) -> Vec<String> {
    let comparison = &results.comparison.last_week;
    let mut notes = named_otherwise(&results.columns);
    notes.push(
        "Each number is an evening's, averaged over the first seven → the last seven.".to_owned(),
    );
    if comparison.policies.len() > 2 {
        let (baseline, level) = (comparison.baseline_name(), percent(comparison.level));
        notes.push(format!(
            "In the last week: {LEGEND} (against {baseline}). All marks of a line hold together with \
             95 %, each with {level} (Bonferroni)."
        ));
    }
    if shown.iter().any(|weeks| weeks.last.key == Measure::NetProfit.into()) {
        notes.push(NET_PROFIT.to_owned());
    }
    if results.has_goals {
        notes.push(
            "The scenario's goals are of single evenings: `orderflow compare` judges them."
                .to_owned(),
        );
    }
    notes
}

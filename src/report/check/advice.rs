//! What was tried against what is pressed, and what came of it.

use crate::compare::{Difference, Verdict};
use crate::forecast::{Load, LoadBand};
use crate::render::safe::for_shell;
use crate::render::{Block, Head, Shown, Split, Table};
use crate::report::check::Checked;
use crate::report::verdicts;
use crate::results::unit;
use crate::study::{ADVICE_EVENINGS, Advice, JUDGED_BY, Tried};

/// Why nothing was tried.
pub(super) const NOT_TRIED: &str = "too much happens on an evening to try anything here";

/// What a table's row leaves out.
const NO_RENT: &str = "A table costs nothing here; whether there is room for it only you know.";

/// The changes, best first, and which of them helps; `None` where nothing is pressed.
pub(super) fn blocks(checked: &Checked<'_>) -> Option<Block> {
    let currency = &checked.loaded.model.currency;
    let is_pressed = |load: &Load| load.busiest().strain() != LoadBand::Easy;
    if !checked.forecast.loads.iter().any(is_pressed) {
        return None;
    }
    match &checked.advice {
        None => Some(Block::Paragraph(format!(
            "What would relieve it is not told: {NOT_TRIED}. `orderflow compare` with `--set` tries it."
        ))),
        Some(advice) if advice.tried.is_empty() => None,
        Some(advice) => {
            let caption = Block::Paragraph(format!(
                "{} Tried under {}, each on the same {ADVICE_EVENINGS} evenings as the house as it is; all \
                 differences of a column hold together with 95 %. What brings most worth comes first:",
                finding(advice),
                advice.policy
            ));
            let best = &advice.tried[0];
            let is_best = judged(best)[2] == Some(Verdict::Better);
            let next = checked.path.filter(|_| is_best).map(|path| Block::Next {
                why: "the same evenings, and more of them, under every policy",
                command: format!(
                    "orderflow compare {} --set {}",
                    for_shell(path),
                    for_shell(&best.change.set.argument())
                ),
            });
            Some(Block::Group(
                [caption, table(advice, currency).into()].into_iter().chain(next).collect(),
            ))
        }
    }
}

/// What it comes to.
fn finding(advice: &Advice) -> String {
    let [_, _, worth] = judged(&advice.tried[0]);
    if worth == Some(Verdict::Better) {
        return format!("`{}` brings most in worth.", advice.tried[0].change.what);
    }
    let is_surely = |measure: usize, verdict| {
        advice.tried.iter().filter(move |t| judged(t)[measure] == Some(verdict)).count()
    };
    let happier = is_surely(0, Verdict::Better);
    let n = advice.tried.len();
    match (happier, is_surely(2, Verdict::Worse)) {
        (0, _) => {
            "None of these helps: guests are no happier, and nothing more is earned.".to_owned()
        }
        (_, worse) if worse == n => {
            "Guests may be happier, but none of these earns what it costs.".to_owned()
        }
        _ => "Guests may be happier, but that any of these earns what it costs cannot be told."
            .to_owned(),
    }
}

fn judged(tried: &Tried) -> [Option<Verdict>; 3] {
    tried.differences.map(|difference| difference.map(|difference| difference.verdict))
}

fn table(advice: &Advice, currency: &str) -> Table {
    let heads = JUDGED_BY
        .map(|measure| format!("{} {}", measure.info().name, unit(measure.into(), currency)));
    let has_tables = advice.tried.iter().any(|tried| tried.change.set.path == "floor.tables");
    let row = |tried: &Tried| {
        let cells = JUDGED_BY
            .iter()
            .zip(tried.differences)
            .flat_map(|(measure, difference)| cells(difference.as_ref(), measure.info().decimals));
        std::iter::once(Shown::words(&tried.change.what)).chain(cells).collect()
    };
    Table {
        heads: std::iter::once(Head::words(""))
            .chain(heads.iter().flat_map(|head| [Head::numbers(head), Head::words("")]))
            .collect(),
        rows: advice.tried.iter().map(row).collect(),
        split: Split::Never,
        notes: has_tables.then(|| NO_RENT.to_owned()).into_iter().collect(),
    }
}

fn cells(difference: Option<&Difference>, decimals: usize) -> [Shown; 2] {
    difference.map_or_else(
        || [Shown::missing(), Shown::nothing()],
        |difference| [verdicts::amount(difference, decimals), verdicts::mark(difference)],
    )
}

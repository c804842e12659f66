//! What was tried against what is pressed, and what came of it.

use crate::compare::{Difference, Verdict};
use crate::forecast::{Load, LoadBand};
use crate::render::safe::for_shell;
use crate::render::{Block, Head, Shown, Split, Table};
use crate::report::check::Checked;
use crate::report::verdicts;
use crate::results::unit;
use crate::study::{ADVICE_EVENINGS, AGAIN_EVENINGS, Advice, Again, JUDGED_BY, Tried};

/// Why nothing was tried.
pub(super) const NOT_TRIED: &str = "too much happens on an evening to try anything here";

/// What the rows of tables leave out.
const NO_RENT: &str = "A table costs nothing here; whether there is room for it only you know.";

/// The changes, best first, and which of them helps; `None` where nothing is pressed.
pub(super) fn blocks(checked: &Checked<'_>) -> Option<Block> {
    let is_pressed = |load: &Load| load.busiest().strain() != LoadBand::Easy;
    if !checked.forecast.loads.iter().any(is_pressed) {
        return None;
    }
    let Some(advice) = &checked.advice else {
        return Some(Block::Paragraph(format!(
            "What would relieve it is not told: {NOT_TRIED}. `orderflow compare` with `--set` tries it."
        )));
    };
    let tried = advice.again.iter().flat_map(|again| tried(checked, advice, again));
    let refused = advice.refused.iter().map(|refused| {
        Block::Note(format!(
            "`{}` was not tried, because the file's rules do not allow it: {}.",
            refused.change.what, refused.why
        ))
    });
    let blocks: Vec<Block> = tried.chain(refused).collect();
    (!blocks.is_empty()).then_some(Block::Group(blocks))
}

/// The best, on evenings of their own, what to type for it, and everything that was tried.
fn tried(checked: &Checked<'_>, advice: &Advice, again: &Again) -> Vec<Block> {
    let currency = &checked.loaded.model.currency;
    let n_tried = advice.tried.len();
    let best: Vec<&Tried> = std::iter::once(&again.worth).chain(&again.guests).collect();
    let (it_was, it) = if best.len() == 1 { ("It was", "it") } else { ("Both were", "them") };
    let caption = format!(
        "{} {it_was} chosen on evenings 1 to {ADVICE_EVENINGS}, and played again on {AGAIN_EVENINGS} more that had no \
         part in choosing {it}. Against the house as it is, under {}:",
        finding(again),
        advice.policy
    );
    let mut blocks = vec![Block::Paragraph(caption), table(&best, currency).into()];
    if n_tried > best.len() {
        let all: Vec<&Tried> = advice.tried.iter().collect();
        blocks.push(Block::Paragraph(format!(
            "All {n_tried} that were tried, on evenings 1 to {ADVICE_EVENINGS}, most worth first (what stands highest \
             here was lucky as well; all differences of a column hold together with 95 %):"
        )));
        blocks.push(table(&all, currency).into());
    }
    if advice.tried.iter().any(|tried| tried.change.set.path == "floor.tables") {
        blocks.push(Block::Note(NO_RENT.to_owned()));
    }
    let next = checked.path.filter(|_| judged(&again.worth)[2] == Some(Verdict::Better));
    blocks.extend(next.map(|path| Block::Next {
        why: "more evenings, and under every policy",
        command: format!(
            "orderflow compare {} --set {}",
            for_shell(path),
            for_shell(&again.worth.change.set.argument())
        ),
    }));
    blocks
}

/// What it comes to.
fn finding(again: &Again) -> String {
    let for_guests = again.guests.as_ref().unwrap_or(&again.worth);
    let (richest, happiest) = (&again.worth.change.what, &for_guests.change.what);
    let is_one = again.guests.is_none();
    let earns = judged(&again.worth)[2] == Some(Verdict::Better);
    let pleases = judged(for_guests)[0] == Some(Verdict::Better);
    match (earns, pleases) {
        (true, true) if is_one => {
            format!("`{richest}` brings most, in worth and for guests.")
        }
        (true, true) => {
            format!("`{richest}` brings most in worth; `{happiest}` brings guests most.")
        }
        (true, false) => format!(
            "`{richest}` brings most in worth; that guests are happier with any of these cannot be told."
        ),
        (false, true) => format!(
            "`{happiest}` brings guests most, but that any of these earns what it costs cannot be told."
        ),
        (false, false) => {
            "None of these helps: guests are no happier, and nothing more is earned.".to_owned()
        }
    }
}

fn judged(tried: &Tried) -> [Option<Verdict>; 3] {
    tried.differences.map(|difference| difference.map(|difference| difference.verdict))
}

fn table(tried: &[&Tried], currency: &str) -> Table {
    let heads = JUDGED_BY
        .map(|measure| format!("{} {}", measure.info().name, unit(measure.into(), currency)));
    let row = |tried: &&Tried| {
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
        rows: tried.iter().map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    }
}

fn cells(difference: Option<&Difference>, decimals: usize) -> [Shown; 2] {
    difference.map_or_else(
        || [Shown::missing(), Shown::nothing()],
        |difference| [verdicts::amount(difference, decimals), verdicts::mark(difference)],
    )
}

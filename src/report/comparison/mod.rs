//! What `run` and `compare` found: the answer, the evidence, the next step.

mod bad;
mod best;
mod goals;
mod headline;
mod many;
mod notes;
mod pair;
mod ranking;
mod rivals;
mod sentences;
mod single;
mod together;
mod why;

use crate::catalogue::MeasureKey;
use crate::compare::{MainFinding, MeasureComparison, PolicyResult};
use crate::render::{Block, Document, Head, Shown, Split, Table};
use crate::report::Detail;
use crate::report::conditions::conditions;
use crate::report::labels::labels;
use crate::report::levers;
use crate::results::{NotMet, Results};

pub(super) use sentences::score_sentence;

/// The goals that a gate does not let pass, a line each.
pub fn not_met(found: &[NotMet<'_>], results: &Results) -> Vec<String> {
    found.iter().map(|found| goals::not_met(found, results)).collect()
}

/// What of the results is wanted.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// How many measures.
    pub detail: Detail,
    /// The measure the columns are ranked by, if they are to be.
    pub ranked_by: Option<MeasureKey>,
    /// What tells an evening of them, but for its number.
    pub story_command: Option<&'a str>,
}

/// The results for people.
pub fn document(results: &Results, view: &View<'_>) -> Document {
    let detail = view.detail;
    let findings = Block::Findings {
        answer: sentences::answer(results),
        evidence: sentences::evidence(results),
    };
    let blocks = [
        Some(findings),
        view.ranked_by.and_then(|by| ranking::block(results, by)),
        Some(measures(results, detail)),
        differences(results, detail),
        together::block(results),
        results.assumptions.as_ref().map(|found| Block::Note(levers::assumptions(found))),
        why::block(results, detail),
        bad::block(results).filter(|_| detail == Detail::Full),
        goals::table(results, detail).map(Block::from),
        conditions(&results.heading),
        view.story_command.and_then(|command| next(results, command)),
    ];
    Document {
        title: Some(results.heading.title.clone()),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// One policy, two side by side with their difference, or several against the baseline.
fn measures(results: &Results, detail: Detail) -> Block {
    let comparison = &results.comparison;
    let shown = headline::shown(comparison, detail);
    let notes = notes::Notes::of(results, &shown, detail);
    let table = |heads, rows, notes| Table { notes, ..labelled(results, &shown, heads, rows) };
    let each = |cells: &dyn Fn(&MeasureComparison) -> Vec<Shown>| {
        shown.iter().map(|measure| cells(measure)).collect()
    };
    match comparison.alternatives().collect::<Vec<_>>()[..] {
        [] => {
            let cells = |measure: &MeasureComparison| single::cells(measure, comparison);
            table(single::heads(comparison), each(&cells), notes.wide()).into()
        }
        [other] => {
            let narrow = table(
                pair::narrow_heads(comparison, other),
                pair::narrow_rows(&shown, comparison, other),
                notes.narrow(other),
            );
            Block::Table {
                wide: table(
                    pair::wide_heads(comparison, other),
                    pair::wide_rows(&shown, comparison, other),
                    notes.wide(),
                ),
                narrow: Some(Box::new(narrow.into())),
            }
        }
        _ => table(many::heads(comparison), each(&many::cells), notes.wide()).into(),
    }
}

/// Of several policies each difference from the baseline, which the cells of the means have no room for.
fn differences(results: &Results, detail: Detail) -> Option<Block> {
    let comparison = &results.comparison;
    if detail == Detail::Headline || comparison.alternatives().count() < 2 {
        return None;
    }
    let shown = headline::shown(comparison, detail);
    let rows = shown.iter().map(|measure| many::differences(measure)).collect();
    let table = labelled(results, &shown, many::difference_heads(comparison), rows);
    let said = format!("Differences from {}.", comparison.baseline_name());
    Some(Block::Group(vec![Block::Paragraph(said), table.into()]))
}

/// A row a measure, behind its name and unit.
fn labelled(
    results: &Results,
    shown: &[&MeasureComparison],
    heads: Vec<Head>,
    rows: Vec<Vec<Shown>>,
) -> Table {
    let names = labels(shown.iter().map(|m| m.key), &results.heading.currency);
    let rows = names.into_iter().zip(rows).map(|(label, cells)| [label.to_vec(), cells].concat());
    Table {
        heads: [Head::words(""), Head::words("")].into_iter().chain(heads).collect(),
        rows: rows.collect(),
        split: Split::Pairs(2),
        notes: Vec::new(),
    }
}

/// The command that tells the evening on which the guest score changed most.
fn next(results: &Results, story_command: &str) -> Option<Block> {
    let answer = MainFinding::of(&results.comparison)?;
    let evening = answer.guest_score.filter(|d| !d.is_same())?.largest.evening;
    Some(Block::Next {
        why: "the evening that changed most",
        command: format!("{story_command} --evening {evening}"),
    })
}

/// A policy's mean, if it has one.
fn mean(result: &PolicyResult, decimals: usize) -> Shown {
    match &result.estimate {
        Ok(estimate) => Shown::number(estimate.mean, decimals),
        Err(_) => Shown::missing(),
    }
}

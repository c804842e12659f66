//! What `run` and `compare` found: the answer, the evidence, the next step.

mod bad;
mod best;
mod goals;
mod headline;
mod many;
mod notes;
mod pair;
mod sentences;
mod single;
mod why;

use crate::compare::{Answer, MeasureComparison, PolicyResult};
use crate::render::{Block, Document, Head, Shown, Split, Table};
use crate::report::labels::labels;
use crate::report::{Detail, Report};

pub(super) use sentences::score_sentence;

/// The results for people.
pub fn document(report: &Report, detail: Detail) -> Document {
    let findings = Block::Findings {
        answer: sentences::answer(report),
        evidence: sentences::evidence(report),
    };
    let blocks = [
        Some(findings),
        Some(results(report, detail)),
        why::block(report, detail),
        bad::block(report).filter(|_| detail == Detail::Full),
        goals::table(report, detail).map(Block::from),
        next(report),
    ];
    Document {
        title: Some(report.heading.title.clone()),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// One policy, two side by side with their difference, or several against the baseline.
fn results(report: &Report, detail: Detail) -> Block {
    let comparison = &report.comparison;
    let shown = headline::shown(comparison, detail);
    let notes = notes::Notes::of(comparison, &shown, detail);
    let table = |heads: Vec<Head>, rows: Vec<Vec<Shown>>, notes| {
        let names = labels(shown.iter().map(|m| m.key), &report.heading.currency);
        let rows =
            names.into_iter().zip(rows).map(|(label, cells)| [label.to_vec(), cells].concat());
        Table {
            heads: [Head::words(""), Head::words("")].into_iter().chain(heads).collect(),
            rows: rows.collect(),
            split: Split::Pairs(2),
            notes,
        }
    };
    let each = |cells: &dyn Fn(&MeasureComparison) -> Vec<Shown>| {
        shown.iter().map(|measure| cells(measure)).collect()
    };
    match comparison.challengers().collect::<Vec<_>>()[..] {
        [] => {
            let cells = |measure: &MeasureComparison| single::cells(measure, comparison.evenings);
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

/// The command that tells the evening on which the guest score changed most.
fn next(report: &Report) -> Option<Block> {
    let story = Some(&report.heading.story_command).filter(|command| !command.is_empty())?;
    let answer = Answer::of(&report.comparison)?;
    let evening = answer.guest_score.filter(|d| !d.is_same())?.largest.evening;
    Some(Block::Next {
        why: "the evening that changed most",
        command: format!("{story} --evening {evening}"),
    })
}

/// A policy's mean, if it has one.
fn mean(result: &PolicyResult, decimals: usize) -> Shown {
    match &result.estimate {
        Ok(estimate) => Shown::number(estimate.mean, decimals),
        Err(_) => Shown::missing(),
    }
}

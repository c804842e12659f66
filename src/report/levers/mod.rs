//! What moves a measure most, as a tornado, and which assumption turns the verdict.

mod sheet;
mod tornado;
mod words;

use crate::render::{Block, Document};
use crate::report::conditions::conditions;
use crate::report::english::uncapitalised;
use crate::results::Levers;

use words::Told;

pub use sheet::{described, sheet};

/// The levers for people; `is_full`: every one.
pub fn document(levers: &Levers, is_full: bool) -> Document {
    let told = Told::of(levers);
    let findings = Block::Findings { answer: Some(told.answer()), evidence: told.evidence() };
    let blocks = [
        Some(findings),
        Some(told.tornado(is_full)),
        told.pairs().map(Block::from),
        told.flips().map(Block::Paragraph),
        conditions(&levers.heading),
    ];
    let title = Some(levers.heading.title.clone());
    Document { title, blocks: blocks.into_iter().flatten().collect() }
}

/// The range of the difference under all single assumptions, beside that by chance, in a sentence.
pub(super) fn assumptions(levers: &Levers) -> String {
    let told = Told::of(levers);
    format!("Of {}: {}", told.what(), uncapitalised(&told.ranges()))
}

//! `check` for people.

use crate::forecast::Hint;
use crate::render::{Block, Document, Head, Shown, Split, Table};
use crate::report::check::{Checked, advice, evenings, loads};
use crate::report::{Detail, house};
use crate::scenario::{DefaultUsed, Location, Provenance};

/// The house, its loads, what to look at, how many evenings, what is assumed.
pub fn document(checked: &Checked<'_>, detail: Detail) -> Document {
    let model = &checked.loaded.model;
    let house = [Block::Paragraph(model.title.clone()), Block::Facts(house::facts(model))];
    let pilot = checked.pilot.as_ref().map(|pilot| evenings::table(pilot, model.policies.len()));
    let defaults = &checked.loaded.defaults;
    let listed = (detail == Detail::Full).then(|| self::defaults(defaults));
    let blocks = [
        Some(Block::Group(house.into())),
        loads::offered(checked),
        advice::blocks(checked),
        loads::waits(checked),
        hints(checked),
        Some(headed(evenings::caption(checked), pilot)),
        Some(headed(assumed(defaults, detail), listed)),
    ];
    Document {
        title: Some(format!("{} is sound.", checked.name)),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// A paragraph and the table it tells of, if there is one.
fn headed(paragraph: String, table: Option<Table>) -> Block {
    let table = table.map(Block::from);
    Block::Group(std::iter::once(Block::Paragraph(paragraph)).chain(table).collect())
}

fn hints(checked: &Checked<'_>) -> Option<Block> {
    let places = &checked.loaded.places;
    let hint = |note: Hint| {
        let spot = places.spot(&note.path).map(spot_text).unwrap_or_default();
        Block::Hint { what: format!("{spot}{}", note.what), help: note.way_out }
    };
    let hints: Vec<Block> = checked.all_notes().map(hint).collect();
    let caption = Block::Paragraph("To look at:".to_owned());
    (!hints.is_empty()).then(|| Block::Group(std::iter::once(caption).chain(hints).collect()))
}

fn spot_text(spot: &Location) -> String {
    match spot.line {
        Some(line) => format!("{}:{line}: ", spot.origin),
        None => format!("{}: ", spot.origin),
    }
}

fn assumed(defaults: &[DefaultUsed], detail: Detail) -> String {
    let is_sourced = |default: &&DefaultUsed| matches!(default.provenance, Provenance::From(_));
    let n_sourced = defaults.iter().filter(is_sourced).count();
    let more = match detail {
        Detail::Headline => "`--verbose` lists them with where they come from",
        Detail::Full => "as follows",
    };
    format!(
        "Left to defaults: {} values, {n_sourced} of them measured or told elsewhere, {} assumed; \
         {more}. Where the values of the file come from only the file can say.",
        defaults.len(),
        defaults.len() - n_sourced,
    )
}

fn defaults(defaults: &[DefaultUsed]) -> Table {
    let row = |default: &DefaultUsed| {
        let source = match default.provenance {
            Provenance::From(source) => source,
            Provenance::Assumed => "assumed",
        };
        [&default.path, &default.value, source].map(Shown::words).to_vec()
    };
    Table {
        heads: ["", "", ""].map(Head::words).to_vec(),
        rows: defaults.iter().map(row).collect(),
        split: Split::Never,
        notes: Vec::new(),
    }
}

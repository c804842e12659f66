//! What there is to look up.

use std::collections::BTreeSet;

use crate::catalogue::{GLOSSARY, MEASURES, Word};
use crate::model::{PRESETS, Scorer, keys};
use crate::render::{Block, Document};

/// What a file's head is called, where it has no table's name.
const HEAD: &str = "the file's head";

/// Every key by its table, in the order of a file, and where the other things stand.
pub fn contents() -> Document {
    let mut tables: Vec<[String; 2]> = Vec::new();
    let mut seen = BTreeSet::new();
    for key in keys().filter(|key| seen.insert(key.table)) {
        let names: Vec<&str> =
            keys().filter(|other| other.table == key.table).map(|other| other.name).collect();
        let table = if key.table.is_empty() { HEAD.to_owned() } else { format!("[{}]", key.table) };
        tables.push([table, names.join(", ")]);
    }
    let say = "Keys of a scenario, table by table; `*` stands for a name of your file. `orderflow explain \
               handoff` tells of a table, `orderflow explain p_stuck` of a key.";
    let names = |words: &[Word]| words.iter().map(|word| word.name).collect::<Vec<_>>().join(", ");
    let others = vec![
        ("policies", format!("{}: what each means and says", names(&PRESETS))),
        ("scorers", format!("{}: who judges an evening", names(Scorer::WORDS))),
        ("measures", format!("{} of them: `orderflow measures` lists them", MEASURES.len())),
        ("words", names(GLOSSARY)),
    ];
    let blocks = vec![
        Block::Paragraph(say.to_owned()),
        Block::Entries(tables),
        Block::Paragraph("Besides keys it explains:".to_owned()),
        Block::Facts(others),
        Block::Next {
            why: "everything about one",
            command: "orderflow explain p_stuck".to_owned(),
        },
    ];
    Document { title: None, blocks }
}

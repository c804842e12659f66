//! The houses that come with the program, compiled in, each with the question it puts.

use super::error::InitError;
use crate::render::{Block, Document};

/// A house to start from.
#[derive(Debug)]
pub(in crate::cli) struct Starter {
    /// What it is called.
    pub(in crate::cli) name: &'static str,
    /// The shipped file.
    shipped: &'static str,
    /// The command that answers its question, where that is not `compare`, and what it shows.
    pub(super) also: Option<(&'static str, &'static str)>,
}

macro_rules! starter {
    ($name:literal, $also:expr) => {
        Starter {
            name: $name,
            shipped: include_str!(concat!("../../../../scenarios/", $name, ".toml")),
            also: $also,
        }
    };
}

const SEASON: Option<(&str, &str)> = Some(("season", "two months of evenings that remember"));
const STORY: Option<(&str, &str)> = Some(("story", "that party's evening, side by side"));

/// All of them; the first is taken where none is named.
pub(in crate::cli) const STARTERS: &[Starter] = &[
    starter!("mendoza", None),
    starter!("quiet", None),
    starter!("friday_escalation", None),
    starter!("favour", None),
    starter!("tourist_bar", None),
    starter!("untrained", None),
    starter!("licence", None),
    starter!("season", SEASON),
    starter!("workaround", SEASON),
    starter!("anecdote", STORY),
];

impl Starter {
    /// The one of that name.
    pub(super) fn named(name: &str) -> Result<&'static Self, InitError> {
        let found = STARTERS.iter().find(|starter| starter.name == name);
        found.ok_or_else(|| InitError::UnknownStarter {
            name: name.to_owned(),
            known: STARTERS.iter().map(|starter| starter.name.to_owned()).collect(),
        })
    }

    /// Its text, without the line by which an editor finds the schema of the shipped ones.
    pub(super) fn text(&self) -> &'static str {
        match self.shipped.split_once('\n') {
            Some((first, rest)) if first.starts_with("#:schema") => rest,
            Some(_) | None => self.shipped,
        }
    }

    /// The question it puts, as its comment says it before it says what to look at.
    pub(in crate::cli) fn question(&self) -> String {
        let comments = self.shipped.lines().map_while(|line| line.strip_prefix('#'));
        let words: Vec<&str> = comments.flat_map(str::split_whitespace).collect();
        let words = words.join(" ");
        let behind = words.split_once("Question: ").map_or("", |(_, behind)| behind);
        let question = behind.split(" Look at ").next().unwrap_or(behind);
        let end = question.rfind('?').map_or(question.len(), |at| at + 1);
        let mut letters = question[..end].chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }
}

/// Each with its question; with its number before its name where one is to be chosen.
pub(super) fn list(is_numbered: bool) -> Vec<[String; 2]> {
    let entry = |(idx, starter): (usize, &Starter)| {
        let number = if is_numbered { format!("{}  ", idx + 1) } else { String::new() };
        [format!("{number}{}", starter.name), starter.question()]
    };
    STARTERS.iter().enumerate().map(entry).collect()
}

/// What `--list` prints.
pub(super) fn document() -> Document {
    let blocks = vec![
        Block::Paragraph("Houses to start from, and the question each puts:".to_owned()),
        Block::Entries(list(false)),
        Block::Next {
            why: "writes one, to play and to change",
            command: format!("orderflow init {}", STARTERS[0].name),
        },
    ];
    Document { title: None, blocks }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_shipped_house_is_a_starter_with_a_question() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.is_file());
        let shipped: BTreeSet<String> =
            files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
        let names: BTreeSet<String> =
            STARTERS.iter().map(|starter| starter.name.to_owned()).collect();
        assert_eq!(names, shipped);
        for starter in STARTERS {
            let question = starter.question();
            assert!(
                question.ends_with('?') && question.len() < 200,
                "{}: {question}",
                starter.name
            );
            assert!(!starter.text().contains("#:schema"), "{}", starter.name);
        }
    }
}

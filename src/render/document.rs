//! What a command says to people, block by block.

use crate::render::{Chart, Plot, Shown, Table};

/// What a command says to people. All its words are plain: what would be a mark or a control in some format
/// is made harmless by that format.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is about, in a line.
    pub title: Option<String>,
    /// From the top to the bottom.
    pub blocks: Vec<Block>,
}

/// A part of a document. Blocks stand apart from each other.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The answer, if there is one, and what it rests on.
    Findings {
        /// What was asked.
        answer: Option<String>,
        /// Why it may be believed.
        evidence: String,
    },
    /// Sentences.
    Paragraph(String),
    /// Sentences about what stands beside them.
    Note(String),
    /// Something to look at, and what may be done about it.
    Hint {
        /// What there is.
        what: String,
        /// The way out.
        help: String,
    },
    /// What is so: a word and what there is to say about it. No word: it goes on about the one above.
    Facts(Vec<(&'static str, String)>),
    /// Names with figures that add up. The figures of all accounts of a document stand below each other.
    Account(Vec<(String, Shown)>),
    /// Words and what they mean.
    Terms(Vec<Term>),
    /// Names, and below each what there is to say about it.
    Entries(Vec<[String; 2]>),
    /// Lines that are shown as they are, such as those of a file.
    Verbatim(Vec<String>),
    /// Rows and columns.
    Table {
        /// What is shown where there is room for it.
        wide: Table,
        /// What is shown where there is not, if that is something else.
        narrow: Option<Box<Self>>,
    },
    /// Lines from left to right.
    Chart(Chart),
    /// Lines over an axis.
    Plot(Plot),
    /// What happened at the same time on several sides, each with its name; one side alone needs none.
    Timeline {
        /// Names of the sides.
        sides: Vec<String>,
        /// Moment by moment.
        rows: Vec<Timed>,
    },
    /// What belongs together.
    Group(Vec<Self>),
    /// What to type next. A format that is not read beside a terminal leaves it out.
    Next {
        /// What that tells.
        why: &'static str,
        /// The command.
        command: String,
    },
}

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub word: &'static str,
    /// What kind of thing it is.
    pub kind: String,
    /// What it means.
    pub meaning: &'static str,
    /// What else there is of it.
    pub also: Option<String>,
}

/// What happened at one time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The time of day.
    pub at: String,
    /// What happened on each side, one sentence each.
    pub sides: Vec<Vec<String>>,
}

impl From<Table> for Block {
    /// The same table whatever room there is.
    fn from(wide: Table) -> Self {
        Self::Table { wide, narrow: None }
    }
}

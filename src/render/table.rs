//! A table for reading, before a format has made it text.

use crate::render::number::{plain, signed, with_every_sign};

/// A table: every row has a cell for each head.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// From left to right.
    pub heads: Vec<Head>,
    /// From top to bottom.
    pub rows: Vec<Vec<Shown>>,
    /// What becomes of it where a line has no room for all columns.
    pub split: Split,
    /// What belongs below.
    pub notes: Vec<String>,
}

/// What becomes of a table that a line has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// It is as wide as it is.
    Never,
    /// Columns come in pairs but for so many labels in front: pairs without room stand below, with the same
    /// labels.
    Pairs(usize),
    /// The first column heads the rows below it, and may stand above them.
    HeadAbove,
}

/// Which side of its column a cell keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What stands above it.
    pub words: String,
    /// Which side its cells keep to.
    pub align: Align,
    /// Characters by which it is set in.
    pub inset: usize,
}

/// What a cell says, so that colour may say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// Good news.
    Good,
    /// Bad news.
    Bad,
    /// No news.
    Faint,
}

/// What a cell shows, piece by piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// From left to right, with nothing between them.
    pub pieces: Vec<Piece>,
    /// What that means.
    pub tone: Tone,
    /// Characters by which it is set in, because it belongs to what is above.
    pub inset: usize,
}

/// A piece of what a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words, or a name.
    Words(String),
    /// A number, rounded to so many digits after the point.
    Number(f64, usize),
    /// The same with a sign unless it is shown as zero.
    Signed(f64, usize),
    /// The same with its sign even then.
    EverySign(f64, usize),
    /// How many.
    Count(u64),
    /// There is no such value.
    Missing,
}

/// What stands for a value that does not exist.
const NOTHING: &str = "–";

impl Head {
    /// Head of a column of words.
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), align: Align::Left, inset: 0 }
    }

    /// Head of a column of numbers.
    pub fn numbers(words: impl Into<String>) -> Self {
        Self { align: Align::Right, ..Self::words(words) }
    }

    /// The same, set in by so many characters.
    #[must_use]
    pub fn set_in(self, inset: usize) -> Self {
        Self { inset, ..self }
    }
}

impl Shown {
    /// These pieces, which say nothing in particular.
    pub fn of(pieces: impl Into<Vec<Piece>>) -> Self {
        Self { pieces: pieces.into(), tone: Tone::Plain, inset: 0 }
    }

    /// Words, or a name.
    pub fn words(words: impl Into<String>) -> Self {
        Self::of([Piece::Words(words.into())])
    }

    /// A number, rounded to so many digits after the point.
    pub fn number(value: f64, decimals: usize) -> Self {
        Self::of([Piece::Number(value, decimals)])
    }

    /// The same with a sign unless it is shown as zero.
    pub fn signed(value: f64, decimals: usize) -> Self {
        Self::of([Piece::Signed(value, decimals)])
    }

    /// There is no such value.
    pub fn missing() -> Self {
        Self::of([Piece::Missing])
    }

    /// An empty cell.
    pub fn nothing() -> Self {
        Self::of([])
    }

    /// The same, which means this.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same, set in by so many characters.
    #[must_use]
    pub fn set_in(self, inset: usize) -> Self {
        Self { inset, ..self }
    }

    /// The same with more behind.
    #[must_use]
    pub fn and(mut self, pieces: impl IntoIterator<Item = Piece>) -> Self {
        self.pieces.extend(pieces);
        self
    }

    /// What it shows, without what sets it in.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(Piece::text).collect()
    }
}

impl Piece {
    /// Words, or a name.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(value, decimals) => plain(*value, *decimals),
            Self::Signed(value, decimals) => signed(*value, *decimals),
            Self::EverySign(value, decimals) => with_every_sign(*value, *decimals),
            Self::Count(count) => count.to_string(),
            Self::Missing => NOTHING.to_owned(),
        }
    }
}

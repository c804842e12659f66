//! What a value of the scenario file may be, as data, and what has been read of it.
//!
//! A shape tells what a value is by itself: its kind, its unit, its range, its words. It knows no key, no
//! other value and not how text becomes a number; that is the work of [`crate::scenario`].

use crate::numbers::dist::Dist;
use crate::time::Span;

/// Largest number of people, tables or hands; more is "unlimited".
///
/// Assumption: no house is larger, and each of them takes memory.
pub const MOST: u32 = 100_000;

/// Largest amount of money in units of the currency, and largest number without a limit of its own.
///
/// Assumption: no sensible value is larger, and sums stay exact.
pub const LARGEST: f64 = 1e9;

/// One of a few words, and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it stands in a file.
    pub name: &'static str,
    /// What it stands for.
    pub meaning: &'static str,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// True or false.
    Flag,
    /// Any text.
    Text,
    /// A number from 0 to 1, or a percentage as text.
    Share,
    /// A number from `low` to `high`.
    Number {
        /// The least.
        low: f64,
        /// The largest; [`LARGEST`]: no limit of its own.
        high: f64,
    },
    /// A number above zero.
    AboveZero,
    /// A whole number from `low` to [`MOST`].
    Whole {
        /// The least.
        low: u32,
    },
    /// An amount of money in units of the currency, at most two decimals.
    Money,
    /// A length of time.
    Span,
    /// A length of time above zero: what repeats after no time at all would never end.
    SpanAboveZero,
    /// A distribution of lengths of time; a plain length is always the same.
    SpanDist,
    /// A distribution of numbers of 0 or more, without a unit; a plain number is always the same.
    NumberDist,
    /// Times between one event and the next: a distribution, or a list of lengths of which the last repeats.
    Gaps,
    /// A distance in metres.
    Distance,
    /// A speed above zero.
    Speed,
    /// So many in a length of time.
    Rate,
    /// One of a few words.
    OneOf(&'static [Word]),
    /// A word that means there is none, or a value of another shape.
    Or(&'static str, &'static Self),
    /// What can only be judged together with other values.
    Ruled(Ruled),
}

/// A value whose rules look at other values too, so that it is never taken alone.
#[derive(Clone, Copy, Debug)]
pub enum Ruled {
    /// A time of day, `"19:00"`.
    Clock,
    /// A time of day, or a length of time from opening.
    Moment,
    /// The name of something else in the file or the program, in the singular: `counter`.
    NameOf(&'static str),
    /// A list of names of such things.
    NamesOf(&'static str),
    /// For each guest of a party, a list of names.
    Orders,
    /// For each name of such a thing its share; they sum to 1.
    SharesOf(&'static str),
    /// A sign and a limit: `"< 10"`.
    Limit,
    /// A value of the key whose path stands before it.
    Setting,
    /// Number of people on duty, or a list of steps by the clock, whose keys have this key's path as their
    /// table.
    Roster,
    /// A list of tables, whose keys have this key's path as their table.
    Rows,
}

impl Shape {
    /// A number that is not negative.
    pub const NOT_NEGATIVE: Self = Self::Number { low: 0.0, high: LARGEST };
    /// A whole number from 1.
    pub const COUNT: Self = Self::Whole { low: 1 };

    /// What a value is written with or counted in, if the shape says it.
    pub fn unit(&self) -> Option<&'static str> {
        match self {
            Self::Share => Some("share, 0 to 1"),
            Self::Money => Some("units of the currency"),
            Self::Or(_, inner) => inner.unit(),
            // A length, a distance, a speed and a rate are written with their units, each value with its own.
            Self::Span
            | Self::SpanAboveZero
            | Self::SpanDist
            | Self::NumberDist
            | Self::Gaps
            | Self::Distance
            | Self::Speed
            | Self::Rate
            | Self::Flag
            | Self::Text
            | Self::Number { .. }
            | Self::AboveZero
            | Self::Whole { .. }
            | Self::OneOf(_)
            | Self::Ruled(_) => None,
        }
    }

    /// The least and the largest number it may be, in whatever unit it is written; `None`: it is no one number.
    pub fn limits(&self) -> Option<(f64, f64)> {
        match self {
            Self::Share => Some((0.0, 1.0)),
            Self::Number { low, high } => Some((*low, *high)),
            Self::Whole { low } => Some((f64::from(*low), f64::from(MOST))),
            Self::AboveZero
            | Self::Money
            | Self::Span
            | Self::SpanAboveZero
            | Self::SpanDist
            | Self::NumberDist
            | Self::Gaps
            | Self::Distance
            | Self::Speed
            | Self::Rate => Some((0.0, f64::INFINITY)),
            Self::Or(_, inner) => inner.limits(),
            Self::Flag | Self::Text | Self::OneOf(_) | Self::Ruled(_) => None,
        }
    }

    /// Whether it counts things, which have no halves.
    pub fn is_whole(&self) -> bool {
        matches!(self.beside_word(), Self::Whole { .. })
    }

    /// The shape without the word that means there is none.
    pub(super) fn beside_word(&self) -> &Self {
        if let Self::Or(_, inner) = self { inner.beside_word() } else { self }
    }
}

/// A value that fits its shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// The word that means there is none.
    Nothing,
    /// True or false.
    Flag(bool),
    /// Text.
    Text(String),
    /// A number, in the shape's base unit: minutes, metres, metres a minute, a minute.
    Number(f64),
    /// A whole number.
    Whole(u32),
    /// Which of the words.
    Word(usize),
    /// Hundredths of the currency.
    Cents(i64),
    /// A distribution, over minutes if it is one of time.
    Dist(Dist),
    /// Several of them.
    List(Vec<Self>),
}

impl Written {
    /// Which of the words of its shape.
    ///
    /// # Panics
    ///
    /// If it is no word.
    pub fn word(&self) -> usize {
        let Self::Word(idx) = self else { self.misfit("a word") };
        *idx
    }

    /// Stops: the field of a key wants what its shape never gives. A test reads every key.
    ///
    /// # Panics
    ///
    /// Always.
    pub fn misfit(&self, wanted: &str) -> ! {
        panic!("a field wants {wanted}, and the shape of its key gave {self:?}")
    }
}

/// What a value becomes in the house.
pub trait Field {
    /// The field's value.
    fn of(written: Written) -> Self;
}

impl Field for f64 {
    fn of(written: Written) -> Self {
        let Written::Number(number) = written else { written.misfit("a number") };
        number
    }
}

impl Field for u32 {
    fn of(written: Written) -> Self {
        let Written::Whole(whole) = written else { written.misfit("a whole number") };
        whole
    }
}

impl Field for bool {
    fn of(written: Written) -> Self {
        let Written::Flag(is_true) = written else { written.misfit("true or false") };
        is_true
    }
}

impl Field for String {
    fn of(written: Written) -> Self {
        let Written::Text(text) = written else { written.misfit("text") };
        text
    }
}

impl Field for Dist {
    fn of(written: Written) -> Self {
        let Written::Dist(dist) = written else { written.misfit("a distribution") };
        dist
    }
}

impl Field for Span {
    fn of(written: Written) -> Self {
        Self::from_minutes(f64::of(written))
    }
}

impl<T: Field> Field for Option<T> {
    fn of(written: Written) -> Self {
        if written == Written::Nothing { None } else { Some(T::of(written)) }
    }
}

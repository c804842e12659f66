//! A key of the scenario file, as data: what it may be, what it is unless given, and what it means.
//!
//! Keys are declared where their values live, in [`crate::model`], by [`keys!`], which makes the record, its
//! list of keys and its reader out of one row a key. This file names no key. Start with [`Key`]; the table a
//! key stands in is a [`TableRow`].

use std::borrow::Cow;

use super::shape::{Shape, Word, Written};

/// Where a default comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Measured or published there.
    From(&'static str),
    /// Assumed: set so that the whole behaves plausibly, or a guess.
    Assumed,
}

/// What a key is unless it is given; written as in a file, without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// It must be given: how it could be.
    Needed(&'static str),
    /// It may be left out, and then there is none; an example of how it could be given.
    Absent(&'static str),
    /// The same in every column.
    Is(&'static str),
    /// One for each column of its table: a preset, a scorer or a stage.
    Of(&'static [&'static str]),
}

impl Fallback {
    /// The default of a column.
    pub fn text(&self, column: usize) -> Option<&'static str> {
        match *self {
            Self::Needed(_) | Self::Absent(_) => None,
            Self::Is(text) => Some(text),
            Self::Of(texts) => Some(texts[column]),
        }
    }
}

/// A key of the scenario file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The table it stands in, `*` for a name the file chooses: `policy.*`; empty for the file's head.
    pub table: &'static str,
    /// Its name there; `*` where the file chooses it.
    pub name: &'static str,
    /// What it may be.
    pub shape: Shape,
    /// What a plain number counts, where its shape does not say it.
    pub counted_in: Option<&'static str>,
    /// What it is unless given.
    pub default: Fallback,
    /// Where the default comes from.
    pub provenance: Provenance,
    /// The least and the largest plausible value, of the same origin as the default; where none is told, it is
    /// half to double the default.
    pub range: Option<[&'static str; 2]>,
    /// What it does, in a sentence.
    pub meaning: &'static str,
    /// The version of the program that knew it first.
    pub since: &'static str,
}

impl Key {
    /// Its path as `--set` takes it, with `*` for names: `policy.*.p_punish`.
    pub fn path(&self) -> String {
        if self.table.is_empty() {
            self.name.to_owned()
        } else {
            format!("{}.{}", self.table, self.name)
        }
    }

    /// What its number counts or is written with, if anything.
    pub fn unit(&self) -> Option<&'static str> {
        self.counted_in.or_else(|| self.shape.unit())
    }

    /// The power of ten that makes a number of its unit of a percentage, where that can mean one thing only: a share
    /// of something, so many times something, or percent themselves. `None`: it takes no percentage, or its shape
    /// says by itself what it takes.
    pub fn percent_exponent(&self) -> Option<i32> {
        let takes_its_own = matches!(self.shape.beside_word(), Shape::Share | Shape::NumberDist);
        let is_number = self.shape.limits().is_some() && !self.shape.is_whole();
        let unit = self.counted_in.filter(|_| is_number && !takes_its_own)?;
        if unit.starts_with("share") || unit.starts_with("times") {
            Some(-2)
        } else {
            unit.starts_with('%').then_some(0)
        }
    }

    /// The range in which values are plausible, as they would be written, and whether it is only assumed;
    /// `None` where there is no such range.
    ///
    /// Assumption: without a source, from half the default to double, as far as the shape allows it.
    pub fn plausible(&self, column: usize) -> Option<([Cow<'static, str>; 2], Provenance)> {
        if let Some(range) = self.range {
            return Some((range.map(Cow::Borrowed), self.provenance));
        }
        let (low, high) = self.shape.limits()?;
        let text = self.default.text(column)?;
        let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        let number: f64 = number.parse().ok().filter(|number| *number > 0.0)?;
        let half = if self.shape.is_whole() { (number / 2.0).floor() } else { number / 2.0 };
        let ends = [half.max(low), (number * 2.0).min(high)];
        Some((ends.map(|end| Cow::Owned(format!("{end}{unit}"))), Provenance::Assumed))
    }
}

/// Which names a table's own tables may have.
#[derive(Clone, Copy, Debug)]
pub enum Names {
    /// It has none: its keys are declared.
    None,
    /// Whatever the file calls them.
    Any,
    /// Whatever the file calls them but this word, which means something else.
    AnyBut(&'static str),
    /// These and no other; each is a column of defaults.
    Only(&'static [Word]),
    /// These, each a column of defaults; any other name must say from which of them it starts.
    From {
        /// The names.
        known: &'static [Word],
        /// The key by which another name says it.
        by: &'static str,
    },
}

/// Whether a table may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It must be there, if names are its keys with at least one: how it begins.
    Must(&'static str),
    /// If it is there, it has at least one name: how it begins.
    NotEmpty(&'static str),
    /// It may.
    May,
}

/// A table of the scenario file.
#[derive(Clone, Copy, Debug)]
pub struct TableRow {
    /// Its path, without the `*` of its names: `policy`.
    pub path: &'static str,
    /// The names in it.
    pub names: Names,
    /// Whether it may be left out.
    pub given: Given,
    /// What its keys are about, in a sentence.
    pub meaning: &'static str,
}

/// A record whose fields are keys of one table.
pub trait Keyed: Sized {
    /// What of it is not read as a key.
    type Given;
    /// Its keys, in the order of reading.
    const KEYS: &'static [Key];
    /// Builds it, asking for each key's value in turn.
    fn of(given: Self::Given, take: &mut dyn FnMut(&'static Key) -> Written) -> Self;
}

/// Makes a record, its keys and its reader out of one row a key: field, type, shape, default, where the
/// default comes from, a range with a source if there is one, and the meaning. What a plain number counts
/// stands behind the shape: `Shape::NOT_NEGATIVE => "points"`.
macro_rules! keys {
    (
        $(#[$meta:meta])*
        $record:ident in $table:literal
        given ($($(#[$given_meta:meta])* $given:ident: $given_type:ty),*);
        $($(#[$field_meta:meta])* $field:ident $(as $name:literal)?: $type:ty =
            $shape:expr $(=> $unit:literal)?, $default:expr, $provenance:expr,
            $([$low:literal, $high:literal],)? $meaning:literal;)*
    ) => {
        $(#[$meta])*
        pub struct $record {
            $($(#[$given_meta])* pub $given: $given_type,)*
            $(#[doc = $meaning] $(#[$field_meta])* pub $field: $type,)*
        }

        impl $crate::catalogue::Keyed for $record {
            type Given = ($($given_type,)*);

            const KEYS: &'static [$crate::catalogue::Key] =
                $crate::catalogue::rows! { $table; $(
                    keys!(@name $field $($name)?), $shape $(=> $unit)?, $default, $provenance,
                    keys!(@range $($low, $high)?), $meaning;
                )* };

            fn of(
                ($($given,)*): Self::Given,
                take: &mut dyn FnMut(&'static $crate::catalogue::Key) -> $crate::catalogue::Written,
            ) -> Self {
                let mut keys = Self::KEYS.iter();
                let mut next = || take(keys.next().expect("there is a key for each field"));
                Self {
                    $($field: $crate::catalogue::Field::of(next()),)*
                    $($given,)*
                }
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@range) => { None };
    (@range $low:literal, $high:literal) => { Some([$low, $high]) };
}
pub(crate) use keys;

/// Makes keys out of rows; shapes, defaults and sources go by their bare names there.
macro_rules! rows {
    ($table:literal;
     $($name:expr, $shape:expr $(=> $unit:literal)?, $default:expr, $provenance:expr, $range:expr,
       $meaning:literal;)*) => {{
        #[expect(unused_imports, reason = "no table needs every shape")]
        use $crate::catalogue::{
            Fallback::{Absent, Is, Needed, Of},
            Provenance::{Assumed, From},
            Ruled::{Clock, Limit, Moment, NameOf, NamesOf, Orders, Roster, Rows, Setting, SharesOf},
            Shape,
            Shape::{
                AboveZero, Distance, Flag, Gaps, Money, Number, NumberDist, OneOf, Or, Rate, Ruled, Share, Span,
                SpanAboveZero, SpanDist, Speed, Text, Whole,
            },
        };
        &[$($crate::catalogue::Key {
            table: $table,
            name: $name,
            shape: $shape,
            counted_in: $crate::catalogue::rows!(@unit $($unit)?),
            default: $default,
            provenance: $provenance,
            range: $range,
            meaning: $meaning,
            since: "0.1",
        },)*]
    }};
    (@unit) => { None };
    (@unit $unit:literal) => { Some($unit) };
}
pub(crate) use rows;

/// Makes an enum out of one row a word: variant, word, what it does.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal, $meaning:literal;)* }
    ) => {
        $(#[$meta])*
        pub enum $name { $(#[doc = $meaning] $(#[$variant_meta])* $variant,)* }

        impl $name {
            /// Every one, in the order of [`Self::WORDS`].
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// What stands in a file for each.
            pub const WORDS: &'static [$crate::catalogue::Word] =
                &[$($crate::catalogue::Word { name: $word, meaning: $meaning }),*];

            /// What stands in a file for it.
            pub fn key(self) -> &'static str {
                Self::WORDS[self as usize].name
            }
        }

        impl $crate::catalogue::Field for $name {
            fn of(written: $crate::catalogue::Written) -> Self {
                Self::ALL[written.word()]
            }
        }
    };
}
pub(crate) use words;

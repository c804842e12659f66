//! Kinds of mistakes, and the values that a shape refuses.

use orderflow::catalogue::{LARGEST, Ruled, Shape};

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    KeyTypo,
    KeyElsewhere,
    KeyTwice,
    KeyRemoved,
    TableElsewhere,
    WrongType,
    OutOfRange,
    Negative,
    NoUnit,
    WrongUnit,
    UnknownWord,
    UnknownName,
    NoDistribution,
    NoClock,
    Empty,
    WrongSum,
    OutOfHours,
    Syntax,
}

impl Kind {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::KeyTypo => "typo in a key",
            Self::KeyElsewhere => "key in another table",
            Self::KeyTwice => "key given twice",
            Self::KeyRemoved => "needed key removed",
            Self::TableElsewhere => "table in another table",
            Self::WrongType => "wrong type",
            Self::OutOfRange => "out of range",
            Self::Negative => "negative",
            Self::NoUnit => "unit missing",
            Self::WrongUnit => "wrong unit",
            Self::UnknownWord => "unknown word",
            Self::UnknownName => "unknown name",
            Self::NoDistribution => "distribution misspelt",
            Self::NoClock => "no time of day",
            Self::Empty => "nothing in it",
            Self::WrongSum => "shares not 1 in sum",
            Self::OutOfHours => "outside the hours",
            Self::Syntax => "no TOML",
        }
    }
}

use Kind::{
    Empty, Negative, NoClock, NoDistribution, NoUnit, OutOfRange, UnknownName, UnknownWord,
    WrongType, WrongUnit,
};

/// Values that a shape refuses, as they stand in a file.
pub(crate) fn refused(shape: &Shape) -> Vec<(Kind, String)> {
    let fixed = |values: &[(Kind, &str)]| {
        values.iter().map(|(kind, value)| (*kind, (*value).to_owned())).collect::<Vec<_>>()
    };
    match *shape {
        Shape::Flag => fixed(&[(WrongType, "\"yes\""), (WrongType, "1")]),
        Shape::Text => fixed(&[(WrongType, "5"), (WrongType, "true")]),
        Shape::Share => fixed(&[
            (OutOfRange, "1.5"),
            (OutOfRange, "\"150%\""),
            (Negative, "-0.1"),
            (WrongType, "true"),
            (WrongUnit, "\"0.5 min\""),
        ]),
        Shape::Number { low, high } => {
            let over = if high < LARGEST { high + 1.0 } else { 2e9 };
            let under = if low > 0.0 { (OutOfRange, low - 1e-3) } else { (Negative, low - 1.0) };
            let mut values = fixed(&[(WrongType, "\"three\""), (WrongUnit, "\"3 min\"")]);
            values.extend([(OutOfRange, format!("{over:?}")), (under.0, format!("{:?}", under.1))]);
            values
        }
        Shape::AboveZero => {
            fixed(&[(OutOfRange, "0"), (OutOfRange, "2e9"), (Negative, "-1"), (WrongType, "false")])
        }
        Shape::Whole { low } => {
            let under = if low > 0 { (OutOfRange, "0") } else { (Negative, "-1") };
            fixed(&[under, (OutOfRange, "100001"), (WrongType, "1.5"), (WrongType, "true")])
        }
        Shape::Money => fixed(&[
            (Negative, "-1"),
            (OutOfRange, "2e9"),
            (OutOfRange, "1.005"),
            (WrongUnit, "\"10 USD\""),
        ]),
        Shape::Span => lengths(&[]),
        Shape::SpanAboveZero => lengths(&[(OutOfRange, "\"0 min\"")]),
        Shape::SpanDist => lengths(&DISTRIBUTIONS),
        Shape::NumberDist => fixed(&[
            (Negative, "-1"),
            (WrongUnit, "\"5 min\""),
            (WrongUnit, "\"lognormal(median 5 min, cv 0.4)\""),
            (NoDistribution, "\"lognorml(median 5, cv 0.4)\""),
            (WrongType, "true"),
        ]),
        Shape::Gaps => lengths(&[(OutOfRange, "\"0 min\""), (Empty, "[]"), DISTRIBUTIONS[0]]),
        Shape::Distance => fixed(&[
            (NoUnit, "2"),
            (NoUnit, "\"2\""),
            (WrongUnit, "\"2 min\""),
            (Negative, "\"-2 m\""),
            (WrongType, "true"),
        ]),
        Shape::Speed => {
            fixed(&[(NoUnit, "1.2"), (WrongUnit, "\"1.2 m\""), (OutOfRange, "\"0 m/s\"")])
        }
        Shape::Rate => fixed(&[
            (NoUnit, "5"),
            (NoUnit, "\"5\""),
            (WrongUnit, "\"5/day\""),
            (Negative, "\"-5/h\""),
            (WrongType, "[\"5/h\"]"),
        ]),
        Shape::OneOf(words) => {
            let mut values = fixed(&[(WrongType, "true"), (WrongType, "3")]);
            values.extend(words.iter().map(|word| (UnknownWord, format!("\"{}s\"", word.name))));
            values
        }
        Shape::Or(word, inner) => {
            let mut values = refused(inner);
            // What is no word may lack a unit, too.
            values.push((UnknownWord, format!("\"{word}s\"")));
            values
        }
        Shape::Ruled(rule) => fixed(ruled(rule)),
    }
}

const DISTRIBUTIONS: [(Kind, &str); 5] = [
    (NoDistribution, "\"lognorml(mean 8 min, cv 0.5)\""),
    (NoDistribution, "\"lognormal(mean 8 min)\""),
    (NoDistribution, "\"uniform(3 min, 1 min)\""),
    (NoDistribution, "\"normal(mean 4 min, sd 1 min\""),
    (NoUnit, "\"lognormal(mean 8, cv 0.5)\""),
];

fn lengths(more: &[(Kind, &str)]) -> Vec<(Kind, String)> {
    let all = [
        (NoUnit, "5"),
        (NoUnit, "\"5\""),
        (WrongUnit, "\"5 mni\""),
        (WrongUnit, "\"5 m/s\""),
        (Negative, "\"-5 min\""),
        (OutOfRange, "\"2000000 min\""),
        (WrongType, "true"),
    ];
    all.iter().chain(more).map(|(kind, value)| (*kind, (*value).to_owned())).collect()
}

/// The same for what is judged with others.
fn ruled(rule: Ruled) -> &'static [(Kind, &'static str)] {
    match rule {
        Ruled::Clock => &[(NoClock, "\"25:00\""), (NoClock, "\"19.30\""), (WrongType, "1900")],
        Ruled::Moment => &[
            (NoClock, "\"25:00\""),
            (NoClock, "\"19:60\""),
            (NoUnit, "5"),
            (Negative, "\"-1 h\""),
            (WrongUnit, "\"3 parsec\""),
        ],
        Ruled::NameOf(_) => &[(UnknownName, "\"nowhere\""), (WrongType, "5")],
        Ruled::NamesOf(_) => {
            &[(UnknownName, "[\"gest_score\"]"), (Empty, "[]"), (WrongType, "\"guest_score\"")]
        }
        Ruled::Orders => &[(UnknownName, "[[\"nothing we have\"]]"), (WrongType, "5")],
        Ruled::SharesOf(_) => &[(Empty, "{}"), (WrongType, "5"), (WrongType, "[0.5, 0.5]")],
        Ruled::Limit => &[(WrongType, "8"), (NoUnit, "\"8\""), (UnknownWord, "\"> eight\"")],
        // Whether it is right shows when the variant is made.
        Ruled::Setting => &[],
        Ruled::Roster => &[
            (OutOfRange, "0"),
            (Negative, "-1"),
            (WrongType, "1.5"),
            (UnknownWord, "\"lots\""),
            (Empty, "[]"),
            (WrongType, "[1, 2]"),
        ],
        Ruled::Rows => &[(WrongType, "5"), (WrongType, "[5]"), (WrongType, "\"none\"")],
    }
}

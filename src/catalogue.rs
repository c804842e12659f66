//! The catalogue of measures: key, unit, which way is better, meaning.
//!
//! Scenario files name measures by these keys, tables and JSON carry them; they are a contract. How each
//! is computed from an evening is in [`crate::measure`].

/// Which way a measure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither.
    Neither,
}

impl Better {
    /// Its word in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Neither => "neither",
        }
    }
}

/// What the numbers of a measure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Points of a score, 0–10.
    Points,
    /// Points of the net promoter score, −100 to 100.
    NpsPoints,
    /// A share, 0–1.
    Share,
    /// A count for each seated party.
    PerParty,
    /// Parties.
    Parties,
    /// The scenario's currency.
    Money,
}

/// A measure: one number an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureInfo {
    /// Its name in files.
    pub key: &'static str,
    /// Its name in text, lower case, without the unit.
    pub name: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// What it is, in one sentence a restaurant manager understands, with the denominator.
    pub meaning: &'static str,
    /// Whether `KEY.p50` and `KEY.p90` exist: quantiles over the evening's parties.
    pub has_quantiles: bool,
}

/// Why an evening has no value for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Nobody came.
    NoParty,
    /// Nobody was seated.
    NoSeatedParty,
    /// No party passed through what is measured.
    NotPassed,
    /// Staff without number have no hours, no wages and no score.
    UnlimitedStaff,
    /// No guest orders from a counter with a handoff.
    NoHandoff,
}

impl Missing {
    /// The reason as part of a sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoParty => "no party came",
            Self::NoSeatedParty => "no party was seated",
            Self::NotPassed => "no party passed through this stage",
            Self::UnlimitedStaff => "staff is unlimited, so it has no hours and no wages",
            Self::NoHandoff => "no ticket went through a handoff",
        }
    }
}

/// One evening's number, or why there is none.
pub type Value = Result<f64, Missing>;

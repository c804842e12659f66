//! Why an evening has no value for a measure.

use serde::{Deserialize, Serialize};

/// Why an evening has no value for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// Only evenings that remember those before have it.
    NoSeason,
    /// Parties are listed, so that the same ones come every evening.
    NoRegulars,
}

impl Missing {
    /// Number of reasons.
    pub const COUNT: usize = 7;

    /// Every reason, in their order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::NoParty,
        Self::NoSeatedParty,
        Self::NotPassed,
        Self::UnlimitedStaff,
        Self::NoHandoff,
        Self::NoSeason,
        Self::NoRegulars,
    ];

    /// The reason as part of a sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoParty => "no party came",
            Self::NoSeatedParty => "no party was seated",
            Self::NotPassed => "no party passed through this stage",
            Self::UnlimitedStaff => "staff is unlimited, so it has no hours and no wages",
            Self::NoHandoff => "no ticket went through a handoff",
            Self::NoSeason => "only evenings of a season have it: `orderflow season`",
            Self::NoRegulars => "parties are listed, so that the same come every evening",
        }
    }
}

/// One evening's number, or why there is none.
pub type Value = Result<f64, Missing>;

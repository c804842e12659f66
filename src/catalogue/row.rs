//! What a row of the catalogue may say of a measure.

use crate::numbers::stats::Bounds;

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

    /// 1 where more is better, −1 where less is, 0 where neither is.
    pub fn sign(self) -> f64 {
        match self {
            Self::Higher => 1.0,
            Self::Lower => -1.0,
            Self::Neither => 0.0,
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
    /// A number of things.
    Count,
    /// A count an evening.
    PerEvening,
    /// The scenario's currency.
    Money,
}

impl Unit {
    /// Its word in tables and JSON; money is named by the scenario's currency where there is one.
    pub fn key(self) -> &'static str {
        match self {
            Self::Minutes => "min",
            Self::Points | Self::NpsPoints => "points",
            Self::Share => "share",
            Self::PerParty => "per party",
            Self::Parties => "parties",
            Self::Count => "count",
            Self::PerEvening => "per evening",
            Self::Money => "money",
        }
    }

    /// Between which numbers values of this unit lie, unless a measure's row says otherwise.
    pub const fn bounds(self) -> Bounds {
        match self {
            Self::Points => Bounds { low: 0.0, high: 10.0 },
            Self::NpsPoints => Bounds { low: -100.0, high: 100.0 },
            Self::Share => Bounds { low: 0.0, high: 1.0 },
            Self::Minutes
            | Self::PerParty
            | Self::Parties
            | Self::Count
            | Self::PerEvening
            | Self::Money => Bounds::FROM_ZERO,
        }
    }
}

/// What of an evening's record a measure is made of, so that a run may leave the rest out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// What happened when.
    Dates,
    /// The waits of parties as they felt them.
    Waits,
    /// What scores, moods and money are made of.
    Accounts,
    /// The scores of parties, which are made of accounts.
    Score,
    /// The ledger, which is made of accounts.
    Money,
    /// Scores and the ledger.
    ScoreAndMoney,
}

impl Needs {
    /// Whether each party must be scored.
    pub fn has_score(self) -> bool {
        match self {
            Self::Score | Self::ScoreAndMoney => true,
            Self::Dates | Self::Waits | Self::Accounts | Self::Money => false,
        }
    }

    /// Whether the ledger must be kept.
    pub fn has_money(self) -> bool {
        match self {
            Self::Money | Self::ScoreAndMoney => true,
            Self::Dates | Self::Waits | Self::Accounts | Self::Score => false,
        }
    }
}

/// A few measures that stand for all where there is no room, or no time, for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortList {
    /// The most telling ones of an evening, in the order of their table.
    Headline,
    /// The most telling ones of a season, in the order of the catalogue.
    SeasonHeadline,
    /// Those of an evening that a season follows unless the scenario wants others; all that only a season
    /// has come behind them.
    SeasonDefault,
    /// Those of which a pilot says how many evenings they take.
    Pilot,
    /// What the change from one result to another is told in.
    Change,
}

/// A measure's place in a short list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which list.
    pub list: ShortList,
    /// Its place there, from 1; 0 where the list has the order of the catalogue.
    pub rank: u8,
    /// The quantile that stands there; `None`: the measure itself.
    pub quantile: Option<Quantile>,
}

/// A quantile over an evening's parties, or, pooled, over all evenings' parties together, by linear interpolation between order statistics (type 7 of
/// Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantile {
    /// The median.
    P50,
    /// Nine parties of ten have less.
    P90,
    /// The median of all evenings' parties together.
    PooledP50,
    /// The 90th percentile of all evenings' parties together.
    PooledP90,
}

impl Quantile {
    /// Every quantile over an evening's parties, in the order of output.
    pub const ALL: [Self; 2] = [Self::P50, Self::P90];

    /// Every one over all evenings' parties together.
    pub const POOLED: [Self; 2] = [Self::PooledP50, Self::PooledP90];

    /// Whether it is over all evenings' parties together.
    pub fn is_pooled(self) -> bool {
        match self {
            Self::P50 | Self::P90 => false,
            Self::PooledP50 | Self::PooledP90 => true,
        }
    }

    /// Its word in keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::P50 | Self::PooledP50 => "p50",
            Self::P90 | Self::PooledP90 => "p90",
        }
    }

    /// Its name in text.
    pub fn name(self) -> &'static str {
        match self {
            Self::P50 => "median",
            Self::P90 => "90th percentile",
            Self::PooledP50 => "median, pooled",
            Self::PooledP90 => "90th percentile, pooled",
        }
    }

    /// The share of parties below it.
    pub fn share(self) -> f64 {
        match self {
            Self::P50 | Self::PooledP50 => 0.5,
            Self::P90 | Self::PooledP90 => 0.9,
        }
    }
}

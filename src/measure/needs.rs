//! What must be written down of a party for the measures wanted.

use crate::catalogue::{MeasureKey, Needs};

/// What is written down of a party, each level besides the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recorded {
    /// What happened when.
    Dates,
    /// Its waits as it felt them.
    Waits,
    /// What scores, moods and money are made of.
    Accounts,
}

impl Recorded {
    /// As much as a measure of that need must have.
    fn for_need(needs: Needs) -> Self {
        match needs {
            Needs::Dates => Self::Dates,
            Needs::Waits => Self::Waits,
            Needs::Accounts | Needs::Score | Needs::Money | Needs::ScoreAndMoney => Self::Accounts,
        }
    }
}

/// What all the measures wanted need together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AllNeeds {
    pub(super) recorded: Recorded,
    pub(super) has_score: bool,
    pub(super) has_money: bool,
}

impl AllNeeds {
    pub(super) fn of(wanted: &[MeasureKey]) -> Self {
        let needs = || wanted.iter().map(|key| key.info().needs);
        Self {
            recorded: needs().map(Recorded::for_need).max().unwrap_or(Recorded::Dates),
            has_score: needs().any(Needs::has_score),
            has_money: needs().any(Needs::has_money),
        }
    }
}

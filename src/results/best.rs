//! Which of several columns is best in one measure: facts, no words.

use crate::catalogue::MeasureKey;
use crate::results::{Column, Heading};

/// How surely the best is chosen if the others are far enough behind [0–1].
pub const BEST_CONFIDENCE: f64 = 0.95;

/// Columns that raced until one was left.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// Where it comes from.
    pub heading: Heading,
    /// The measure.
    pub key: MeasureKey,
    /// A difference that matters to nobody [in the measure's unit, > 0].
    pub within: f64,
    /// Number of the first evening, from 1.
    pub first_evening: u64,
    /// Evenings that were played.
    pub evenings: u64,
    /// Of these the evenings without a value under some column in the race, which count under none.
    pub left_out: u64,
    /// The columns, in the order of the plan.
    pub columns: Vec<Runner>,
    /// What came of it.
    pub answer: BestAnswer,
    /// Whether it was ended before its time.
    pub is_cut_short: bool,
}

/// A column in the race.
#[derive(Clone, Debug, PartialEq)]
pub struct Runner {
    /// What it is.
    pub column: Column,
    /// Its mean up to where it left the race; `None`: it had no value.
    pub mean: Option<f64>,
    /// Evenings it had until then.
    pub evenings: u64,
    /// How much its mean differs from that of the column in front, on the evenings both had; `None` for that one.
    pub difference: Option<f64>,
}

/// What a race came to; columns by their indices, ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BestAnswer {
    /// This one; several were equal on each evening, so that no race tells them apart.
    Chosen(Vec<usize>),
    /// The evenings were over while all of these were in the race.
    CannotTell(Vec<usize>),
    /// Too few evenings had a value under every column for a race to begin.
    NoRace,
}

impl Best {
    /// Indices of the columns from the best mean in front to the worst, those that stayed longest first.
    pub fn ranked(&self) -> Vec<usize> {
        let mut ranked: Vec<usize> = (0..self.columns.len()).collect();
        let sign = self.key.info().better.sign();
        let place = |idx: &usize| {
            let runner = &self.columns[*idx];
            let mean = runner.mean.map_or(f64::INFINITY, |mean| -sign * mean);
            (std::cmp::Reverse(runner.evenings), mean)
        };
        ranked.sort_by(|one, other| {
            let ((stayed, mean), (other_stayed, other_mean)) = (place(one), place(other));
            stayed.cmp(&other_stayed).then(mean.total_cmp(&other_mean))
        });
        ranked
    }
}

//! How far a party's meal is.

use crate::time::{SimTime, Span};

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum MealStage {
    /// Not begun.
    Ahead,
    /// Being eaten.
    Eating,
    /// Eaten; drinks may be missing or not be drunk, or a plate may come again.
    Eaten,
    /// Nothing is waited for any more but the bill, or the party walked out: nothing begins it again.
    Over,
}

/// A party's meal; when it began and ends stands in the journey.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Meal {
    stage: MealStage,
    /// How long eating lasts, but for a plate that comes again.
    lasts: Span,
    /// When what came has been drunk.
    drinking_until: SimTime,
}

impl Meal {
    /// A meal that has not begun.
    pub(super) fn new() -> Self {
        Self { stage: MealStage::Ahead, lasts: Span::ZERO, drinking_until: SimTime::OPENING }
    }

    /// Makes it ready for a new party.
    #[inline(always)]
    pub(super) fn open(&mut self) {
        let Self { stage, lasts, drinking_until } = self;
        *stage = MealStage::Ahead;
        *lasts = Span::ZERO;
        *drinking_until = SimTime::OPENING;
    }

    pub(in crate::sim) fn stage(&self) -> MealStage {
        self.stage
    }

    pub(in crate::sim) fn is_over(&self) -> bool {
        self.stage == MealStage::Over
    }

    /// How long eating lasts, but for a plate that comes again.
    pub(in crate::sim) fn lasts(&self) -> Span {
        self.lasts
    }

    /// Eating begins and will last so long.
    pub(in crate::sim) fn begin(&mut self, lasts: Span) {
        self.stage = MealStage::Eating;
        self.lasts = lasts;
    }

    /// Part of it starts again.
    pub(in crate::sim) fn begin_again(&mut self) {
        self.stage = MealStage::Eating;
    }

    /// It is eaten.
    pub(in crate::sim) fn eat_up(&mut self) {
        self.stage = MealStage::Eaten;
    }

    /// Nothing begins it again.
    pub(in crate::sim) fn end(&mut self) {
        self.stage = MealStage::Over;
    }

    /// When what came has been drunk.
    pub(in crate::sim) fn drinking_until(&self) -> SimTime {
        self.drinking_until
    }

    /// A drink came that will have been drunk then.
    pub(in crate::sim) fn drink_until(&mut self, until: SimTime) {
        self.drinking_until = self.drinking_until.max(until);
    }

    /// Nothing is drunk any more.
    pub(in crate::sim) fn stop_drinking(&mut self, now: SimTime) {
        self.drinking_until = now;
    }
}

//! Where a party sits, what kind of guests it is made of, and how long things last for it.

use crate::sim::chance::draws::{Draws, Traits};
use crate::sim::chance::durations::{Activity, DurationPlan, VisitDurations};
use crate::time::Span;

/// What is settled when a party sits down.
#[derive(Clone, Debug)]
pub(in crate::sim) struct Seat {
    /// Index of its table's size; meaningless before it is seated.
    table: usize,
    /// The section it sits in; meaningless before it is seated.
    section: usize,
    traits: Traits,
    durations: VisitDurations,
    is_flagged: bool,
    has_left: bool,
}

impl Seat {
    /// Nobody's seat; `durations` are those of a visit as far as all visits are alike.
    pub(super) fn new(durations: VisitDurations) -> Self {
        Self {
            table: 0,
            section: 0,
            traits: Traits::default(),
            durations,
            is_flagged: false,
            has_left: false,
        }
    }

    /// Makes it ready for a new party.
    #[inline(always)]
    pub(super) fn open(&mut self) {
        let Self {
            // Written when it sits down, or never in this house.
            table: _,
            section: _,
            traits: _,
            durations: _,
            is_flagged: _,
            has_left,
        } = self;
        *has_left = false;
    }

    /// Sits down at a table of a section.
    pub(in crate::sim) fn sit_down(&mut self, table: usize, section: usize) {
        self.table = table;
        self.section = section;
    }

    /// Draws how long everything lasts for this party (its number and size), where visits differ.
    #[inline(always)]
    pub(in crate::sim) fn draw_durations(
        &mut self,
        plan: &DurationPlan<'_>,
        draws: &Draws,
        whose: (u64, u32),
    ) {
        plan.write(draws, whose, &mut self.durations);
    }

    /// What kind of guests they are.
    pub(in crate::sim) fn know_traits(&mut self, traits: Traits) {
        self.traits = traits;
    }

    /// Whether they are known for claiming what did not happen; see
    /// [`Caller::is_flagged`](crate::sim::Caller::is_flagged).
    pub(in crate::sim) fn flag(&mut self, is_flagged: bool) {
        self.is_flagged = is_flagged;
    }

    /// The party is gone.
    pub(in crate::sim) fn leave(&mut self) {
        self.has_left = true;
    }

    pub(in crate::sim) fn table(&self) -> usize {
        self.table
    }

    pub(in crate::sim) fn section(&self) -> usize {
        self.section
    }

    pub(in crate::sim) fn traits(&self) -> &Traits {
        &self.traits
    }

    /// How long something lasts for this party.
    pub(in crate::sim) fn lasts(&self, activity: Activity) -> Span {
        self.durations.of(activity)
    }

    pub(in crate::sim) fn is_flagged(&self) -> bool {
        self.is_flagged
    }

    pub(in crate::sim) fn has_left(&self) -> bool {
        self.has_left
    }
}

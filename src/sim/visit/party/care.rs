//! What the house has done for a party beside serving it.

use crate::time::SimTime;

/// Water meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Water {
    NotWanted,
    WantedSince(SimTime),
    Brought,
}

/// What was done for a party, and when it was first heard.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Care {
    water: Water,
    is_concierge_case: bool,
    n_looks: u32,
    n_attempts: u32,
    n_interruptions: u32,
    n_decisions: u32,
    first_contact_at: SimTime,
    solved_at: SimTime,
    /// Credit for who took the initiative; see [`crate::record::Recovery::initiative`].
    initiative: f64,
}

impl Care {
    /// Nothing was done yet.
    pub(super) fn new() -> Self {
        Self {
            water: Water::NotWanted,
            is_concierge_case: false,
            n_looks: 0,
            n_attempts: 0,
            n_interruptions: 0,
            n_decisions: 0,
            first_contact_at: SimTime::NEVER,
            solved_at: SimTime::NEVER,
            initiative: 0.0,
        }
    }

    /// Makes it ready for a new party.
    #[inline(always)]
    pub(super) fn open(&mut self) {
        let Self {
            water,
            is_concierge_case,
            n_looks,
            n_attempts,
            n_interruptions,
            n_decisions,
            first_contact_at,
            solved_at,
            initiative,
        } = self;
        *water = Water::NotWanted;
        *is_concierge_case = false;
        *n_looks = 0;
        *n_attempts = 0;
        *n_interruptions = 0;
        *n_decisions = 0;
        *first_contact_at = SimTime::NEVER;
        *solved_at = SimTime::NEVER;
        *initiative = 0.0;
    }

    pub(in crate::sim) fn water(&self) -> Water {
        self.water
    }

    /// The guest wants water.
    pub(in crate::sim) fn want_water(&mut self, now: SimTime) {
        self.water = Water::WantedSince(now);
    }

    /// Water came; returns how it stood before.
    pub(in crate::sim) fn bring_water(&mut self) -> Water {
        std::mem::replace(&mut self.water, Water::Brought)
    }

    /// Water that has not come by now was never brought; whether it was wanted.
    #[inline(always)]
    pub(in crate::sim) fn give_up_water(&mut self) -> bool {
        let was_wanted = matches!(self.water, Water::WantedSince(_));
        if was_wanted {
            self.water = Water::NotWanted;
        }
        was_wanted
    }

    pub(in crate::sim) fn is_concierge_case(&self) -> bool {
        self.is_concierge_case
    }

    /// It becomes somebody's case; whether it was nobody's.
    pub(in crate::sim) fn open_case(&mut self) -> bool {
        let is_new = !self.is_concierge_case;
        if is_new {
            self.is_concierge_case = true;
            self.initiative = self.initiative.max(0.5);
        }
        is_new
    }

    /// It is nobody's case any more; whether it was somebody's.
    pub(in crate::sim) fn close_case(&mut self) -> bool {
        std::mem::take(&mut self.is_concierge_case)
    }

    /// Looks so far.
    pub(in crate::sim) fn n_looks(&self) -> u32 {
        self.n_looks
    }

    /// Number of the look that is taken now, from 0.
    pub(in crate::sim) fn next_look(&mut self) -> u32 {
        self.n_looks += 1;
        self.n_looks - 1
    }

    /// Attempts to put something right so far.
    pub(in crate::sim) fn n_attempts(&self) -> u32 {
        self.n_attempts
    }

    /// Number of the attempt that is made now, from 0.
    pub(in crate::sim) fn next_attempt(&mut self) -> u32 {
        self.n_attempts += 1;
        self.n_attempts - 1
    }

    /// Number of the interruption made for it now, from 1.
    pub(in crate::sim) fn next_interruption(&mut self) -> u32 {
        self.n_interruptions += 1;
        self.n_interruptions
    }

    /// Decisions taken up so far.
    pub(in crate::sim) fn n_decisions(&self) -> u32 {
        self.n_decisions
    }

    /// Number of the decision that is taken up now, from 0.
    pub(in crate::sim) fn next_decision(&mut self) -> u32 {
        self.n_decisions += 1;
        self.n_decisions - 1
    }

    /// The guest says that something is wrong.
    pub(in crate::sim) fn hear(&mut self, now: SimTime) {
        self.first_contact_at = self.first_contact_at.min(now);
    }

    /// Staff find out themselves.
    pub(in crate::sim) fn find_out(&mut self, now: SimTime) {
        if !self.was_heard() {
            self.first_contact_at = now;
            self.initiative = 1.0;
        }
    }

    /// Whether staff know that something is, or was, wrong.
    pub(in crate::sim) fn was_heard(&self) -> bool {
        self.first_contact_at != SimTime::NEVER
    }

    /// Nothing is wrong any more.
    pub(in crate::sim) fn solve(&mut self, now: SimTime) {
        if self.was_heard() && self.solved_at == SimTime::NEVER {
            self.solved_at = now;
        }
    }

    /// When it was first heard, or never.
    pub(in crate::sim) fn first_contact_at(&self) -> SimTime {
        self.first_contact_at
    }

    /// When it was solved, or never.
    pub(in crate::sim) fn solved_at(&self) -> SimTime {
        self.solved_at
    }

    /// Credit for who took the initiative [0–1].
    pub(in crate::sim) fn initiative(&self) -> f64 {
        self.initiative
    }
}

//! What a guest went through, and the only part a score is made of: waits, meals without their drink,
//! incidents, and what was done about them. A journey written down by hand is this and nothing else.

use crate::model::Stage;

/// What the guest knows about the wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Info {
    /// Nothing yet, and the acceptable time has not passed.
    #[default]
    None,
    /// A reason and a time were given, and that time has not passed.
    Informed,
    /// The acceptable time passed and nobody said anything.
    Overdue,
    /// A promise about it was broken.
    Broken,
}

/// A piece of a wait during which nothing about it changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// How long it lasts by the clock [min, ≥ 0].
    pub minutes: f64,
    /// What the guest knows.
    pub info: Info,
    /// Has water, bread or a drink that came during this wait.
    pub is_occupied: bool,
    /// Has seen somebody else served out of turn.
    pub is_unfair: bool,
}

/// One wait of a party: its segments stand in [`Experience::segments`] from `first` on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wait {
    /// The stage waited in.
    pub stage: Stage,
    /// Part of the party's guests concerned [0–1].
    pub share: f64,
    /// Index of its first segment.
    pub first: u32,
    /// Number of its segments.
    pub n_segments: u32,
}

/// Eating without an ordered drink.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sync {
    /// Part of the meal eaten without it [0–1]; 1 if it came after the meal or never.
    pub frac: f64,
    /// Part of the party's guests concerned [0–1].
    pub share: f64,
}

/// How a favour ("we are not supposed to, but …") was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Favour {
    /// None was done.
    #[default]
    No,
    /// It left the guest with a debt.
    Minded,
    /// It pleased the guest.
    Flattered,
}

/// What the house did about a failure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recovery {
    /// First contact to solved [min, ≥ 0].
    pub delay_min: f64,
    /// Whether it was solved at all.
    pub is_resolved: bool,
    /// 1 staff noticed first, 0.5 staff took it over after an ask, 0 only on insistence.
    pub initiative: f64,
    /// 1 the house accepts blame, 0 an excuse.
    pub ownership: f64,
    /// Quality of the apology [0–1].
    pub apology: f64,
    /// Whether the guest had a say in the remedy [0–1].
    pub choice: f64,
    /// Money given over the price of the failed items [≥ 0].
    pub comp_ratio: f64,
}

/// How often each kind of incident happened to a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Incidents {
    /// Asks after the order for something already due.
    pub chases: u32,
    /// Promises whose time passed without the item.
    pub promises_broken: u32,
    /// Requests (never ordered items) that were never met.
    pub unmet: u32,
    /// "No, the rule."
    pub refusals: u32,
    /// The guest had to go to the manager.
    pub escalations: u32,
    /// Items that were not what was ordered.
    pub wrong_items: u32,
    /// Statements that turned out untrue.
    pub wrong_info: u32,
    /// Replies by rote.
    pub boilerplate: u32,
    /// Staff heard quarrelling or running the house down.
    pub grumbles: u32,
    /// Saw others get more.
    pub unfair_seen: u32,
    /// Mistakes in the bill.
    pub bill_errors: u32,
}

/// The part of a journey that a score is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Experience {
    /// Points if all is exactly as expected [0–10].
    pub base: f64,
    /// A party of one.
    pub is_solo: bool,
    /// Waits in the order they ended.
    pub waits: Vec<Wait>,
    /// Segments of all waits, one after the other.
    pub segments: Vec<Segment>,
    /// Meals eaten without a drink: at most one entry from the simulation.
    pub sync: Vec<Sync>,
    /// Incident counts.
    pub incidents: Incidents,
    /// Unprompted kind acts.
    pub gestures: u32,
    /// Bad visits remembered.
    pub prior_bad: u32,
    /// Distinct service failures.
    pub failures: u32,
    /// How a favour was taken.
    pub favour: Favour,
    /// What was done about the failure, if anything.
    pub recovery: Option<Recovery>,
}

impl Experience {
    /// An evening on which nothing has happened yet.
    pub fn new(base: f64) -> Self {
        Self {
            base,
            is_solo: false,
            waits: Vec::new(),
            segments: Vec::new(),
            sync: Vec::new(),
            incidents: Incidents::default(),
            gestures: 0,
            prior_bad: 0,
            failures: 0,
            favour: Favour::No,
            recovery: None,
        }
    }

    /// The segments of one of its waits.
    pub fn segments_of(&self, wait: &Wait) -> &[Segment] {
        let first = wait.first as usize;
        &self.segments[first..first + wait.n_segments as usize]
    }

    /// Adds a finished wait.
    pub fn push_wait(&mut self, stage: Stage, share: f64, segments: &[Segment]) {
        let index = |n: usize| u32::try_from(n).expect("a party has few waits");
        self.waits.push(Wait {
            stage,
            share,
            first: index(self.segments.len()),
            n_segments: index(segments.len()),
        });
        self.segments.extend_from_slice(segments);
    }

    /// Minutes by the clock of the first wait of this stage; `None` if there is none.
    pub fn clock_minutes(&self, stage: Stage) -> Option<f64> {
        let wait = self.waits.iter().find(|w| w.stage == stage)?;
        Some(self.segments_of(wait).iter().map(|s| s.minutes).sum())
    }

    /// Forgets everything but the room it has.
    pub fn reset(&mut self, base: f64) {
        self.base = base;
        self.is_solo = false;
        self.waits.clear();
        self.segments.clear();
        self.sync.clear();
        self.incidents = Incidents::default();
        self.gestures = 0;
        self.prior_bad = 0;
        self.failures = 0;
        self.favour = Favour::No;
        self.recovery = None;
    }
}

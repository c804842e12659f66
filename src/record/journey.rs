//! What happened to one party: flat, dated, without behaviour or judgement.
//!
//! The simulation writes a [`Journey`] for every party that came, whatever its outcome; scores and
//! measures are computed from it afterwards. [`Experience`] is the part a score is made of, and the only
//! part a journey file written by hand has.

use std::ops::AddAssign;

use crate::model::{Cents, ItemId, Stage};
use crate::time::{SimTime, Span};

/// How a party's evening ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Still somewhere in the house: never the outcome of a finished evening.
    #[default]
    Inside,
    /// Ate, paid and left.
    Paid,
    /// Saw the line and did not join it.
    Balked,
    /// Gave up the waiting list.
    GaveUp,
    /// Was seated and left without paying.
    WalkedOut,
}

impl Outcome {
    /// How many there are; the last is named here.
    pub const COUNT: usize = Self::WalkedOut as usize + 1;

    /// Its name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Paid => "paid",
            Self::Balked => "balked",
            Self::GaveUp => "gave_up",
            Self::WalkedOut => "walked_out",
        }
    }
}

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
    pub own: f64,
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
            failures: 1,
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
        self.failures = 1;
        self.favour = Favour::No;
        self.recovery = None;
    }
}

/// What stood between noticing that a ticket is missing and the verbal order that replaced it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecoveryDelay {
    /// Until a waiter was free: to hear the guest or to look in, and to do what the manager allowed.
    pub waiter: Span,
    /// Until the manager had decided, others' cases before this one included.
    pub manager: Span,
}

/// One ordered item's way from the order to the table. An instant that never came is
/// [`SimTime::NEVER`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of a flat record")]
pub struct ItemRecord {
    /// What was ordered.
    pub item: ItemId,
    /// Which guest of the party ordered it, from 0.
    pub guest: u32,
    /// Its number in all the party would have ordered, from 0: what is random about it belongs to this
    /// number, so that it does not shift when something else is not to be had.
    pub ordinal: u32,
    /// Number of its ticket among the party's, from 0; `None` before the order is entered. What is on one
    /// ticket is carried when all of it is ready.
    pub ticket: Option<u16>,
    /// The order was entered and its ticket sent.
    pub sent_at: SimTime,
    /// The ticket should have come out; only of one that got stuck or, ordered by word at once, was
    /// forgotten.
    pub due_out_at: SimTime,
    /// The ticket came out at its counter, or a verbal order reached it.
    pub out_at: SimTime,
    /// How long help was in coming, if a verbal order overtook its stuck ticket.
    pub help: RecoveryDelay,
    /// Preparation began.
    pub started_at: SimTime,
    /// Preparation ended.
    pub ready_at: SimTime,
    /// On the table.
    pub delivered_at: SimTime,
    /// The guest gave up on it.
    pub cancelled_at: SimTime,
    /// Its ticket got stuck on the way.
    pub was_stuck: bool,
    /// It was made without its ticket.
    pub was_verbal: bool,
    /// What came was not what was ordered.
    pub was_wrong: bool,
    /// It was delivered and never billed.
    pub is_unbilled: bool,
    /// It was paid for and the money given back.
    pub is_comped: bool,
}

impl ItemRecord {
    /// An item a guest wants, of which nothing has happened yet.
    pub fn ordered(item: ItemId, guest: u32, ordinal: u32) -> Self {
        let never = SimTime::NEVER;
        Self {
            item,
            guest,
            ordinal,
            ticket: None,
            sent_at: never,
            due_out_at: never,
            out_at: never,
            help: RecoveryDelay::default(),
            started_at: never,
            ready_at: never,
            delivered_at: never,
            cancelled_at: never,
            was_stuck: false,
            was_verbal: false,
            was_wrong: false,
            is_unbilled: false,
            is_comped: false,
        }
    }

    /// Whether it reached the table.
    pub fn is_delivered(&self) -> bool {
        self.delivered_at != SimTime::NEVER
    }

    /// Whether the guest gave up on it.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled_at != SimTime::NEVER
    }

    /// Whether the guest waits for it, once it is ordered.
    pub fn is_missing(&self) -> bool {
        !self.is_delivered() && !self.is_cancelled()
    }
}

/// What one party's evening came to in money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// List price of all that was delivered.
    pub delivered: Cents,
    /// Delivered and never billed.
    pub unbilled: Cents,
    /// Given away by staff.
    pub giveaways: Cents,
    /// Money given back.
    pub comps: Cents,
    /// The part of `comps` for items that waited out a stuck ticket.
    pub late_comps: Cents,
    /// The part of `goods` for what was never eaten or drunk: made and not brought, or brought wrong.
    pub waste: Cents,
    /// Paid to parties who claimed what did not happen.
    pub false_claims: Cents,
    /// Cost of everything prepared for the party.
    pub goods: Cents,
}

impl AddAssign for Account {
    fn add_assign(&mut self, other: Self) {
        let Self { delivered, unbilled, giveaways, comps, late_comps, waste, false_claims, goods } =
            self;
        *delivered += other.delivered;
        *unbilled += other.unbilled;
        *giveaways += other.giveaways;
        *comps += other.comps;
        *late_comps += other.late_comps;
        *waste += other.waste;
        *false_claims += other.false_claims;
        *goods += other.goods;
    }
}

/// The dated record of one party's evening. An instant that never came is [`SimTime::NEVER`].
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of a flat record")]
pub struct Journey {
    /// Number of the party, from 0, in order of arrival.
    pub party: u32,
    /// Guests in it [≥ 1].
    pub size: u32,
    /// Never asks or reports.
    pub is_silent: bool,
    /// Claims what did not happen where claims are easy.
    pub is_opportunist: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// Came through the door.
    pub arrived_at: SimTime,
    /// Sat down.
    pub seated_at: SimTime,
    /// A waiter came for the first time.
    pub greeted_at: SimTime,
    /// Time the guests read the menu, which is not a wait.
    pub reading: Span,
    /// The order was complete.
    pub ordered_at: SimTime,
    /// Eating began.
    pub eating_at: SimTime,
    /// The meal was eaten.
    pub eaten_at: SimTime,
    /// The bill was asked for.
    pub bill_asked_at: SimTime,
    /// The bill was on the table.
    pub bill_at: SimTime,
    /// The bill was paid.
    pub paid_at: SimTime,
    /// Left the house.
    pub left_at: SimTime,
    /// What was ordered, guest by guest.
    pub items: Vec<ItemRecord>,
    /// Sum over its tickets of the time from sent until out or overtaken, and their number; only
    /// tickets with a handoff.
    pub handoff: (Span, u32),
    /// Whether staff found out by themselves that something was missing.
    pub was_found: bool,
    /// Whether it complained at the bill.
    pub has_complained: bool,
    /// Whether it claimed what did not happen, paid or not.
    pub has_claimed: bool,
    /// How far its tip lies from what its score lets expect [standard deviations].
    pub tip_noise: f64,
    /// Money.
    pub account: Account,
    /// What a score is made of.
    pub experience: Experience,
}

impl Journey {
    /// Nobody's journey yet: nothing has happened.
    pub fn blank() -> Self {
        let never = SimTime::NEVER;
        Self {
            party: 0,
            size: 0,
            is_silent: false,
            is_opportunist: false,
            outcome: Outcome::Inside,
            arrived_at: never,
            seated_at: never,
            greeted_at: never,
            reading: Span::ZERO,
            ordered_at: never,
            eating_at: never,
            eaten_at: never,
            bill_asked_at: never,
            bill_at: never,
            paid_at: never,
            left_at: never,
            items: Vec::new(),
            handoff: (Span::ZERO, 0),
            was_found: false,
            has_complained: false,
            has_claimed: false,
            tip_noise: 0.0,
            account: Account::default(),
            experience: Experience::new(0.0),
        }
    }

    /// A party that has just come through the door; keeps the room its lists have.
    pub fn reset(&mut self, of_party: u32, guests: u32, now: SimTime) {
        let never = SimTime::NEVER;
        let Self {
            party,
            size,
            is_silent,
            is_opportunist,
            outcome,
            arrived_at,
            seated_at,
            greeted_at,
            reading,
            ordered_at,
            eating_at,
            eaten_at,
            bill_asked_at,
            bill_at,
            paid_at,
            left_at,
            items,
            handoff,
            was_found,
            has_complained,
            has_claimed,
            tip_noise,
            account,
            experience,
        } = self;
        *party = of_party;
        *size = guests;
        *is_silent = false;
        *is_opportunist = false;
        *outcome = Outcome::Inside;
        *arrived_at = now;
        *seated_at = never;
        *greeted_at = never;
        *reading = Span::ZERO;
        *ordered_at = never;
        *eating_at = never;
        *eaten_at = never;
        *bill_asked_at = never;
        *bill_at = never;
        *paid_at = never;
        *left_at = never;
        items.clear();
        *handoff = (Span::ZERO, 0);
        *was_found = false;
        *has_complained = false;
        *has_claimed = false;
        *tip_noise = 0.0;
        *account = Account::default();
        experience.reset(0.0);
        experience.is_solo = guests == 1;
    }
}

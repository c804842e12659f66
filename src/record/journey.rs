//! What happened to one party: flat, dated, without behaviour or judgement.
//!
//! The simulation writes a [`Journey`] for every party that came, whatever its outcome; scores and
//! measures are computed from it afterwards. [`Experience`] is the part a score is made of, and the only
//! part a journey file written by hand has.

use std::ops::AddAssign;

use crate::model::{Cents, ItemId};
use crate::time::{SimTime, Span};

use super::Experience;

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
    /// Was seated and left before the bill.
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

/// What a seated party that left before the bill had had enough of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveReason {
    /// Waiting for a greeting.
    Greet,
    /// Waiting to order.
    Order,
    /// Waiting for the first plate.
    Food,
    /// Asking.
    AskLimit,
    /// Nothing of what it wanted is served any more.
    SoldOut,
}

impl LeaveReason {
    /// Its name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Greet => "greet",
            Self::Order => "order",
            Self::Food => "food",
            Self::AskLimit => "ask_limit",
            Self::SoldOut => "sold_out",
        }
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
    /// What is random about it is known by this: the same party has the same under every policy, and, where
    /// arrivals are dealt by step, whatever comes in other steps.
    pub key: u64,
    /// Guests in it [≥ 1].
    pub size: u32,
    /// Never asks or reports.
    pub is_silent: bool,
    /// Claims what did not happen where claims are easy.
    pub is_opportunist: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// What it had had enough of, if it left its table for that.
    pub left_because: Option<LeaveReason>,
    /// Asked as often as guests do, and then did something else.
    pub has_asked_enough: bool,
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
            key: 0,
            size: 0,
            is_silent: false,
            is_opportunist: false,
            outcome: Outcome::Inside,
            left_because: None,
            has_asked_enough: false,
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
    pub fn reset(&mut self, (of_party, by_key): (u32, u64), guests: u32, now: SimTime) {
        let never = SimTime::NEVER;
        let Self {
            party,
            key,
            size,
            is_silent,
            is_opportunist,
            outcome,
            left_because,
            has_asked_enough,
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
        *key = by_key;
        *size = guests;
        *is_silent = false;
        *is_opportunist = false;
        *outcome = Outcome::Inside;
        *left_because = None;
        *has_asked_enough = false;
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

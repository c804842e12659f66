//! How guests behave: when they ask, what they tolerate, when they leave.

use crate::catalogue::{Field, Written, keys, words};
use crate::model::{ItemId, SpanDist};
use crate::numbers::dist::Dist;
use crate::time::Span;

words! {
    /// When eating starts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    EatWhen {
        Food = "food", "When the last plate is on the table.";
        All = "all", "When every ordered item is on the table.";
    }
}

words! {
    /// What a promise binds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    PromiseBinds {
        Asked = "asked", "What was asked for: courses whose wait feels too long, and of them what is missing.";
        Missing = "missing", "Whatever is missing, asked for or not.";
    }
}

words! {
    /// What a party pays that leaves before the bill.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    LeavePays {
        Had = "had", "What has come to the table.";
        Nothing = "nothing", "Nothing.";
    }
}

/// What guests do who have asked as often as they will.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtLimitChoice {
    /// They go to the manager; if they have been there, they cancel.
    Manager,
    /// They cancel what they asked for.
    Cancel,
    /// They leave.
    Leave,
    /// They wait in silence.
    Wait,
}

keys! {
    /// What guests do who have asked as often as they will: shares that sum to 1.
    #[derive(Clone, Copy, Debug, PartialEq)]
    AtLimit in "guest.at_limit" given ();

    manager: f64 = Share, Is("0.4"), Assumed, "Share of those who have asked enough that go to the manager; who has been there cancels.";
    cancel: f64 = Share, Is("0.3"), Assumed, "Share that cancel what they asked for.";
    leave: f64 = Share, Is("0.2"), Assumed, "Share that leave.";
    wait: f64 = Share, Is("0.1"), Assumed, "Share that go on waiting and ask no more.";
}

impl AtLimit {
    /// The choice whose part of the unit interval holds `u`.
    pub fn choice(&self, u: f64) -> AtLimitChoice {
        let Self { manager, cancel, leave, wait: _ } = *self;
        if u < manager {
            AtLimitChoice::Manager
        } else if u < manager + cancel {
            AtLimitChoice::Cancel
        } else if u < manager + cancel + leave {
            AtLimitChoice::Leave
        } else {
            AtLimitChoice::Wait
        }
    }

    /// What the shares sum to.
    pub fn sum(&self) -> f64 {
        let Self { manager, cancel, leave, wait } = *self;
        manager + cancel + leave + wait
    }
}

/// Time between one ask and the next.
#[derive(Clone, Debug, PartialEq)]
pub enum AskGap {
    /// Drawn anew each time.
    Drawn(SpanDist),
    /// One after the other; the last repeats. Not empty.
    Listed(Vec<Span>),
}

impl Field for AskGap {
    fn of(written: Written) -> Self {
        match written {
            Written::List(gaps) => Self::Listed(gaps.into_iter().map(Span::of).collect()),
            written => Self::Drawn(SpanDist::of(written)),
        }
    }
}

keys! {
    /// How guests behave. Probabilities are 0–1.
    #[derive(Clone, Debug, PartialEq)]
    Guest in "guest" given (
        /// Mean base score [0–10].
        base_score: f64,
        /// Standard deviation of the base score, clipped to 5–10.
        base_sd: f64,
        /// What guests do who have asked as often as they will.
        at_limit: AtLimit
    );

    patience: Option<SpanDist> = Or("unlimited", &SpanDist), Is("weibull(shape 1.8, mean 25 min)"), From("tastingtable.com 1054963: of 588 guests 80 % accept 30 min, 26 % less than 15"), "How long a party stays on the waiting list; `unlimited`: for ever.";
    balk_at: Option<u32> = Or("never", &Shape::COUNT) => "parties", Is("8"), Assumed, "So many waiting parties make the next one turn round at the door; `never`: none do.";
    reading: SpanDist = SpanDist, Is("lognormal(mean 5 min, cv 0.3)"), From("kwickbook.com: 8.6 min from menus to order; the cv is assumed"), ["5 min", "10 min"], "How long guests read the menu, from first contact on.";
    eating: SpanDist = SpanDist, Is("lognormal(mean 20 min, cv 0.25)"), From("Bell & Pliner 2003, Appetite 41:215–218; kwickbook.com: 18 min"), ["15 min", "30 min"], "How long a party of up to two eats.";
    eating_per_guest_above_two: Span = Span, Is("2 min"), From("Bell & Pliner 2003, Appetite 41:215–218: meals last longer in company"), "How much longer a party eats for each guest above two.";
    eat_when: EatWhen = OneOf(EatWhen::WORDS), Is("food"), Assumed, "When eating starts.";
    remade_share: f64 = Share, Is("0.6"), Assumed, "How much longer a party eats when a food item comes a second time, as a share of the eating time.";
    drink_time: Span = Span, Is("8 min"), Assumed, "How long a drink takes to drink.";
    linger: Span = Span, Is("15 min"), Assumed, "How long a party that has eaten waits for drinks still missing.";
    stay: SpanDist = SpanDist, Is("lognormal(mean 15 min, cv 0.9)"), Assumed, "How long a party stays on when all is eaten and drunk.";
    bill_look: SpanDist = SpanDist, Is("2 min"), Assumed, "How long guests look at the bill.";
    leaving: SpanDist = SpanDist, Is("2 min"), From("kwickbook.com"), "How long it takes from paid to the door.";
    ask_threshold: f64 = AboveZero => "times the acceptable wait", Is("2.0"), Assumed, "Guests ask when a wait feels this many times as long as is acceptable.";
    p_ask: f64 = Share, Is("0.70"), Assumed, "How likely it is that a party asks at all; others wait in silence.";
    ask_gap: AskGap = Gaps, Is("normal(mean 4 min, sd 1 min)"), From("R. Molteni, CX Rules"), "How long a party waits from one ask to the next.";
    ask_gap_growth: f64 = Number { low: 1.0, high: 10.0 } => "times the gap before", Is("1.5"), Assumed, "How many times longer each gap between asks is than the one before; a listed gap is as it is.";
    ask_limit: Option<u32> = Or("never", &Shape::COUNT) => "asks", Is("5"), Assumed, "Which ask is one too many: the party does something else instead (`guest.at_limit`) and asks no more; `never`: it goes on asking.";
    interim_ask_at: Option<u32> = Or("never", &Shape::COUNT) => "asks", Is("3"), From("R. Molteni, CX Rules"), "At which fruitless ask a party may ask for water meanwhile; `never`: at none.";
    p_interim: f64 = Share, Is("0.5"), Assumed, "How likely it is that a party asks for water then.";
    escalate_at: Option<u32> = Or("never", &Shape::COUNT) => "asks", Is("4"), From("R. Molteni, CX Rules"), "Which ask goes to the manager instead; `never`: none by count.";
    escalate_loss: Option<f64> = Or("never", &Shape::NOT_NEGATIVE) => "points", Is("4.0"), Assumed, "Points lost from which on an ask goes to the manager instead; `never`: none by loss.";
    p_escalate: f64 = Share, Is("0.35"), Assumed, "How likely it is that a party goes to the manager then (drawn once).";
    p_escalate_silent: f64 = Share, Is("0.05"), From("J. Goodman (TARP): who complains, and to whom"), ["0.01", "0.05"], "How likely it is that a party that does not ask goes to the manager.";
    escalate_silent_at: f64 = Shape::NOT_NEGATIVE => "times the acceptable wait", Is("3.0"), Assumed, "How far a wait must be beyond what is acceptable, as a multiple of it, for a silent party to go to the manager.";
    cancel_at: f64 = Shape::NOT_NEGATIVE => "times the acceptable wait", Is("3.0"), Assumed, "How far a wait must be beyond what is acceptable, as a multiple of it, for what is missing to be cancelled.";
    p_cancel: f64 = Share, Is("0.15"), Assumed, "How likely it is that a party cancels then (drawn once for drinks and once for food).";
    complain_loss: f64 = Shape::NOT_NEGATIVE => "points", Is("2.0"), Assumed, "Points lost from which on a party nobody has seen to may complain at the bill.";
    p_complain: f64 = Share, Is("0.45"), From("J. Goodman (TARP): who complains, and to whom"), "How likely it is that it complains then.";
    p_favour_minded: f64 = Share, Is("0.50"), Assumed, "How likely it is that a favour makes a guest feel indebted; others are flattered.";
    favour_hush: f64 = Share, Is("0.2"), Assumed, "How likely it is that a guest indebted by a favour asks for nothing more.";
    p_seen: f64 = Share, Is("0.05"), Assumed, "How likely it is that a party that waits sees another served out of turn.";
    repeat_story: Span = Span, Is("0 min"), Assumed, "How long it takes to tell the story again to somebody else.";
    p_opportunist: f64 = Share, Is("0.02"), Assumed, "How likely it is that a party claims what did not happen where claims are easy.";
    p_claim: f64 = Share, Is("0.8"), Assumed, "How likely it is that such a party claims on an evening.";
    p_wrong_item: f64 = Share, Is("0.03"), From("kwick2go.com; menuthere.com"), ["0.01", "0.15"], "How likely it is that one item of an order comes out wrong.";
    promise_window: Span = Span, Is("5 min"), Assumed, "How long after \"they are coming\" guests count the promise as broken.";
    promise_binds: PromiseBinds = OneOf(PromiseBinds::WORDS), Is("asked"), Assumed, "What a promise binds, and so what breaks it if it is missing when it is due.";
    leave_factor: Option<Dist> = Or("never", &NumberDist) => "times the acceptable wait", Is("lognormal(median 5, cv 0.4)"), Assumed, "A party with no plate on the table leaves when a wait for a greeting, to order or for food feels this many times as long as is acceptable (drawn once); `never`: none leaves.";
    leave_pays: LeavePays = OneOf(LeavePays::WORDS), Is("had"), Assumed, "What a party pays that leaves before the bill.";
}

/// A party written in the file instead of being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedParty {
    /// After opening.
    pub at: Span,
    /// Guests in it [≥ 1].
    pub size: u32,
    /// What each guest orders.
    pub order: Vec<Vec<ItemId>>,
}

//! How guests behave: when they ask, what they tolerate, when they leave.

use crate::model::{ItemId, SpanDist};
use crate::time::Span;

/// When eating starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EatWhen {
    /// When the last plate is on the table.
    Food,
    /// When every ordered item is on the table.
    All,
}

/// Time between one ask and the next.
#[derive(Clone, Debug, PartialEq)]
pub enum AskGap {
    /// Drawn anew each time.
    Drawn(SpanDist),
    /// One after the other; the last repeats. Not empty.
    Listed(Vec<Span>),
}

/// How guests behave. Probabilities are 0–1.
#[derive(Clone, Debug, PartialEq)]
pub struct Guest {
    /// How long a party stays on the waiting list; `None`: for ever.
    pub patience: Option<SpanDist>,
    /// So many waiting parties make the next one turn round; `None`: never.
    pub balk_at: Option<u32>,
    /// Reading the menu, from first contact on.
    pub reading: SpanDist,
    /// Eating, for a party of up to two.
    pub eating: SpanDist,
    /// Eating longer, for each guest above two.
    pub eating_per_extra_guest: Span,
    /// When eating starts.
    pub eat_when: EatWhen,
    /// Eating longer when a food item comes a second time, as a share of the eating time.
    pub remade_share: f64,
    /// How long a drink takes to drink.
    pub drink_time: Span,
    /// How long a party that has eaten waits for drinks still missing.
    pub linger: Span,
    /// Staying on when all is eaten and drunk.
    pub stay: SpanDist,
    /// Looking at the bill.
    pub bill_look: SpanDist,
    /// From paid to the door.
    pub leaving: SpanDist,
    /// Asks when the perceived wait passes this many times the acceptable one.
    pub ask_threshold: f64,
    /// Will ask at all; otherwise a silent guest.
    pub p_ask: f64,
    /// From one ask to the next.
    pub ask_gap: AskGap,
    /// At which fruitless ask water may be asked for; `None`: never.
    pub interim_ask_at: Option<u32>,
    /// Asks for water then.
    pub p_interim: f64,
    /// Which ask goes to the manager instead; `None`: none by count.
    pub escalate_at: Option<u32>,
    /// Points lost from which on an ask goes to the manager instead; `None`: none by loss.
    pub escalate_loss: Option<f64>,
    /// Goes to the manager then (drawn once).
    pub p_escalate: f64,
    /// The same for a silent guest.
    pub p_escalate_silent: f64,
    /// Disconfirmation of a stage at which a silent guest may go to the manager.
    pub escalate_silent_at: f64,
    /// Disconfirmation of a stage at which its missing items may be cancelled.
    pub cancel_at: f64,
    /// Cancels then (drawn once a stage).
    pub p_cancel: f64,
    /// Points lost (L0) from which on a party without a contact may complain at the bill.
    pub complain_loss: f64,
    /// Complains then.
    pub p_complain: f64,
    /// Feels indebted by a favour; otherwise flattered.
    pub p_favour_minded: f64,
    /// A guest indebted by a favour asks for nothing more.
    pub favour_hush: f64,
    /// Sees another table served out of turn while waiting for the same counter.
    pub p_seen: f64,
    /// Telling the story again to somebody else.
    pub repeat_story: Span,
    /// Claims what did not happen where claims are easy.
    pub p_opportunist: f64,
    /// An opportunist claims.
    pub p_claim: f64,
    /// One item of an order comes out wrong.
    pub p_wrong_item: f64,
    /// "They are coming" is due after this.
    pub promise_window: Span,
    /// Mean base score [0–10].
    pub base_score: f64,
    /// Standard deviation of the base score, clipped to 5–10.
    pub base_sd: f64,
}

impl Guest {
    /// Mean base score of a house that says nothing of it. Assumption: calibrated, so that an evening
    /// without a fault ends just below 9.
    pub const BASE_SCORE: f64 = 8.2;
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

//! The moments of an experience and what each is worth: waits, meals without their drink, incidents.
//!
//! Guests act by what they have lost so far and are scored by what they lost in the end; both sums are
//! made here, of the same moments. Nothing here decides or explains. Start with [`ScoreTotals`]; the formulas
//! carry the numbers of [`crate::score`].

use crate::model::{ScoreParams, Stage};
use crate::record::{Experience, Favour, Sync, Wait};

use super::waiting;

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScoreEventKind {
    /// A wait, too long or pleasantly short.
    Wait(Stage),
    /// A meal eaten without its drink.
    Sync,
    /// Asks.
    Chase,
    /// Broken promises.
    Promise,
    /// Requests never met.
    Unmet,
    /// "No, the rule."
    Refusal,
    /// The guest fetched the manager.
    Escalation,
    /// Wrong items.
    WrongItem,
    /// Untrue statements.
    WrongInfo,
    /// Replies by rote.
    Boilerplate,
    /// Grumbles heard.
    Grumble,
    /// Others were seen to get more.
    Unfair,
    /// Mistakes in the bill.
    BillError,
    /// A favour minded.
    Favour,
}

impl ScoreEventKind {
    /// Its name in tables: the key of the journey file, a wait with `_wait` behind its stage.
    pub fn key(self) -> &'static str {
        match self {
            Self::Wait(Stage::Queue) => "queue_wait",
            Self::Wait(Stage::Greet) => "greet_wait",
            Self::Wait(Stage::Order) => "order_wait",
            Self::Wait(Stage::Drinks) => "drinks_wait",
            Self::Wait(Stage::Food) => "food_wait",
            Self::Wait(Stage::Request) => "request_wait",
            Self::Wait(Stage::Bill) => "bill_wait",
            Self::Wait(Stage::Pay) => "pay_wait",
            Self::Sync => "sync",
            Self::Chase => "chases",
            Self::Promise => "promises_broken",
            Self::Unmet => "unmet",
            Self::Refusal => "refusals",
            Self::Escalation => "escalations",
            Self::WrongItem => "wrong_items",
            Self::WrongInfo => "wrong_info",
            Self::Boilerplate => "boilerplate",
            Self::Grumble => "grumbles",
            Self::Unfair => "unfair_seen",
            Self::BillError => "bill_errors",
            Self::Favour => "favour",
        }
    }

    /// Whether it is part of leaving, which weighs a little more in memory.
    pub fn is_end(self) -> bool {
        match self {
            Self::Wait(stage) => stage.is_end(),
            Self::BillError => true,
            Self::Sync
            | Self::Chase
            | Self::Promise
            | Self::Unmet
            | Self::Refusal
            | Self::Escalation
            | Self::WrongItem
            | Self::WrongInfo
            | Self::Boilerplate
            | Self::Grumble
            | Self::Unfair
            | Self::Favour => false,
        }
    }
}

/// One thing that happened, or several of the same worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreEvent {
    /// What it was.
    pub kind: ScoreEventKind,
    /// How many times [≥ 1].
    pub count: u32,
    /// Points each of them gave (positive) or cost (negative).
    pub points: f64,
}

impl ScoreEvent {
    /// Points lost by each of them [≥ 0].
    pub fn loss_each(&self) -> f64 {
        (-self.points).max(0.0)
    }

    /// Points lost by all of them [≥ 0].
    pub fn loss(&self) -> f64 {
        f64::from(self.count) * self.loss_each()
    }
}

/// The moments of an experience: waits in the order they ended, then meals without a drink, incidents
/// by kind, and a favour minded.
pub fn score_events<'a>(
    experience: &'a Experience,
    params: &'a ScoreParams,
) -> impl Iterator<Item = ScoreEvent> + 'a {
    let waits = experience.waits.iter().map(|wait| of_wait(experience, wait, params));
    waits.chain(beside_waits(experience, params))
}

/// The moments that are no waits.
fn beside_waits<'a>(
    experience: &'a Experience,
    params: &'a ScoreParams,
) -> impl Iterator<Item = ScoreEvent> + 'a {
    let sync = experience.sync.iter().map(|sync| of_sync(sync, params));
    let minded = (experience.favour == Favour::Minded).then_some(ScoreEvent {
        kind: ScoreEventKind::Favour,
        count: 1,
        points: -params.points.favour,
    });
    sync.chain(of_incidents(experience, params)).chain(minded)
}

/// (1)–(3) A wait, by the rules of [`crate::feel`].
fn of_wait(experience: &Experience, wait: &Wait, params: &ScoreParams) -> ScoreEvent {
    let (feel, stage) = (&params.feel, wait.stage);
    let segments = experience.segments_of(wait);
    let perceived_min = waiting::perceived_minutes(feel, stage, segments, experience.is_solo);
    let d = waiting::disconfirmation(feel, stage, perceived_min);
    let points = waiting::wait_points(feel, stage, d, wait.share);
    ScoreEvent { kind: ScoreEventKind::Wait(stage), count: 1, points }
}

/// (4) Eating without a drink, by the part of the meal and of the party.
fn of_sync(sync: &Sync, params: &ScoreParams) -> ScoreEvent {
    let points = -params.points.sync * sync.frac * waiting::severity(sync.share);
    ScoreEvent { kind: ScoreEventKind::Sync, count: 1, points }
}

/// (4) Incidents, each at its fixed price.
fn of_incidents(experience: &Experience, params: &ScoreParams) -> impl Iterator<Item = ScoreEvent> {
    let (n, points) = (&experience.incidents, &params.points);
    [
        (ScoreEventKind::Chase, n.chases, points.chase),
        (ScoreEventKind::Promise, n.promises_broken, points.promise),
        (ScoreEventKind::Unmet, n.unmet, points.unmet),
        (ScoreEventKind::Refusal, n.refusals, points.refusal),
        (ScoreEventKind::Escalation, n.escalations, points.escalate),
        (ScoreEventKind::WrongItem, n.wrong_items, points.wrong_item),
        (ScoreEventKind::WrongInfo, n.wrong_info, points.wrong_info),
        (ScoreEventKind::Boilerplate, n.boilerplate, points.boilerplate),
        (ScoreEventKind::Grumble, n.grumbles, points.grumble),
        (ScoreEventKind::Unfair, n.unfair_seen, points.unfair),
        (ScoreEventKind::BillError, n.bill_errors, points.bill_error),
    ]
    .into_iter()
    .filter(|&(_, count, _)| count > 0)
    .map(|(kind, count, each)| ScoreEvent { kind, count, points: -each })
}

/// Σℓ of an experience that goes on: waits that have ended are added once, however often it is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LossSoFar {
    n_waits: usize,
    of_waits: f64,
}

impl LossSoFar {
    /// Points lost until now, before peak and end weigh in [≥ 0]; always of the same experience.
    pub fn of(&mut self, experience: &Experience, params: &ScoreParams) -> f64 {
        let ended = experience.waits[self.n_waits..].iter();
        self.of_waits =
            ended.fold(self.of_waits, |loss, wait| loss + of_wait(experience, wait, params).loss());
        self.n_waits = experience.waits.len();
        beside_waits(experience, params).fold(self.of_waits, |loss, event| loss + event.loss())
    }
}

/// What the moments of an experience come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScoreTotals {
    /// Σg, points for waits shorter than acceptable [≥ 0].
    pub gains: f64,
    /// Σℓ, points lost, before peak and end weigh in [≥ 0].
    pub loss: f64,
    /// The largest single loss [≥ 0].
    pub peak: f64,
    /// The part of `loss` around the bill [≥ 0].
    pub end_loss: f64,
}

impl ScoreTotals {
    /// Adds up an experience.
    pub fn of(experience: &Experience, params: &ScoreParams) -> Self {
        score_events(experience, params).fold(Self::default(), |mut totals, event| {
            let loss = event.loss();
            totals.gains += event.points.max(0.0);
            totals.loss += loss;
            totals.peak = totals.peak.max(event.loss_each());
            if event.kind.is_end() {
                totals.end_loss += loss;
            }
            totals
        })
    }

    /// (5) L0: points lost, the worst moment and those around the bill weighing more [≥ 0].
    ///
    /// Source: Kahneman et al. 1993 for the peak; Verhoef, Antonides & de Hoog 2004 for an end that
    /// weighs little.
    pub fn raw_loss(&self, params: &ScoreParams) -> f64 {
        self.loss + params.w_peak * self.peak + params.w_end * self.end_loss
    }
}

//! The moments of an experience and what each is worth: waits, meals without their drink, incidents.
//!
//! Guests act by what they have lost so far and are scored by what they lost in the end; both sums are
//! made here, of the same moments. Nothing here decides or explains. Start with [`Tally`]; the formulas
//! carry the numbers of [`crate::score`].

use crate::feel::{self, Stage};
use crate::journey::{Experience, Favour, Sync, Wait};
use crate::model::ScoreParams;

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MomentKind {
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

impl MomentKind {
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
pub struct Moment {
    /// What it was.
    pub kind: MomentKind,
    /// How many times [≥ 1].
    pub count: u32,
    /// Points each of them gave (positive) or cost (negative).
    pub points: f64,
}

impl Moment {
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
pub fn moments<'a>(
    experience: &'a Experience,
    params: &'a ScoreParams,
) -> impl Iterator<Item = Moment> + 'a {
    let waits = experience.waits.iter().map(|wait| of_wait(experience, wait, params));
    let sync = experience.sync.iter().map(|sync| of_sync(sync, params));
    let minded = (experience.favour == Favour::Minded).then_some(Moment {
        kind: MomentKind::Favour,
        count: 1,
        points: -params.points.favour,
    });
    waits.chain(sync).chain(of_incidents(experience, params)).chain(minded)
}

/// (1)–(3) A wait, by the rules of [`crate::feel`].
fn of_wait(experience: &Experience, wait: &Wait, params: &ScoreParams) -> Moment {
    let (feel, stage) = (&params.feel, wait.stage);
    let segments = experience.segments_of(wait);
    let perceived_min = feel::perceived_minutes(feel, stage, segments, experience.is_solo);
    let d = feel::disconfirmation(feel, stage, perceived_min);
    let points = feel::wait_points(feel, stage, d, wait.share);
    Moment { kind: MomentKind::Wait(stage), count: 1, points }
}

/// (4) Eating without a drink, by the part of the meal and of the party.
fn of_sync(sync: &Sync, params: &ScoreParams) -> Moment {
    let points = -params.points.sync * sync.frac * feel::severity(sync.share);
    Moment { kind: MomentKind::Sync, count: 1, points }
}

/// (4) Incidents, each at its fixed price.
fn of_incidents(experience: &Experience, params: &ScoreParams) -> impl Iterator<Item = Moment> {
    let (n, points) = (&experience.incidents, &params.points);
    [
        (MomentKind::Chase, n.chases, points.chase),
        (MomentKind::Promise, n.promises_broken, points.promise),
        (MomentKind::Unmet, n.unmet, points.unmet),
        (MomentKind::Refusal, n.refusals, points.refusal),
        (MomentKind::Escalation, n.escalations, points.escalate),
        (MomentKind::WrongItem, n.wrong_items, points.wrong_item),
        (MomentKind::WrongInfo, n.wrong_info, points.wrong_info),
        (MomentKind::Boilerplate, n.boilerplate, points.boilerplate),
        (MomentKind::Grumble, n.grumbles, points.grumble),
        (MomentKind::Unfair, n.unfair_seen, points.unfair),
        (MomentKind::BillError, n.bill_errors, points.bill_error),
    ]
    .into_iter()
    .filter(|&(_, count, _)| count > 0)
    .map(|(kind, count, each)| Moment { kind, count, points: -each })
}

/// What the moments of an experience come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Σg, points for waits shorter than acceptable [≥ 0].
    pub gains: f64,
    /// Σℓ, points lost, before peak and end weigh in [≥ 0].
    pub loss: f64,
    /// The largest single loss [≥ 0].
    pub peak: f64,
    /// The part of `loss` around the bill [≥ 0].
    pub end_loss: f64,
}

impl Tally {
    /// Adds up an experience.
    pub fn of(experience: &Experience, params: &ScoreParams) -> Self {
        moments(experience, params).fold(Self::default(), |mut tally, moment| {
            let loss = moment.loss();
            tally.gains += moment.points.max(0.0);
            tally.loss += loss;
            tally.peak = tally.peak.max(moment.loss_each());
            if moment.kind.is_end() {
                tally.end_loss += loss;
            }
            tally
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

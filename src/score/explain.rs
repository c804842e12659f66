//! The guest score item by item, in parts that add up to it.

use crate::feel::{ScoreEventKind, score_events};
use crate::model::{ScoreParams, Stage};
use crate::record::Experience;
use crate::score::aftermath::{first_visits_by_word, tip_percent};
use crate::score::guest::{Scored, score};
use crate::score::recovery::{memory, repair_factor};

/// What an item of the score is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// An evening exactly as expected.
    Base,
    /// A wait shorter than acceptable.
    Gain(Stage),
    /// Unprompted kind acts.
    Gestures,
    /// Something that cost points.
    Loss(ScoreEventKind),
    /// A failure mended very well.
    Paradox,
    /// What lies outside 0–10.
    Clipping,
}

/// One item of the score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// What it is for.
    pub line: Line,
    /// How many times [≥ 1].
    pub count: u32,
    /// Points given (positive) or taken (negative).
    pub points: f64,
}

/// What stands between the points lost at first (L0) and the loss felt (Λ): the loss felt is L0 times
/// all of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factors {
    /// D, failed repairs [≥ 1].
    pub failed_repairs: f64,
    /// Bad visits remembered [≥ 1].
    pub prior_bad: f64,
    /// 1 − ρ, what the recovery does not give back [0–1].
    pub recovery: f64,
    /// Saturation: the twentieth annoyance hurts less than the first [0–1].
    pub saturation: f64,
}

/// A score with the items that add up to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The score itself.
    pub scored: Scored,
    /// Its items, which add up to it: the base, gains, gestures, losses, bonus, what is cut off.
    pub items: Vec<Item>,
    /// What became of the points lost.
    pub factors: Factors,
    /// Tip to expect [% of the bill].
    pub tip_percent: f64,
    /// First visits that word of mouth brings or, if negative, costs.
    pub first_visits_by_word: f64,
}

/// Scores an evening and says what each thing in it gave or took.
pub fn explain(experience: &Experience, params: &ScoreParams) -> Explained {
    let scored = score(experience, params);
    Explained {
        scored,
        items: items(experience, params, &scored).collect(),
        factors: factors(experience, params, &scored),
        tip_percent: tip_percent(scored.score, experience.favour, params),
        first_visits_by_word: first_visits_by_word(scored.score, params),
    }
}

/// The items of a score, which add up to it: the base, gains, gestures, losses, bonus, what is cut off.
pub fn items<'a>(
    experience: &'a Experience,
    params: &'a ScoreParams,
    scored: &Scored,
) -> impl Iterator<Item = Item> + use<'a> {
    let item = |line, count, points| Item { line, count, points };
    let base = item(Line::Base, 1, experience.base);
    let (n, points) = (experience.gestures, scored.gestures);
    let gestures = (n > 0).then_some(item(Line::Gestures, n, points));
    let paradox = (scored.paradox > 0.0).then_some(item(Line::Paradox, 1, scored.paradox));
    let open = experience.base + scored.gains + scored.gestures - scored.felt_loss + scored.paradox;
    let is_clipped = !(0.0..=10.0).contains(&open);
    let clipping = is_clipped.then_some(item(Line::Clipping, 1, scored.score - open));
    std::iter::once(base)
        .chain(gains(experience, params))
        .chain(gestures)
        .chain(losses(experience, params, scored))
        .chain(paradox)
        .chain(clipping)
}

/// What each wait shorter than acceptable gave.
fn gains<'a>(
    experience: &'a Experience,
    params: &'a ScoreParams,
) -> impl Iterator<Item = Item> + 'a {
    score_events(experience, params).filter(|moment| moment.points > 0.0).filter_map(|moment| {
        let ScoreEventKind::Wait(stage) = moment.kind else {
            return None;
        };
        Some(Item { line: Line::Gain(stage), count: moment.count, points: moment.points })
    })
}

/// What each thing took of a score, without allocating; together they are the loss felt.
///
/// Each moment bears the loss felt in proportion to its share of L0; the worst one (of equals the
/// first) and those around the bill with their extra weight.
pub fn losses<'a>(
    experience: &'a Experience,
    params: &'a ScoreParams,
    scored: &Scored,
) -> impl Iterator<Item = Item> + use<'a> {
    let mut peak_left = Some(scored.worst);
    let felt_per_raw = scored.felt_loss / scored.raw_loss;
    score_events(experience, params).filter(|moment| moment.points < 0.0).map(move |moment| {
        let peak = peak_left.take_if(|peak| moment.loss_each() >= *peak).unwrap_or(0.0);
        let w_end = if moment.kind.is_end() { params.w_end } else { 0.0 };
        let raw = moment.loss() * (1.0 + w_end) + params.w_peak * peak;
        Item { line: Line::Loss(moment.kind), count: moment.count, points: -raw * felt_per_raw }
    })
}

fn factors(experience: &Experience, params: &ScoreParams, scored: &Scored) -> Factors {
    let failed_repairs = repair_factor(scored.failed_repairs, params);
    let prior_bad = memory(experience, params);
    let recovery = 1.0 - scored.recovery;
    let unsaturated = scored.raw_loss * failed_repairs * prior_bad * recovery;
    let saturation = if unsaturated > 0.0 { scored.felt_loss / unsaturated } else { 1.0 };
    Factors { failed_repairs, prior_bad, recovery, saturation }
}

//! The guest score, from the moments of an evening to an answer between 0 and 10.

use libm::exp;

use crate::feel::ScoreTotals;
use crate::model::ScoreParams;
use crate::record::Experience;
use crate::score::recovery::{failed_repairs, is_paradox, memory, recovered_share, repair_factor};

/// How an answer is counted. Source: Reichheld 2003.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// 0 to 6.
    Detractor,
    /// 7 or 8.
    Passive,
    /// 9 or 10.
    Promoter,
}

impl Band {
    /// Its name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Detractor => "detractor",
            Self::Passive => "passive",
            Self::Promoter => "promoter",
        }
    }

    /// The band of an answer between 0 and 10.
    pub fn of(answer: u8) -> Self {
        match answer {
            0..=6 => Self::Detractor,
            7 | 8 => Self::Passive,
            9.. => Self::Promoter,
        }
    }
}

/// What an evening was worth to a guest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// S, the score [0–10].
    pub score: f64,
    /// N, the answer to "would you recommend us" [0–10].
    pub answer: u8,
    /// How that answer is counted.
    pub band: Band,
    /// R, chance of an intention to return [0–1].
    pub return_intent: f64,
    /// Σg, points for waits shorter than acceptable [≥ 0].
    pub gains: f64,
    /// G, points for gestures [≥ 0].
    pub gestures: f64,
    /// The worst single loss, in points [≥ 0].
    pub worst: f64,
    /// L0, points lost before anything amplifies, mends or saturates them [≥ 0].
    pub raw_loss: f64,
    /// n, repairs that failed: broken promises, refusals and requests never met.
    pub failed_repairs: u32,
    /// ρ, the part of the loss that the recovery gives back [0–1].
    pub recovery: f64,
    /// Λ, points of the loss that is felt [≥ 0].
    pub felt_loss: f64,
    /// Bonus for a failure mended very well [≥ 0].
    pub paradox: f64,
}

/// Scores an evening, by the formulas (1)–(11) of [`crate::score`].
pub fn score(experience: &Experience, params: &ScoreParams) -> Scored {
    let totals = ScoreTotals::of(experience, params);
    let raw_loss = totals.raw_loss(params);
    let failed_repairs = failed_repairs(experience);
    let recovery = if raw_loss > 0.0 { recovered_share(experience, params) } else { 0.0 };
    let amplified = raw_loss * repair_factor(failed_repairs, params) * memory(experience, params);
    let felt_loss = felt(amplified * (1.0 - recovery), params);
    let gestures = params.gesture * geometric_sum(params.gesture_decay, experience.gestures);
    let paradox = if is_paradox(experience, raw_loss) { params.paradox_bonus } else { 0.0 };
    let open = experience.base + totals.gains + gestures - felt_loss;
    let score = (open + paradox).clamp(0.0, 10.0);
    let answer = answer(score);
    Scored {
        score,
        answer,
        band: Band::of(answer),
        return_intent: return_intent(open.clamp(0.0, 10.0), params),
        gains: totals.gains,
        gestures,
        worst: totals.peak,
        raw_loss,
        failed_repairs,
        recovery,
        felt_loss,
        paradox,
    }
}

/// (8) Λ: a loss as it is felt, saturating at `loss_cap`.
fn felt(loss: f64, params: &ScoreParams) -> f64 {
    if loss > 0.0 { params.loss_cap * (1.0 - exp(-loss / params.loss_cap)) } else { 0.0 }
}

/// (10) The nearest whole number, halves up.
#[expect(clippy::cast_possible_truncation, reason = "a score is between 0 and 10")]
#[expect(clippy::cast_sign_loss, reason = "a score is between 0 and 10")]
fn answer(score: f64) -> u8 {
    (score + 0.5) as u8
}

/// (11) R, from the score without the paradox bonus. Source of its range: Hoffman, Kelley & Rotalsky
/// 1995; that the bonus is left out: de Matos, Henrique & Rossi 2007.
pub fn return_intent(score: f64, params: &ScoreParams) -> f64 {
    let odds_against = exp(-(score - params.r_mid) / params.r_scale);
    params.r_lo + (params.r_hi - params.r_lo) / (1.0 + odds_against)
}

/// `1 + q + q² + …`, `n` terms.
fn geometric_sum(q: f64, n: u32) -> f64 {
    (0..n).fold(0.0, |sum, _| 1.0 + q * sum)
}

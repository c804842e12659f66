//! What a guest feels while waiting: perceived minutes and the points they cost.
//!
//! The formulas are those of the scoring model, numbered as in the documentation of [`crate::score`].

use crate::model::{Stage, WaitPerception};
use crate::record::{Info, Segment};

/// Minutes felt for each minute by the clock in such a segment.
pub fn pace(params: &WaitPerception, stage: Stage, segment: &Segment, is_solo: bool) -> f64 {
    let info = match segment.info {
        Info::None => 1.0,
        Info::Informed => params.m_informed,
        Info::Overdue => params.m_overdue,
        Info::Broken => params.m_broken,
    };
    let solo = if is_solo { params.m_solo } else { 1.0 };
    let occupied = if segment.is_occupied { params.m_occupied } else { 1.0 };
    let unfair = if segment.is_unfair { params.m_unfair } else { 1.0 };
    params.stages[stage as usize].phase * solo * occupied * info * unfair
}

/// (1) Perceived wait: each segment stretched or shrunk by how it feels, in minutes.
pub fn perceived_minutes(
    params: &WaitPerception,
    stage: Stage,
    segments: &[Segment],
    is_solo: bool,
) -> f64 {
    segments.iter().map(|s| s.minutes * pace(params, stage, s, is_solo)).sum()
}

/// (2) Disconfirmation: perceived against acceptable, clamped to `[d_min, d_max]`.
pub fn disconfirmation(params: &WaitPerception, stage: Stage, perceived_min: f64) -> f64 {
    (perceived_min / params.acceptable_min(stage) - 1.0).clamp(params.d_min, params.d_max)
}

/// (3) Points a wait gives (positive: sooner than acceptable) or costs (negative).
///
/// `share` is the part of the party's guests who wait [0–1]; a loss counts fully for those and by half
/// for the others, a gain counts in full.
pub fn wait_points(params: &WaitPerception, stage: Stage, d: f64, share: f64) -> f64 {
    let unit = params.gain_unit * params.stages[stage as usize].weight;
    if d <= 0.0 { unit * -d } else { -params.loss_aversion * unit * d * severity(share) }
}

/// How much a loss counts when only a share of the party bears it: `0.5 + 0.5·share`.
pub fn severity(share: f64) -> f64 {
    0.5 + 0.5 * share
}

//! What makes a loss worse than its moments, what a recovery gives back of it, and what spoils that.

use libm::exp;

use crate::model::ScoreParams;
use crate::record::{Experience, Favour, Recovery};

/// The bonus needs a mild loss, in points. Assumption: what is mild.
const PARADOX_MAX_LOSS: f64 = 2.0;
/// The bonus needs a quick repair, in minutes. Assumption: what is quick.
const PARADOX_MAX_DELAY_MIN: f64 = 5.0;

/// n: promises broken, rules quoted, requests never met.
pub(super) fn failed_repairs(experience: &Experience) -> u32 {
    let incidents = &experience.incidents;
    incidents.promises_broken + incidents.refusals + incidents.unmet
}

/// (6) D: what failed repairs make of every loss. Source: Maxham & Netemeyer 2002 (double deviation).
pub(super) fn repair_factor(failed_repairs: u32, params: &ScoreParams) -> f64 {
    (1.0 + params.double_deviation_gain * f64::from(failed_repairs))
        .min(params.double_deviation_max)
}

/// (6) What remembered bad visits make of every loss. Source: Maxham & Netemeyer 2002.
pub(super) fn memory(experience: &Experience, params: &ScoreParams) -> f64 {
    power(params.repeat_amp, experience.prior_bad)
}

/// (7) ρ: the part of the loss that the recovery gives back [0–1]; 0 without one.
///
/// `[P + C · min(1, P/r_gate) · max(0, 1 − P/P_max)] · dd_damp^n · (favour_credit if minded)`, at most 1.
/// Source: Smith, Bolton & Wagner 1999 for the terms of P; Wirtz & Mattila 2004 for money C, which does
/// nothing after a bad process and little after a perfect one; Maxham & Netemeyer 2002 for the damping.
pub(super) fn recovered_share(experience: &Experience, params: &ScoreParams) -> f64 {
    let Some(recovery) = &experience.recovery else {
        return 0.0;
    };
    let process = process(recovery, params);
    let damping = power(params.double_deviation_damping, failed_repairs(experience));
    let credit = if experience.favour == Favour::Minded { params.favour_credit } else { 1.0 };
    ((process + money(recovery, process, params)) * damping * credit).min(1.0)
}

/// P: how well it was done, whatever it cost the house.
fn process(recovery: &Recovery, params: &ScoreParams) -> f64 {
    let speed = if recovery.is_resolved {
        params.r_speed * exp(-recovery.delay_min / params.r_tau_min)
    } else {
        0.0
    };
    speed
        + params.r_init * recovery.initiative
        + params.r_own * recovery.ownership
        + params.r_apology * recovery.apology
        + params.r_choice * recovery.choice
}

/// What money adds: C, gated by the process below and by the room it leaves above.
fn money(recovery: &Recovery, process: f64, params: &ScoreParams) -> f64 {
    if recovery.comp_ratio <= 0.0 {
        return 0.0;
    }
    let best = params.r_speed + params.r_init + params.r_own + params.r_apology + params.r_choice;
    let gate = params.r_gate.map_or(1.0, |gate| (process / gate).min(1.0));
    let room = (1.0 - process / best).max(0.0);
    params.r_comp * (1.0 - exp(-2.0 * recovery.comp_ratio)) * gate * room
}

/// (9) Whether a failure was mended so well that the guest is happier than without it.
///
/// Source of the conditions: Magnini, Ford, Markowski & Honeycutt 2007 (mild, the first, outside the
/// house's control); that a favour minded earns none is an Assumption.
pub(super) fn is_paradox(experience: &Experience, raw_loss: f64) -> bool {
    let Some(recovery) = &experience.recovery else {
        return false;
    };
    raw_loss > 0.0
        && raw_loss <= PARADOX_MAX_LOSS
        && experience.failures <= 1
        && failed_repairs(experience) == 0
        && recovery.initiative >= 1.0
        && recovery.delay_min <= PARADOX_MAX_DELAY_MIN
        && experience.favour != Favour::Minded
}

/// `factor^n`, by multiplying: counts are small.
fn power(factor: f64, n: u32) -> f64 {
    (0..n).fold(1.0, |product, _| product * factor)
}

//! The staff score of one person's shift, and what unhappy staff do to guests and cost the house.
//!
//! The simulation uses it (guests feel how staff feel), and so do the measures. Pure; start with
//! [`staff_score`].

use libm::exp;

use crate::model::{Policy, StaffScoreParams};
use crate::record::{ManagerLog, WaiterLog};

/// Busy share from which a shift is overloaded. Source: Tan & Netessine 2014 (effort rises with load up
/// to a threshold). Assumption: where it lies.
const OVERLOAD_FROM: f64 = 0.85;
/// Conflicts, angry encounters and repairs above so many an hour change nothing. Assumption.
const MOST_PER_HOUR: f64 = 4.0;
/// Staff score below which staff begin to grumble. Assumption.
const GRUMBLE_BELOW: f64 = 5.0;
/// Staff score at which [`QUITS_AT_NEUTRAL`] holds.
const NEUTRAL: f64 = 6.0;
/// Quits a year of one job at a neutral score. Source: turnover of hourly staff in full-service houses,
/// 96 % a year (trade figures of 2024, shiftroll.ai and goactify.com).
const QUITS_AT_NEUTRAL: f64 = 0.95;
/// How steeply quits fall with the score [1/point]. Assumption.
const QUITS_SLOPE: f64 = 0.2;
/// What each rule of a rulebook adds to fear: too many rules smother. Assumption.
const CYNICISM_PER_RULE: f64 = 0.001;
/// Shifts of one job a year. Assumption.
pub const SHIFTS_PER_YEAR: f64 = 230.0;

/// The numbers of one person's shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StaffShift {
    /// A: share of exceptions settled on own authority; without exceptions, the policy's [0–1].
    pub authority: f64,
    /// U: busy share of the shift [0–1].
    pub busy_share: f64,
    /// c: promises without control, rules quoted and rules broken in secret [1/h, ≥ 0].
    pub conflicts_per_h: f64,
    /// g: angry encounters [1/h, ≥ 0].
    pub anger_per_h: f64,
    /// h: repairs completed [1/h, ≥ 0].
    pub repairs_per_h: f64,
    /// F: fear of a reprimand [0–1].
    pub fear: f64,
    /// T: clarity and training [0–1].
    pub training: f64,
}

/// The numbers of one waiter's shift.
///
/// The log and `hours` are those of all waiters together; `n_furious` guests left furious, which only who
/// scores them knows: in the house it is 0.
pub fn waiter_shift(
    log: &WaiterLog,
    n_furious: u32,
    hours: f64,
    policy: &Policy,
    params: &StaffScoreParams,
) -> StaffShift {
    let per_hour = |n: u32| f64::from(n) / hours;
    let authority = if log.exceptions == 0 {
        policy.own_authority
    } else {
        f64::from(log.settled.min(log.exceptions)) / f64::from(log.exceptions)
    };
    let cynicism = CYNICISM_PER_RULE * f64::from(policy.rulebook_size);
    StaffShift {
        authority,
        busy_share: log.busy.minutes() / 60.0 / hours,
        conflicts_per_h: per_hour(log.promises + log.refusals + log.secret_exceptions),
        anger_per_h: per_hour(log.angry_guests + n_furious),
        repairs_per_h: per_hour(log.repairs),
        fear: fear_after((policy.fear + cynicism).min(1.0), log.reprimands, params),
        training: policy.training,
    }
}

/// The numbers of the manager's shift of so many hours.
pub fn manager_shift(log: &ManagerLog, hours: f64, policy: &Policy) -> StaffShift {
    let per_hour = |n: u32| f64::from(n) / hours;
    StaffShift {
        authority: policy.flexibility,
        busy_share: log.busy.minutes() / 60.0 / hours,
        conflicts_per_h: per_hour(log.refusals),
        anger_per_h: per_hour(log.guests),
        repairs_per_h: per_hour(log.yeses),
        fear: policy.fear,
        training: policy.training,
    }
}

/// Scores a shift [0–10].
///
/// ```text
/// e0 + e_ctrl·(2A − 1) − e_load·o·(1.25 − 0.5·A) − e_conf·min(c, 4) − e_anger·min(g, 4)
///    + e_pride·min(h, 4) − e_fear·F − e_amb·A·(1 − T)          within 0–10
/// o = (U − 0.85) / 0.15                                        within 0–1
/// ```
///
/// Source of the form: Karasek 1979 (demand is buffered by control).
pub fn staff_score(shift: &StaffShift, params: &StaffScoreParams) -> f64 {
    let authority = shift.authority;
    let overload = ((shift.busy_share - OVERLOAD_FROM) / (1.0 - OVERLOAD_FROM)).clamp(0.0, 1.0);
    let score = params.e0 + params.e_ctrl * (2.0 * authority - 1.0)
        - params.e_load * overload * (1.25 - 0.5 * authority)
        - params.e_conf * shift.conflicts_per_h.min(MOST_PER_HOUR)
        - params.e_anger * shift.anger_per_h.min(MOST_PER_HOUR)
        + params.e_pride * shift.repairs_per_h.min(MOST_PER_HOUR)
        - params.e_fear * shift.fear
        - params.e_amb * authority * (1.0 - shift.training);
    score.clamp(0.0, 10.0)
}

/// Points that later guests begin with more (positive) or less than usual.
///
/// Source of the sign: Heskett et al. 1994 (service–profit chain); Pugh 2001 (moods pass on).
pub fn spillover(staff_score: f64, params: &StaffScoreParams) -> f64 {
    (params.spill_slope * (staff_score - NEUTRAL)).clamp(-params.spill_max, params.spill_max)
}

/// Chance that a party hears staff grumble [0–1].
pub fn p_grumble(staff_score: f64, params: &StaffScoreParams) -> f64 {
    (params.grumble_slope * (GRUMBLE_BELOW - staff_score)).clamp(0.0, params.grumble_max)
}

/// Chance that an answer comes in an irritated tone [0–1].
pub fn p_cold_reply(staff_score: f64, params: &StaffScoreParams) -> f64 {
    (params.cold_slope * (GRUMBLE_BELOW - staff_score)).clamp(0.0, 1.0)
}

/// Chance that a kind act is seen to be put on, and pleases nobody [0–1].
///
/// Source of the sign: Grandey 2000; Hülsheger & Schewe 2011 (surface acting).
pub fn p_put_on(staff_score: f64, params: &StaffScoreParams) -> f64 {
    (params.fade_slope * (NEUTRAL - staff_score)).clamp(0.0, 1.0)
}

/// Fear after so many reprimands [0–1].
pub fn fear_after(fear: f64, reprimands: u32, params: &StaffScoreParams) -> f64 {
    (fear + params.reprimand_fear * f64::from(reprimands)).min(1.0)
}

/// Quits a year to expect of one job with such a staff score [≥ 0].
pub fn quits_per_year(staff_score: f64) -> f64 {
    QUITS_AT_NEUTRAL * exp(-QUITS_SLOPE * (staff_score - NEUTRAL))
}

/// What such quits cost, spread over the shifts of a year, if one costs so much [its unit a shift, ≥ 0].
pub fn turnover_cost_per_shift(staff_score: f64, cost_of_quit: f64) -> f64 {
    quits_per_year(staff_score) / SHIFTS_PER_YEAR * cost_of_quit
}

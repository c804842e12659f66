//! The numbers behind the guest score and the staff score: their keys, ranges and sources.
//!
//! What is left out stays as in the parameters' own `Default`, where the numbers stand, or as the `scorer`
//! named would have it. Signs, orders
//! and ratios have the sources told beside them; most sizes are assumed, set so that the whole reproduces
//! published patterns.

use crate::model::{
    FeelParams, Guest, IncidentPoints, ScoreParams, Scorer, StaffScoreParams, Stage, StageParams,
};

use super::guest::BaseScore;
use super::kinds::{choice, not_negative, or_word, positive, positive_minutes, share, within};
use super::reader::{Provenance::Assumed, Provenance::From, Section};

/// Reads `[score]`.
pub(super) fn score(root: &Section<'_>) -> (ScoreParams, BaseScore) {
    let s = root.section("score");
    let scorers = choice(Scorer::ALL.map(|scorer| (scorer.key(), scorer)));
    let default = s.or("scorer", "default", Assumed, scorers).adapt(ScoreParams::default());
    let r_gate = default.r_gate.map_or_else(|| "none".to_owned(), |gate| gate.to_string());
    let base = BaseScore {
        mean: s.or("base_score", Guest::BASE_SCORE, Assumed, within(0.0, 10.0)),
        sd: s.or("base_sd", "1.1", Assumed, within(0.0, 10.0)),
    };
    let score = ScoreParams {
        feel: feel(&s, &default.feel),
        points: points(&s, default.points),
        favour_credit: s.or("favour_credit", default.favour_credit, Assumed, share),
        w_peak: s.or("w_peak", default.w_peak, From("Kahneman: the peak–end rule"), not_negative),
        w_end: s.or(
            "w_end",
            default.w_end,
            From("Verhoef 2004: the end weighs little"),
            not_negative,
        ),
        dd_amp: s.or("dd_amp", default.dd_amp, From(MAXHAM), not_negative),
        dd_max: s.or("dd_max", default.dd_max, From(MAXHAM), within(1.0, 100.0)),
        dd_damp: s.or("dd_damp", default.dd_damp, From(MAXHAM), share),
        repeat_amp: s.or("repeat_amp", default.repeat_amp, From("Grewal 2008"), positive),
        r_speed: s.or(
            "r_speed",
            default.r_speed,
            From("Smith, Bolton & Wagner 1999"),
            not_negative,
        ),
        r_tau_min: s.or(
            "r_tau",
            format_args!("{} min", default.r_tau_min),
            From("J. Goodman (TARP): the effect of speed"),
            positive_minutes,
        ),
        r_own: s.or("r_own", default.r_own, From("Boshoff & Leong 1998"), not_negative),
        r_apology: s.or("r_apology", default.r_apology, From("Boshoff & Leong 1998"), not_negative),
        r_init: s.or("r_init", default.r_init, From("Smith, Bolton & Wagner 1999"), not_negative),
        r_choice: s.or("r_choice", default.r_choice, From("Voorhees 2006"), not_negative),
        r_comp: s.or("r_comp", default.r_comp, From("Wirtz & Mattila 2004"), not_negative),
        r_gate: s.or("r_gate", r_gate, From("Wirtz & Mattila 2004"), or_word("none", positive)),
        // Diminishing sensitivity: the twentieth annoyance hurts less than the first.
        loss_cap: s.or("loss_cap", default.loss_cap, Assumed, positive),
        gesture: s.or(
            "gesture",
            default.gesture,
            From("Verhoef 2004: positive peaks; the size is assumed"),
            not_negative,
        ),
        gesture_decay: s.or("gesture_decay", default.gesture_decay, Assumed, share),
        paradox_bonus: s.or(
            "paradox_bonus",
            default.paradox_bonus,
            From("de Matos 2007; Magnini 2007"),
            not_negative,
        ),
        r_lo: s.or("r_lo", default.r_lo, Assumed, share),
        r_hi: s.or("r_hi", default.r_hi, From("Hoffman 1995: 51–90 % return"), share),
        r_mid: s.or("r_mid", default.r_mid, Assumed, within(0.0, 10.0)),
        r_scale: s.or("r_scale", default.r_scale, Assumed, positive),
        tell_bad: s.or("tell_bad", default.tell_bad, From(GOODMAN), not_negative),
        tell_good: s.or("tell_good", default.tell_good, From(GOODMAN), not_negative),
        wom_convert: s.or("wom_convert", default.wom_convert, Assumed, share),
        tip_base: s.or("tip_base", default.tip_base, From(TIPS), within(0.0, 40.0)),
        tip_slope: s.or("tip_slope", default.tip_slope, From(TIPS), not_negative),
        favour_tip_lift: s.or(
            "favour_tip_lift",
            default.favour_tip_lift,
            From("Brady 2012"),
            not_negative,
        ),
        tip_sd: s.or("tip_sd", default.tip_sd, From(TIPS), not_negative),
    };
    s.finish();
    (score, base)
}

/// A second failure after a failed repair weighs more than the first.
const MAXHAM: &str = "Maxham & Netemeyer 2002: double deviation";

/// Bad news is told to about twice as many people as good.
const GOODMAN: &str = "J. Goodman (TARP): guests told, bad to good, 10 to 5";

/// 244 restaurant bills of 1990.
const TIPS: &str = "tips.csv (seaborn-data); Lynn & McCall 2000";

/// What waits feel like.
fn feel(s: &Section<'_>, default: &FeelParams) -> FeelParams {
    FeelParams {
        stages: stages(s, &default.stages),
        expectation: s.or("expectation", default.expectation, Assumed, positive),
        // 25 min for food cost about 1.1 points then.
        gain_unit: s.or("gain_unit", default.gain_unit, Assumed, not_negative),
        loss_aversion: s.or(
            "loss_aversion",
            default.loss_aversion,
            From("Mittal 1998; Tversky & Kahneman 1992"),
            not_negative,
        ),
        d_min: s.or(
            "d_min",
            default.d_min,
            From("Noone 2009: no joy in being rushed"),
            within(-1.0, 0.0),
        ),
        d_max: s.or("d_max", default.d_max, Assumed, within(0.0, 100.0)),
        m_solo: s.or("m_solo", default.m_solo, From("Maister 1985"), positive),
        m_occupied: s.or(
            "m_occupied",
            default.m_occupied,
            From("Maister 1985; Antonides 2002"),
            positive,
        ),
        m_informed: s.or(
            "m_informed",
            default.m_informed,
            From("Antonides 2002; Ting 2019"),
            positive,
        ),
        m_overdue: s.or(
            "m_overdue",
            default.m_overdue,
            From("Taylor 1994; the size is assumed"),
            positive,
        ),
        m_broken: s.or("m_broken", default.m_broken, Assumed, positive),
        m_unfair: s.or(
            "m_unfair",
            default.m_unfair,
            From("Larson 1987; the size is assumed"),
            positive,
        ),
    }
}

/// What incidents cost.
fn points(s: &Section<'_>, default: IncidentPoints) -> IncidentPoints {
    IncidentPoints {
        chase: s.or("h_chase", default.chase, Assumed, not_negative),
        promise: s.or("h_promise", default.promise, Assumed, not_negative),
        unmet: s.or("h_unmet", default.unmet, Assumed, not_negative),
        refusal: s.or(
            "h_refusal",
            default.refusal,
            From("Bitner 1990; the size is assumed"),
            not_negative,
        ),
        escalate: s.or("h_escalate", default.escalate, Assumed, not_negative),
        sync: s.or("h_sync", default.sync, Assumed, not_negative),
        wrong_item: s.or(
            "h_wrong_item",
            default.wrong_item,
            From("Hoffman 1995, the order; the size is assumed"),
            not_negative,
        ),
        bill_error: s.or(
            "h_bill_error",
            default.bill_error,
            From("Hoffman 1995, the order; the size is assumed"),
            not_negative,
        ),
        wrong_info: s.or("h_wrong_info", default.wrong_info, Assumed, not_negative),
        boilerplate: s.or("h_boiler", default.boilerplate, Assumed, not_negative),
        grumble: s.or("h_grumble", default.grumble, Assumed, not_negative),
        unfair: s.or("h_unfair", default.unfair, Assumed, not_negative),
        favour: s.or(
            "h_favour",
            default.favour,
            From("Jiang 2013; Watkins 2006; the size is assumed"),
            not_negative,
        ),
    }
}

/// Reads `[score.stage.X]`.
fn stages(s: &Section<'_>, default: &[StageParams]) -> [StageParams; Stage::COUNT] {
    let all = s.section("stage");
    let stages = Stage::ALL.map(|stage| {
        let (s, default) = (all.section(stage.key()), default[stage as usize]);
        let params = StageParams {
            acceptable_min: s.or(
                "acceptable",
                format_args!("{} min", default.acceptable_min),
                From("menumore.com; kwickbook.com; costlab.ai"),
                positive_minutes,
            ),
            weight: s.or("weight", default.weight, Assumed, not_negative),
            phase: s.or("phase", default.phase, From("Dubé 1991; Von Bergh 2014"), positive),
        };
        s.finish();
        params
    });
    all.finish();
    stages
}

/// Reads `[staff_score]`.
pub(super) fn staff_score(root: &Section<'_>) -> StaffScoreParams {
    let s = root.section("staff_score");
    let default = StaffScoreParams::default();
    let params = StaffScoreParams {
        e0: s.or("e0", default.e0, Assumed, within(0.0, 10.0)),
        e_ctrl: s.or("e_ctrl", default.e_ctrl, From("Karasek 1979; Seibert 2011"), not_negative),
        e_load: s.or("e_load", default.e_load, From("Tan & Netessine 2014"), not_negative),
        e_conf: s.or("e_conf", default.e_conf, From("Wen 2020; Grandey 2000"), not_negative),
        e_anger: s.or("e_anger", default.e_anger, Assumed, not_negative),
        e_pride: s.or("e_pride", default.e_pride, Assumed, not_negative),
        e_fear: s.or("e_fear", default.e_fear, From("Edmondson 1999"), not_negative),
        e_amb: s.or("e_amb", default.e_amb, From("Rizzo 1970"), not_negative),
        spill_slope: s.or(
            "spill_slope",
            default.spill_slope,
            From("Heskett 1994; Pugh 2001"),
            not_negative,
        ),
        spill_max: s.or("spill_max", default.spill_max, Assumed, not_negative),
        grumble_slope: s.or("grumble_slope", default.grumble_slope, Assumed, share),
        grumble_max: s.or("grumble_max", default.grumble_max, Assumed, share),
        cold_slope: s.or("cold_slope", default.cold_slope, Assumed, share),
        fade_slope: s.or("fade_slope", default.fade_slope, Assumed, share),
        reprimand_fear: s.or("reprimand_fear", default.reprimand_fear, Assumed, share),
    };
    s.finish();
    params
}

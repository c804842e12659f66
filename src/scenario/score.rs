//! The numbers behind the guest score and the staff score.
//!
//! Signs, orders and ratios have the sources told beside them; most sizes are assumed, set so that the
//! whole reproduces published patterns.

use crate::feel::{FeelParams, Stage, StageParams};
use crate::model::{IncidentPoints, ScoreParams, StaffScoreParams};

use super::guest::BaseScore;
use super::kinds::{not_negative, or_word, positive, positive_minutes, share, within};
use super::reader::{Provenance::Assumed, Provenance::From, Section};

/// Reads `[score]`.
pub(super) fn score(root: &Section<'_>) -> (ScoreParams, BaseScore) {
    let s = root.section("score");
    // With gains a faultless evening comes to about 8.9.
    let base = BaseScore {
        mean: s.or("base_score", "8.2", Assumed, within(0.0, 10.0)),
        sd: s.or("base_sd", "1.1", Assumed, within(0.0, 10.0)),
    };
    let score = ScoreParams {
        feel: feel(&s),
        points: points(&s),
        favour_credit: s.or("favour_credit", "0.50", Assumed, share),
        w_peak: s.or("w_peak", "0.50", From("Kahneman: the peak–end rule"), not_negative),
        w_end: s.or("w_end", "0.25", From("Verhoef 2004: the end weighs little"), not_negative),
        dd_amp: s.or("dd_amp", "0.12", From(MAXHAM), not_negative),
        dd_max: s.or("dd_max", "1.60", From(MAXHAM), within(1.0, 100.0)),
        dd_damp: s.or("dd_damp", "0.80", From(MAXHAM), share),
        repeat_amp: s.or("repeat_amp", "1.25", From("Grewal 2008"), positive),
        r_speed: s.or("r_speed", "0.30", From("Smith, Bolton & Wagner 1999"), not_negative),
        r_tau_min: s.or(
            "r_tau",
            "10 min",
            From("J. Goodman (TARP): the effect of speed"),
            positive_minutes,
        ),
        r_own: s.or("r_own", "0.15", From("Boshoff & Leong 1998"), not_negative),
        r_apology: s.or("r_apology", "0.10", From("Boshoff & Leong 1998"), not_negative),
        r_init: s.or("r_init", "0.15", From("Smith, Bolton & Wagner 1999"), not_negative),
        r_choice: s.or("r_choice", "0.10", From("Voorhees 2006"), not_negative),
        r_comp: s.or("r_comp", "0.30", From("Wirtz & Mattila 2004"), not_negative),
        r_gate: s.or("r_gate", "0.20", From("Wirtz & Mattila 2004"), or_word("none", positive)),
        // Diminishing sensitivity: the twentieth annoyance hurts less than the first.
        loss_cap: s.or("loss_cap", "9.0", Assumed, positive),
        gesture: s.or(
            "gesture",
            "0.30",
            From("Verhoef 2004: positive peaks; the size is assumed"),
            not_negative,
        ),
        gesture_decay: s.or("gesture_decay", "0.50", Assumed, share),
        paradox_bonus: s.or(
            "paradox_bonus",
            "0.20",
            From("de Matos 2007; Magnini 2007"),
            not_negative,
        ),
        r_lo: s.or("r_lo", "0.05", Assumed, share),
        r_hi: s.or("r_hi", "0.92", From("Hoffman 1995: 51–90 % return"), share),
        r_mid: s.or("r_mid", "5.0", Assumed, within(0.0, 10.0)),
        r_scale: s.or("r_scale", "1.3", Assumed, positive),
        tell_bad: s.or("tell_bad", "9", From(GOODMAN), not_negative),
        tell_good: s.or("tell_good", "4", From(GOODMAN), not_negative),
        wom_convert: s.or("wom_convert", "0.02", Assumed, share),
        tip_base: s.or("tip_base", "15.5", From(TIPS), within(0.0, 40.0)),
        tip_slope: s.or("tip_slope", "0.45", From(TIPS), not_negative),
        favour_tip_lift: s.or("favour_tip_lift", "2", From("Brady 2012"), not_negative),
        tip_sd: s.or("tip_sd", "6", From(TIPS), not_negative),
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
fn feel(s: &Section<'_>) -> FeelParams {
    FeelParams {
        stages: stages(s),
        expectation: s.or("expectation", "1.0", Assumed, positive),
        // 25 min for food cost about 1.1 points then.
        gain_unit: s.or("gain_unit", "0.40", Assumed, not_negative),
        loss_aversion: s.or(
            "loss_aversion",
            "2.0",
            From("Mittal 1998; Tversky & Kahneman 1992"),
            not_negative,
        ),
        d_min: s.or("d_min", "-0.5", From("Noone 2009: no joy in being rushed"), within(-1.0, 0.0)),
        d_max: s.or("d_max", "4", Assumed, within(0.0, 100.0)),
        m_solo: s.or("m_solo", "1.2", From("Maister 1985"), positive),
        m_occupied: s.or("m_occupied", "0.8", From("Maister 1985; Antonides 2002"), positive),
        m_informed: s.or("m_informed", "0.8", From("Antonides 2002; Ting 2019"), positive),
        m_overdue: s.or("m_overdue", "1.25", From("Taylor 1994; the size is assumed"), positive),
        m_broken: s.or("m_broken", "1.5", Assumed, positive),
        m_unfair: s.or("m_unfair", "1.3", From("Larson 1987; the size is assumed"), positive),
    }
}

/// What incidents cost.
fn points(s: &Section<'_>) -> IncidentPoints {
    IncidentPoints {
        chase: s.or("h_chase", "0.25", Assumed, not_negative),
        promise: s.or("h_promise", "0.40", Assumed, not_negative),
        unmet: s.or("h_unmet", "1.00", Assumed, not_negative),
        refusal: s.or("h_refusal", "1.00", From("Bitner 1990; the size is assumed"), not_negative),
        escalate: s.or("h_escalate", "0.40", Assumed, not_negative),
        sync: s.or("h_sync", "1.50", Assumed, not_negative),
        wrong_item: s.or(
            "h_wrong_item",
            "1.20",
            From("Hoffman 1995, the order; the size is assumed"),
            not_negative,
        ),
        bill_error: s.or(
            "h_bill_error",
            "0.80",
            From("Hoffman 1995, the order; the size is assumed"),
            not_negative,
        ),
        wrong_info: s.or("h_wrong_info", "0.40", Assumed, not_negative),
        boilerplate: s.or("h_boiler", "0.30", Assumed, not_negative),
        grumble: s.or("h_grumble", "0.50", Assumed, not_negative),
        unfair: s.or("h_unfair", "0.50", Assumed, not_negative),
        favour: s.or(
            "h_favour",
            "0.60",
            From("Jiang 2013; Watkins 2006; the size is assumed"),
            not_negative,
        ),
    }
}

/// Acceptable wait, weight and phase of a stage, as they would stand in a file.
struct StageRow {
    stage: Stage,
    acceptable: &'static str,
    weight: &'static str,
    phase: &'static str,
}

const fn row(
    stage: Stage,
    acceptable: &'static str,
    weight: &'static str,
    phase: &'static str,
) -> StageRow {
    StageRow { stage, acceptable, weight, phase }
}

/// Acceptable waits come from industry targets, phases from Dubé 1991 and Von Bergh 2014.
const STAGES: [StageRow; Stage::COUNT] = [
    row(Stage::Queue, "10 min", "1.0", "1.3"),
    row(Stage::Greet, "3 min", "0.8", "1.3"),
    row(Stage::Order, "6 min", "0.5", "1.0"),
    row(Stage::Drinks, "6 min", "0.9", "1.0"),
    row(Stage::Food, "15 min", "1.2", "1.0"),
    row(Stage::Request, "4 min", "0.7", "1.0"),
    row(Stage::Bill, "4 min", "0.6", "1.2"),
    row(Stage::Pay, "5 min", "0.4", "1.2"),
];

/// Reads `[score.stage.X]`.
fn stages(s: &Section<'_>) -> [StageParams; Stage::COUNT] {
    let all = s.section("stage");
    let stages = STAGES.map(|StageRow { stage, acceptable, weight, phase }| {
        let s = all.section(stage.key());
        let params = StageParams {
            acceptable_min: s.or(
                "acceptable",
                acceptable,
                From("menumore.com; kwickbook.com; costlab.ai"),
                positive_minutes,
            ),
            weight: s.or("weight", weight, Assumed, not_negative),
            phase: s.or("phase", phase, From("Dubé 1991; Von Bergh 2014"), positive),
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
    let params = StaffScoreParams {
        e0: s.or("e0", "7.0", Assumed, within(0.0, 10.0)),
        e_ctrl: s.or("e_ctrl", "1.0", From("Karasek 1979; Seibert 2011"), not_negative),
        e_load: s.or("e_load", "2.0", From("Tan & Netessine 2014"), not_negative),
        e_conf: s.or("e_conf", "0.35", From("Wen 2020; Grandey 2000"), not_negative),
        e_anger: s.or("e_anger", "0.40", Assumed, not_negative),
        e_pride: s.or("e_pride", "0.25", Assumed, not_negative),
        e_fear: s.or("e_fear", "1.0", From("Edmondson 1999"), not_negative),
        e_amb: s.or("e_amb", "1.5", From("Rizzo 1970"), not_negative),
        spill_slope: s.or("spill_slope", "0.10", From("Heskett 1994; Pugh 2001"), not_negative),
        spill_max: s.or("spill_max", "0.4", Assumed, not_negative),
        grumble_slope: s.or("grumble_slope", "0.04", Assumed, share),
        grumble_max: s.or("grumble_max", "0.2", Assumed, share),
        cold_slope: s.or("cold_slope", "0", Assumed, share),
        fade_slope: s.or("fade_slope", "0", Assumed, share),
        reprimand_fear: s.or("reprimand_fear", "0.1", Assumed, share),
    };
    s.finish();
    params
}

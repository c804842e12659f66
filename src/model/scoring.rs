//! The numbers behind the guest score and the staff score, as keys with their defaults. The formulas are in
//! [`crate::score`].
//!
//! Signs, orders and ratios have the sources named at each field. Sizes have none: unless said
//! otherwise they are an Assumption: calibrated together so that the patterns held by the scoring tests
//! come out (what a recovery is worth, how remedies rank, what a second failure does).

use crate::catalogue::keys;

use super::{FeelParams, Scorer};

keys! {
    /// Points lost by one incident of each kind [≥ 0].
    #[derive(Clone, Copy, Debug, PartialEq)]
    IncidentPoints in "score" given ();

    chase as "h_chase": f64 = Shape::NOT_NEGATIVE, Of(&["0.25", "0", "0.25"]), Assumed, "Each ask: any contact a guest has to make means the house failed first.";
    promise as "h_promise": f64 = Shape::NOT_NEGATIVE, Of(&["0.4", "0", "0.4"]), Assumed, "Each broken promise, besides making everything worse.";
    unmet as "h_unmet": f64 = Shape::NOT_NEGATIVE, Is("1"), Assumed, "Each request never met.";
    /// Source: Bitner, Booms & Tetreault 1990 (the response to a failure is 43 % of what guests remember as
    /// bad).
    refusal as "h_refusal": f64 = Shape::NOT_NEGATIVE, Of(&["1", "0", "1"]), From("Bitner 1990; the size is assumed"), "Each \"no, the rule\".";
    escalate as "h_escalate": f64 = Shape::NOT_NEGATIVE, Of(&["0.4", "0", "0.4"]), Assumed, "Each time the guest had to fetch the manager.";
    sync as "h_sync": f64 = Shape::NOT_NEGATIVE, Is("1.5"), Assumed, "A whole meal without its drink, for the whole party.";
    /// Source of the order: Hoffman, Kelley & Rotalsky 1995.
    wrong_item as "h_wrong_item": f64 = Shape::NOT_NEGATIVE, Is("1.2"), From("Hoffman 1995, the order; the size is assumed"), "Each wrong item.";
    /// Source of the order: Hoffman, Kelley & Rotalsky 1995.
    bill_error as "h_bill_error": f64 = Shape::NOT_NEGATIVE, Is("0.8"), From("Hoffman 1995, the order; the size is assumed"), "Each mistake in the bill.";
    wrong_info as "h_wrong_info": f64 = Shape::NOT_NEGATIVE, Of(&["0.4", "0", "0.4"]), Assumed, "Each untrue statement.";
    /// Source of the sign: Munichor & Rafaeli 2007.
    boilerplate as "h_boiler": f64 = Shape::NOT_NEGATIVE, Of(&["0.3", "0", "0.3"]), Assumed, "Each reply by rote.";
    grumble as "h_grumble": f64 = Shape::NOT_NEGATIVE, Of(&["0.5", "0", "0.5"]), Assumed, "Each grumble heard.";
    /// Source of the sign: Larson 1987.
    unfair as "h_unfair": f64 = Shape::NOT_NEGATIVE, Of(&["0.5", "0", "0.5"]), Assumed, "Each time others were seen to get more.";
    /// Source of the sign: Jiang, Hoegg & Dahl 2013; Watkins et al. 2006.
    favour as "h_favour": f64 = Shape::NOT_NEGATIVE, Of(&["0.6", "0", "0.6"]), From("Jiang 2013; Watkins 2006; the size is assumed"), "A favour minded.";
}

keys! {
    /// By whom the evening is judged, and with which score it begins.
    #[derive(Clone, Copy, Debug, PartialEq)]
    ScoreHead in "score" given ();

    scorer: Scorer = OneOf(Scorer::WORDS), Is("default"), Assumed, "Whose view of an evening the other keys of this table default to.";
    /// Assumption: calibrated, so that an evening without a fault ends just below 9.
    base_score: f64 = Number { low: 0.0, high: 10.0 }, Is("8.2"), Assumed, "Mean of the score that parties begin with.";
    base_sd: f64 = Number { low: 0.0, high: 10.0 }, Is("1.1"), Assumed, "Standard deviation of the score that parties begin with, which is clipped to 5–10.";
}

keys! {
    /// Parameters of the guest score.
    #[derive(Clone, Debug, PartialEq)]
    ScoreParams in "score" given (
        /// What waits feel like.
        feel: FeelParams,
        /// What incidents cost.
        points: IncidentPoints
    );

    /// Source of the sign: Jiang, Hoegg & Dahl 2013 (preferential treatment that is not earned
    /// embarrasses).
    favour_credit: f64 = Share, Of(&["0.5", "1", "0.5"]), Assumed, "A favour minded multiplies the recovery by this.";
    /// Source of the sign: Kahneman et al. 1993.
    w_peak: f64 = Shape::NOT_NEGATIVE, Of(&["0.5", "0", "0.5"]), From("Kahneman: the peak–end rule"), "ω, extra weight of the worst moment.";
    /// Source of its being small: Verhoef, Antonides & de Hoog 2004.
    w_end: f64 = Shape::NOT_NEGATIVE, Is("0.25"), From("Verhoef 2004: the end weighs little"), "Extra weight of moments around the bill.";
    /// Source of the sign: Maxham & Netemeyer 2002 (double deviation).
    dd_amp: f64 = Shape::NOT_NEGATIVE, Of(&["0.12", "0", "0"]), From("Maxham & Netemeyer 2002: double deviation"), "Each failed repair makes everything worse by this share.";
    dd_max: f64 = Number { low: 1.0, high: 100.0 }, Is("1.6"), From("Maxham & Netemeyer 2002: double deviation"), "Limit of that factor.";
    /// Source of the sign: Maxham & Netemeyer 2002.
    dd_damp: f64 = Share, Of(&["0.8", "1", "1"]), From("Maxham & Netemeyer 2002: double deviation"), "Each failed repair multiplies the recovery by this.";
    /// Source of the sign: Maxham & Netemeyer 2002; Grewal, Roggeveen & Tsiros 2008.
    repeat_amp: f64 = AboveZero, Is("1.25"), From("Grewal 2008"), "Factor for each bad visit remembered.";
    /// Source of the order: Smith, Bolton & Wagner 1999.
    r_speed: f64 = Shape::NOT_NEGATIVE, Is("0.3"), From("Smith, Bolton & Wagner 1999"), "Weight of speed in a recovery.";
    r_tau_min as "r_tau": f64 = SpanAboveZero, Is("10 min"), From("J. Goodman (TARP): the effect of speed"), "Time in which the credit for speed falls to 1/e.";
    /// Source of its being above an apology: Boshoff & Leong 1998.
    r_own: f64 = Shape::NOT_NEGATIVE, Is("0.15"), From("Boshoff & Leong 1998"), "Weight of owning it.";
    /// Source: Boshoff & Leong 1998.
    r_apology: f64 = Shape::NOT_NEGATIVE, Is("0.1"), From("Boshoff & Leong 1998"), "Weight of an apology.";
    /// Source of the sign: Smith, Bolton & Wagner 1999; Voorhees, Brady & Horowitz 2006.
    r_init: f64 = Shape::NOT_NEGATIVE, Is("0.15"), From("Smith, Bolton & Wagner 1999"), "Weight of coming unasked.";
    /// Source of the sign: Smith, Bolton & Wagner 1999.
    r_choice: f64 = Shape::NOT_NEGATIVE, Is("0.1"), From("Voorhees 2006"), "Weight of a say in the remedy.";
    /// Source of its form: Wirtz & Mattila 2004 (money does nothing after a bad process, little after a
    /// perfect one).
    r_comp: f64 = Shape::NOT_NEGATIVE, Of(&["0.3", "0.3", "0.9"]), From("Wirtz & Mattila 2004"), "Weight of money.";
    /// Source of its form: Wirtz & Mattila 2004.
    r_gate: Option<f64> = Or("none", &AboveZero), Of(&["0.2", "0.2", "none"]), From("Wirtz & Mattila 2004"), "How good the process must be for money to work fully; `none`: money works without a process.";
    loss_cap: f64 = AboveZero, Is("9"), Assumed, "K, where loss saturates: the twentieth annoyance hurts less than the first.";
    /// Source of the sign: Verhoef, Antonides & de Hoog 2004 (positive peaks matter).
    gesture: f64 = Shape::NOT_NEGATIVE, Is("0.3"), From("Verhoef 2004: positive peaks; the size is assumed"), "Points for the first gesture.";
    gesture_decay: f64 = Share, Is("0.5"), Assumed, "Each further gesture is worth this share of the one before.";
    /// Source: de Matos, Henrique & Rossi 2007 (on satisfaction only, not on return); Magnini et al. 2007
    /// (the conditions).
    paradox_bonus: f64 = Shape::NOT_NEGATIVE, Of(&["0.2", "0", "0.2"]), From("de Matos 2007; Magnini 2007"), "Bonus for a failure mended well, under narrow conditions.";
    /// Source of the range: Hoffman, Kelley & Rotalsky 1995.
    r_lo: f64 = Share, Is("0.05"), Assumed, "Return intent far below `r_mid`.";
    /// Source of the range: Hoffman, Kelley & Rotalsky 1995.
    r_hi: f64 = Share, Is("0.92"), From("Hoffman 1995: 51–90 % return"), "Return intent far above `r_mid`.";
    r_mid: f64 = Number { low: 0.0, high: 10.0 }, Is("5"), Assumed, "Score half-way between.";
    r_scale: f64 = AboveZero, Is("1.3"), Assumed, "Steepness of the return curve.";
    /// Source: Goodman (TARP), bad news is told to about twice as many people as good.
    tell_bad: f64 = Shape::NOT_NEGATIVE, Is("9"), From("J. Goodman (TARP): guests told, bad to good, 10 to 5"), "Persons told after the worst evening.";
    /// Source: Goodman (TARP).
    tell_good: f64 = Shape::NOT_NEGATIVE, Is("4"), From("J. Goodman (TARP): guests told, bad to good, 10 to 5"), "Persons told after the best evening.";
    wom_convert: f64 = Share, Is("0.02"), Assumed, "A person told makes one first visit more or less with this chance.";
    /// Source: `tips.csv` of seaborn-data, one waiter's bills in the USA of 1990.
    tip_base: f64 = Number { low: 0.0, high: 40.0 }, Is("15.5"), From("tips.csv (seaborn-data); Lynn & McCall 2000"), "Tip at a score of 8.";
    /// Source of its being small: Lynn & `McCall` 2000.
    tip_slope: f64 = Shape::NOT_NEGATIVE, Is("0.45"), From("tips.csv (seaborn-data); Lynn & McCall 2000"), "Tip for each point of score.";
    /// Source of the sign: Brady, Voorhees & Brusco 2012 (the credit goes to the waiter, not to the house).
    favour_tip_lift: f64 = Shape::NOT_NEGATIVE, Is("2"), From("Brady 2012"), "Tip for a favour not minded.";
    /// Source: `tips.csv` of seaborn-data.
    tip_sd: f64 = Shape::NOT_NEGATIVE, Is("6"), From("tips.csv (seaborn-data); Lynn & McCall 2000"), "Scatter of single tips.";
}

keys! {
    /// Parameters of the staff score.
    #[derive(Clone, Copy, Debug, PartialEq)]
    StaffScoreParams in "staff_score" given ();

    e0: f64 = Number { low: 0.0, high: 10.0 }, Is("7"), Assumed, "An ordinary shift.";
    /// Source of the sign: Karasek 1979; Seibert, Wang & Courtright 2011.
    e_ctrl: f64 = Shape::NOT_NEGATIVE, Is("1"), From("Karasek 1979; Seibert 2011"), "Control.";
    /// Source of the sign: Karasek 1979; Tan & Netessine 2014.
    e_load: f64 = Shape::NOT_NEGATIVE, Is("2"), From("Tan & Netessine 2014"), "Overload, buffered by control.";
    /// Source of the sign: Wen et al. 2020; Grandey 2000.
    e_conf: f64 = Shape::NOT_NEGATIVE, Is("0.35"), From("Wen 2020; Grandey 2000"), "Role conflicts, each an hour.";
    e_anger: f64 = Shape::NOT_NEGATIVE, Is("0.4"), Assumed, "Angry encounters, each an hour.";
    /// Source of the sign: Heskett et al. 1994.
    e_pride: f64 = Shape::NOT_NEGATIVE, Is("0.25"), Assumed, "Repairs completed, each an hour.";
    /// Source of the sign: Edmondson 1999.
    e_fear: f64 = Shape::NOT_NEGATIVE, Is("1"), From("Edmondson 1999"), "Fear.";
    /// Source of the sign: Rizzo, House & Lirtzman 1970.
    e_amb: f64 = Shape::NOT_NEGATIVE, Is("1.5"), From("Rizzo 1970"), "Authority without clarity.";
    spill_slope: f64 = Shape::NOT_NEGATIVE, Is("0"), From("Heskett 1994; Pugh 2001"), "Points later guests begin with for each point of staff score above 6. Off unless a scenario asks for it: the size (0.10 is proposed) is a guess, and would decide quiet nights by itself.";
    spill_max: f64 = Shape::NOT_NEGATIVE, Is("0.4"), Assumed, "Most points they begin with more or less.";
    grumble_slope: f64 = Share, Is("0"), Assumed, "Chance of a grumble heard, for each point below 5 (0.04 is proposed; off for the same reason).";
    grumble_max: f64 = Share, Is("0.2"), Assumed, "Largest such chance.";
    cold_slope: f64 = Share, Is("0"), Assumed, "Chance of an irritated answer, for each point below 5.";
    fade_slope: f64 = Share, Is("0"), Assumed, "Chance that a kind act is seen to be put on, for each point below 6.";
    reprimand_fear: f64 = Share, Is("0.1"), Assumed, "Fear added by each reprimand.";
}

//! The numbers behind the guest score and the staff score, as keys with their defaults. The formulas are in
//! [`crate::score`].
//!
//! Signs, orders and ratios have the sources named at each field. Sizes have none: unless said
//! otherwise they are an Assumption: calibrated together so that the patterns held by the scoring tests
//! come out (what a recovery is worth, how remedies rank, what a second failure does).

use crate::catalogue::keys;

use super::{Scorer, WaitPerception};

keys! {
    /// Points lost by one incident of each kind [≥ 0].
    #[derive(Clone, Copy, Debug, PartialEq)]
    IncidentPoints in "score" given ();

    chase as "h_chase": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.25", "0", "0.25"]), Assumed, "Points lost for each time guests have to ask where something is.";
    promise as "h_promise": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.4", "0", "0.4"]), Assumed, "Points lost for each broken promise, which makes everything else weigh more, too.";
    unmet as "h_unmet": f64 = Shape::NOT_NEGATIVE => "points", Is("1"), Assumed, "Points lost for each request that is never met.";
    /// Source: Bitner, Booms & Tetreault 1990 (the response to a failure is 43 % of what guests remember as
    /// bad).
    refusal as "h_refusal": f64 = Shape::NOT_NEGATIVE => "points", Of(&["1", "0", "1"]), From("Bitner 1990; the size is assumed"), "Points lost for each \"no, that is the rule\".";
    escalate as "h_escalate": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.4", "0", "0.4"]), Assumed, "Points lost for each time guests have to fetch the manager.";
    sync as "h_sync": f64 = Shape::NOT_NEGATIVE => "points", Is("1.5"), Assumed, "Points lost by the whole party for a whole meal without its drink.";
    /// Source of the order: Hoffman, Kelley & Rotalsky 1995.
    wrong_item as "h_wrong_item": f64 = Shape::NOT_NEGATIVE => "points", Is("1.2"), From("Hoffman 1995, the order; the size is assumed"), "Points lost for each wrong item.";
    /// Source of the order: Hoffman, Kelley & Rotalsky 1995.
    bill_error as "h_bill_error": f64 = Shape::NOT_NEGATIVE => "points", Is("0.8"), From("Hoffman 1995, the order; the size is assumed"), "Points lost for each mistake in the bill.";
    wrong_info as "h_wrong_info": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.4", "0", "0.4"]), Assumed, "Points lost for each untrue statement.";
    /// Source of the sign: Munichor & Rafaeli 2007.
    boilerplate as "h_boiler": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.3", "0", "0.3"]), Assumed, "Points lost for each reply by rote.";
    grumble as "h_grumble": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.5", "0", "0.5"]), Assumed, "Points lost for each grumble that guests hear.";
    /// Source of the sign: Larson 1987.
    unfair as "h_unfair": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.5", "0", "0.5"]), Assumed, "Points lost for each time others are seen to get more.";
    /// Source of the sign: Jiang, Hoegg & Dahl 2013; Watkins et al. 2006.
    favour as "h_favour": f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.6", "0", "0.6"]), From("Jiang 2013; Watkins 2006; the size is assumed"), "Points lost for a favour that makes guests feel indebted.";
}

keys! {
    /// By whom the evening is judged, and with which score it begins.
    #[derive(Clone, Copy, Debug, PartialEq)]
    ScoreHead in "score" given ();

    scorer: Scorer = OneOf(Scorer::WORDS), Is("default"), Assumed, "Whose view of an evening the other keys of this table default to.";
    /// Assumption: calibrated, so that an evening without a fault ends just below 9.
    base_score: f64 = Number { low: 0.0, high: 10.0 } => "points", Is("8.2"), Assumed, "Mean of the score that parties begin with.";
    base_sd: f64 = Number { low: 0.0, high: 10.0 } => "points", Is("1.1"), Assumed, "Standard deviation of the score that parties begin with, which is clipped to 5–10.";
}

keys! {
    /// Parameters of the guest score.
    #[derive(Clone, Debug, PartialEq)]
    ScoreParams in "score" given (
        /// What waits feel like.
        feel: WaitPerception,
        /// What incidents cost.
        points: IncidentPoints
    );

    /// Source of the sign: Jiang, Hoegg & Dahl 2013 (preferential treatment that is not earned
    /// embarrasses).
    favour_credit: f64 = Share, Of(&["0.5", "1", "0.5"]), Assumed, "What is left of the credit for a repair that came as a favour which makes guests feel indebted.";
    /// Source of the sign: Kahneman et al. 1993.
    w_peak: f64 = Shape::NOT_NEGATIVE => "share", Of(&["0.5", "0", "0.5"]), From("Kahneman: the peak–end rule"), "How much extra weight the worst moment of the evening has.";
    /// Source of its being small: Verhoef, Antonides & de Hoog 2004.
    w_end: f64 = Shape::NOT_NEGATIVE => "share", Is("0.25"), From("Verhoef 2004: the end weighs little"), "How much extra weight the moments around the bill have.";
    /// Source of the sign: Maxham & Netemeyer 2002 (double deviation).
    double_deviation_gain as "dd_amp": f64 = Shape::NOT_NEGATIVE => "share", Of(&["0.12", "0", "0"]), From("Maxham & Netemeyer 2002: double deviation"), "By which share each failed repair makes everything worse.";
    double_deviation_max as "dd_max": f64 = Number { low: 1.0, high: 100.0 } => "times", Is("1.6"), From("Maxham & Netemeyer 2002: double deviation"), "The most that failed repairs can make everything worse, as a factor.";
    /// Source of the sign: Maxham & Netemeyer 2002.
    double_deviation_damping as "dd_damp": f64 = Share, Of(&["0.8", "1", "1"]), From("Maxham & Netemeyer 2002: double deviation"), "What each failed repair leaves of the credit for repairs.";
    /// Source of the sign: Maxham & Netemeyer 2002; Grewal, Roggeveen & Tsiros 2008.
    repeat_amp: f64 = AboveZero => "times", Is("1.25"), From("Grewal 2008"), "How much worse everything is for each bad visit remembered, as a factor.";
    /// Source of the order: Smith, Bolton & Wagner 1999.
    r_speed: f64 = Shape::NOT_NEGATIVE => "share of the loss", Is("0.3"), From("Smith, Bolton & Wagner 1999"), "How much of the loss a repair gives back for being quick.";
    r_tau_min as "r_tau": f64 = SpanAboveZero, Is("10 min"), From("J. Goodman (TARP): the effect of speed"), "Time in which the credit for being quick falls to 1/e, about a third.";
    /// Source of its being above an apology: Boshoff & Leong 1998.
    r_own: f64 = Shape::NOT_NEGATIVE => "share of the loss", Is("0.15"), From("Boshoff & Leong 1998"), "How much of the loss a repair gives back for owning the mistake.";
    /// Source: Boshoff & Leong 1998.
    r_apology: f64 = Shape::NOT_NEGATIVE => "share of the loss", Is("0.1"), From("Boshoff & Leong 1998"), "How much of the loss a repair gives back for an apology.";
    /// Source of the sign: Smith, Bolton & Wagner 1999; Voorhees, Brady & Horowitz 2006.
    r_init: f64 = Shape::NOT_NEGATIVE => "share of the loss", Is("0.15"), From("Smith, Bolton & Wagner 1999"), "How much of the loss a repair gives back for coming unasked.";
    /// Source of the sign: Smith, Bolton & Wagner 1999.
    r_choice: f64 = Shape::NOT_NEGATIVE => "share of the loss", Is("0.1"), From("Voorhees 2006"), "How much of the loss a repair gives back for letting guests have a say.";
    /// Source of its form: Wirtz & Mattila 2004 (money does nothing after a bad process, little after a
    /// perfect one).
    r_comp: f64 = Shape::NOT_NEGATIVE => "share of the loss", Of(&["0.3", "0.3", "0.9"]), From("Wirtz & Mattila 2004"), "How much of the loss a repair gives back for money.";
    /// Source of its form: Wirtz & Mattila 2004.
    r_gate: Option<f64> = Or("none", &AboveZero), Of(&["0.2", "0.2", "none"]), From("Wirtz & Mattila 2004"), "How good a repair must be for its money to work fully; `none`: money works by itself.";
    loss_cap: f64 = AboveZero => "points", Is("9"), Assumed, "Where losses saturate, so that the twentieth annoyance hurts less than the first.";
    /// Source of the sign: Verhoef, Antonides & de Hoog 2004 (positive peaks matter).
    gesture: f64 = Shape::NOT_NEGATIVE => "points", Is("0.3"), From("Verhoef 2004: positive peaks; the size is assumed"), "Points won by the first kind gesture.";
    gesture_decay: f64 = Share, Is("0.5"), Assumed, "What each further gesture is worth, as a share of the one before.";
    /// Source: de Matos, Henrique & Rossi 2007 (on satisfaction only, not on return); Magnini et al. 2007
    /// (the conditions).
    paradox_bonus: f64 = Shape::NOT_NEGATIVE => "points", Of(&["0.2", "0", "0.2"]), From("de Matos 2007; Magnini 2007"), "Points won by a failure mended well, under narrow conditions.";
    /// Source of the range: Hoffman, Kelley & Rotalsky 1995.
    r_lo: f64 = Share, Is("0.05"), Assumed, "How likely guests mean to return after a score far below `r_mid`.";
    /// Source of the range: Hoffman, Kelley & Rotalsky 1995.
    r_hi: f64 = Share, Is("0.92"), From("Hoffman 1995: 51–90 % return"), "How likely guests mean to return after a score far above `r_mid`.";
    r_mid: f64 = Number { low: 0.0, high: 10.0 } => "points", Is("5"), Assumed, "The score after which the intention to return is half-way between `r_lo` and `r_hi`.";
    r_scale: f64 = AboveZero => "points", Is("1.3"), Assumed, "How slowly the intention to return rises with the score around `r_mid`.";
    /// Source: Goodman (TARP), bad news is told to about twice as many people as good.
    tell_bad: f64 = Shape::NOT_NEGATIVE => "people", Is("9"), From("J. Goodman (TARP): guests told, bad to good, 10 to 5"), "How many people are told of the worst evening.";
    /// Source: Goodman (TARP).
    tell_good: f64 = Shape::NOT_NEGATIVE => "people", Is("4"), From("J. Goodman (TARP): guests told, bad to good, 10 to 5"), "How many people are told of the best evening.";
    wom_convert: f64 = Share, Is("0.02"), Assumed, "How likely it is that a person told makes one first visit more, or one less.";
    /// Source: `tips.csv` of seaborn-data, one waiter's bills in the USA of 1990.
    tip_base: f64 = Number { low: 0.0, high: 40.0 } => "% of the bill", Is("15.5"), From("tips.csv (seaborn-data); Lynn & McCall 2000"), "The tip at a score of 8.";
    /// Source of its being small: Lynn & `McCall` 2000.
    tip_slope: f64 = Shape::NOT_NEGATIVE => "% of the bill", Is("0.45"), From("tips.csv (seaborn-data); Lynn & McCall 2000"), "How much higher the tip is for each point of score.";
    /// Source of the sign: Brady, Voorhees & Brusco 2012 (the credit goes to the waiter, not to the house).
    favour_tip_lift: f64 = Shape::NOT_NEGATIVE => "% of the bill", Is("2"), From("Brady 2012"), "How much higher the tip is for a favour that guests do not mind.";
    /// Source: `tips.csv` of seaborn-data.
    tip_sd: f64 = Shape::NOT_NEGATIVE => "% of the bill", Is("6"), From("tips.csv (seaborn-data); Lynn & McCall 2000"), "How far single tips scatter around their mean, as a standard deviation.";
}

keys! {
    /// Parameters of the staff score.
    #[derive(Clone, Copy, Debug, PartialEq)]
    StaffScoreParams in "staff_score" given ();

    e0: f64 = Number { low: 0.0, high: 10.0 } => "points", Is("7"), Assumed, "The score of an ordinary shift.";
    /// Source of the sign: Karasek 1979; Seibert, Wang & Courtright 2011.
    e_ctrl: f64 = Shape::NOT_NEGATIVE => "points", Is("1"), From("Karasek 1979; Seibert 2011"), "How much it counts that staff may decide for themselves.";
    /// Source of the sign: Karasek 1979; Tan & Netessine 2014.
    e_load: f64 = Shape::NOT_NEGATIVE => "points", Is("2"), From("Tan & Netessine 2014"), "How much overload counts, which deciding for oneself softens.";
    /// Source of the sign: Wen et al. 2020; Grandey 2000.
    e_conf: f64 = Shape::NOT_NEGATIVE => "points", Is("0.35"), From("Wen 2020; Grandey 2000"), "Points lost for each conflict an hour between guests and rules.";
    e_anger: f64 = Shape::NOT_NEGATIVE => "points", Is("0.4"), Assumed, "Points lost for each angry encounter an hour.";
    /// Source of the sign: Heskett et al. 1994.
    e_pride: f64 = Shape::NOT_NEGATIVE => "points", Is("0.25"), Assumed, "Points won for each repair completed an hour.";
    /// Source of the sign: Edmondson 1999.
    e_fear: f64 = Shape::NOT_NEGATIVE => "points", Is("1"), From("Edmondson 1999"), "How much fear of a reprimand counts.";
    /// Source of the sign: Rizzo, House & Lirtzman 1970.
    e_amb: f64 = Shape::NOT_NEGATIVE => "points", Is("1.5"), From("Rizzo 1970"), "How much it counts that staff have authority without clarity.";
    spill_slope: f64 = Shape::NOT_NEGATIVE => "points", Is("0"), From("Heskett 1994; Pugh 2001"), "Points later guests begin with for each point of staff score above 6. Off unless a scenario asks for it: the size (0.10 is proposed) is a guess, and would decide quiet nights by itself.";
    spill_max: f64 = Shape::NOT_NEGATIVE => "points", Is("0.4"), Assumed, "The most points that guests begin with more or less for how staff feel.";
    grumble_slope: f64 = Share, Is("0"), Assumed, "How likely guests are to hear a grumble, for each point of staff score below 5 (0.04 is proposed; off for the same reason as `spill_slope`).";
    grumble_max: f64 = Share, Is("0.2"), Assumed, "The largest chance that guests hear a grumble.";
    cold_slope: f64 = Share, Is("0"), Assumed, "How likely an irritated answer is, for each point of staff score below 5.";
    fade_slope: f64 = Share, Is("0"), Assumed, "How likely it is that a kind act is seen to be put on, for each point of staff score below 6.";
    reprimand_fear: f64 = Share, Is("0.1"), Assumed, "How much fear each reprimand adds.";
}

//! The numbers behind the guest score and the staff score, with their defaults. The formulas are in
//! [`crate::score`].
//!
//! Signs, orders and ratios have the sources named at each field. Sizes have none: unless said
//! otherwise they are an Assumption: calibrated together so that the patterns held by the scoring tests
//! come out (what a recovery is worth, how remedies rank, what a second failure does).

use super::FeelParams;

/// Points lost by one incident of each kind [≥ 0].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IncidentPoints {
    /// Each ask: any contact a guest has to make means the house failed first.
    pub chase: f64,
    /// Each broken promise, besides making everything worse.
    pub promise: f64,
    /// Each request never met.
    pub unmet: f64,
    /// Each "no, the rule". Source: Bitner, Booms & Tetreault 1990 (the response to a failure is 43 %
    /// of what guests remember as bad).
    pub refusal: f64,
    /// Each time the guest had to fetch the manager.
    pub escalate: f64,
    /// A whole meal without its drink, for the whole party.
    pub sync: f64,
    /// Each wrong item. Source of the order: Hoffman, Kelley & Rotalsky 1995.
    pub wrong_item: f64,
    /// Each mistake in the bill. Source of the order: Hoffman, Kelley & Rotalsky 1995.
    pub bill_error: f64,
    /// Each untrue statement.
    pub wrong_info: f64,
    /// Each reply by rote. Source of the sign: Munichor & Rafaeli 2007.
    pub boilerplate: f64,
    /// Each grumble heard.
    pub grumble: f64,
    /// Each time others were seen to get more. Source of the sign: Larson 1987.
    pub unfair: f64,
    /// A favour minded. Source of the sign: Jiang, Hoegg & Dahl 2013; Watkins et al. 2006.
    pub favour: f64,
}

impl Default for IncidentPoints {
    fn default() -> Self {
        Self {
            chase: 0.25,
            promise: 0.4,
            unmet: 1.0,
            refusal: 1.0,
            escalate: 0.4,
            sync: 1.5,
            wrong_item: 1.2,
            bill_error: 0.8,
            wrong_info: 0.4,
            boilerplate: 0.3,
            grumble: 0.5,
            unfair: 0.5,
            favour: 0.6,
        }
    }
}

/// Parameters of the guest score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreParams {
    /// What waits feel like.
    pub feel: FeelParams,
    /// What incidents cost.
    pub points: IncidentPoints,
    /// A favour minded multiplies the recovery by this [0–1]. Source of the sign: Jiang, Hoegg & Dahl
    /// 2013 (preferential treatment that is not earned embarrasses).
    pub favour_credit: f64,
    /// ω, extra weight of the worst moment [≥ 0]. Source of the sign: Kahneman et al. 1993.
    pub w_peak: f64,
    /// Extra weight of moments around the bill [≥ 0]. Source of its being small: Verhoef, Antonides &
    /// de Hoog 2004.
    pub w_end: f64,
    /// Each failed repair makes everything worse by this share [≥ 0]. Source of the sign: Maxham &
    /// Netemeyer 2002 (double deviation).
    pub dd_amp: f64,
    /// Limit of that factor [≥ 1].
    pub dd_max: f64,
    /// Each failed repair multiplies the recovery by this [0–1]. Source of the sign: Maxham &
    /// Netemeyer 2002.
    pub dd_damp: f64,
    /// Factor for each bad visit remembered [≥ 1]. Source of the sign: Maxham & Netemeyer 2002; Grewal,
    /// Roggeveen & Tsiros 2008.
    pub repeat_amp: f64,
    /// Weight of speed in a recovery [≥ 0]. Source of the order: Smith, Bolton & Wagner 1999.
    pub r_speed: f64,
    /// Time in which the credit for speed falls to 1/e [min, above 0].
    pub r_tau_min: f64,
    /// Weight of owning it [≥ 0]. Source of its being above an apology: Boshoff & Leong 1998.
    pub r_own: f64,
    /// Weight of an apology [≥ 0]. Source: Boshoff & Leong 1998.
    pub r_apology: f64,
    /// Weight of coming unasked [≥ 0]. Source of the sign: Smith, Bolton & Wagner 1999; Voorhees, Brady
    /// & Horowitz 2006.
    pub r_init: f64,
    /// Weight of a say in the remedy [≥ 0]. Source of the sign: Smith, Bolton & Wagner 1999.
    pub r_choice: f64,
    /// Weight of money [≥ 0]. Source of its form: Wirtz & Mattila 2004 (money does nothing after a bad
    /// process, little after a perfect one).
    pub r_comp: f64,
    /// Process needed for money to work fully [above 0]; `None`: money works without a process. Source of
    /// its form: Wirtz & Mattila 2004.
    pub r_gate: Option<f64>,
    /// K, where loss saturates [points, above 0]: the twentieth annoyance hurts less than the first.
    pub loss_cap: f64,
    /// Points for the first gesture [≥ 0]. Source of the sign: Verhoef, Antonides & de Hoog 2004
    /// (positive peaks matter).
    pub gesture: f64,
    /// Each further gesture is worth this share of the one before [0–1].
    pub gesture_decay: f64,
    /// Bonus for a failure mended well, under narrow conditions [≥ 0]. Source: de Matos, Henrique &
    /// Rossi 2007 (on satisfaction only, not on return); Magnini et al. 2007 (the conditions).
    pub paradox_bonus: f64,
    /// Return intent far below `r_mid` [0–1]. Source of the range: Hoffman, Kelley & Rotalsky 1995.
    pub r_lo: f64,
    /// Return intent far above `r_mid` [0–1]. Source of the range: Hoffman, Kelley & Rotalsky 1995.
    pub r_hi: f64,
    /// Score half-way between [0–10].
    pub r_mid: f64,
    /// Steepness of the return curve [points, above 0].
    pub r_scale: f64,
    /// Persons told after the worst evening [≥ 0]. Source: Goodman (TARP), bad news is told to about
    /// twice as many people as good.
    pub tell_bad: f64,
    /// Persons told after the best evening [≥ 0]. Source: Goodman (TARP).
    pub tell_good: f64,
    /// A person told makes one first visit more or less with this chance [0–1].
    pub wom_convert: f64,
    /// Tip at a score of 8 [% of the bill]. Source: `tips.csv` of seaborn-data, one waiter's bills in the
    /// USA of 1990.
    pub tip_base: f64,
    /// Tip for each point of score [% of the bill]. Source of its being small: Lynn & `McCall` 2000.
    pub tip_slope: f64,
    /// Tip for a favour not minded [% of the bill]. Source of the sign: Brady, Voorhees & Brusco 2012
    /// (the credit goes to the waiter, not to the house).
    pub favour_tip_lift: f64,
    /// Scatter of single tips [% of the bill]. Source: `tips.csv` of seaborn-data.
    pub tip_sd: f64,
}

impl Default for ScoreParams {
    fn default() -> Self {
        Self {
            feel: FeelParams::default(),
            points: IncidentPoints::default(),
            favour_credit: 0.5,
            w_peak: 0.5,
            w_end: 0.25,
            dd_amp: 0.12,
            dd_max: 1.6,
            dd_damp: 0.8,
            repeat_amp: 1.25,
            r_speed: 0.3,
            r_tau_min: 10.0,
            r_own: 0.15,
            r_apology: 0.1,
            r_init: 0.15,
            r_choice: 0.1,
            r_comp: 0.3,
            r_gate: Some(0.2),
            loss_cap: 9.0,
            gesture: 0.3,
            gesture_decay: 0.5,
            paradox_bonus: 0.2,
            r_lo: 0.05,
            r_hi: 0.92,
            r_mid: 5.0,
            r_scale: 1.3,
            tell_bad: 9.0,
            tell_good: 4.0,
            wom_convert: 0.02,
            tip_base: 15.5,
            tip_slope: 0.45,
            favour_tip_lift: 2.0,
            tip_sd: 6.0,
        }
    }
}

/// Parameters of the staff score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StaffScoreParams {
    /// An ordinary shift [0–10].
    pub e0: f64,
    /// Control. Source of the sign: Karasek 1979; Seibert, Wang & Courtright 2011.
    pub e_ctrl: f64,
    /// Overload, buffered by control. Source of the sign: Karasek 1979; Tan & Netessine 2014.
    pub e_load: f64,
    /// Role conflicts, each an hour. Source of the sign: Wen et al. 2020; Grandey 2000.
    pub e_conf: f64,
    /// Angry encounters, each an hour.
    pub e_anger: f64,
    /// Repairs completed, each an hour. Source of the sign: Heskett et al. 1994.
    pub e_pride: f64,
    /// Fear. Source of the sign: Edmondson 1999.
    pub e_fear: f64,
    /// Authority without clarity. Source of the sign: Rizzo, House & Lirtzman 1970.
    pub e_amb: f64,
    /// Points later guests begin with for each point of staff score above 6. Off unless a scenario asks
    /// for it: the size (0.10 is proposed) is a guess, and would decide quiet nights by itself.
    pub spill_slope: f64,
    /// Most points they begin with more or less.
    pub spill_max: f64,
    /// Chance of a grumble heard, for each point below 5 (0.04 is proposed; off for the same reason).
    pub grumble_slope: f64,
    /// Largest such chance.
    pub grumble_max: f64,
    /// Chance of an irritated answer, for each point below 5.
    pub cold_slope: f64,
    /// Chance that a kind act is seen to be put on, for each point below 6.
    pub fade_slope: f64,
    /// Fear added by each reprimand.
    pub reprimand_fear: f64,
}

impl Default for StaffScoreParams {
    fn default() -> Self {
        Self {
            e0: 7.0,
            e_ctrl: 1.0,
            e_load: 2.0,
            e_conf: 0.35,
            e_anger: 0.4,
            e_pride: 0.25,
            e_fear: 1.0,
            e_amb: 1.5,
            spill_slope: 0.0,
            spill_max: 0.4,
            grumble_slope: 0.0,
            grumble_max: 0.2,
            cold_slope: 0.0,
            fade_slope: 0.0,
            reprimand_fear: 0.1,
        }
    }
}

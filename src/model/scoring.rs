//! The numbers behind the guest score and the staff score. The formulas are in [`crate::score`].

use crate::feel::FeelParams;

/// Points lost by one incident of each kind [≥ 0].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IncidentPoints {
    /// Each ask.
    pub chase: f64,
    /// Each broken promise.
    pub promise: f64,
    /// Each request never met.
    pub unmet: f64,
    /// Each "no, the rule".
    pub refusal: f64,
    /// Each time the guest had to fetch the manager.
    pub escalate: f64,
    /// A whole meal without its drink, for the whole party.
    pub sync: f64,
    /// Each wrong item.
    pub wrong_item: f64,
    /// Each mistake in the bill.
    pub bill_error: f64,
    /// Each untrue statement.
    pub wrong_info: f64,
    /// Each reply by rote.
    pub boilerplate: f64,
    /// Each grumble heard.
    pub grumble: f64,
    /// Each time others were seen to get more.
    pub unfair: f64,
    /// A favour minded.
    pub favour: f64,
}

/// Parameters of the guest score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreParams {
    /// What waits feel like.
    pub feel: FeelParams,
    /// What incidents cost.
    pub points: IncidentPoints,
    /// A favour minded multiplies the recovery by this.
    pub favour_credit: f64,
    /// ω, extra weight of the worst moment.
    pub w_peak: f64,
    /// Extra weight of moments around the bill.
    pub w_end: f64,
    /// Each failed repair makes everything worse by this share.
    pub dd_amp: f64,
    /// Limit of that factor.
    pub dd_max: f64,
    /// Each failed repair multiplies the recovery by this.
    pub dd_damp: f64,
    /// Factor for each bad visit remembered.
    pub repeat_amp: f64,
    /// Weight of speed in a recovery.
    pub r_speed: f64,
    /// Time in which the credit for speed falls to 1/e [min].
    pub r_tau_min: f64,
    /// Weight of owning it.
    pub r_own: f64,
    /// Weight of an apology.
    pub r_apology: f64,
    /// Weight of coming unasked.
    pub r_init: f64,
    /// Weight of a say in the remedy.
    pub r_choice: f64,
    /// Weight of money.
    pub r_comp: f64,
    /// Process needed for money to work fully; `None`: money works without a process.
    pub r_gate: Option<f64>,
    /// K, where loss saturates [points].
    pub loss_cap: f64,
    /// Points for the first gesture.
    pub gesture: f64,
    /// Each further gesture is worth this share of the one before.
    pub gesture_decay: f64,
    /// Bonus for a failure mended well, under narrow conditions.
    pub paradox_bonus: f64,
    /// Return intent at the lowest score.
    pub r_lo: f64,
    /// Return intent at the highest score.
    pub r_hi: f64,
    /// Score half-way between.
    pub r_mid: f64,
    /// Steepness of the return curve [points].
    pub r_scale: f64,
}

/// Parameters of the staff score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StaffScoreParams {
    /// An ordinary shift.
    pub e0: f64,
    /// Control.
    pub e_ctrl: f64,
    /// Overload.
    pub e_load: f64,
    /// Role conflicts, each an hour.
    pub e_conf: f64,
    /// Angry encounters, each an hour.
    pub e_anger: f64,
    /// Repairs completed, each an hour.
    pub e_pride: f64,
    /// Fear.
    pub e_fear: f64,
    /// Authority without clarity.
    pub e_amb: f64,
}

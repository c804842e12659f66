//! What a guest does after the evening, besides coming back: tell others, and tip.

use crate::model::ScoreParams;
use crate::record::Favour;

/// (12) First visits that word of mouth brings (positive) or costs (negative).
///
/// Nobody is told of an evening between 6 and 8. Source: Goodman (TARP), bad news is told to about twice
/// as many people as good. Assumption: told in proportion below 6 and above 8.
pub fn first_visits_by_word(score: f64, params: &ScoreParams) -> f64 {
    let warned = params.tell_bad * ((6.0 - score) / 6.0).max(0.0);
    let encouraged = params.tell_good * ((score - 8.0) / 2.0).max(0.0);
    (encouraged - warned) * params.wom_convert
}

/// A party's tip [% of the bill, 0–40]; `noise` is standard normal.
pub fn tip_percent_drawn(score: f64, favour: Favour, noise: f64, params: &ScoreParams) -> f64 {
    (expected_tip(score, favour, params) + params.tip_sd * noise).clamp(0.0, MOST_TIP)
}

/// (13) Tip to expect [% of the bill, 0–40]; single tips scatter widely around it.
///
/// Source: Lynn & `McCall` 2000 (tips follow service, but weakly).
pub fn tip_percent(score: f64, favour: Favour, params: &ScoreParams) -> f64 {
    expected_tip(score, favour, params).clamp(0.0, MOST_TIP)
}

/// Largest tip [% of the bill]. Assumption.
const MOST_TIP: f64 = 40.0;

fn expected_tip(score: f64, favour: Favour, params: &ScoreParams) -> f64 {
    let lift = if favour == Favour::Flattered { params.favour_tip_lift } else { 0.0 };
    params.tip_base + params.tip_slope * (score - 8.0) + lift
}

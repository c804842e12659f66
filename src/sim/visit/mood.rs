//! How waiters feel so far this evening, and what guests notice of it.

use crate::feel;
use crate::record::TraceEvent;
use crate::sim::chance::draws::Purpose;
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::time::Span;

/// A mood is made of at least this much of a shift, so that one angry guest at opening is not all of it.
/// Assumption.
const SHORTEST_SHIFT_MIN: f64 = 60.0;

/// Staff score of the waiters' shift so far; `None` where waiters have no number.
pub(in crate::sim) fn mood(evening: &EveningState<'_>) -> Option<f64> {
    let so_far = evening.now().since_opening().max(Span::from_minutes(SHORTEST_SHIFT_MIN));
    let hours = evening.model.floor.waiters.hours_until(so_far).filter(|hours| *hours > 0.0)?;
    let params = &evening.model.staff_score;
    let shift = feel::waiter_shift(&evening.waiter_log(), 0, hours, evening.policy, params);
    Some(feel::staff_score(&shift, params))
}

/// A party that sits down meets the mood: it begins with more or fewer points, and may hear grumbling.
pub(in crate::sim) fn meet_mood(evening: &mut EveningState<'_>, party: &mut Party) {
    let params = &evening.model.staff_score;
    if params.spill_slope <= 0.0 && params.grumble_slope <= 0.0 {
        return;
    }
    let Some(mood) = mood(evening) else {
        return;
    };
    let experience = &mut party.journey.experience;
    experience.base = (experience.base + feel::spillover(mood, params)).clamp(0.0, 10.0);
    let p = feel::p_grumble(mood, params);
    if evening.draws.happens(p, Purpose::Grumble, party.journey.key, 0) {
        experience.incidents.grumbles += 1;
        evening.note(party, || TraceEvent::Grumble);
    }
}

/// An ask may be answered as if it were impertinent.
pub(in crate::sim) fn answer_coldly(evening: &mut EveningState<'_>, party: &mut Party) {
    if evening.model.staff_score.cold_slope <= 0.0 {
        return;
    }
    let p = mood(evening).map_or(0.0, |mood| feel::p_cold_reply(mood, &evening.model.staff_score));
    let (number, part) = (party.journey.key, party.journey.experience.incidents.chases);
    if evening.draws.happens(p, Purpose::ColdReply, number, part) {
        party.journey.experience.incidents.grumbles += 1;
        evening.note(party, || TraceEvent::ColdReply);
    }
}

/// Whether a kind act is seen to be put on.
pub(in crate::sim) fn is_put_on(evening: &EveningState<'_>, party: &Party) -> bool {
    if evening.model.staff_score.fade_slope <= 0.0 {
        return false;
    }
    let p = mood(evening).map_or(0.0, |mood| feel::p_put_on(mood, &evening.model.staff_score));
    evening.draws.happens(p, Purpose::PutOn, party.journey.key, party.care.n_looks())
}

//! How waiters feel so far this evening, and what guests notice of it.

use crate::feel;
use crate::record::TraceEvent;
use crate::sim::draws::Purpose;
use crate::sim::house::EveningState;
use crate::sim::party::Party;
use crate::time::Span;

/// A mood is made of at least this much of a shift, so that one angry guest at opening is not all of it.
/// Assumption.
const SHORTEST_SHIFT_MIN: f64 = 60.0;

impl EveningState<'_> {
    /// Staff score of the waiters' shift so far; `None` where waiters have no number.
    fn mood(&self) -> Option<f64> {
        let so_far = self.now().since_opening().max(Span::from_minutes(SHORTEST_SHIFT_MIN));
        let hours = self.model.floor.waiters.hours_until(so_far).filter(|hours| *hours > 0.0)?;
        let params = &self.model.staff_score;
        let shift = feel::waiter_shift(&self.staff.waiters, 0, hours, self.policy, params);
        Some(feel::staff_score(&shift, params))
    }

    /// A party that sits down meets the mood: it begins with more or fewer points, and may hear grumbling.
    pub(super) fn meet_mood(&mut self, party: &mut Party) {
        let params = &self.model.staff_score;
        if params.spill_slope <= 0.0 && params.grumble_slope <= 0.0 {
            return;
        }
        let Some(mood) = self.mood() else {
            return;
        };
        let experience = &mut party.journey.experience;
        experience.base = (experience.base + feel::spillover(mood, params)).clamp(0.0, 10.0);
        let p = feel::p_grumble(mood, params);
        if self.draws.happens(p, Purpose::Grumble, party.journey.party, 0) {
            experience.incidents.grumbles += 1;
            self.note(party, || TraceEvent::Grumble);
        }
    }

    /// An ask may be answered as if it were impertinent.
    pub(super) fn answer_coldly(&mut self, party: &mut Party) {
        if self.model.staff_score.cold_slope <= 0.0 {
            return;
        }
        let p = self.mood().map_or(0.0, |mood| feel::p_cold_reply(mood, &self.model.staff_score));
        let (number, part) = (party.journey.party, party.journey.experience.incidents.chases);
        if self.draws.happens(p, Purpose::ColdReply, number, part) {
            party.journey.experience.incidents.grumbles += 1;
            self.note(party, || TraceEvent::ColdReply);
        }
    }

    /// Whether a kind act is seen to be put on.
    pub(super) fn is_put_on(&self, party: &Party) -> bool {
        if self.model.staff_score.fade_slope <= 0.0 {
            return false;
        }
        let p = self.mood().map_or(0.0, |mood| feel::p_put_on(mood, &self.model.staff_score));
        self.draws.happens(p, Purpose::PutOn, party.journey.party, party.n_looks)
    }
}

//! Looking after a party: check-backs, and cases somebody has taken over.

use crate::model::Course;
use crate::record::{Favour, RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::courses::Courses;
use crate::sim::decide;
use crate::sim::event::Event;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{CheckBack, RescueReason, TaskKind, Work};
use crate::sim::visit::{mood, patience, rescue, task};
use crate::time::Span;

/// The last plate is on the table: a waiter will look in, if that is the custom.
pub(in crate::sim) fn look_in_after_last_plate(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    course: Course,
) {
    let is_last = party.order.n_missing(Course::Food) == 0;
    if let Some(check_back) = evening.policy.check_back
        && course == Course::Food
        && is_last
    {
        evening.later(party, evening.now() + check_back, Event::LookIn);
    }
}

/// It is time to look in on a party.
pub(in crate::sim) fn look_in(evening: &mut EveningState<'_>, party: &mut Party) {
    if !party.meal.is_over() {
        task::request(evening, party, CheckBack, Urgency::Ordinary);
    }
}

impl Work for CheckBack {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        let (check_back, number) = (&evening.model.work.check_back, party.journey.key);
        let work =
            evening.draws.span(check_back, Purpose::CheckBackWork, number, party.care.n_looks());
        evening.model.floor.trip + work
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        _: RecoveryDelay,
    ) -> Option<TaskKind> {
        looked_in(evening, party)
    }

    fn is_pointless(self, party: &Party) -> bool {
        party.seat.has_left() || party.meal.is_over()
    }
}

/// A waiter has looked in; returns the visit that follows, if something was noticed.
fn looked_in(evening: &mut EveningState<'_>, party: &mut Party) -> Option<TaskKind> {
    let now = evening.now();
    if party.seat.has_left() {
        return None;
    }
    let n_looks = party.care.next_look();
    let is_missing = party.order.is_missing_anything();
    let (number, is_case) = (party.journey.key, party.care.is_concierge_case());
    let u = evening.draws.uniform(Purpose::Find, number, n_looks);
    let noticed = is_missing && decide::notices(evening.policy, is_case, u);
    evening.note(party, || TraceEvent::LookedIn { is_missing, noticed });
    if is_missing && !noticed {
        return None;
    }
    be_kind(evening, party);
    if !is_missing {
        return None;
    }
    party.journey.was_found = true;
    party.care.find_out(now);
    evening.staff.waiters.exceptions += u32::from(party.order.has_stuck_ticket());
    let who = if is_case { RescueReason::Concierge } else { RescueReason::Found };
    let follows = rescue::take_over(evening, party, who, Courses::ALL);
    patience::check_patience_later(evening, party);
    Some(follows)
}

/// A kind act pleases, unless it is seen to be put on.
fn be_kind(evening: &EveningState<'_>, party: &mut Party) {
    let pleases = !mood::is_put_on(evening, party);
    party.journey.experience.gestures += u32::from(pleases);
}

/// The guest hears "we are not supposed to, but …".
pub(in crate::sim) fn take_favour(evening: &EveningState<'_>, party: &mut Party) {
    if party.journey.experience.favour != Favour::No {
        return;
    }
    if party.seat.traits().minds_favours {
        party.journey.experience.favour = Favour::Minded;
        let (number, p) = (party.journey.key, evening.model.guest.favour_hush);
        if evening.draws.happens(p, Purpose::Hush, number, 0) {
            party.patience.fall_silent();
        }
    } else {
        party.journey.experience.favour = Favour::Flattered;
        party.journey.experience.gestures += 1;
    }
}

pub(in crate::sim) fn open_concierge_case(evening: &mut EveningState<'_>, party: &mut Party) {
    evening.n_concierge_cases += u32::from(party.care.open_case());
}

pub(in crate::sim) fn close_concierge_case(evening: &mut EveningState<'_>, party: &mut Party) {
    evening.n_concierge_cases -= u32::from(party.care.close_case());
}

/// What a party was heard about is solved, and nobody's case any more, when nothing is missing.
pub(in crate::sim) fn close_case_if_served(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    if party.order.is_missing_anything() {
        return;
    }
    party.care.solve(now);
    close_concierge_case(evening, party);
}

//! Waits as guests feel them, and when their patience is looked at.
//!
//! A party's patience is looked at when the earliest of its limits will be passed; whatever changes how the
//! wait feels before that puts a new look on the calendar and makes the old one void. What guests do then
//! is in [`asks`](super::asks).

use crate::feel;
use crate::feel::ScoreTotals;
use crate::model::{Course, Stage};
use crate::record::TraceEvent;
use crate::sim::chance::draws::Purpose;
use crate::sim::event::Event;
use crate::sim::visit::party::{COURSES, Party, push_unexplained};
use crate::sim::visit::state::EveningState;
use crate::time::{SimTime, Span};

/// How many times the acceptable wait is perceived at a disconfirmation of `d`.
pub(in crate::sim) fn at_disconfirmation(d: f64) -> f64 {
    d + 1.0
}

/// Puts the next look at a party's patience on the calendar.
#[inline(always)]
pub(in crate::sim) fn check_patience_later(evening: &mut EveningState<'_>, party: &mut Party) {
    if !evening.scope.has_acting_guests {
        return;
    }
    let at = next_limit(evening, party).max(evening.now());
    if party.patience.plan_check(at) && at != SimTime::NEVER {
        evening.later(party, at, Event::PatienceCheck);
    }
}

/// When the earliest limit of a party will be passed, if nothing changes.
fn next_limit(evening: &EveningState<'_>, party: &Party) -> SimTime {
    let guest = &evening.model.guest;
    let mut first = SimTime::NEVER;
    for course in COURSES {
        if weighs_cancelling(evening, party, course) {
            first =
                first.min(passes_at(evening, party, course, at_disconfirmation(guest.cancel_at)));
        }
    }
    let asking = asking_limit(evening, party);
    let next_ask_at = party.patience.next_ask_at();
    if let Some(times) = asking {
        for course in COURSES {
            let at = passes_at(evening, party, course, times);
            first = first.min(if at == SimTime::NEVER { at } else { at.max(next_ask_at) });
        }
    }
    first
}

/// At how many times the acceptable wait a party asks (or, if silent, may go to the manager);
/// `None` while it does neither.
pub(in crate::sim) fn asking_limit(evening: &EveningState<'_>, party: &Party) -> Option<f64> {
    let guest = &evening.model.guest;
    if !party.patience.may_speak_up() {
        return None;
    }
    if party.seat.traits().asks {
        return Some(guest.ask_threshold);
    }
    let may_go = guest.p_escalate_silent > 0.0 && party.patience.goes_to_manager().is_none();
    may_go.then(|| at_disconfirmation(guest.escalate_silent_at))
}

pub(in crate::sim) fn weighs_cancelling(
    evening: &EveningState<'_>,
    party: &Party,
    course: Course,
) -> bool {
    evening.model.guest.p_cancel > 0.0 && !party.patience.has_weighed_cancelling(course)
}

/// When the perceived wait for a course passes so many times the acceptable one.
pub(in crate::sim) fn passes_at(
    evening: &EveningState<'_>,
    party: &Party,
    course: Course,
    times: f64,
) -> SimTime {
    let params = &evening.model.score.feel;
    let clock = party.patience.clock(course);
    let limit = times * params.acceptable_min(clock.stage());
    clock.passes_at(limit, params, party.journey.experience.is_solo)
}

/// Σℓ so far: what has been lost, and what the running waits would cost if they ended now.
pub(in crate::sim) fn loss_so_far(evening: &EveningState<'_>, party: &mut Party) -> f64 {
    let now = evening.now();
    let params = &evening.model.score;
    let mut loss = party.patience.lost(&party.journey.experience, params);
    let is_solo = party.journey.experience.is_solo;
    for course in COURSES {
        let clock = party.patience.clock(course);
        if !clock.is_running() {
            continue;
        }
        let (stage, at) = (clock.stage(), clock.acceptable_at().min(now));
        let share = party.share_without(evening.model, course, at).unwrap_or(1.0);
        let perceived = party.patience.felt_min(course, now, (&params.feel, is_solo));
        let d = feel::disconfirmation(&params.feel, stage, perceived);
        loss += (-feel::wait_points(&params.feel, stage, d, share)).max(0.0);
    }
    loss
}

/// Somebody names a time: the wait is informed until then, and the guest does not ask before.
pub(in crate::sim) fn state_time(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    until: SimTime,
    is_owned: bool,
) {
    let now = evening.now();
    party.patience.inform(now, until, is_owned);
    evening.later(party, until, Event::PromiseDue);
}

/// The time a promise named is here; if something is still missing, it is broken.
pub(in crate::sim) fn promise_due(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    if !party.order.is_missing_anything() {
        return;
    }
    party.journey.experience.incidents.promises_broken += 1;
    party.patience.break_promise(now);
    evening.note(party, || TraceEvent::PromiseBroken);
    check_patience_later(evening, party);
}

/// At the bill a party that has not been heard may complain.
#[inline(always)]
pub(in crate::sim) fn complain_if_unheard(evening: &mut EveningState<'_>, party: &mut Party) {
    if evening.model.guest.p_complain > 0.0 && !party.has_contact() {
        weigh_complaining(evening, party);
    }
}

#[cold]
fn weigh_complaining(evening: &mut EveningState<'_>, party: &mut Party) {
    let guest = &evening.model.guest;
    let params = &evening.model.score;
    let loss = ScoreTotals::of(&party.journey.experience, params).raw_loss(params);
    let number = party.journey.party;
    if loss >= guest.complain_loss
        && evening.draws.happens(guest.p_complain, Purpose::Complain, number, 0)
    {
        party.journey.has_complained = true;
        evening.note(party, || TraceEvent::Complained);
    }
}

/// Records a wait of which nothing was said.
#[inline(always)]
pub(in crate::sim) fn push_wait(
    evening: &EveningState<'_>,
    party: &mut Party,
    stage: Stage,
    waited: Span,
    share: f64,
) {
    if !evening.scope.has_waits {
        return;
    }
    let feel = &evening.model.score.feel;
    let experience = &mut party.journey.experience;
    push_unexplained(stage, waited.minutes(), share, feel, experience);
}

/// The wait for food passes faster once half the guests have a drink.
#[inline(never)]
pub(in crate::sim) fn occupy_with_drinks(evening: &EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    let model = evening.model;
    if !party.patience.clock(Course::Food).is_running() {
        return;
    }
    let has_drink = |guest: u32| {
        party.journey.items.iter().any(|item| {
            item.guest == guest
                && item.is_delivered()
                && model.items[item.item.0 as usize].course == Course::Drink
        })
    };
    let with = (0..party.journey.size).filter(|guest| has_drink(*guest)).count();
    if 2 * with >= party.journey.size as usize {
        party.patience.occupy(Course::Food, now);
    }
}

/// Ends a course's wait when nothing of it is missing any more.
#[inline(always)]
pub(in crate::sim) fn stop_clock_if_served(
    evening: &EveningState<'_>,
    party: &mut Party,
    course: Course,
) {
    if party.order.n_missing(course) == 0 && party.patience.clock(course).is_running() {
        stop_clock(evening, party, course);
    }
}

#[cold]
fn stop_clock(evening: &EveningState<'_>, party: &mut Party, course: Course) {
    let now = evening.now();
    let acceptable_at = party.patience.clock(course).acceptable_at();
    let share = if now > acceptable_at {
        party.share_without(evening.model, course, acceptable_at).unwrap_or(1.0)
    } else {
        1.0
    };
    party.patience.stop(course, now, share, &mut party.journey.experience);
}

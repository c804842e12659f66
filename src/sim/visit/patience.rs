//! Waits as guests feel them, and when their patience is looked at.
//!
//! A party's patience is looked at when the earliest of its limits will be passed; whatever changes how the
//! wait feels before that puts a new look on the calendar and makes the old one void. What guests do then
//! is in [`asks`](super::asks).

use crate::engine::Slot;
use crate::feel;
use crate::feel::ScoreTotals;
use crate::model::{Course, PromiseBinds, Stage};
use crate::record::{LeaveReason, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::courses::{COURSES, Courses};
use crate::sim::event::Event;
use crate::sim::visit::leave;
use crate::sim::visit::party::{Party, push_unexplained, unexplained_passes_at};
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
    first.min(leaves_hungry_at(evening, party))
}

/// When a party with no plate on the table yet will have waited for one as long as it will.
pub(in crate::sim) fn leaves_hungry_at(evening: &EveningState<'_>, party: &Party) -> SimTime {
    let times = party.patience.leaves_at();
    if times.is_infinite() || party.order.has_food() {
        return SimTime::NEVER;
    }
    passes_at(evening, party, Course::Food, times)
}

/// Draws how long the party will wait for what must come before anything else can; where guests wait for ever
/// nothing is drawn.
#[inline(never)]
pub(in crate::sim) fn draw_limit(evening: &mut EveningState<'_>, party: &mut Party) {
    let Some(times) = &evening.model.guest.leave_factor else { return };
    let number = party.journey.key;
    party.patience.leave_at(times.quantile(evening.draws.uniform(Purpose::Leave, number, 0)));
    let since = party.journey.seated_at;
    leave_later(evening, party, (Stage::Greet, since), Event::GreetTooLate);
}

/// Puts on the calendar when a wait of which nothing is said will have lasted as long as it may.
#[inline(never)]
pub(in crate::sim) fn leave_later(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    (stage, since): (Stage, SimTime),
    event: impl FnOnce(Slot) -> Event,
) {
    let times = party.patience.leaves_at();
    let params = &evening.model.score.feel;
    let limit = times * params.acceptable_min(stage);
    let at = unexplained_passes_at((stage, since), limit, params, party.journey.experience.is_solo);
    if at != SimTime::NEVER {
        evening.later(party, at, event);
    }
}

/// Nobody has come to greet them: they go.
pub(in crate::sim) fn greet_too_late(evening: &mut EveningState<'_>, party: &mut Party) {
    if party.journey.greeted_at == SimTime::NEVER {
        let waited = evening.now() - party.journey.seated_at;
        push_wait(evening, party, Stage::Greet, waited, 1.0);
        leave::give_up(evening, party, LeaveReason::Greet);
    }
}

/// Nobody has taken their order: they go.
pub(in crate::sim) fn order_too_late(evening: &mut EveningState<'_>, party: &mut Party) {
    let journey = &party.journey;
    if journey.ordered_at == SimTime::NEVER {
        let waited = (evening.now() - journey.greeted_at) - journey.reading;
        push_wait(evening, party, Stage::Order, waited, 1.0);
        leave::give_up(evening, party, LeaveReason::Order);
    }
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

/// The courses that have been waited for long enough to be asked for.
pub(in crate::sim) fn due(evening: &EveningState<'_>, party: &Party) -> Courses {
    let Some(times) = asking_limit(evening, party) else { return Courses::default() };
    let now = evening.now();
    Courses::of_which(|course| passes_at(evening, party, course, times) <= now)
}

/// What somebody who speaks of `courses` is promised: those, or whatever is missing.
pub(in crate::sim) fn bound(evening: &EveningState<'_>, courses: Courses) -> Courses {
    match evening.model.guest.promise_binds {
        PromiseBinds::Asked => courses,
        PromiseBinds::Missing => Courses::ALL,
    }
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

/// Somebody names a time for what it binds: the waits for it are informed until then, and the guest does not
/// ask before.
pub(in crate::sim) fn state_time(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    (until, binds): (SimTime, Courses),
    is_owned: bool,
) {
    let now = evening.now();
    party.patience.inform((now, until), binds, is_owned);
    evening.later(party, until, |slot| Event::PromiseDue(slot, binds));
}

/// The time a promise named is here; if some of what it binds is still missing, it is broken.
pub(in crate::sim) fn promise_due(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    binds: Courses,
) {
    let now = evening.now();
    if !party.order.is_missing_any(binds) {
        return;
    }
    party.journey.experience.incidents.promises_broken += 1;
    party.patience.break_promise(now, binds);
    let model = evening.model;
    evening.note(party, || TraceEvent::PromiseBroken(party.missing_of(binds, model)));
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
    let number = party.journey.key;
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

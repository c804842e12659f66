//! Guests who have waited long enough: they ask, ask for water, go to the manager or cancel.
//!
//! Guests act by what they feel ([`crate::feel`]), never by what the house knows.

use crate::model::{AskGap, AtLimitChoice, Course};
use crate::record::{LeaveReason, RecoveryDelay, TraceEvent};
use crate::sim::chance::draws::Purpose;
use crate::sim::courses::{COURSES, Courses, course_idx};
use crate::sim::decide;
use crate::sim::decide::{Case, Reply};
use crate::sim::event::Event;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::escalate;
use crate::sim::visit::party::Party;
use crate::sim::visit::patience::at_disconfirmation;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{Ask, RescueReason, TaskKind, Work};
use crate::sim::visit::{care, eat, leave, mood, patience, rescue, task, verbal, water};
use crate::time::Span;

/// A limit may have been passed.
pub(in crate::sim) fn check_patience(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    if !party.patience.begin_check(now) {
        return; // Something has changed since; another look is on the calendar.
    }
    for course in COURSES {
        let limit = at_disconfirmation(evening.model.guest.cancel_at);
        if patience::weighs_cancelling(evening, party, course)
            && patience::passes_at(evening, party, course, limit) <= now
        {
            weigh_cancelling(evening, party, course);
        }
    }
    if party.seat.has_left() {
        return;
    }
    if patience::leaves_hungry_at(evening, party) <= now {
        leave::give_up(evening, party, LeaveReason::Food);
        return;
    }
    let due = patience::due(evening, party);
    if !due.is_empty() && now >= party.patience.next_ask_at() {
        speak_up(evening, party, due);
    }
    if !party.seat.has_left() {
        patience::check_patience_later(evening, party);
    }
}

/// The guests have waited long enough for some courses to say so, or to go to the manager.
fn speak_up(evening: &mut EveningState<'_>, party: &mut Party, due: Courses) {
    party.patience.speak_of(due);
    if !party.seat.traits().asks {
        party.decide_on_manager(evening.model.guest.p_escalate_silent);
        if party.patience.goes_to_manager() == Some(true) {
            go_to_manager(evening, party);
        }
        return;
    }
    let n_asks = party.journey.experience.incidents.chases;
    if evening.model.guest.ask_limit.is_some_and(|limit| n_asks + 1 >= limit) {
        ask_no_more(evening, party, due);
    } else {
        ask(evening, party);
    }
}

/// The guests have asked as often as they will: they go to the manager, who has not heard them yet, give up
/// on what they asked for, leave, or wait in silence.
fn ask_no_more(evening: &mut EveningState<'_>, party: &mut Party, due: Courses) {
    party.journey.has_asked_enough = true;
    party.patience.fall_silent();
    evening.note(party, || TraceEvent::AskedEnough);
    let u = evening.draws.uniform(Purpose::AskLimit, party.journey.key, 0);
    let has_been_there = party.journey.experience.incidents.escalations > 0;
    match evening.model.guest.at_limit.choice(u) {
        AtLimitChoice::Manager if !has_been_there => go_to_manager(evening, party),
        AtLimitChoice::Manager | AtLimitChoice::Cancel => {
            for course in patience::bound(evening, due).each() {
                eat::cancel(evening, party, course);
            }
        }
        AtLimitChoice::Leave => leave::give_up(evening, party, LeaveReason::AskLimit),
        AtLimitChoice::Wait => {}
    }
}

fn weigh_cancelling(evening: &mut EveningState<'_>, party: &mut Party, course: Course) {
    let idx = course_idx(course);
    party.patience.weigh_cancelling(course);
    let number = party.journey.key;
    let part = u32::try_from(idx).expect("there are two courses");
    if evening.draws.happens(evening.model.guest.p_cancel, Purpose::Cancel, number, part) {
        eat::cancel(evening, party, course);
    }
}

/// The guest asks where things are, or has had enough and goes to the manager.
fn ask(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    let guest = &evening.model.guest;
    party.care.hear(now);
    party.journey.experience.incidents.chases += 1;
    let n_asks = party.journey.experience.incidents.chases;
    let number = party.journey.key;
    let gap = ask_gap(evening, number, n_asks);
    party.patience.ask_again_at(now + gap);
    let has_had_enough = guest.escalate_at.is_some_and(|limit| n_asks >= limit)
        || guest.escalate_loss.is_some_and(|limit| patience::loss_so_far(evening, party) >= limit);
    if has_had_enough {
        party.decide_on_manager(guest.p_escalate);
    }
    let about = patience::bound(evening, party.patience.asked_for());
    let model = evening.model;
    evening.note(party, || TraceEvent::Asked(n_asks, party.missing_of(about, model)));
    if has_had_enough && party.patience.goes_to_manager() == Some(true) {
        go_to_manager(evening, party);
        return;
    }
    evening.staff.waiters.angry_guests += u32::from(n_asks >= 3);
    party.patience.await_answer();
    if guest.interim_ask_at == Some(n_asks)
        && evening.draws.happens(guest.p_interim, Purpose::Water, number, 0)
    {
        water::ask_for(evening, party);
    }
    task::request(evening, party, Ask, Urgency::Ordinary);
}

fn ask_gap(evening: &EveningState<'_>, party: u64, n_asks: u32) -> Span {
    match &evening.model.guest.ask_gap {
        AskGap::Drawn(dist) => {
            let gap = evening.draws.span(dist, Purpose::AskGap, party, n_asks);
            lengthened(gap, evening.model.guest.ask_gap_growth, n_asks)
        }
        AskGap::Listed(gaps) => gaps[(n_asks as usize).min(gaps.len()) - 1],
    }
}

/// The gap after an ask, which is longer with each: listed gaps say so themselves.
fn lengthened(gap: Span, growth: f64, n_asks: u32) -> Span {
    if growth <= 1.0 || n_asks <= 1 {
        return gap;
    }
    Span::from_minutes(gap.minutes() * libm::pow(growth, f64::from(n_asks - 1)))
}

fn go_to_manager(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    party.care.hear(now);
    party.journey.experience.incidents.escalations += 1;
    if !party.seat.traits().asks {
        party.journey.experience.incidents.chases += 1;
    }
    party.patience.await_answer();
    evening.staff.waiters.angry_guests += 1;
    evening.staff.manager.guests += 1;
    evening.note(party, || TraceEvent::WentToManager);
    escalate::ask_manager(evening, party, None);
}

impl Work for Ask {
    fn lasts(self, evening: &EveningState<'_>, party: &Party) -> Span {
        let n_asks = party.journey.experience.incidents.chases;
        let repeat_story = evening.model.guest.repeat_story;
        let again = if n_asks > 1 { repeat_story } else { Span::ZERO };
        let (ask, number) = (&evening.model.work.ask, party.journey.key);
        evening.model.floor.trip + evening.draws.span(ask, Purpose::AskWork, number, n_asks) + again
    }

    fn ends(
        self,
        evening: &mut EveningState<'_>,
        party: &mut Party,
        delay: RecoveryDelay,
    ) -> Option<TaskKind> {
        answer(evening, party, delay)
    }

    fn is_pointless(self, party: &Party) -> bool {
        party.seat.has_left() || !party.order.is_missing_anything()
    }
}

/// A waiter has listened and answers; returns the visit that follows, if one does.
fn answer(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    help: RecoveryDelay,
) -> Option<TaskKind> {
    party.patience.hear_answer();
    if party.seat.has_left() || !party.order.is_missing_anything() {
        return None;
    }
    let binds = patience::bound(evening, party.patience.asked_for());
    if !party.order.is_missing_any(binds) {
        // What they asked for has come meanwhile, and they wait for something else.
        patience::check_patience_later(evening, party);
        return None;
    }
    let n_asks = party.journey.experience.incidents.chases;
    let case =
        Case { n_asks, is_open: party.care.is_concierge_case(), n_open: evening.n_concierge_cases };
    let u = evening.draws.uniform(Purpose::Answer, party.journey.key, n_asks);
    evening.staff.waiters.exceptions += u32::from(party.order.has_stuck_ticket());
    mood::answer_coldly(evening, party);
    let follows = match decide::reply(evening.policy, case, u) {
        Reply::Promise => {
            promise(evening, party, binds);
            verbal::repeat_forgotten(evening, party, help);
            None
        }
        Reply::AskManager => {
            let_me_ask(evening, party, binds, help);
            mislead(evening, party);
            None
        }
        Reply::Own { as_favour, as_concierge: false } => {
            if as_favour {
                care::take_favour(evening, party);
            }
            Some(rescue::take_over(evening, party, RescueReason::Asked { as_favour }, binds))
        }
        Reply::Own { as_concierge: true, .. } => {
            care::open_concierge_case(evening, party);
            Some(rescue::take_over(evening, party, RescueReason::Concierge, binds))
        }
    };
    patience::check_patience_later(evening, party);
    follows
}

/// "They are coming."
fn promise(evening: &mut EveningState<'_>, party: &mut Party, binds: Courses) {
    evening.staff.waiters.promises += 1;
    evening.note(party, || TraceEvent::Promised);
    sound_by_rote(evening, party);
    mislead(evening, party);
    let due_at = evening.now() + evening.model.guest.promise_window;
    evening.later(party, due_at, |slot| Event::PromiseDue(slot, binds));
}

/// A promise may be felt as said by rote, above all when it has been heard before.
fn sound_by_rote(evening: &EveningState<'_>, party: &mut Party) {
    let incidents = &mut party.journey.experience.incidents;
    let (number, part) = (party.journey.key, party.patience.next_promise());
    let p = if part == 0 {
        evening.policy.p_boilerplate
    } else {
        evening.policy.p_boilerplate.max(evening.policy.p_boilerplate_again)
    };
    incidents.boilerplate +=
        u32::from(evening.draws.happens(p, Purpose::Boilerplate, number, part));
}

/// Who does not go to look may say what is not so.
fn mislead(evening: &mut EveningState<'_>, party: &mut Party) {
    let incidents = &mut party.journey.experience.incidents;
    let (number, part) = (party.journey.key, incidents.chases);
    if evening.draws.happens(evening.policy.p_wrong_info, Purpose::WrongInfo, number, part) {
        incidents.wrong_info += 1;
        evening.note(party, || TraceEvent::WrongInfo);
    }
}

/// "Let me ask": a reason, and a time.
fn let_me_ask(
    evening: &mut EveningState<'_>,
    party: &mut Party,
    binds: Courses,
    help: RecoveryDelay,
) {
    evening.note(party, || TraceEvent::WillAskManager);
    let until = evening.now() + evening.model.guest.promise_window;
    patience::state_time(evening, party, (until, binds), false);
    escalate::ask_manager(evening, party, Some(help));
}

//! Eating and drinking, and giving up on what never came.

use crate::model::{Course, EatWhen};
use crate::record::{ItemRecord, RecoveryDelay, TraceEvent};
use crate::sim::chance::durations::Activity;
use crate::sim::courses::COURSES;
use crate::sim::event::Event;
use crate::sim::stations::waiters::Urgency;
use crate::sim::visit::party::{MealStage, Party};
use crate::sim::visit::state::EveningState;
use crate::sim::visit::task::{Clear, TaskKind, Work};
use crate::sim::visit::{care, leave, patience, pay, task};
use crate::time::Span;

/// Eating begins when what it waits for is on the table.
#[inline(always)]
pub(in crate::sim) fn eat_if_served(evening: &mut EveningState<'_>, party: &mut Party) {
    let is_served = match evening.model.guest.eat_when {
        EatWhen::Food => party.order.n_missing(Course::Food) == 0,
        EatWhen::All => !party.order.is_missing_anything(),
    };
    if !is_served || party.meal.stage() != MealStage::Ahead {
        return;
    }
    let now = evening.now();
    let has_food = party.order.has_food();
    let time = if has_food { party.seat.lasts(Activity::Eating) } else { Span::ZERO };
    party.meal.begin(time);
    party.journey.eating_at = now;
    party.journey.eaten_at = now + time;
    if has_food {
        evening.note(party, || TraceEvent::EatingStarted);
    }
    if time.is_zero() {
        eaten(evening, party);
    } else {
        evening.later(party, now + time, Event::Eaten);
    }
}

/// A plate came a second time: part of the meal starts again.
pub(in crate::sim) fn eat_longer(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    let share = evening.model.guest.remade_share;
    match party.meal.stage() {
        MealStage::Eating | MealStage::Eaten => {}
        MealStage::Ahead | MealStage::Over => return,
    }
    let again = Span::from_minutes(party.meal.lasts().minutes() * share);
    if !again.is_zero() {
        let until = party.journey.eaten_at.max(now) + again;
        party.journey.eaten_at = until;
        party.meal.begin_again();
        evening.later(party, until, Event::Eaten);
    }
}

/// The meal may be eaten (a plate that came again puts it off).
#[inline(always)]
pub(in crate::sim) fn eaten(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    if party.meal.stage() != MealStage::Eating || now < party.journey.eaten_at {
        return;
    }
    party.meal.eat_up();
    if party.meal.lasts() > Span::ZERO {
        evening.note(party, || TraceEvent::Eaten);
        if !evening.model.work.clear.is_zero() {
            task::request(evening, party, Clear, Urgency::Last);
        }
    }
    settle(evening, party);
}

impl Work for Clear {
    fn lasts(self, _: &EveningState<'_>, party: &Party) -> Span {
        party.seat.lasts(Activity::Clear)
    }

    fn ends(self, _: &mut EveningState<'_>, _: &mut Party, _: RecoveryDelay) -> Option<TaskKind> {
        None
    }
}

/// When all is eaten and drunk the party stays a while; for missing drinks it waits, but not for ever.
#[inline(always)]
pub(in crate::sim) fn settle(evening: &mut EveningState<'_>, party: &mut Party) {
    let now = evening.now();
    if party.meal.stage() != MealStage::Eaten || party.order.awaits_remake() {
        return;
    }
    if party.order.is_missing_anything() {
        let gives_up_at = (party.journey.eaten_at + evening.model.guest.linger).max(now);
        evening.later(party, gives_up_at, Event::DrinksOver);
    } else if now < party.meal.drinking_until() {
        let until = party.meal.drinking_until();
        evening.later(party, until, Event::DrinksOver);
    } else {
        stay(evening, party);
    }
}

#[inline(always)]
pub(in crate::sim) fn stay(evening: &mut EveningState<'_>, party: &mut Party) {
    party.meal.end();
    let stay = party.seat.lasts(Activity::Stay);
    if stay.is_zero() {
        pay::wants_bill(evening, party);
    } else {
        evening.later(party, evening.now() + stay, Event::WantsBill);
    }
}

/// A drink has been drunk, or the party has waited long enough for what is missing.
pub(in crate::sim) fn drinks_over(evening: &mut EveningState<'_>, party: &mut Party) {
    if party.meal.stage() != MealStage::Eaten {
        return;
    }
    let gives_up_at = party.journey.eaten_at + evening.model.guest.linger;
    if !party.order.is_missing_anything() {
        if evening.now() >= party.meal.drinking_until() {
            settle(evening, party);
        }
    } else if evening.now() >= gives_up_at {
        for course in COURSES {
            cancel(evening, party, course);
        }
    }
}

/// The party gives up on what is missing of a course; if that was all it ordered, it walks out.
pub(in crate::sim) fn cancel(evening: &mut EveningState<'_>, party: &mut Party, course: Course) {
    if party.order.n_missing(course) == 0 {
        return;
    }
    give_up(evening, party, course);
    evening.note(party, || TraceEvent::Cancelled(course));
    if party.journey.items.iter().all(ItemRecord::is_cancelled) {
        leave::walk_out(evening, party);
        return;
    }
    care::close_case_if_served(evening, party);
    eat_if_served(evening, party);
    settle(evening, party);
}

/// What is missing of a course is not wanted any more, and not waited for.
pub(in crate::sim) fn give_up(evening: &EveningState<'_>, party: &mut Party, course: Course) {
    let now = evening.now();
    let model = evening.model;
    if party.order.n_missing(course) == 0 {
        return;
    }
    for item in &mut party.journey.items {
        let is_of_course = model.items[item.item.0 as usize].course == course;
        if is_of_course && item.is_missing() {
            item.cancelled_at = now;
        }
    }
    party.order.cancel(course);
    if course == Course::Drink {
        party.meal.stop_drinking(now);
    }
    patience::stop_clock_if_served(evening, party, course);
}

//! Eating, the bill, leaving, and the table's next party.

use crate::model::{Course, EatWhen, Stage};
use crate::record::{ItemRecord, Outcome, Sync, TraceEvent};
use crate::sim::audit::ensure;
use crate::sim::draws::Purpose;
use crate::sim::durations::Activity;
use crate::sim::event::Event;
use crate::sim::floor::{TaskKind, Urgency};
use crate::sim::house::EveningState;
use crate::sim::order::COURSES;
use crate::sim::party::{Meal, Party, course_idx};
use crate::time::Span;

impl EveningState<'_> {
    /// Eating begins when what it waits for is on the table.
    #[inline(always)]
    pub(super) fn eat_if_served(&mut self, party: &mut Party) {
        let is_served = match self.model.guest.eat_when {
            EatWhen::Food => party.n_missing[course_idx(Course::Food)] == 0,
            EatWhen::All => !party.is_missing_anything(),
        };
        if !is_served || party.meal != Meal::Ahead {
            return;
        }
        let now = self.now();
        let has_food = party.has_food;
        let time = if has_food { party.durations.of(Activity::Eating) } else { Span::ZERO };
        party.meal = Meal::Eating;
        party.eat_time = time;
        party.journey.eating_at = now;
        party.journey.eaten_at = now + time;
        if has_food {
            self.note(party, || TraceEvent::EatingStarted);
        }
        if time.is_zero() {
            self.eaten(party);
        } else {
            self.later(party, now + time, Event::Eaten);
        }
    }

    /// A plate came a second time: part of the meal starts again.
    pub(super) fn eat_longer(&mut self, party: &mut Party) {
        let now = self.now();
        let share = self.model.guest.remade_share;
        match party.meal {
            Meal::Eating | Meal::Eaten => {}
            Meal::Ahead | Meal::Over => return,
        }
        let again = Span::from_minutes(party.eat_time.minutes() * share);
        if !again.is_zero() {
            let until = party.journey.eaten_at.max(now) + again;
            party.journey.eaten_at = until;
            party.meal = Meal::Eating;
            self.later(party, until, Event::Eaten);
        }
    }

    /// The meal may be eaten (a plate that came again puts it off).
    #[inline(always)]
    pub(super) fn eaten(&mut self, party: &mut Party) {
        let now = self.now();
        if party.meal != Meal::Eating || now < party.journey.eaten_at {
            return;
        }
        party.meal = Meal::Eaten;
        if party.eat_time > Span::ZERO {
            self.note(party, || TraceEvent::Eaten);
            if !self.model.work.clear.is_zero() {
                self.request(party, TaskKind::Clear, Urgency::Last);
            }
        }
        self.settle(party);
    }

    /// When all is eaten and drunk the party stays a while; for missing drinks it waits, but not for ever.
    #[inline(always)]
    pub(super) fn settle(&mut self, party: &mut Party) {
        let now = self.now();
        if party.meal != Meal::Eaten || !party.remakes.is_empty() {
            return;
        }
        if party.is_missing_anything() {
            let gives_up_at = (party.journey.eaten_at + self.model.guest.linger).max(now);
            self.later(party, gives_up_at, Event::DrinksOver);
        } else if now < party.drinking_until {
            let until = party.drinking_until;
            self.later(party, until, Event::DrinksOver);
        } else {
            self.stay(party);
        }
    }

    #[inline(always)]
    fn stay(&mut self, party: &mut Party) {
        party.meal = Meal::Over;
        let stay = party.durations.of(Activity::Stay);
        if stay.is_zero() {
            self.wants_bill(party);
        } else {
            self.later(party, self.now() + stay, Event::WantsBill);
        }
    }

    /// A drink has been drunk, or the party has waited long enough for what is missing.
    pub(super) fn drinks_over(&mut self, party: &mut Party) {
        if party.meal != Meal::Eaten {
            return;
        }
        let gives_up_at = party.journey.eaten_at + self.model.guest.linger;
        if !party.is_missing_anything() {
            if self.now() >= party.drinking_until {
                self.settle(party);
            }
        } else if self.now() >= gives_up_at {
            for course in COURSES {
                self.cancel(party, course);
            }
        }
    }

    /// The party gives up on what is missing of a course; if that was all it ordered, it walks out.
    pub(super) fn cancel(&mut self, party: &mut Party, course: Course) {
        let now = self.now();
        let model = self.model;
        if party.n_missing[course_idx(course)] == 0 {
            return;
        }
        for item in &mut party.journey.items {
            let is_of_course = model.items[item.item.0 as usize].course == course;
            if is_of_course && item.is_missing() {
                item.cancelled_at = now;
            }
        }
        party.n_missing[course_idx(course)] = 0;
        if course == Course::Drink {
            party.drinking_until = now;
        }
        self.note(party, || TraceEvent::Cancelled(course));
        self.stop_clock_if_served(party, course);
        if party.journey.items.iter().all(ItemRecord::is_cancelled) {
            self.walk_out(party);
            return;
        }
        self.close_case_if_served(party);
        self.eat_if_served(party);
        self.settle(party);
    }

    pub(super) fn walk_out(&mut self, party: &mut Party) {
        party.meal = Meal::Over;
        if self.has_waits {
            self.record_sync(party);
        }
        party.give_up_water();
        if self.has_accounts {
            self.reckon(party);
        }
        self.leave(party, Outcome::WalkedOut);
        self.reset_table(party);
    }

    #[inline(always)]
    pub(super) fn wants_bill(&mut self, party: &mut Party) {
        let now = self.now();
        party.journey.bill_asked_at = now;
        if self.has_waits {
            self.record_sync(party);
        }
        if self.model.work.bill.is_zero() {
            self.bill_on_table(party);
        } else {
            self.note(party, || TraceEvent::AskedForBill);
            self.request(party, TaskKind::Bill, Urgency::Ordinary);
        }
    }

    /// Writes down how much of the meal was eaten without its drinks.
    #[cold]
    fn record_sync(&self, party: &mut Party) {
        let model = self.model;
        let journey = &mut party.journey;
        if journey.eaten_at <= journey.eating_at {
            return;
        }
        let meal = (journey.eaten_at - journey.eating_at).minutes();
        let mut without = 0_u32;
        let mut total = 0.0;
        for guest in 0..journey.size {
            let late = journey.items.iter().filter(|item| {
                item.guest == guest
                    && model.items[item.item.0 as usize].course == Course::Drink
                    && item.delivered_at > journey.eating_at
            });
            // A guest of several drinks waits for the last.
            if let Some(came_at) = late.map(|item| item.delivered_at).max() {
                without += 1;
                total += if came_at >= journey.eaten_at {
                    1.0
                } else {
                    (came_at - journey.eating_at).minutes() / meal
                };
            }
        }
        if without > 0 {
            let share = f64::from(without) / f64::from(journey.size);
            journey.experience.sync.push(Sync { frac: total / f64::from(without), share });
        }
    }

    /// The waiter has brought the bill.
    pub(super) fn bill_came(&mut self, party: &mut Party) {
        let waited = self.now() - party.journey.bill_asked_at;
        self.push_wait(party, Stage::Bill, waited, 1.0);
        self.note(party, || TraceEvent::BillCame);
        self.bill_on_table(party);
    }

    #[inline(always)]
    fn bill_on_table(&mut self, party: &mut Party) {
        let now = self.now();
        party.journey.bill_at = now;
        let look = party.durations.of(Activity::BillLook);
        party.give_up_water();
        self.complain_if_unheard(party);
        if look.is_zero() {
            self.cash_out(party);
        } else {
            self.later(party, now + look, Event::CashOut);
        }
    }

    /// The card is on the table.
    #[inline(always)]
    pub(super) fn cash_out(&mut self, party: &mut Party) {
        if self.model.work.payment.is_zero() {
            self.settle_account(party);
        } else {
            // Until it is paid this is when paying began.
            party.journey.paid_at = self.now();
            self.request(party, TaskKind::Payment, Urgency::Ordinary);
        }
    }

    pub(super) fn paid(&mut self, party: &mut Party) {
        let waited = self.now() - party.journey.paid_at;
        self.push_wait(party, Stage::Pay, waited, 1.0);
        self.settle_account(party);
    }

    #[inline(always)]
    fn settle_account(&mut self, party: &mut Party) {
        let now = self.now();
        let leaving = party.durations.of(Activity::Leaving);
        party.journey.paid_at = now;
        if self.has_accounts {
            self.close_account(party);
        }
        if leaving.is_zero() {
            self.leaves(party);
        } else {
            self.later(party, now + leaving, Event::Leaves);
        }
    }

    #[cold]
    fn close_account(&mut self, party: &mut Party) {
        let journey = &mut party.journey;
        journey.tip_noise = self.draws.standard_normal(Purpose::Tip, journey.party);
        self.reckon(party);
        self.pay_false_claim(party);
    }

    #[inline(always)]
    pub(super) fn leaves(&mut self, party: &mut Party) {
        self.leave(party, Outcome::Paid);
        self.reset_table(party);
    }

    #[inline(always)]
    fn reset_table(&mut self, party: &mut Party) {
        if self.model.work.reset.is_zero() {
            self.table_ready(party);
        } else {
            self.request(party, TaskKind::Reset, Urgency::Last);
        }
    }

    /// The table is free for the next party.
    #[inline(always)]
    pub(super) fn table_ready(&mut self, party: &Party) {
        self.staff.last_reset_at = self.now();
        self.floor.free_table_of(party.section);
        self.door.free_tables[party.table] += 1;
        if self.door.n_waiting > 0 {
            ensure(
                self.table_to_fill.is_none(),
                || "a table became free for those who wait and was not filled",
            );
            self.table_to_fill = Some(party.table);
        }
    }
}

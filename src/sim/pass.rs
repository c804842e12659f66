//! The pass: finished tickets are carried to the table, so many plates or drinks at a time.

use crate::model::{Course, Stage};
use crate::record::TraceEvent;
use crate::sim::floor::{TaskKind, Urgency};
use crate::sim::house::EveningState;
use crate::sim::party::{ItemRange, Party, course_idx};
use crate::time::SimTime;

impl EveningState<'_> {
    /// Has a ticket carried once all of it is ready.
    pub(super) fn pass_if_ready(&mut self, party: &mut Party, ticket: u16) {
        let state = party.tickets[ticket as usize];
        if state.n_to_prepare > 0 {
            return;
        }
        let urgency = if state.is_rescued { Urgency::Rescued } else { Urgency::Ordinary };
        let each = self.each_load(state.course);
        let mut left = state.items;
        while !left.is_empty() {
            let load = left.take(each);
            if self.model.work.serve.is_zero() {
                self.load_delivered(party, load);
            } else if party.is_any_missing(load) {
                self.request(party, TaskKind::Carry { load }, urgency);
            }
        }
    }

    /// How many items are carried at once.
    fn each_load(&self, course: Course) -> u16 {
        let each = match course {
            Course::Food => self.model.floor.plates_per_trip,
            Course::Drink => self.model.floor.drinks_per_trip,
        };
        u16::try_from(each).unwrap_or(u16::MAX)
    }

    /// A load is on the table.
    pub(super) fn load_delivered(&mut self, party: &mut Party, load: ItemRange) {
        if self.trace.is_some() {
            self.note_delivered(party, load);
        }
        let mut course = None;
        for idx in load.indices() {
            let item = party.by_ticket[idx];
            if party.is_missing(item) {
                course = Some(self.item_delivered(party, item));
            }
        }
        // What was cancelled while it was carried changes nothing.
        if let Some(course) = course {
            self.something_came(party, course);
        }
    }

    #[cold]
    fn note_delivered(&mut self, party: &Party, load: ItemRange) {
        let items = party.items_in(load).iter().copied();
        let came: Vec<u16> = items.filter(|item| party.is_missing(*item)).collect();
        if !came.is_empty() {
            self.note(party, || TraceEvent::Delivered(came));
        }
    }

    /// An item is on the table; returns its course.
    fn item_delivered(&mut self, party: &mut Party, item: u16) -> Course {
        let now = self.now();
        let record = &mut party.journey.items[usize::from(item)];
        let on_menu = &self.model.items[record.item.0 as usize];
        record.delivered_at = now;
        self.audit.n_served += 1;
        if self.has_accounts {
            self.audit.served += on_menu.price;
        }
        party.n_missing[course_idx(on_menu.course)] -= 1;
        party.has_food |= on_menu.course == Course::Food;
        if record.was_wrong {
            self.wrong_item_came(party, item);
        }
        on_menu.course
    }

    /// Items of a course came or were cancelled: the wait may be over, the meal may begin or end.
    #[inline(always)]
    pub(super) fn something_came(&mut self, party: &mut Party, course: Course) {
        let now = self.now();
        let guest = &self.model.guest;
        if course == Course::Drink {
            party.drinking_until = party.drinking_until.max(now + guest.drink_time);
            self.occupy_with_drinks(party);
        }
        self.stop_clock_if_served(party, course);
        self.look_in_after_last_plate(party, course);
        self.close_case_if_served(party);
        self.eat_if_served(party);
        self.settle(party);
    }

    /// What a party was heard about is solved, and nobody's case any more, when nothing is missing.
    pub(super) fn close_case_if_served(&mut self, party: &mut Party) {
        let now = self.now();
        if party.is_missing_anything() {
            return;
        }
        if party.first_contact_at != SimTime::NEVER && party.solved_at == SimTime::NEVER {
            party.solved_at = now;
        }
        self.close_concierge_case(party);
    }

    /// The wait for food passes faster once half the guests have a drink.
    #[inline(never)]
    fn occupy_with_drinks(&self, party: &mut Party) {
        let now = self.now();
        let model = self.model;
        let [_, food] = &party.clocks;
        if !food.is_running() {
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
            party.clocks[1].occupy(now);
        }
    }

    /// Ends a course's wait when nothing of it is missing any more.
    #[inline(always)]
    pub(super) fn stop_clock_if_served(&self, party: &mut Party, course: Course) {
        let idx = course_idx(course);
        if party.n_missing[idx] == 0 && party.clocks[idx].is_running() {
            self.stop_clock(party, course);
        }
    }

    #[cold]
    fn stop_clock(&self, party: &mut Party, course: Course) {
        let now = self.now();
        let idx = course_idx(course);
        let acceptable_at = party.clocks[idx].acceptable_at;
        let share = if now > acceptable_at {
            party.share_without(self.model, course, acceptable_at).unwrap_or(1.0)
        } else {
            1.0
        };
        party.clocks[idx].stop(now, share, &mut party.journey.experience);
    }

    /// What came is not what was ordered; unless silent, the guest says so at once.
    #[cold]
    fn wrong_item_came(&mut self, party: &mut Party, item: u16) {
        let now = self.now();
        self.note(party, || TraceEvent::WrongItem(item));
        party.journey.experience.incidents.wrong_items += 1;
        if party.traits.asks {
            party.remakes.push((item, now));
            self.remake(party, item);
        }
    }

    /// The second try is on the table.
    pub(super) fn remake_delivered(&mut self, party: &mut Party, item: u16) {
        let now = self.now();
        self.note(party, || TraceEvent::RemakeCame(item));
        let model = self.model;
        let place = party.remakes.iter().position(|(idx, _)| *idx == item);
        let (_, since) =
            party.remakes.swap_remove(place.expect("a remake that came was asked for"));
        let share = 1.0 / f64::from(party.journey.size);
        let on_menu = &model.items[party.journey.items[item as usize].item.0 as usize];
        match on_menu.course {
            Course::Drink => {
                party.drinking_until = party.drinking_until.max(now + model.guest.drink_time);
            }
            Course::Food => self.eat_longer(party),
        }
        self.push_wait(party, Stage::Request, now - since, share);
        self.settle(party);
    }
}

//! A party in the house: its journey so far, and the parts of what happens to it, each written by its own
//! file alone.

mod care;
mod clock;
mod meal;
mod order;
mod patience;
mod seat;
mod ticket;

use self::care::Care;
use self::meal::Meal;
use self::order::Order;
use self::patience::Patience;
use self::seat::Seat;
use crate::engine::{Held, Hold, Slot};
use crate::model::{Course, Model};
use crate::record::{ItemRecord, Journey};
use crate::sim::chance::durations::VisitDurations;
use crate::sim::courses::Courses;
use crate::sim::stations::tables::ArrivingParty;
use crate::time::{SimTime, Span};

pub(in crate::sim) use self::care::Water;
pub(in crate::sim) use self::clock::{push_unexplained, unexplained_passes_at};
pub(in crate::sim) use self::meal::MealStage;
pub(in crate::sim) use self::ticket::{ItemRange, Ticket, TicketState};

/// A party in the house.
#[derive(Clone, Debug)]
pub(in crate::sim) struct Party {
    pub(in crate::sim) journey: Journey,
    pub(in crate::sim) seat: Seat,
    pub(in crate::sim) order: Order,
    pub(in crate::sim) meal: Meal,
    pub(in crate::sim) patience: Patience,
    pub(in crate::sim) care: Care,
    hold: Hold,
}

impl Held for Party {
    fn held(&mut self) -> &mut Hold {
        &mut self.hold
    }
}

impl Party {
    /// A party for a slot that never was used; `durations` are those of a visit as far as all visits are alike.
    pub(in crate::sim) fn new(durations: VisitDurations) -> Self {
        Self {
            journey: Journey::blank(),
            seat: Seat::new(durations),
            order: Order::default(),
            meal: Meal::new(),
            patience: Patience::new(),
            care: Care::new(),
            hold: Hold::default(),
        }
    }

    /// Makes the slot ready for a new party; keeps the room its lists have.
    ///
    /// Written out field by field, a part at a time: building a party afresh was a fifth of an M/M/1
    /// evening. That no field is left out is held by the patterns.
    #[inline(never)]
    pub(in crate::sim) fn open(&mut self, party: ArrivingParty) {
        let Self {
            journey,
            seat,
            order,
            meal,
            patience,
            care,
            // Written when the slot was taken.
            hold: _,
        } = self;
        journey.reset((party.number, party.key), party.size, party.arrived_at);
        seat.open();
        order.open();
        meal.open();
        patience.open();
        care.open();
    }

    /// Its slot.
    pub(in crate::sim) fn slot(&self) -> Slot {
        self.hold.slot()
    }

    /// Events, tasks and jobs that name it.
    pub(in crate::sim) fn n_refs(&self) -> u32 {
        self.hold.n_refs()
    }

    /// Keeps its slot while one thing more names it.
    pub(in crate::sim) fn hold(&mut self) {
        self.hold.take();
    }

    /// One thing less names it, and it is still here.
    pub(in crate::sim) fn release(&mut self) {
        self.hold.release();
    }

    /// Whether staff know that something is, or was, wrong.
    pub(in crate::sim) fn has_contact(&self) -> bool {
        self.care.was_heard() || self.journey.has_complained
    }

    /// Whether an item is neither on the table nor cancelled.
    pub(in crate::sim) fn is_missing(&self, item: u16) -> bool {
        self.journey.items[usize::from(item)].is_missing()
    }

    /// Whether any of these is neither on the table nor cancelled.
    pub(in crate::sim) fn is_any_missing(&self, range: ItemRange) -> bool {
        self.order.items_in(range).iter().any(|item| self.is_missing(*item))
    }

    /// Indices of the items of some courses neither on the table nor cancelled.
    pub(in crate::sim) fn missing_of(&self, courses: Courses, model: &Model) -> Vec<u16> {
        let is_among = |item: &ItemRecord| {
            item.is_missing() && courses.has(model.items[item.item.0 as usize].course)
        };
        let all = (0..).zip(&self.journey.items);
        all.filter(|(_, item)| is_among(item)).map(|(idx, _)| idx).collect()
    }

    /// The number that what is random about a ticket belongs to: the ordinal of its first item.
    pub(in crate::sim) fn key_of(&self, ticket: u16) -> u32 {
        self.journey.items[usize::from(self.order.items_on(ticket)[0])].ordinal
    }

    /// Whether a counter still has work for a ticket.
    pub(in crate::sim) fn is_in_preparation(&self, ticket: u16) -> bool {
        matches!(self.order.ticket(ticket).state, TicketState::Out | TicketState::Void)
            && self.order.items_on(ticket).iter().any(|item| {
                let is_ready = self.journey.items[usize::from(*item)].ready_at != SimTime::NEVER;
                self.is_missing(*item) && !is_ready
            })
    }

    /// Water that has not come by now was never brought.
    #[inline(always)]
    pub(in crate::sim) fn give_up_water(&mut self) {
        self.journey.experience.incidents.unmet += u32::from(self.care.give_up_water());
    }

    /// How long putting on the table lasts what is still wanted of a load.
    pub(in crate::sim) fn serve_time(&self, load: ItemRange) -> Span {
        let wanted = self.order.items_in(load).iter().filter(|item| self.is_missing(**item));
        let each = wanted.map(|item| self.order.durations_of(*item).serve);
        each.fold(Span::ZERO, |sum, serve| sum + serve)
    }

    /// Makes up its mind, once, whether to go to the manager.
    pub(in crate::sim) fn decide_on_manager(&mut self, p: f64) {
        self.patience.decide_on_manager(self.seat.traits().escalates, p);
    }

    /// Guests without an item of the course at an instant, as a share of all [0–1]; `None` if nobody.
    pub(in crate::sim) fn share_without(
        &self,
        model: &Model,
        course: Course,
        at: SimTime,
    ) -> Option<f64> {
        let is_without = |guest: u32| {
            self.journey.items.iter().any(|item| {
                item.guest == guest
                    && model.items[item.item.0 as usize].course == course
                    && item.delivered_at > at
            })
        };
        let without = (0..self.journey.size).filter(|guest| is_without(*guest)).count();
        #[expect(clippy::cast_precision_loss, reason = "a party has few guests")]
        let share = without as f64 / f64::from(self.journey.size);
        (without > 0).then_some(share)
    }
}

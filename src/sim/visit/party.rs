//! A party in the house: its journey so far, and what it waits for.

use std::fmt::Debug;
use std::ops::Range;

use crate::model::{CounterId, Course, Model, Stage};
use crate::record::Journey;
use crate::sim::chance::draws::Traits;
use crate::sim::chance::durations::{ItemDurations, VisitDurations};
use crate::sim::event::Slot;
use crate::sim::stations::tables::ArrivingParty;
use crate::sim::visit::clock::WaitClock;
use crate::time::{SimTime, Span};

/// Where a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum TicketState {
    /// On its way to the counter.
    Sent,
    /// Stuck on its way; nobody is told.
    Stuck,
    /// At its counter.
    Out,
    /// Overtaken by a verbal order.
    Void,
    /// Still on its way; a verbal order that was to overtake it was forgotten at the counter.
    Forgotten,
}

/// Some of a party's items: those of one ticket, or those carried at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct ItemRange {
    /// Where they begin and end in [`Party::by_ticket`].
    first: u16,
    end: u16,
}

impl ItemRange {
    /// One item.
    pub(in crate::sim) const ONE: Self = Self { first: 0, end: 1 };

    /// Indices into [`Party::by_ticket`].
    pub(in crate::sim) fn indices(self) -> Range<usize> {
        usize::from(self.first)..usize::from(self.end)
    }

    pub(in crate::sim) fn len(self) -> u16 {
        self.end - self.first
    }

    pub(in crate::sim) fn is_empty(self) -> bool {
        self.first == self.end
    }

    /// Counts one item more.
    pub(in crate::sim) fn add(&mut self) {
        self.end = self.end.checked_add(1).expect("a party has few items");
    }

    /// Takes so many from the front, or all there are.
    pub(in crate::sim) fn take(&mut self, n: u16) -> Self {
        let first = self.first;
        self.first += self.len().min(n);
        Self { first, end: self.first }
    }
}

/// The slip that lets a counter prepare items.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a ticket")]
pub(in crate::sim) struct Ticket {
    pub(in crate::sim) counter: CounterId,
    pub(in crate::sim) course: Course,
    pub(in crate::sim) is_mandatory: bool,
    pub(in crate::sim) state: TicketState,
    /// It got stuck on its way, whatever became of it.
    pub(in crate::sim) was_stuck: bool,
    /// It was ordered by word because it was stuck: what it holds is carried before other things.
    pub(in crate::sim) is_rescued: bool,
    /// No rule foresees what went wrong with it.
    pub(in crate::sim) is_novel: bool,
    pub(in crate::sim) sent_at: SimTime,
    pub(in crate::sim) items: ItemRange,
    /// Items not ready yet.
    pub(in crate::sim) n_to_prepare: u16,
}

/// Water meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Water {
    NotWanted,
    WantedSince(SimTime),
    Brought,
}

/// How far a party's meal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Meal {
    /// Not begun.
    Ahead,
    /// Being eaten.
    Eating,
    /// Eaten; drinks may be missing or not be drunk, or a plate may come again.
    Eaten,
    /// Nothing is waited for any more but the bill, or the party walked out: nothing begins it again.
    Over,
}

/// A party in the house.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a party")]
pub(in crate::sim) struct Party {
    pub(in crate::sim) journey: Journey,
    /// Its place.
    pub(in crate::sim) slot: Slot,
    /// Events, tasks and jobs that still name this place; it is used again when there are none.
    pub(in crate::sim) n_refs: u32,
    pub(in crate::sim) has_left: bool,
    pub(in crate::sim) is_reported: bool,
    /// See [`Caller::is_flagged`](crate::sim::Caller::is_flagged).
    pub(in crate::sim) is_flagged: bool,
    pub(in crate::sim) traits: Traits,
    pub(in crate::sim) durations: VisitDurations,
    /// Index of its table's size; meaningless before it is seated.
    pub(in crate::sim) table: usize,
    /// The section it sits in; meaningless before it is seated.
    pub(in crate::sim) section: usize,
    pub(in crate::sim) tickets: Vec<Ticket>,
    /// Tickets on their way to a counter.
    pub(in crate::sim) n_on_way: u32,
    /// Of each item.
    pub(in crate::sim) item_durations: Vec<ItemDurations>,
    /// Indices of its items, those of one ticket side by side.
    pub(in crate::sim) by_ticket: Vec<u16>,
    /// Some of what it wanted is not made any more.
    pub(in crate::sim) has_unavailable_items: bool,
    /// Items being made a second time.
    pub(in crate::sim) remakes: Vec<(u16, SimTime)>,
    /// Ordered drinks and plates neither on the table nor cancelled.
    pub(in crate::sim) n_missing: [u32; 2],
    /// A plate has been on the table.
    pub(in crate::sim) has_food: bool,
    pub(in crate::sim) clocks: [WaitClock; 2],
    pub(in crate::sim) eat_time: Span,
    pub(in crate::sim) meal: Meal,
    /// When what came has been drunk.
    pub(in crate::sim) drinking_until: SimTime,
    /// When the guests' patience is looked at next; other looks are void.
    pub(in crate::sim) check_at: SimTime,
    pub(in crate::sim) next_ask_at: SimTime,
    pub(in crate::sim) is_answer_pending: bool,
    pub(in crate::sim) asks_no_more: bool,
    /// Whether it goes to the manager, once that has been decided.
    pub(in crate::sim) goes_to_manager: Option<bool>,
    pub(in crate::sim) has_weighed_cancelling: [bool; 2],
    pub(in crate::sim) water: Water,
    pub(in crate::sim) is_concierge_case: bool,
    pub(in crate::sim) n_looks: u32,
    pub(in crate::sim) n_promises: u32,
    pub(in crate::sim) n_attempts: u32,
    pub(in crate::sim) n_interruptions: u32,
    pub(in crate::sim) n_overtaken: u32,
    pub(in crate::sim) n_decisions: u32,
    pub(in crate::sim) first_contact_at: SimTime,
    pub(in crate::sim) solved_at: SimTime,
    /// Credit for who took the initiative; see [`crate::record::Recovery::initiative`].
    pub(in crate::sim) initiative: f64,
}

/// Index of a course's wait.
pub(in crate::sim) fn course_idx(course: Course) -> usize {
    match course {
        Course::Drink => 0,
        Course::Food => 1,
    }
}

/// The courses, in the order of their waits.
pub(in crate::sim) const COURSES: [Course; 2] = [Course::Drink, Course::Food];

impl Party {
    /// A place for a party; `durations` are those of a visit as far as all visits are alike.
    pub(in crate::sim) fn new(durations: VisitDurations) -> Self {
        let never = SimTime::NEVER;
        Self {
            journey: Journey::blank(),
            slot: 0,
            n_refs: 0,
            has_left: false,
            is_reported: false,
            is_flagged: false,
            traits: Traits::default(),
            durations,
            table: 0,
            section: 0,
            tickets: Vec::new(),
            n_on_way: 0,
            item_durations: Vec::new(),
            by_ticket: Vec::new(),
            has_unavailable_items: false,
            remakes: Vec::new(),
            n_missing: [0; 2],
            has_food: false,
            clocks: [WaitClock::new(Stage::Drinks), WaitClock::new(Stage::Food)],
            eat_time: Span::ZERO,
            meal: Meal::Ahead,
            drinking_until: SimTime::OPENING,
            check_at: never,
            next_ask_at: SimTime::OPENING,
            is_answer_pending: false,
            asks_no_more: false,
            goes_to_manager: None,
            has_weighed_cancelling: [false; 2],
            water: Water::NotWanted,
            is_concierge_case: false,
            n_looks: 0,
            n_promises: 0,
            n_attempts: 0,
            n_interruptions: 0,
            n_overtaken: 0,
            n_decisions: 0,
            first_contact_at: never,
            solved_at: never,
            initiative: 0.0,
        }
    }

    /// Makes the place ready for a new party; keeps the room its lists have.
    ///
    /// Written out field by field: building a party afresh was a fifth of an M/M/1 evening. That no field
    /// is left out is held by the pattern.
    #[inline(never)]
    pub(in crate::sim) fn reset(&mut self, party: ArrivingParty, place: Slot) {
        let never = SimTime::NEVER;
        let Self {
            journey,
            slot,
            n_refs,
            has_left,
            is_reported,
            // Written when it sits down, or never in this house.
            is_flagged: _,
            traits: _,
            durations: _,
            table: _,
            section: _,
            tickets,
            n_on_way,
            item_durations,
            by_ticket,
            has_unavailable_items,
            remakes,
            n_missing,
            has_food,
            clocks,
            eat_time,
            meal,
            drinking_until,
            check_at,
            next_ask_at,
            is_answer_pending,
            asks_no_more,
            goes_to_manager,
            has_weighed_cancelling,
            water,
            is_concierge_case,
            n_looks,
            n_promises,
            n_attempts,
            n_interruptions,
            n_overtaken,
            n_decisions,
            first_contact_at,
            solved_at,
            initiative,
        } = self;
        journey.reset(party.number, party.size, party.arrived_at);
        *slot = place;
        *n_refs = 0;
        *has_left = false;
        *is_reported = false;
        tickets.clear();
        *n_on_way = 0;
        item_durations.clear();
        by_ticket.clear();
        *has_unavailable_items = false;
        remakes.clear();
        *n_missing = [0; 2];
        *has_food = false;
        clocks.iter_mut().for_each(WaitClock::reset);
        *eat_time = Span::ZERO;
        *meal = Meal::Ahead;
        *drinking_until = SimTime::OPENING;
        *check_at = never;
        *next_ask_at = SimTime::OPENING;
        *is_answer_pending = false;
        *asks_no_more = false;
        *goes_to_manager = None;
        *has_weighed_cancelling = [false; 2];
        *water = Water::NotWanted;
        *is_concierge_case = false;
        *n_looks = 0;
        *n_promises = 0;
        *n_attempts = 0;
        *n_interruptions = 0;
        *n_overtaken = 0;
        *n_decisions = 0;
        *first_contact_at = never;
        *solved_at = never;
        *initiative = 0.0;
    }

    /// Keeps its place while one thing more names it.
    pub(in crate::sim) fn hold(&mut self) {
        self.n_refs += 1;
    }

    /// One thing less names it. Its place is not free by that as long as the party is here; once it has
    /// left, [`Slots::let_go`](crate::sim::slots::Slots::let_go) looks whether it is.
    pub(in crate::sim) fn release(&mut self) {
        self.n_refs -= 1;
    }

    pub(in crate::sim) fn is_missing_anything(&self) -> bool {
        let [drinks, plates] = self.n_missing;
        drinks + plates > 0
    }

    pub(in crate::sim) fn has_contact(&self) -> bool {
        self.first_contact_at != SimTime::NEVER || self.journey.has_complained
    }

    /// When a second try at an item was asked for.
    pub(in crate::sim) fn remade_since(&self, item: u16) -> SimTime {
        let asked_for = self.remakes.iter().find(|(idx, _)| *idx == item);
        asked_for.expect("a remake in the queue was asked for").1
    }

    /// Whether an item is neither on the table nor cancelled.
    pub(in crate::sim) fn is_missing(&self, item: u16) -> bool {
        self.journey.items[usize::from(item)].is_missing()
    }

    /// The number that what is random about a ticket belongs to: the place of its first item.
    pub(in crate::sim) fn key_of(&self, ticket: u16) -> u32 {
        self.journey.items[usize::from(self.items_on(ticket)[0])].place
    }

    /// Puts the items of each ticket side by side, once each is on one and `by_ticket` has them in the order
    /// they were written down.
    pub(in crate::sim) fn sort_by_ticket(&mut self) {
        if self.tickets.len() == 1 {
            return;
        }
        let items = &self.journey.items;
        if !items.is_sorted_by_key(|item| item.ticket) {
            self.by_ticket.sort_by_key(|item| items[usize::from(*item)].ticket);
        }
        let mut first = 0;
        for Ticket { items, .. } in &mut self.tickets {
            *items = ItemRange { first, end: first + items.len() };
            first = items.end;
        }
    }

    pub(in crate::sim) fn n_tickets(&self) -> u16 {
        u16::try_from(self.tickets.len()).expect("a party has few tickets")
    }

    /// Indices of the items on a ticket, in their order.
    pub(in crate::sim) fn items_on(&self, ticket: u16) -> &[u16] {
        self.items_in(self.tickets[usize::from(ticket)].items)
    }

    /// Indices of the items in a range.
    pub(in crate::sim) fn items_in(&self, range: ItemRange) -> &[u16] {
        &self.by_ticket[range.indices()]
    }

    /// Whether any of these is neither on the table nor cancelled.
    pub(in crate::sim) fn is_any_missing(&self, range: ItemRange) -> bool {
        self.items_in(range).iter().any(|item| self.is_missing(*item))
    }

    /// Makes up its mind, once, whether to go to the manager.
    pub(in crate::sim) fn decide_on_manager(&mut self, p: f64) {
        self.goes_to_manager.get_or_insert(self.traits.escalates < p);
    }

    /// Whether a counter still has work for a ticket.
    pub(in crate::sim) fn is_in_preparation(&self, ticket: u16) -> bool {
        let state = self.tickets[ticket as usize].state;
        matches!(state, TicketState::Out | TicketState::Void)
            && self.items_on(ticket).iter().any(|item| {
                let is_ready = self.journey.items[usize::from(*item)].ready_at != SimTime::NEVER;
                self.is_missing(*item) && !is_ready
            })
    }

    /// Water that has not come by now was never brought.
    #[inline(always)]
    pub(in crate::sim) fn give_up_water(&mut self) {
        if let Water::WantedSince(_) = self.water {
            self.water = Water::NotWanted;
            self.journey.experience.incidents.unmet += 1;
        }
    }

    /// How long putting on the table lasts what is still wanted of a load.
    pub(in crate::sim) fn serve_time(&self, load: ItemRange) -> Span {
        let wanted = self.items_in(load).iter().filter(|item| self.is_missing(**item));
        let each = wanted.map(|item| self.item_durations[usize::from(*item)].serve);
        each.fold(Span::ZERO, |sum, serve| sum + serve)
    }

    /// Whether one of its tickets is stuck.
    pub(in crate::sim) fn has_stuck_ticket(&self) -> bool {
        self.tickets.iter().any(|t| t.state == TicketState::Stuck)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ItemId;
    use crate::record::ItemRecord;

    #[test]
    fn a_range_is_taken_so_many_at_a_time_to_its_end() {
        let mut left = ItemRange { first: 2, end: 7 };
        let range = |first, end| ItemRange { first, end };
        assert_eq!([2, 2, 2].map(|n| left.take(n)), [range(2, 4), range(4, 6), range(6, 7)]);
        assert!(left.is_empty() && left.take(2).is_empty());
        let mut all = ItemRange { first: 0, end: u16::MAX };
        assert_eq!(all.take(u16::MAX), range(0, u16::MAX));
        assert!(all.is_empty());
    }

    #[test]
    fn items_of_a_ticket_stand_side_by_side_in_their_order() {
        let mut party = Party::new(VisitDurations::default());
        let ticket_of = [1, 0, 2, 1, 0, 1];
        let ticket = |n_items| Ticket {
            counter: CounterId(0),
            course: Course::Food,
            is_mandatory: false,
            state: TicketState::Sent,
            was_stuck: false,
            is_rescued: false,
            is_novel: false,
            sent_at: SimTime::OPENING,
            items: ItemRange { first: 0, end: n_items },
            n_to_prepare: n_items,
        };
        party.tickets = [2, 3, 1].map(ticket).to_vec();
        party.journey.items = (0..)
            .zip(ticket_of)
            .map(|(place, ticket)| ItemRecord {
                ticket: Some(ticket),
                ..ItemRecord::ordered(ItemId(0), 0, place)
            })
            .collect();
        party.by_ticket = (0..6).collect();
        party.sort_by_ticket();
        let items: [&[u16]; 3] = [0, 1, 2].map(|ticket| party.items_on(ticket));
        assert_eq!(items, [&[1, 4][..], &[0, 3, 5], &[2]]);
        assert_eq!(party.key_of(2), 2);
    }
}

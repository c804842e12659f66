//! What a party ordered: its tickets, and what is still missing.

use super::ticket::{ItemRange, Ticket, TicketState};
use crate::model::Course;
use crate::record::ItemRecord;
use crate::sim::chance::durations::ItemDurations;
use crate::sim::courses::{COURSES, Courses, course_idx};
use crate::time::SimTime;

/// The order of a party beside its items, which stand in the journey.
#[derive(Clone, Debug, Default)]
pub(in crate::sim) struct Order {
    tickets: Vec<Ticket>,
    /// Indices of its items, those of one ticket side by side.
    by_ticket: Vec<u16>,
    /// Of each item.
    item_durations: Vec<ItemDurations>,
    /// Tickets on their way to a counter.
    n_on_way: u32,
    /// Some of what it wanted is not made any more.
    has_unavailable_items: bool,
    /// Ordered items of each course neither on the table nor cancelled.
    n_missing: [u32; COURSES.len()],
    /// A plate has been on the table.
    has_food: bool,
    /// Items being made a second time, and since when they were asked for.
    remakes: Vec<(u16, SimTime)>,
}

impl Order {
    /// Makes it ready for a new party; keeps the room its lists have.
    #[inline(always)]
    pub(super) fn open(&mut self) {
        let Self {
            tickets,
            by_ticket,
            item_durations,
            n_on_way,
            has_unavailable_items,
            n_missing,
            has_food,
            remakes,
        } = self;
        tickets.clear();
        by_ticket.clear();
        item_durations.clear();
        *n_on_way = 0;
        *has_unavailable_items = false;
        *n_missing = [0; COURSES.len()];
        *has_food = false;
        remakes.clear();
    }

    /// Adds an item of a course.
    #[inline(always)]
    pub(in crate::sim) fn add(&mut self, course: Course, durations: ItemDurations) {
        self.n_missing[course_idx(course)] += 1;
        self.item_durations.push(durations);
    }

    /// Something wanted is not made any more.
    pub(in crate::sim) fn note_unavailable(&mut self) {
        self.has_unavailable_items = true;
    }

    pub(in crate::sim) fn has_unavailable_items(&self) -> bool {
        self.has_unavailable_items
    }

    /// Puts the next item on a ticket: on one it may share (`shares`), or on its own; returns which.
    #[inline(always)]
    pub(in crate::sim) fn put_on_ticket(&mut self, item: u16, own: Ticket, shares: bool) -> u16 {
        self.by_ticket.push(item);
        let open = if shares { self.tickets.iter().position(|t| t.is_shared(&own)) } else { None };
        let idx = open.unwrap_or(self.tickets.len());
        if let Some(ticket) = self.tickets.get_mut(idx) {
            ticket.items.add();
            ticket.n_to_prepare += 1;
        } else {
            self.tickets.push(own);
        }
        u16::try_from(idx).expect("a party has few tickets")
    }

    /// Puts the items of each ticket side by side, once each is on one.
    pub(in crate::sim) fn sort_by_ticket(&mut self, items: &[ItemRecord]) {
        if self.tickets.len() == 1 {
            return;
        }
        if !items.is_sorted_by_key(|item| item.ticket) {
            self.by_ticket.sort_by_key(|item| items[usize::from(*item)].ticket);
        }
        let mut first = 0;
        for Ticket { items, .. } in &mut self.tickets {
            *items = ItemRange { first, end: first + items.len() };
            first = items.end;
        }
    }

    pub(in crate::sim) fn tickets(&self) -> &[Ticket] {
        &self.tickets
    }

    pub(in crate::sim) fn ticket(&self, ticket: u16) -> &Ticket {
        &self.tickets[usize::from(ticket)]
    }

    pub(in crate::sim) fn n_tickets(&self) -> u16 {
        u16::try_from(self.tickets.len()).expect("a party has few tickets")
    }

    /// Whether one of its tickets is stuck.
    pub(in crate::sim) fn has_stuck_ticket(&self) -> bool {
        self.tickets.iter().any(|t| t.state == TicketState::Stuck)
    }

    fn ticket_mut(&mut self, ticket: u16) -> &mut Ticket {
        &mut self.tickets[usize::from(ticket)]
    }

    /// A ticket goes its way.
    pub(in crate::sim) fn set_out(&mut self) {
        self.n_on_way += 1;
    }

    /// A ticket is on its way no more.
    pub(in crate::sim) fn arrive(&mut self) {
        self.n_on_way -= 1;
    }

    /// Tickets on their way to a counter.
    pub(in crate::sim) fn n_on_way(&self) -> u32 {
        self.n_on_way
    }

    /// A ticket gets stuck on its way.
    pub(in crate::sim) fn stick(&mut self, ticket: u16, is_novel: bool) {
        let ticket = self.ticket_mut(ticket);
        ticket.state = TicketState::Stuck;
        ticket.was_stuck = true;
        ticket.is_novel = is_novel;
    }

    /// A ticket is at its counter.
    pub(in crate::sim) fn come_out(&mut self, ticket: u16) {
        self.ticket_mut(ticket).state = TicketState::Out;
    }

    /// A verbal order overtakes a ticket; `is_rescued` says that it does so because it was stuck.
    pub(in crate::sim) fn overtake(&mut self, ticket: u16, is_rescued: bool) {
        let ticket = self.ticket_mut(ticket);
        ticket.state = TicketState::Void;
        ticket.is_rescued = is_rescued;
    }

    /// A verbal order that was to overtake a ticket was forgotten.
    pub(in crate::sim) fn forget(&mut self, ticket: u16) {
        self.ticket_mut(ticket).state = TicketState::Forgotten;
    }

    /// One item more of a ticket is ready.
    pub(in crate::sim) fn prepared_one(&mut self, ticket: u16) {
        self.ticket_mut(ticket).n_to_prepare -= 1;
    }

    /// Index of the item at a place among those by ticket.
    pub(in crate::sim) fn item_at(&self, place: usize) -> u16 {
        self.by_ticket[place]
    }

    /// Indices of the items in a range.
    pub(in crate::sim) fn items_in(&self, range: ItemRange) -> &[u16] {
        &self.by_ticket[range.indices()]
    }

    /// Indices of the items on a ticket, in their order.
    pub(in crate::sim) fn items_on(&self, ticket: u16) -> &[u16] {
        self.items_in(self.ticket(ticket).items)
    }

    /// How long the first try at an item lasts.
    pub(in crate::sim) fn durations_of(&self, item: u16) -> &ItemDurations {
        &self.item_durations[usize::from(item)]
    }

    /// Items of a course neither on the table nor cancelled.
    pub(in crate::sim) fn n_missing(&self, course: Course) -> u32 {
        self.n_missing[course_idx(course)]
    }

    pub(in crate::sim) fn is_missing_anything(&self) -> bool {
        self.n_missing.iter().sum::<u32>() > 0
    }

    /// Whether something of these courses is neither on the table nor cancelled.
    pub(in crate::sim) fn is_missing_any(&self, courses: Courses) -> bool {
        courses.each().any(|course| self.n_missing(course) > 0)
    }

    /// An item of a course is on the table.
    #[inline(always)]
    pub(in crate::sim) fn came(&mut self, course: Course) {
        self.n_missing[course_idx(course)] -= 1;
        self.has_food |= course == Course::Food;
    }

    /// Nothing of a course is wanted any more.
    pub(in crate::sim) fn cancel(&mut self, course: Course) {
        self.n_missing[course_idx(course)] = 0;
    }

    /// A plate has been on the table.
    pub(in crate::sim) fn has_food(&self) -> bool {
        self.has_food
    }

    /// An item is to be made a second time.
    pub(in crate::sim) fn ask_for_remake(&mut self, item: u16, now: SimTime) {
        self.remakes.push((item, now));
    }

    /// Whether a second try is still to come.
    pub(in crate::sim) fn awaits_remake(&self) -> bool {
        !self.remakes.is_empty()
    }

    /// When a second try at an item was asked for.
    pub(in crate::sim) fn remade_since(&self, item: u16) -> SimTime {
        self.remakes[self.remake(item)].1
    }

    /// The second try came; returns when it was asked for.
    pub(in crate::sim) fn remake_came(&mut self, item: u16) -> SimTime {
        let place = self.remake(item);
        self.remakes.swap_remove(place).1
    }

    fn remake(&self, item: u16) -> usize {
        let place = self.remakes.iter().position(|(idx, _)| *idx == item);
        place.expect("a remake was asked for")
    }

    /// Harm done by the tests of what checks itself.
    #[cfg(test)]
    pub(in crate::sim) fn lose_tickets(&mut self) {
        self.tickets.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CounterId, ItemId};

    #[test]
    fn items_of_a_ticket_stand_side_by_side_in_their_order() {
        let mut order = Order::default();
        let counter_of = [0, 1, 2, 0, 1, 0];
        let mut items = Vec::new();
        for (nth, counter) in (0..).zip(counter_of) {
            let own = Ticket::sent(CounterId(counter), Course::Food, false, SimTime::OPENING);
            let ticket = Some(order.put_on_ticket(nth, own, true));
            let record = ItemRecord::ordered(ItemId(0), 0, u32::from(nth));
            items.push(ItemRecord { ticket, ..record });
        }
        order.sort_by_ticket(&items);
        let by_ticket: [&[u16]; 3] = [0, 1, 2].map(|ticket| order.items_on(ticket));
        assert_eq!(by_ticket, [&[0, 3, 5][..], &[1, 4], &[2]]);
        assert_eq!([0, 1, 2].map(|ticket| order.ticket(ticket).n_to_prepare), [3, 2, 1]);
    }

    #[test]
    fn a_ticket_an_item_where_none_is_shared() {
        let mut order = Order::default();
        let own = Ticket::sent(CounterId(0), Course::Food, false, SimTime::OPENING);
        assert_eq!([0, 1].map(|item| order.put_on_ticket(item, own, false)), [0, 1]);
    }
}

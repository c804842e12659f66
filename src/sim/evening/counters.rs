//! Whose job is next at a counter, and who sees that somebody was served out of turn.

use std::collections::BTreeSet;

use crate::engine::Slot;
use crate::model::{Capacity, CounterId};
use crate::record::TraceEvent;
use crate::sim::chance::draws::Purpose;
use crate::sim::evening::world::World;
use crate::sim::stations::counter::Job;
use crate::sim::visit::{prepare, serve};

impl World<'_> {
    /// An item is out of hand: it is ready, and its place goes to the next job.
    pub(super) fn item_ready(&mut self, slot: Slot, item: u16) {
        let party = &self.parties[slot];
        let ticket = party.journey.items[item as usize].ticket.expect("what is made was ordered");
        let counter = party.order.ticket(ticket).counter.0 as usize;
        self.with_party(slot, |evening, party| {
            serve::item_ready(evening, party, item, (ticket, counter));
        });
        let now = self.evening.now();
        self.evening.counters[counter].end(now);
        self.serve_counter_queue(counter);
    }

    /// Somebody has been heard.
    #[inline(never)]
    pub(super) fn interruption_over(&mut self, counter: usize) {
        let now = self.evening.now();
        self.evening.counters[counter].has_heard(now);
        self.serve_counter_queue(counter);
    }

    /// People come to a counter or, when they have ended what is in hand, go.
    #[inline(never)]
    pub(super) fn counter_staff_changes(&mut self, counter: usize, staff: Capacity) {
        let now = self.evening.now();
        let n_hands = staff.places(self.evening.model.counters[counter].parallel);
        self.evening.counters[counter].change(n_hands, now);
        self.serve_counter_queue(counter);
    }

    /// Idle hands take what waits; what is not wanted any more is dropped.
    #[inline(always)]
    fn serve_counter_queue(&mut self, counter: usize) {
        let id = CounterId(u32::try_from(counter).expect("a house has few counters"));
        let Self { evening, parties } = self;
        loop {
            let state = &mut evening.counters[counter];
            let Some(job) = state.next() else { return };
            match job {
                Job::Interruption => {
                    state.book_wait(state.heard_since());
                    prepare::start_interruption(evening, id);
                }
                Job::Item { slot, item } => {
                    let party = &mut parties[slot];
                    let record = &party.journey.items[item as usize];
                    let is_wanted = !party.seat.has_left() && record.is_missing();
                    state.book_wait(record.out_at);
                    if is_wanted {
                        prepare::start_item(evening, id, party, item);
                    } else {
                        parties.let_go(slot);
                    }
                }
                Job::Remake { slot, item } => {
                    let party = &mut parties[slot];
                    state.book_wait(party.order.remade_since(item));
                    if party.seat.has_left() {
                        parties.let_go(slot);
                    } else {
                        prepare::start_remake(evening, id, party, item);
                    }
                }
            }
        }
    }

    /// Parties in the queues of counters where one was served out of turn may see it.
    #[inline(always)]
    pub(super) fn note_overtaking(&mut self, by: Slot) {
        while let Some(counter) = self.evening.queue_jumps_at.pop() {
            self.note_overtaken(counter, by);
        }
    }

    fn note_overtaken(&mut self, counter: CounterId, by: Slot) {
        let Self { evening, parties } = self;
        let p = evening.model.guest.p_seen;
        if p <= 0.0 {
            return;
        }
        // In whatever order they see it: what is random about that belongs to each party.
        let waiting = evening.counters[counter.0 as usize].waiting_at_back();
        let overtaken: BTreeSet<Slot> = waiting.filter(|slot| *slot != by).collect();
        for slot in overtaken {
            let party = &mut parties[slot];
            let (number, part) = (party.journey.key, party.patience.next_overtaken());
            if !party.seat.has_left() && evening.draws.happens(p, Purpose::Seen, number, part) {
                party.journey.experience.incidents.unfair_seen += 1;
                evening.note(party, || TraceEvent::Overtaken);
            }
        }
    }
}

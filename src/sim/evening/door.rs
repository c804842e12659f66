//! The door: who comes in, sits down, turns round or gives up, and who gets a table that became free.

use crate::engine::{Slot, Slots};
use crate::record::{Outcome, TraceEvent};
use crate::sim::evening::world::World;
use crate::sim::stations::tables::ArrivingParty;
use crate::sim::visit::party::Party;
use crate::sim::visit::state::EveningState;
use crate::sim::visit::{arrive, leave};

/// Makes room for a party that sits down, or turns round.
#[inline(always)]
fn take_slot<'p>(
    parties: &'p mut Slots<Party>,
    evening: &EveningState<'_>,
    arriving: ArrivingParty,
) -> &'p mut Party {
    let party = parties.take(|| Party::new(evening.visits.same()));
    party.open(arriving);
    party
}

impl World<'_> {
    pub(in crate::sim) fn arrive(&mut self) {
        let evening = &mut self.evening;
        let Some(party) = arrive::next_party(evening) else { return };
        let ArrivingParty { number, size, .. } = party;
        evening.note_of(number, evening.now(), || TraceEvent::Arrived);
        if let Some(table) = evening.tables.smallest_free(&evening.model.floor, size) {
            let slot = self.seat(party, table);
            self.after_step(slot);
        } else if evening.model.guest.balk_at.is_some_and(|limit| evening.list.n_waiting() >= limit)
        {
            self.turn_round(party, Outcome::Balked);
        } else {
            arrive::queue(evening, party);
        }
    }

    #[inline(always)]
    fn seat(&mut self, party: ArrivingParty, table: usize) -> Slot {
        let Self { evening, parties } = self;
        let party = take_slot(parties, evening, party);
        arrive::seat(evening, party, table);
        party.slot()
    }

    /// Leaves without having sat down.
    fn turn_round(&mut self, party: ArrivingParty, outcome: Outcome) {
        let Self { evening, parties } = self;
        let party = take_slot(parties, evening, party);
        leave::leave(evening, party, outcome);
    }

    /// A party's patience has ended: it goes, unless it has sat down.
    pub(in crate::sim) fn give_up(&mut self, number: u32) {
        if let Some(party) = arrive::lose_patience(&mut self.evening, number) {
            self.turn_round(party, Outcome::GaveUp);
        }
    }

    /// If a table became free, the longest waiting party that fits sits down; it may leave at once, and
    /// the next one sits down.
    #[inline(always)]
    pub(in crate::sim) fn fill_table(&mut self) {
        if self.evening.table_to_fill.is_some() {
            self.seat_next();
        }
    }

    #[inline(never)]
    fn seat_next(&mut self) {
        while let Some(table) = self.evening.table_to_fill.take() {
            let evening = &mut self.evening;
            let seats = evening.model.floor.tables[table].seats as usize;
            if let Some(party) = evening.list.take_first(seats) {
                evening.audit.party_queued(evening.now());
                let slot = self.seat(party, table);
                self.note_overtaking(slot);
            }
        }
    }
}

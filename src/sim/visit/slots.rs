//! The slots parties are kept in; they are used again, so that memory is claimed once.

use std::fmt::Debug;
use std::ops::{Index, IndexMut};

use crate::sim::chance::durations::VisitDurations;
use crate::sim::event::Slot;
use crate::sim::stations::tables::ArrivingParty;
use crate::sim::visit::party::Party;

/// The parties in the house, and those gone of which something still speaks, by the number of their place.
#[derive(Debug)]
pub(in crate::sim) struct Slots {
    parties: Vec<Party>,
    free: Vec<Slot>,
    /// How long everything lasts on a visit, as far as that is the same for everybody.
    durations: VisitDurations,
}

impl Slots {
    /// No place yet; `durations` are those of a visit as far as all visits are alike.
    pub(in crate::sim) fn new(durations: VisitDurations) -> Self {
        Self { parties: Vec::new(), free: Vec::new(), durations }
    }

    /// Makes all slots free, with the room their lists have.
    pub(in crate::sim) fn open(&mut self) {
        self.free.clear();
        self.free.extend((0..Self::number_of(self.parties.len())).rev());
    }

    /// Makes room for a party that sits down, or turns round.
    #[inline(always)]
    pub(in crate::sim) fn take(&mut self, of_party: ArrivingParty) -> &mut Party {
        let slot = self.free.pop().unwrap_or_else(|| self.add());
        let party = &mut self[slot];
        party.reset(of_party, slot);
        party
    }

    #[cold]
    fn add(&mut self) -> Slot {
        self.parties.push(Party::new(self.durations));
        Self::number_of(self.parties.len() - 1)
    }

    fn number_of(place: usize) -> Slot {
        Slot::try_from(place).expect("parties are limited by the model")
    }

    /// Something that spoke of a party does so no more; when nothing does, the place of one that has left
    /// is free.
    #[inline(always)]
    pub(in crate::sim) fn let_go(&mut self, slot: Slot) {
        let party = &mut self[slot];
        party.release();
        if party.n_refs == 0 && party.is_reported {
            self.free.push(slot);
        }
    }

    /// A party has left: after a last look its journey matters to nobody.
    pub(in crate::sim) fn see_off(&mut self, slot: Slot, last_look: impl FnOnce(&Party)) {
        let party = &mut self[slot];
        last_look(party);
        party.is_reported = true;
        if party.n_refs == 0 {
            self.free.push(slot);
        }
    }

    /// All of them, free ones too.
    pub(in crate::sim) fn iter(&self) -> std::slice::Iter<'_, Party> {
        self.parties.iter()
    }

    /// All of them, to be harmed by the tests of what checks itself.
    #[cfg(test)]
    pub(in crate::sim) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Party> {
        self.parties.iter_mut()
    }
}

impl Index<Slot> for Slots {
    type Output = Party;

    fn index(&self, slot: Slot) -> &Party {
        &self.parties[slot as usize]
    }
}

impl IndexMut<Slot> for Slots {
    fn index_mut(&mut self, slot: Slot) -> &mut Party {
        &mut self.parties[slot as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SimTime;

    fn party(number: u32) -> ArrivingParty {
        ArrivingParty { number, size: 2, arrived_at: SimTime::OPENING }
    }

    #[test]
    fn a_place_is_used_again_when_its_party_has_left_and_nothing_names_it() {
        let mut slots = Slots::new(VisitDurations::default());
        let first = slots.take(party(1)).slot;
        slots[first].hold();
        let second = slots.take(party(2)).slot;
        assert_ne!(first, second);
        // An event of the first party is still due when it leaves.
        slots.see_off(first, |party| assert_eq!(party.journey.party, 1));
        assert_ne!(slots.take(party(3)).slot, first);
        slots.let_go(first);
        assert_eq!(slots.take(party(4)).slot, first);
        assert_eq!(slots[first].journey.party, 4);
        // Who is still here keeps its place, named or not.
        slots[second].hold();
        slots.let_go(second);
        assert_ne!(slots.take(party(5)).slot, second);
        slots.see_off(second, |party| assert_eq!(party.journey.party, 2));
        assert_eq!(slots.take(party(6)).slot, second);
    }

    #[test]
    fn an_evening_begins_with_all_places_free_in_their_order() {
        let mut slots = Slots::new(VisitDurations::default());
        for number in 0..3 {
            slots.take(party(number)).hold();
        }
        slots.open();
        let again: Vec<Slot> = (0..4).map(|number| slots.take(party(number)).slot).collect();
        assert_eq!(again, [0, 1, 2, 3]);
        assert!(slots.iter().all(|party| party.n_refs == 0));
    }
}

//! Tables, and the parties that wait for one: matched by size, not served.

use std::collections::VecDeque;

use crate::model::{Floor, Model};
use crate::time::SimTime;

/// A party at the door. It takes a slot in the house when it sits down or turns round: a long queue costs
/// little.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct ArrivingParty {
    pub(in crate::sim) number: u32,
    /// What its random numbers are known by; see [`Journey::key`](crate::record::Journey::key).
    pub(in crate::sim) key: u64,
    pub(in crate::sim) size: u32,
    pub(in crate::sim) arrived_at: SimTime,
}

/// Free tables by size, as in the model; of an unlimited number more than ever fill.
#[derive(Debug, Default)]
pub(in crate::sim) struct Tables {
    free: Vec<u32>,
}

impl Tables {
    /// All are free.
    pub(in crate::sim) fn open(&mut self, floor: &Floor) {
        self.free.clear();
        self.free.extend(floor.tables.iter().map(|table| table.count.places(1)));
    }

    /// The smallest free table that seats so many.
    pub(in crate::sim) fn smallest_free(&self, floor: &Floor, size: u32) -> Option<usize> {
        let mut tables = floor.tables.iter().zip(&self.free);
        tables.position(|(table, free)| table.seats >= size && *free > 0)
    }

    pub(in crate::sim) fn take(&mut self, table: usize) {
        self.free[table] -= 1;
    }

    pub(in crate::sim) fn give_back(&mut self, table: usize) {
        self.free[table] += 1;
    }

    /// How many of each size are free.
    pub(in crate::sim) fn free(&self) -> &[u32] {
        &self.free
    }
}

/// A party on the waiting list.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    party: ArrivingParty,
    has_given_up: bool,
}

/// The parties that wait for a table.
#[derive(Debug)]
pub(in crate::sim) struct WaitingList {
    /// By size, in order of arrival; some may have given up.
    by_size: Vec<VecDeque<Waiting>>,
    n_waiting: u32,
}

impl WaitingList {
    pub(in crate::sim) fn new(model: &Model) -> Self {
        let drawn = model.demand.party_size.iter().map(|(size, _)| *size);
        let largest = drawn.chain(model.listed.iter().map(|party| party.size)).max().unwrap_or(0);
        Self { by_size: vec![VecDeque::new(); largest as usize + 1], n_waiting: 0 }
    }

    /// Forgets everything but the room it has.
    pub(in crate::sim) fn clear(&mut self) {
        self.by_size.iter_mut().for_each(VecDeque::clear);
        self.n_waiting = 0;
    }

    pub(in crate::sim) fn n_waiting(&self) -> u32 {
        self.n_waiting
    }

    pub(in crate::sim) fn join(&mut self, party: ArrivingParty) {
        self.n_waiting += 1;
        self.by_size[party.size as usize].push_back(Waiting { party, has_given_up: false });
    }

    /// Takes off the list who waits longest among those for whom so many seats are enough.
    pub(in crate::sim) fn take_first(&mut self, seats: usize) -> Option<ArrivingParty> {
        let mut first: Option<(u32, usize)> = None;
        for (size, queue) in self.by_size.iter_mut().enumerate().take(seats + 1) {
            while queue.front().is_some_and(|waiting| waiting.has_given_up) {
                queue.pop_front();
            }
            if let Some(head) = queue.front()
                && first.is_none_or(|(number, _)| head.party.number < number)
            {
                first = Some((head.party.number, size));
            }
        }
        let (_, size) = first?;
        self.n_waiting -= 1;
        self.by_size[size].pop_front().map(|waiting| waiting.party)
    }

    /// Takes a party off the list whose patience has ended, if it is on it still.
    pub(in crate::sim) fn give_up(&mut self, number: u32) -> Option<ArrivingParty> {
        let waiting = self.by_size.iter_mut().find_map(|queue| {
            let place = queue.binary_search_by_key(&number, |waiting| waiting.party.number);
            place.ok().map(|place| &mut queue[place])
        })?;
        waiting.has_given_up = true;
        let party = waiting.party;
        self.n_waiting -= 1;
        Some(party)
    }

    /// Nobody stands on it but who gave up: those stay on it until it is looked at.
    pub(in crate::sim) fn is_deserted(&self) -> bool {
        self.by_size.iter().flatten().all(|waiting| waiting.has_given_up)
    }

    /// Harm done by the tests of what checks itself.
    #[cfg(test)]
    pub(in crate::sim) fn count_one_more(&mut self) {
        self.n_waiting += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_longest_and_fits_comes_first_and_who_gave_up_is_passed_over() {
        let waiting = |number, size, has_given_up| Waiting {
            party: ArrivingParty { number, key: 0, size, arrived_at: SimTime::OPENING },
            has_given_up,
        };
        let line = |parties: &[Waiting]| parties.iter().copied().collect::<VecDeque<Waiting>>();
        let mut list = WaitingList {
            by_size: vec![
                VecDeque::new(),
                VecDeque::new(),
                line(&[waiting(0, 2, true), waiting(3, 2, false)]),
                line(&[waiting(4, 3, false)]),
                line(&[waiting(1, 4, true), waiting(2, 4, false), waiting(5, 4, true)]),
            ],
            n_waiting: 3,
        };
        let mut next = |seats| list.take_first(seats).map(|party| party.number);
        assert_eq!(
            [next(1), next(2), next(6), next(6), next(6)],
            [None, Some(3), Some(2), Some(4), None]
        );
    }
}

//! Slots that values are kept in by number; they are used again, so that memory is claimed once.
//!
//! References are counted, not numbered by generation: what still names a value that is done (an event that
//! is due, a job in a queue) looks it up to know what it waited for, so its slot may not be used again before.

use std::ops::{Index, IndexMut};

/// Number of a slot; slots are used again.
pub type Slot = u32;

/// Which slot a value is in, how many things name it, and whether it is done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hold {
    slot: Slot,
    n_refs: u32,
    is_done: bool,
}

impl Hold {
    /// The slot.
    pub fn slot(&self) -> Slot {
        self.slot
    }

    /// Things that name it.
    pub fn n_refs(&self) -> u32 {
        self.n_refs
    }

    /// Keeps the slot while one thing more names it.
    pub fn take(&mut self) {
        self.n_refs += 1;
    }

    /// One thing less names it. The slot is not free by that as long as the value is not done; once it is,
    /// [`Slots::let_go`] looks whether it is.
    pub fn release(&mut self) {
        self.n_refs -= 1;
    }
}

/// What is kept in a slot.
pub trait Held {
    /// Its hold on the slot.
    fn held(&mut self) -> &mut Hold;
}

/// Values, and those done that something still names, by the number of their slot.
#[derive(Debug)]
pub struct Slots<T> {
    values: Vec<T>,
    free: Vec<Slot>,
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self { values: Vec::new(), free: Vec::new() }
    }
}

impl<T: Held> Slots<T> {
    /// Makes all slots free; what is in them stays until it is used again.
    pub fn clear(&mut self) {
        self.free.clear();
        self.free.extend((0..Self::number_of(self.values.len())).rev());
    }

    /// A free slot, with what was in it before; `new` fills one that never was used.
    #[inline(always)]
    pub fn take(&mut self, new: impl FnOnce() -> T) -> &mut T {
        let slot = self.free.pop().unwrap_or_else(|| self.add(new()));
        let value = &mut self[slot];
        *value.held() = Hold { slot, n_refs: 0, is_done: false };
        value
    }

    #[cold]
    fn add(&mut self, value: T) -> Slot {
        self.values.push(value);
        Self::number_of(self.values.len() - 1)
    }

    fn number_of(place: usize) -> Slot {
        Slot::try_from(place).expect("a model limits how much there is")
    }

    /// Something that named a value does so no more; when nothing does, the slot of one that is done is free.
    #[inline(always)]
    pub fn let_go(&mut self, slot: Slot) {
        let hold = self[slot].held();
        hold.release();
        if hold.n_refs == 0 && hold.is_done {
            self.free.push(slot);
        }
    }

    /// A value is done: nothing new will name it.
    pub fn finish(&mut self, slot: Slot) {
        let hold = self[slot].held();
        hold.is_done = true;
        if hold.n_refs == 0 {
            self.free.push(slot);
        }
    }

    /// How many are not free.
    pub fn n_taken(&self) -> usize {
        self.values.len() - self.free.len()
    }

    /// All of them, free ones too.
    pub fn all(&self) -> &[T] {
        &self.values
    }

    /// All of them, to be harmed by tests.
    #[cfg(test)]
    pub(crate) fn all_mut(&mut self) -> &mut [T] {
        &mut self.values
    }
}

impl<T> Index<Slot> for Slots<T> {
    type Output = T;

    fn index(&self, slot: Slot) -> &T {
        &self.values[slot as usize]
    }
}

impl<T> IndexMut<Slot> for Slots<T> {
    fn index_mut(&mut self, slot: Slot) -> &mut T {
        &mut self.values[slot as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Guest(Hold);

    impl Held for Guest {
        fn held(&mut self) -> &mut Hold {
            &mut self.0
        }
    }

    fn slot_of_next(slots: &mut Slots<Guest>) -> Slot {
        slots.take(Guest::default).0.slot()
    }

    #[test]
    fn a_slot_is_used_again_when_its_value_is_done_and_nothing_names_it() {
        let mut slots = Slots::default();
        let first = slot_of_next(&mut slots);
        slots[first].0.take();
        let second = slot_of_next(&mut slots);
        assert_ne!(first, second);
        // Something still names the first when it is done.
        slots.finish(first);
        assert_ne!(slot_of_next(&mut slots), first);
        slots.let_go(first);
        assert_eq!(slot_of_next(&mut slots), first);
        // What is not done keeps its slot, named or not.
        slots[second].0.take();
        slots.let_go(second);
        assert_ne!(slot_of_next(&mut slots), second);
        slots.finish(second);
        assert_eq!(slot_of_next(&mut slots), second);
    }

    #[test]
    fn after_clearing_all_slots_are_free_in_their_order() {
        let mut slots = Slots::default();
        for _ in 0..3 {
            slots.take(Guest::default).0.take();
        }
        slots.clear();
        let again: Vec<Slot> = (0..4).map(|_| slot_of_next(&mut slots)).collect();
        assert_eq!(again, [0, 1, 2, 3]);
        assert!(slots.all().iter().all(|guest| guest.0.n_refs() == 0));
    }
}

//! What can happen in an evening: a closed set, small enough to live inside a calendar entry.

use crate::engine::PackedEvent;

/// Number of a party's place in the world; places are used again.
pub(super) type Slot = u32;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// The next party comes.
    Arrive,
    /// A party on the waiting list gives up.
    GiveUp(Slot),
    /// A waiter ends what was under way.
    WaiterDone(u32),
    /// The guests know what they want.
    ReadyToOrder(Slot),
    /// A ticket comes out at its counter, if it is still on its way.
    TicketOut(Slot, u16),
    /// An item's preparation ends.
    ItemReady(Slot, u16),
    /// A counter's place is free again after an interruption.
    InterruptionOver(u16),
    /// The guests may feel like asking, cancelling or going to the manager.
    Feel(Slot),
    /// The time a promise named is here.
    PromiseDue(Slot),
    /// Somebody is to look in on the party.
    LookIn(Slot),
    /// The manager has decided.
    ManagerDecided,
    /// The meal is eaten.
    Eaten(Slot),
    /// A drink has been drunk, or waiting for missing ones ends.
    DrinksOver(Slot),
    /// The party wants the bill.
    WantsBill(Slot),
    /// The bill has been looked at.
    CashOut(Slot),
    /// The party is at the door.
    Leaves(Slot),
    /// Staff come or go: waiters (0) or a counter's people (its number, from 1), at the so-many-th step.
    StaffChange(u16, Slot),
}

impl Event {
    /// Whose it is, if it is a party's.
    pub(super) fn party(self) -> Option<Slot> {
        match self {
            Self::GiveUp(slot)
            | Self::ReadyToOrder(slot)
            | Self::TicketOut(slot, _)
            | Self::ItemReady(slot, _)
            | Self::Feel(slot)
            | Self::PromiseDue(slot)
            | Self::LookIn(slot)
            | Self::Eaten(slot)
            | Self::DrinksOver(slot)
            | Self::WantsBill(slot)
            | Self::CashOut(slot)
            | Self::Leaves(slot) => Some(slot),
            Self::Arrive
            | Self::WaiterDone(_)
            | Self::InterruptionOver(_)
            | Self::ManagerDecided
            | Self::StaffChange(..) => None,
        }
    }
}

const KIND_BITS: u32 = 5;
const SUB_BITS: u32 = 16;

impl PackedEvent for Event {
    #[inline]
    fn pack(self) -> u64 {
        let (kind, slot, sub) = match self {
            Self::Arrive => (0, 0, 0),
            Self::GiveUp(slot) => (1, slot, 0),
            Self::WaiterDone(waiter) => (2, waiter, 0),
            Self::ReadyToOrder(slot) => (3, slot, 0),
            Self::TicketOut(slot, ticket) => (4, slot, ticket),
            Self::ItemReady(slot, item) => (5, slot, item),
            Self::InterruptionOver(counter) => (6, 0, counter),
            Self::Feel(slot) => (7, slot, 0),
            Self::PromiseDue(slot) => (8, slot, 0),
            Self::LookIn(slot) => (9, slot, 0),
            Self::ManagerDecided => (10, 0, 0),
            Self::Eaten(slot) => (11, slot, 0),
            Self::DrinksOver(slot) => (12, slot, 0),
            Self::WantsBill(slot) => (13, slot, 0),
            Self::CashOut(slot) => (14, slot, 0),
            Self::Leaves(slot) => (15, slot, 0),
            Self::StaffChange(whose, step) => (16, step, whose),
        };
        u64::from(slot) << (SUB_BITS + KIND_BITS) | u64::from(sub) << KIND_BITS | kind
    }

    #[expect(clippy::cast_possible_truncation, reason = "the parts are cut out of the bits")]
    fn unpack(bits: u64) -> Self {
        let slot = (bits >> (SUB_BITS + KIND_BITS)) as u32;
        let sub = (bits >> KIND_BITS) as u16;
        match bits & ((1 << KIND_BITS) - 1) {
            0 => Self::Arrive,
            1 => Self::GiveUp(slot),
            2 => Self::WaiterDone(slot),
            3 => Self::ReadyToOrder(slot),
            4 => Self::TicketOut(slot, sub),
            5 => Self::ItemReady(slot, sub),
            6 => Self::InterruptionOver(sub),
            7 => Self::Feel(slot),
            8 => Self::PromiseDue(slot),
            9 => Self::LookIn(slot),
            10 => Self::ManagerDecided,
            11 => Self::Eaten(slot),
            12 => Self::DrinksOver(slot),
            13 => Self::WantsBill(slot),
            14 => Self::CashOut(slot),
            15 => Self::Leaves(slot),
            _ => Self::StaffChange(sub, slot),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_survives_packing() {
        let last = (1 << 23) - 1;
        let events = [
            Event::Arrive,
            Event::GiveUp(last),
            Event::WaiterDone(last),
            Event::ReadyToOrder(1),
            Event::TicketOut(last, u16::MAX),
            Event::ItemReady(last, u16::MAX),
            Event::InterruptionOver(u16::MAX),
            Event::Feel(2),
            Event::PromiseDue(3),
            Event::LookIn(4),
            Event::ManagerDecided,
            Event::Eaten(5),
            Event::DrinksOver(6),
            Event::WantsBill(7),
            Event::CashOut(8),
            Event::Leaves(last),
            Event::StaffChange(u16::MAX, 3),
        ];
        for event in events {
            assert_eq!(Event::unpack(event.pack()), event);
            assert!(event.pack() >> 44 == 0);
        }
    }
}

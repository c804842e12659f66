//! What can happen in an evening: a closed set.

use crate::engine::Slot;
use crate::sim::courses::Courses;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) enum Event {
    /// The next party comes.
    Arrive,
    /// A party, by its number, gives up the waiting list.
    GiveUp(u32),
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
    PatienceCheck(Slot),
    /// The time a promise named is here; what it binds.
    PromiseDue(Slot, Courses),
    /// The guests have waited for a greeting as long as they will.
    GreetTooLate(Slot),
    /// The guests have waited to order as long as they will.
    OrderTooLate(Slot),
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
    StaffChange(u16, u32),
}

impl Event {
    /// Whose it is, if it is of a party that has a place.
    pub(in crate::sim) fn slot(self) -> Option<Slot> {
        match self {
            Self::ReadyToOrder(slot)
            | Self::TicketOut(slot, _)
            | Self::ItemReady(slot, _)
            | Self::PatienceCheck(slot)
            | Self::PromiseDue(slot, _)
            | Self::GreetTooLate(slot)
            | Self::OrderTooLate(slot)
            | Self::LookIn(slot)
            | Self::Eaten(slot)
            | Self::DrinksOver(slot)
            | Self::WantsBill(slot)
            | Self::CashOut(slot)
            | Self::Leaves(slot) => Some(slot),
            Self::Arrive
            | Self::GiveUp(_)
            | Self::WaiterDone(_)
            | Self::InterruptionOver(_)
            | Self::ManagerDecided
            | Self::StaffChange(..) => None,
        }
    }
}

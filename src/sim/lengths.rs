//! How long things last that are done once for a party or an item.
//!
//! A number depends on whose it is and what for, not on when it is drawn. So all of a party's are drawn
//! when it sits down, and its items' when it orders: the processor works on several at once, where a draw
//! in the middle of an event has everything after it wait. (An evening of `bench/house.toml` takes 7 %
//! less time.)

use crate::model::Model;
use crate::sim::draws::{Draws, Purpose};
use crate::time::Span;

/// What is done once for a party that sits down.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct VisitLengths {
    pub(super) greet: Span,
    pub(super) reading: Span,
    /// Of all guests, at the table.
    pub(super) order: Span,
    pub(super) till: Span,
    pub(super) eating: Span,
    pub(super) clear: Span,
    pub(super) stay: Span,
    pub(super) bill: Span,
    pub(super) bill_look: Span,
    pub(super) payment: Span,
    pub(super) leaving: Span,
    pub(super) reset: Span,
}

impl VisitLengths {
    pub(super) fn drawn(draws: &Draws, model: &Model, (party, size): (u32, u32)) -> Self {
        let (work, guest) = (&model.work, &model.guest);
        let span = |dist, purpose| draws.span(dist, purpose, party, 0);
        let more =
            (1..=size).map(|nth| draws.span(&work.order_per_guest, Purpose::TakeOrder, party, nth));
        Self {
            greet: span(&work.greet, Purpose::Greet),
            reading: span(&guest.reading, Purpose::Reading),
            order: more.fold(span(&work.order, Purpose::TakeOrder), |sum, each| sum + each),
            till: span(&work.till, Purpose::Till),
            eating: span(&guest.eating, Purpose::Eating)
                + guest.eating_per_extra_guest * i64::from(size.saturating_sub(2)),
            clear: span(&work.clear, Purpose::Clear),
            stay: span(&guest.stay, Purpose::Stay),
            bill: span(&work.bill, Purpose::Bill),
            bill_look: span(&guest.bill_look, Purpose::BillLook),
            payment: span(&work.payment, Purpose::Payment),
            leaving: span(&guest.leaving, Purpose::Leaving),
            reset: span(&work.reset, Purpose::Reset),
        }
    }
}

/// The first try at an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct ItemLengths {
    pub(super) prep: Span,
    /// Putting it on the table.
    pub(super) serve: Span,
}

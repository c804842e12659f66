//! The event calendar, the keyed random streams and the slots things are kept in. No restaurant word in here.

mod calendar;
mod slots;
mod streams;
mod tournament;

pub use calendar::{Calendar, TooManyEvents};
pub use slots::{Held, Hold, Slot, Slots};
pub use streams::{Stream, Streams};

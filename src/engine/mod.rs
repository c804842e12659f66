//! The event calendar and the keyed random streams. No restaurant word in here.

mod calendar;
mod streams;

pub use calendar::Calendar;
pub use streams::{Stream, Streams};

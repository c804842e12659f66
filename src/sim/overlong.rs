//! An evening that is not over after more events than anybody waits for: not a bug of ours, but a house whose
//! lines only grow, or whose guests ask without end.

use std::fmt;

use crate::model::{ClockTime, Model};
use crate::time::SimTime;

/// Events an evening is allowed whatever the house.
const FEWEST: f64 = 1e8;
/// Events it is allowed for each guest and each item expected. Assumption: a party whose guests ask all night for
/// months causes fewer.
const EACH: f64 = 1e3;

/// Events after which an evening of a house is given up.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates, which is as good"
)]
pub(in crate::sim) fn most_events(model: &Model) -> u32 {
    (FEWEST + EACH * model.expected_guests_and_items()) as u32
}

/// An evening that was given up, and how it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlong {
    /// The policy in force.
    pub policy: String,
    /// Seed of every stream.
    pub seed: u64,
    /// Number of the evening.
    pub evening: u64,
    /// Events after which it was given up.
    pub n_events: u64,
    /// Simulated time then.
    pub at: SimTime,
    /// The same by the clock.
    pub clock: ClockTime,
    /// Parties that had come.
    pub n_came: u32,
    /// Parties in the house, seated or not.
    pub n_inside: u32,
    /// Parties that wait for a table.
    pub n_at_door: u32,
    /// Tasks that wait for a waiter.
    pub n_tasks: usize,
    /// The counter with the longest line, and how many jobs wait there.
    pub longest_line: Option<(String, usize)>,
    /// Cases before the manager.
    pub n_cases: usize,
}

impl std::error::Error for Overlong {}

impl fmt::Display for Overlong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { policy, evening, n_events, clock, n_came, n_inside, n_at_door, .. } = self;
        let hours = self.at.since_opening().minutes() / 60.0;
        write!(
            f,
            "evening {evening} under `{policy}` is not over after {n_events} events: at {clock}, \
             {hours:.1} h after opening, {n_inside} of {n_came} parties are still in the house, \
             {n_at_door} wait at the door, {} tasks for a waiter, {} cases for the manager",
            self.n_tasks, self.n_cases
        )?;
        match &self.longest_line {
            Some((counter, n)) => write!(f, ", {n} items at `{counter}`"),
            None => Ok(()),
        }
    }
}

//! What `check` says of a sound scenario: the house, and what its numbers imply.

mod advice;
mod evenings;
mod json;
mod loads;
mod words;

use crate::forecast::{Forecast, Hint, Load, Resource};
use crate::model::Model;
use crate::scenario::Loaded;
use crate::study::{Advice, Pilot};

pub use json::checked as json;
pub use words::document;

/// What `check` says is said of.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// What is typed for it; `None` where it came from a stream, which is over.
    pub path: Option<&'a str>,
    /// The scenario.
    pub loaded: &'a Loaded,
    /// Its loads.
    pub forecast: Forecast,
    /// What can never happen in it, or has no effect.
    pub notes: Vec<Hint>,
    /// A few evenings of it; `None`: too busy for that.
    pub pilot: Option<Pilot>,
    /// What was tried against what is pressed; `None`: too busy for that.
    pub advice: Option<Advice>,
}

/// Why a house has no pilot.
const NO_PILOT: &str = "too much happens on an evening for a pilot";

impl Checked<'_> {
    /// What can never happen or has no effect, and goals that nothing can be said of.
    fn all_notes(&self) -> impl Iterator<Item = Hint> {
        self.notes.iter().cloned().chain(evenings::goal_notes(self))
    }
}

/// What is loaded, in a word.
fn name_of<'m>(load: &Load, model: &'m Model) -> &'m str {
    match load.of {
        Resource::Counter(id) => &model.counters[id.0 as usize].name,
        Resource::Waiters => "waiters",
        Resource::Tables => "tables",
    }
}

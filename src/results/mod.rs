//! What was found, finished: one value a command, complete before anything is said of it.
//!
//! [`Results`] is what `run` and `compare` found, [`SeasonResults`] what `season` did; [`Saved`] and
//! [`SavedSeason`] are their file forms, each declared once, for writing and for reading. [`shared()`] says
//! what changed from one saved result to another. Nothing here runs an evening or chooses a word. Start with
//! [`Results`].

mod best;
mod breakeven;
mod change;
mod columns;
mod evenings;
mod heading;
mod ladder;
mod levers;
mod rivals;
pub mod saved;
mod season;
mod staff;
mod sweep;

pub use best::{BEST_CONFIDENCE, Best, BestAnswer, Runner};
pub use breakeven::{Asked, Between, BreakEven, Frontier, Known, Standing, TriedValue};
pub use change::{Change, Shared, shared};
pub use columns::Column;
pub use evenings::{NotMet, Results};
pub use heading::{Heading, unit};
pub use ladder::{Ladder, SharedBy, Switch};
pub use levers::{End, Levers, Pair, Swing};
pub use rivals::{Rival, Rivals, SmallerChange};
pub use saved::{
    NotSaved, Saved, SavedBest, SavedBreakEven, SavedFrontier, SavedLadder, SavedLevers,
    SavedSeason, SavedStaff, SavedSweep,
};
pub use season::SeasonResults;
pub use staff::{Choice, FoundGoal, Role, STAFF_CONFIDENCE, Search, Staff, Tried};
pub use sweep::{Sweep, SweepPoint, Turn};

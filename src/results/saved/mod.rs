//! Results as they stand in a file: JSON, every number in full, every missing one `null`.
//!
//! The shape is a contract: keys keep the order of the fields here, policies and measures that of the plan.
//! What is written can be read again, to the last bit, by this version. Start with [`Saved`] and
//! [`SavedSeason`].

mod best;
mod breakeven;
mod by_evening;
mod common;
mod evenings;
mod goal;
mod ladder;
mod levers;
mod measured;
mod named;
mod rivals;
mod season;
mod staff;
mod sweep;

pub use best::{RunnerEntry, SavedBest};
pub use breakeven::{
    CONFIDENCE, FrontierEntry, SavedBreakEven, SavedFrontier, TurnEntry, ValueEntry, answer_word,
    known_word,
};
pub use by_evening::{ByEvening, Gathering, MOST_KEPT};
pub use common::{ColumnEntry, Level, Limits, NotSaved, SavedHead, SavedScenario};
pub use evenings::{Saved, Stopped};
pub use goal::{BrokenShare, GoalEntry};
pub use ladder::{ChangeEntry, SavedLadder, ShareEntry};
pub use levers::{AssumptionsEntry, EndEntry, LeverEntry, PairEntry, SavedLevers};
pub use measured::{BadEvening, Differing, Estimated, Measured, WhyEntry, WorstEvening};
pub use named::Named;
pub use rivals::{RivalEntry, RivalsEntry};
pub use season::{
    OvertakingEntry, SavedSeason, SeasonDiffering, SeasonEstimated, SeasonMeasured, SeasonPart,
    SeasonStep,
};
pub use staff::{
    FewerEntry, FoundGoalEntry, RoleEntry, SavedStaff, SearchEntry, StaffGoalEntry, StaffingEntry,
};
pub use sweep::{PointEntry, SavedSweep};

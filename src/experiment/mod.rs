//! Policies × evenings on several threads, folded in plan order.
//!
//! Evenings are run in blocks of [`BLOCK`]; each block has sums of its own, and blocks are merged in
//! their order, so that the number of threads changes nothing but the time it takes. Memory does not
//! grow with the number of evenings. A run may stop before its last evening, when what is to be known is
//! known; that too is judged in the order of the plan. Seasons, evenings that remember, are run the same
//! way. Start with [`run()`] and [`run_seasons()`].

mod blocks;
mod pilot;
mod plan;
mod pool;
mod run;
mod seasons;
mod tell;
mod worker;

pub use pilot::{PILOT_EVENINGS, Pilot, PilotMeasure, pilot};
pub use plan::{Block, EveningRow, Keep, Plan, Results, Stop};
pub use run::{BLOCK, run, run_watched};
pub use seasons::{
    SeasonBlock, SeasonPlan, SeasonResults, SeasonRow, run_seasons, run_seasons_watched,
};
pub use tell::{Pick, Pointer, Told, find, tell};

//! Points × evenings on several threads, folded in plan order.
//!
//! Evenings are run in blocks of [`BLOCK`]; each block has sums of its own, and blocks are merged in
//! their order, so that the number of threads changes nothing but the time it takes. Memory does not
//! grow with the number of evenings. A run that is to know something goes in two stages: the first names how
//! many fresh evenings the second plays; that too is judged in the order of the plan. Seasons, evenings that
//! remember, are run the same way. Start with [`run()`] and [`run_seasons()`].

mod blocks;
mod each;
mod plan;
mod point;
mod pool;
mod probe;
mod run;
mod seasons;
mod worker;

pub use each::run_each;
pub use plan::{Block, EveningRow, Keep, Plan, Results, RunStage, Stop};
pub use point::Point;
pub use probe::{Probed, probe};
pub use run::{BLOCK, run};
pub use seasons::{SeasonBlock, SeasonPlan, SeasonResults, SeasonRow, run_seasons};

//! Policies × evenings on several threads, folded in plan order.
//!
//! Evenings are run in blocks of [`BLOCK`]; each block has sums of its own, and blocks are merged in
//! their order, so that the number of threads changes nothing but the time it takes. Memory does not
//! grow with the number of evenings. Start with [`run()`].

mod plan;
mod run;
mod tell;
mod worker;

pub use plan::{Block, EveningRow, Keep, Plan, Results};
pub use run::{BLOCK, run};
pub use tell::{Pick, Pointer, Told, find, tell};

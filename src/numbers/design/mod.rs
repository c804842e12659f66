//! Which combinations of changes are tried, and what each change has brought.
//!
//! Every share and effect is a fixed linear contrast of values handed in, so that its mean over independent
//! samples has an ordinary interval; only shares of variance are ratios. Nothing here plays or draws anything.
//! Start with [`Subsets`].

mod fraction;
mod orders;
mod shapley;
mod trajectory;
mod variance;

pub use fraction::{FACTORS, Pairs, RUNS, is_high, main_effects, pair_effects};
pub use orders::Orders;
pub use shapley::Subsets;
pub use trajectory::Trajectory;
pub use variance::{Mixed, Shares};

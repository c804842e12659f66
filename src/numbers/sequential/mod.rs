//! Conclusions from a sample that still grows: intervals that hold however often one looks, the best of
//! several, what meets a limit.
//!
//! Nothing here plays or draws anything; samples are handed in. Start with [`NormalMixture`].

mod best;
mod boundary;
mod feasible;
mod mixture;
mod share;
mod unseen;

pub use best::{Race, Standing};
pub use boundary::Boundary;
pub use feasible::{LimitCheck, LimitRule};
pub use mixture::NormalMixture;
pub use share::share_limits;
pub(super) use unseen::could_turn;

//! Conclusions from a sample that still grows: intervals that hold however often one looks.
//!
//! Nothing here plays or draws anything; samples are handed in. Start with [`NormalMixture`].

mod mixture;
mod share;

pub use mixture::NormalMixture;
pub use share::share_limits;

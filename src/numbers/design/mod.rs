//! Which combinations of changes are tried, and what each change has brought.
//!
//! Everything is a fixed linear contrast of values handed in, so that the mean of any of it over independent
//! samples has an ordinary interval. Nothing here plays or draws anything. Start with [`Subsets`].

mod orders;
mod shapley;

pub use orders::Orders;
pub use shapley::Subsets;

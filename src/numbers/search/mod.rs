//! Where a mean that is only seen through noise changes its sign as one parameter moves.
//!
//! A search proposes where; a test that may be looked at as often as one likes then tells the sign on both
//! sides of it, on fresh values. Only what the test has told is certain: the proposal is an estimate. Nothing
//! here plays or draws anything; the values come from a closure. Start with [`Search::run`].

mod answer;
mod fit;
mod narrow;
mod propose;
mod quest;
mod run;
mod sign;
mod trials;

pub use answer::{Answer, Found, Told, Turn};
pub use quest::Search;
pub use sign::SignTest;

//! From a scenario file to a valid model, or to every problem it has, each with its place.
//!
//! Only this module knows TOML and how quantities are written. It reads no file, prints nothing and
//! repairs nothing. Every key stands in one place with its default and where that comes from: in the file
//! named after the part of the house. Start with [`read`].

mod demand;
mod dist_text;
mod floor;
mod goals;
mod guest;
mod hours;
mod house;
pub mod journey_file;
mod kinds;
mod listed;
mod load;
mod measures;
mod money;
mod overrides;
mod places;
mod policy;
mod presets;
mod problem;
mod reader;
mod roster;
mod score;
mod season;
mod suggest;
mod syntax;
mod tree;
mod units;

pub use load::{Loaded, read};
pub use overrides::Override;
pub use places::{Places, Spot};
pub use policy::{preset, presets};
pub use problem::{Problem, Problems};
pub use reader::{DefaultUsed, Provenance};

//! From a scenario file to a valid model, or to every problem it has, each with its place.
//!
//! Only this module knows TOML and how quantities are written. It reads no file, prints nothing and
//! repairs nothing. What a key may be and its default are told where its value lives, in [`crate::model`];
//! rules that look at several values are here. Start with [`read`].

mod bare;
mod clock_said;
mod clock_text;
mod demand;
mod differing;
mod dist_text;
mod example;
mod floor;
#[cfg(feature = "cli")]
mod given;
mod goals;
mod guest;
mod hours;
mod house;
pub mod journey_file;
mod journey_lines;
mod kinds;
mod levers;
mod limits;
mod listed;
mod load;
mod locations;
mod measures;
mod overrides;
pub mod patterns;
mod policy;
mod policy_values;
mod problem;
mod reader;
mod roster;
mod score;
mod slips;
mod spoken;
mod suggest;
mod syntax;
mod take;
mod tree;
mod units;
mod variants;

#[cfg(feature = "cli")]
pub(crate) use clock_text::read as time_of_day;
pub use example::{example, typed};
#[cfg(feature = "cli")]
pub(crate) use given::{as_typed, edited, given, given_in_json, quoted};
pub use goals::{goal_or_share, typed_goal};
pub use levers::{Lever, Moved};
pub use load::{Loaded, read};
pub use locations::{Location, Locations};
pub use overrides::Override;
pub use policy::{preset, presets};
pub use policy_values::PolicyValues;
#[cfg(feature = "cli")]
pub(crate) use problem::and_more;
pub use problem::{MOST_TOLD, Problem, Problems};
pub use reader::{DefaultUsed, defaults};
pub use roster::roster_text;
pub use score::scored_by;
pub use variants::Variant;

pub use crate::catalogue::Provenance;

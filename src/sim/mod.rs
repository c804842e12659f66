//! One evening: the world, its closed set of events, an actor a file, decisions in one place.
//!
//! The simulation writes journeys, a staff log and, for one party, a diary. It judges nothing: scores and
//! measures are computed from what it writes. Start with [`World::run`].

mod asks;
mod clock;
mod counters;
mod crowd;
mod decide;
mod diary;
mod door;
mod draws;
mod event;
mod floor;
mod meal;
mod mood;
mod order;
mod party;
mod pass;
mod reckoning;
mod repair;
mod staff_log;
mod world;

pub use crowd::{Caller, Crowd};
pub use diary::{Diary, Happening};
pub use staff_log::{CounterLog, ManagerLog, StaffLog, WaiterLog};
pub use world::{EveningEnd, World};

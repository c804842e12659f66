//! The valid house: menu, counters, handoffs, floor, staff, guests, policies. Data only.
//!
//! A [`Model`] is built by [`crate::scenario`] and nowhere else; it cannot be invalid, so the simulation
//! has no user errors. Every default and its source stands where the scenario file is read; those of the
//! scores stand with their parameters, here.

mod goal;
mod guest;
mod house;
mod money;
mod policy;
mod scorer;
mod scoring;
mod season;
mod waiting;

pub use goal::{Bound, Goal, GoalOf};
pub use guest::{AskGap, EatWhen, Guest, ListedParty};
pub use house::{
    Capacity, ClockTime, Counter, CounterId, Course, Demand, Floor, Handoff, Item, ItemId, Model,
    OrderLine, RateStep, Roster, SpanDist, Table, TicketPer, Work,
};
pub use money::{Cents, MoneyParams};
pub use policy::{Answer, Finds, Policy, ReportedBy, WaterRule, WithoutTicket};
pub use scorer::Scorer;
pub use scoring::{IncidentPoints, ScoreParams, StaffScoreParams};
pub use season::{SeasonParams, Survey, Training};
pub use waiting::{FeelParams, Stage, StageParams};

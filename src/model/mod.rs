//! The valid house: menu, counters, handoffs, floor, staff, guests, policies. Data only.
//!
//! A [`Model`] is built by [`crate::scenario`] and nowhere else; it cannot be invalid, so the simulation
//! has no user errors. Every key of the scenario file is declared here, with its field: what it may be, its
//! default and where that comes from, what it means.

mod goal;
mod guest;
mod house;
mod keys;
mod mechanisms;
mod money;
mod policy;
mod scorer;
mod scoring;
mod season;
mod waiting;

pub use goal::{Bound, Goal, GoalOf};
pub use guest::{
    AskGap, AtLimit, AtLimitChoice, EatWhen, Guest, LeavePays, ListedParty, PromiseBinds,
};
pub use house::{
    Capacity, ClockTime, Counter, CounterHabits, CounterId, CounterKeys, Course, Deal, Demand,
    Floor, FloorKeys, Handoff, HandoffKeys, Item, ItemId, Model, OrderLine, RateStep, Roster,
    SpanDist, Table, TicketPer, Work,
};
pub use keys::{TABLES, columns, keys};
pub use mechanisms::{MECHANISMS, Mechanism, Standing};
pub use money::{Cents, MoneyParams};
pub use policy::{AskReply, Finds, Freedom, Policy, ReportedBy, WaterRule, WithoutTicket};
pub use scorer::Scorer;
pub use scoring::{IncidentPoints, ScoreHead, ScoreParams, StaffScoreParams};
pub use season::{SeasonParams, Survey, Training, TrainingKeys};
pub use waiting::{Stage, StageParams, WaitPerception};

//! Queues by formula: the wait in the long run, how many servers it takes, what is offered as it changes.
//!
//! Nothing here is simulated. Start with [`erlang_c`].

mod erlang;
mod offered;
mod staffing;

pub use erlang::{ErlangC, erlang_c};
pub use offered::{RateStep, Service, offered_load};
pub use staffing::{margin_for, servers_for, square_root_staffing, waiting_share};

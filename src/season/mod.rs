//! Evenings in a row that remember: one house under one policy, from its first evening to its last.
//!
//! Between two evenings reports are read and causes mended ([`causes`]), rules go or staff grow cynical
//! ([`culture`]), people leave ([`team`]), claims find followers ([`abuse`]) and guests decide whether to come again
//! ([`guests`]). What is
//! remembered becomes tonight's house and tonight's policy; the evening itself is the one of
//! [`crate::sim`] and knows nothing of others, but for who stands at the door.
//!
//! # What is paired
//!
//! Who thinks of coming on an evening, when, with whom, for what and with which luck is the same under
//! every policy. The pairing ends where a policy has made a difference: whether that party does come, what
//! it remembers, and whom it meets in the house. Start with [`SeasonState`].

mod abuse;
mod causes;
mod culture;
mod draws;
mod guests;
mod state;
mod team;

pub use draws::evening_of;
pub use guests::households;
pub use state::SeasonState;

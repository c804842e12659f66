//! Questions that take one run or many, each answered by one finished value.
//!
//! It knows no words and no formats, and nothing of how a run is shared out: how far it is, is told to whoever
//! asked, block by block. Start with [`Question`].

mod advice;
mod choice;
mod compare;
mod pilot;
mod question;
mod replay;
mod rivals;
mod season;

pub use advice::{
    ADVICE_EVENINGS, AGAIN_EVENINGS, Advice, Again, JUDGED_BY, Refused, Tried, advice,
};
pub use choice::{ChoiceError, baseline, policies, policy, several_policies};
pub use compare::compare;
pub use pilot::{PILOT_EVENINGS, Pilot, PilotMeasure, pilot};
pub use question::{
    COMPARE_MAX_EVENINGS, COMPARE_PRECISION, Question, QuestionError, Story, season_measures,
};
pub use replay::{PartyId, Pick, Replay, find, replay};
pub use rivals::{RIVAL_EVENINGS, rivals};
pub use season::season;

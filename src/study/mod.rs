//! Questions that take one run or many, each answered by one finished value.
//!
//! It knows no words and no formats, and nothing of how a run is shared out: how far it is, is told to whoever
//! asked, block by block. Start with [`Question`].

mod advice;
mod best;
mod breakeven;
mod causes;
mod choice;
mod coalitions;
mod columns;
mod compare;
mod fresh;
mod ladder;
mod levers;
mod pilot;
mod question;
mod replay;
mod rivals;
mod season;
mod staff;
mod sweep;
mod tolerance;

pub use advice::{
    ADVICE_EVENINGS, AGAIN_EVENINGS, Advice, Again, JUDGED_BY, Refused, Tried, advice,
};
pub use best::{BEST_MAX_EVENINGS, best};
pub use breakeven::{BreakEvenError, BreakEvenPlan, MOST_AT_A_VALUE, breakeven, frontier};
pub use choice::{ChoiceError, policies, policy};
pub use columns::{Columns, ColumnsError, of_files};
pub use compare::compare;
pub use ladder::{LadderError, LadderPlan, ladder};
pub use levers::{LeversPlan, assumptions, levers};
pub use pilot::{PILOT_EVENINGS, Pilot, PilotMeasure, pilot};
pub use question::{
    COMPARE_MAX_EVENINGS, COMPARE_PRECISION, Question, QuestionError, Story, season_measures,
};
pub use replay::{PartyId, Pick, Replay, find, replay};
pub use rivals::{RIVAL_EVENINGS, rivals};
pub use season::season;
pub use staff::{STAFF_MAX_EVENINGS, StaffError, StaffPlan, StaffProgress, staff, staff_roles};
pub use sweep::{SweepLog, SweepPlan, sweep};
pub use tolerance::usual_tolerance;

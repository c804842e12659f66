//! Journey → guest score with its itemised losses; a shift's numbers → staff score. Pure.
//!
//! Nothing here simulates, decides or formats. Start with [`score()`]; [`explain()`] tells the same
//! number item by item. A guest's evening is reckoned in these steps; (1) to (5) are below the
//! simulation, because guests act by them:
//!
//! 1. perceived wait ([`feel::perceived_minutes`](crate::feel::perceived_minutes)),
//! 2. disconfirmation ([`feel::disconfirmation`](crate::feel::disconfirmation)),
//! 3. points of a wait ([`feel::wait_points`](crate::feel::wait_points)),
//! 4. incidents ([`score_events`](crate::feel::score_events())),
//! 5. L0, the loss with its peak and end ([`ScoreTotals::raw_loss`](crate::feel::ScoreTotals::raw_loss)),
//! 6. L1, failed repairs and bad memories: `L0 · min(dd_max, 1 + dd_amp·n) · repeat_amp^prior_bad`,
//! 7. ρ, the part of it that a recovery gives back,
//! 8. Λ, the loss felt: `K·(1 − e^(−L1·(1 − ρ)/K))`,
//! 9. the score: `base + Σg + G − Λ`, and a small bonus for a failure mended very well, within 0–10,
//! 10. the answer to "would you recommend us", 0–10, and its band,
//! 11. return intent,
//! 12. word of mouth,
//! 13. tip.

mod aftermath;
mod explain;
mod guest;
mod recovery;

pub use aftermath::{first_visits_by_word, tip_percent, tip_percent_drawn};
pub use explain::{Explained, Factors, Item, Line, explain, items, losses};
pub use guest::{Band, Scored, return_intent, score};

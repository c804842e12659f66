//! What a house and its guests remember from one evening to the next.

use crate::catalogue::{keys, words};
use crate::model::Policy;

words! {
    /// What the survey asks that guests' reports come by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    Survey {
        Cause = "cause", "What went wrong.";
        Generic = "generic", "Only how it was: what comes in teaches nobody where to mend.";
    }
}

/// How much training people get, if it is charged by the hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Training {
    /// Hours a person a month [≥ 0].
    pub hours: f64,
    /// Hours a person a month that keep skill where it is [h, above 0].
    pub needed: f64,
    /// Share of the gap to what the hours keep up that closes from one evening to the next [0–1].
    pub decay: f64,
}

keys! {
    /// Training by the hour, as written.
    #[derive(Clone, Copy, Debug, PartialEq)]
    TrainingKeys in "season" given ();

    hours as "training_h": Option<f64> = Or("none", &Shape::NOT_NEGATIVE), Is("none"), Assumed, "Hours of training a person gets a month; `none`: policies keep their skill, and cost what they say.";
    needed as "training_h_needed": f64 = AboveZero, Is("2"), Assumed, "Hours of training a person needs a month to keep skill where it is.";
    decay as "training_decay": f64 = Share, Is("0.02"), Assumed, "How much of the gap between skill and what training keeps up closes from one evening to the next.";
}

impl TrainingKeys {
    /// Training by the hour, if hours are given.
    pub fn training(self) -> Option<Training> {
        let Self { hours, needed, decay } = self;
        hours.map(|hours| Training { hours, needed, decay })
    }
}

keys! {
    /// How a season remembers. Probabilities and shares are 0–1.
    #[derive(Clone, Debug, PartialEq)]
    SeasonParams in "season" given (
        /// How a waiter acts who breaks a rule in secret.
        rogue: Policy,
        /// Training by the hour; `None`: policies keep their skill, and cost what they say.
        training: Option<Training>
    );

    n_fix: u32 = Shape::COUNT, Is("5"), Assumed, "Reports of one cause after which it is mended.";
    fix_gain: f64 = Share, Is("0.5"), Assumed, "Mending takes away this share of a cause's failures.";
    fix_floor: f64 = Share, Is("0.1"), Assumed, "Mending leaves at least this share of what there was at first.";
    p_read: f64 = Share, Is("1"), Assumed, "How likely it is that a report reaches somebody who can mend.";
    survey: Survey = OneOf(Survey::WORDS), Is("cause"), Assumed, "What guests are asked.";
    rule_review_after: u32 = Shape::COUNT, Is("5"), From("R. Molteni, CX Rules: a rule survived again and again should go; size assumed"), "Exceptions of one kind after which management looks at the rule.";
    management_listens: bool = Flag, Is("true"), Assumed, "Management drops a rule that is always broken; otherwise staff grow cynical.";
    cynicism_per_suggestion: f64 = Share, Is("0.01"), Assumed, "Cynicism that each suggestion brings to which nobody listened.";
    cynicism_max: f64 = Share, Is("0.5"), Assumed, "The most cynicism there is.";
    visible_support: f64 = Share, Is("1"), Assumed, "How much of the values on paper is felt, heard and seen.";
    permission_to_fail: f64 = Share, Is("0"), From("Tucker & Edmondson 2003; Edmondson 1999 for the sign; size assumed"), "How much of the fear goes where mistakes are allowed.";
    fear_memory: f64 = Share, Is("0.8"), Assumed, "Share of the fear from reprimands that is left on the next evening.";
    abuse_growth: f64 = Share, Is("0.02"), Assumed, "Growth of the share of opportunists from one evening to the next where nobody flags them.";
    regular_share: f64 = Share, Is("0.5"), Assumed, "Share of the parties that are regulars when the season begins.";
    visit_every: f64 = Number { low: 1.0, high: 1000.0 }, Is("15"), Assumed, "Evenings from one visit of a regular to the next, on average.";
    occupied: f64 = Number { low: 0.1, high: 1.0 }, Is("0.8"), Assumed, "Share of the households that could be regulars which are when the season begins, above 0.";
    most_first_visits: f64 = Number { low: 1.0, high: 10.0 }, Is("2"), Assumed, "First visits at most, as a multiple of those at first.";
    mood_slope: f64 = Number { low: 0.0, high: 10.0 }, Is("0.3"), From("Maxham & Netemeyer 2002 for the sign; size assumed"), "Points that the next visit begins with, for each point the last was above or below 8.";
    bad_below: f64 = Number { low: 0.0, high: 10.0 }, Is("5"), Assumed, "A score below which a visit is remembered as bad.";
    word_lasts: f64 = Number { low: 1.0, high: 1000.0 }, Is("14"), Assumed, "Evenings over which what guests tell others brings or costs visits, on average.";
    has_turnover as "turnover": bool = Flag, Is("true"), Assumed, "People leave, and new ones take their place.";
    staff_memory: f64 = Share, Is("0.8"), Assumed, "Weight of the evenings before in how staff feel about the job.";
    novice_loss: f64 = Share, Is("0.3"), Assumed, "Skill a new waiter lacks, as a share.";
    novice_evenings: u32 = Shape::COUNT, Is("30"), Assumed, "Evenings until a new waiter is like the others.";
}

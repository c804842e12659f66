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

    hours as "training_h": Option<f64> = Or("none", &Shape::NOT_NEGATIVE) => "hours a month", Is("none"), Assumed, "Hours of training a person gets a month; `none`: policies keep their skill, and cost what they say.";
    needed as "training_h_needed": f64 = AboveZero => "hours a month", Is("2"), Assumed, "Hours of training a person needs a month to keep skill where it is.";
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

    n_fix: u32 = Shape::COUNT => "reports", Is("5"), Assumed, "How many reports of one cause it takes until it is mended.";
    fix_gain: f64 = Share, Is("0.5"), Assumed, "Which share of a cause's failures mending takes away.";
    fix_floor: f64 = Share, Is("0.1"), Assumed, "Which share of the failures there were at first mending leaves at least.";
    p_read: f64 = Share, Is("1"), Assumed, "How likely it is that a report reaches somebody who can mend.";
    survey: Survey = OneOf(Survey::WORDS), Is("cause"), Assumed, "What guests are asked, and so what their reports teach.";
    rule_review_after: u32 = Shape::COUNT => "exceptions", Is("5"), From("R. Molteni, CX Rules: a rule survived again and again should go; size assumed"), "How many exceptions of one kind it takes until management looks at the rule.";
    management_listens: bool = Flag, Is("true"), Assumed, "Whether management drops a rule that is always broken; if not, staff grow cynical.";
    cynicism_per_suggestion: f64 = Share, Is("0.01"), Assumed, "How much cynicism each suggestion brings to which nobody listened.";
    cynicism_max: f64 = Share, Is("0.5"), Assumed, "The most cynicism there can be.";
    visible_support: f64 = Share, Is("1"), Assumed, "How much of the values on paper is felt, heard and seen.";
    permission_to_fail: f64 = Share, Is("0"), From("Tucker & Edmondson 2003; Edmondson 1999 for the sign; size assumed"), "How much of the fear goes where mistakes are allowed.";
    fear_memory: f64 = Share, Is("0.8"), Assumed, "How much of the fear from reprimands is left on the next evening.";
    abuse_growth: f64 = Share, Is("0.02"), Assumed, "How fast the share of opportunists grows from one evening to the next where nobody flags them.";
    regular_share: f64 = Share, Is("0.5"), Assumed, "Which share of the parties are regulars when the season begins.";
    visit_every: f64 = Number { low: 1.0, high: 1000.0 } => "evenings", Is("15"), Assumed, "How many evenings lie between two visits of a regular, on average.";
    occupied: f64 = Number { low: 0.1, high: 1.0 } => "share", Is("0.8"), Assumed, "Which share of the households that could be regulars are when the season begins, above 0.";
    most_first_visits: f64 = Number { low: 1.0, high: 10.0 } => "times", Is("2"), Assumed, "How many first visits there are at most, as a multiple of those at first.";
    mood_slope: f64 = Number { low: 0.0, high: 10.0 } => "points", Is("0.3"), From("Maxham & Netemeyer 2002 for the sign; size assumed"), "How many points more the next visit begins with for each point the last was above 8, or fewer for each below.";
    bad_below: f64 = Number { low: 0.0, high: 10.0 } => "points", Is("5"), Assumed, "A score below which a visit is remembered as bad.";
    word_lasts: f64 = Number { low: 1.0, high: 1000.0 } => "evenings", Is("14"), Assumed, "For how many evenings what guests tell others brings or costs visits, on average.";
    has_turnover as "turnover": bool = Flag, Is("true"), Assumed, "Whether people leave and new ones take their place.";
    staff_memory: f64 = Share, Is("0.8"), Assumed, "How much the evenings before weigh in how staff feel about the job.";
    novice_loss: f64 = Share, Is("0.3"), Assumed, "Which share of the skill a new waiter lacks.";
    novice_evenings: u32 = Shape::COUNT => "evenings", Is("30"), Assumed, "How many evenings it takes until a new waiter is like the others.";
}

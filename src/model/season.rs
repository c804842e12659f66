//! What a house and its guests remember from one evening to the next.

use crate::model::Policy;

/// What the survey asks that guests' reports come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Survey {
    /// What went wrong.
    Cause,
    /// Only how it was: what comes in teaches nobody where to mend.
    Generic,
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

/// How a season remembers. Probabilities and shares are 0–1.
#[derive(Clone, Debug, PartialEq)]
pub struct SeasonParams {
    /// Reports of one cause after which it is mended.
    pub n_fix: u32,
    /// Mending takes away this share of a cause's failures.
    pub fix_gain: f64,
    /// Mending leaves at least this share of what there was at first.
    pub fix_floor: f64,
    /// A report reaches somebody who can mend.
    pub p_read: f64,
    /// What guests are asked.
    pub survey: Survey,
    /// Exceptions of one kind after which management looks at the rule.
    pub rule_review_after: u32,
    /// Management drops a rule that is always broken; otherwise staff grow cynical.
    pub management_listens: bool,
    /// Cynicism that each suggestion brings to which nobody listened.
    pub cynicism_per_suggestion: f64,
    /// The most cynicism there is.
    pub cynicism_max: f64,
    /// How a waiter acts who breaks a rule in secret.
    pub rogue: Policy,
    /// How much of the values on paper is felt, heard and seen.
    pub visible_support: f64,
    /// How much of the fear goes where mistakes are allowed.
    pub permission_to_fail: f64,
    /// Share of the fear from reprimands that is left on the next evening.
    pub fear_memory: f64,
    /// Training by the hour; `None`: policies keep their skill, and cost what they say.
    pub training: Option<Training>,
    /// Growth of the share of opportunists from one evening to the next where nobody flags them.
    pub abuse_growth: f64,
    /// Share of the parties that are regulars when the season begins.
    pub regular_share: f64,
    /// Evenings from one visit of a regular to the next, on average [≥ 1].
    pub visit_every: f64,
    /// Share of the households that could be regulars which are when the season begins, above 0.
    pub occupied: f64,
    /// First visits at most, as a multiple of those at first [≥ 1].
    pub most_first_visits: f64,
    /// Points that the next visit begins with, for each point the last was above or below 8.
    pub mood_slope: f64,
    /// A score below which a visit is remembered as bad [0–10].
    pub bad_below: f64,
    /// Evenings over which what guests tell others brings or costs visits, on average [≥ 1].
    pub word_lasts: f64,
    /// People leave, and new ones take their place.
    pub has_turnover: bool,
    /// Weight of the evenings before in how staff feel about the job.
    pub staff_memory: f64,
    /// Skill a new waiter lacks, as a share.
    pub novice_loss: f64,
    /// Evenings until a new waiter is like the others.
    pub novice_evenings: u32,
}

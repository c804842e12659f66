//! What a house and its guests remember from one evening to the next.

use crate::model::{SeasonParams, Survey, Training};

use super::kinds::{choice, count, flag, not_negative, or_word, positive, share, within};
use super::policy;
use super::reader::{Provenance::Assumed, Provenance::From, Section};

/// The rule that is broken every night.
const MOLTENI: &str =
    "R. Molteni, CX Rules: a rule survived again and again should go; size assumed";
/// Workarounds hide failures; safety makes people report.
const EDMONDSON: &str = "Tucker & Edmondson 2003; Edmondson 1999 for the sign; size assumed";

/// Reads `[season]`.
pub(super) fn season(root: &Section<'_>) -> SeasonParams {
    let s = root.section("season");
    let hours = s.or("training_h", "none", Assumed, or_word("none", not_negative));
    let (needed, decay) = (
        s.or("training_h_needed", "2", Assumed, positive),
        s.or("training_decay", "0.02", Assumed, share),
    );
    let params = SeasonParams {
        n_fix: s.or("n_fix", "5", Assumed, count),
        fix_gain: s.or("fix_gain", "0.5", Assumed, share),
        fix_floor: s.or("fix_floor", "0.1", Assumed, share),
        p_read: s.or("p_read", "1", Assumed, share),
        survey: s.or(
            "survey",
            "cause",
            Assumed,
            choice([("cause", Survey::Cause), ("generic", Survey::Generic)]),
        ),
        rule_review_after: s.or("rule_review_after", "5", From(MOLTENI), count),
        management_listens: s.or("management_listens", "true", Assumed, flag),
        cynicism_per_suggestion: s.or("cynicism_per_suggestion", "0.01", Assumed, share),
        cynicism_max: s.or("cynicism_max", "0.5", Assumed, share),
        rogue: policy::preset("favour").expect("it is one of the presets"),
        visible_support: s.or("visible_support", "1", Assumed, share),
        permission_to_fail: s.or("permission_to_fail", "0", From(EDMONDSON), share),
        fear_memory: s.or("fear_memory", "0.8", Assumed, share),
        training: hours.map(|hours| Training { hours, needed, decay }),
        abuse_growth: s.or("abuse_growth", "0.02", Assumed, share),
        regular_share: s.or("regular_share", "0.5", Assumed, share),
        visit_every: s.or("visit_every", "15", Assumed, within(1.0, 1000.0)),
        occupied: s.or("occupied", "0.8", Assumed, within(0.1, 1.0)),
        most_first_visits: s.or("most_first_visits", "2", Assumed, within(1.0, 10.0)),
        mood_slope: s.or(
            "mood_slope",
            "0.3",
            From("Maxham & Netemeyer 2002 for the sign; size assumed"),
            within(0.0, 10.0),
        ),
        bad_below: s.or("bad_below", "5", Assumed, within(0.0, 10.0)),
        word_lasts: s.or("word_lasts", "14", Assumed, within(1.0, 1000.0)),
        has_turnover: s.or("turnover", "true", Assumed, flag),
        staff_memory: s.or("staff_memory", "0.8", Assumed, share),
        novice_loss: s.or("novice_loss", "0.3", Assumed, share),
        novice_evenings: s.or("novice_evenings", "30", Assumed, count),
    };
    s.finish();
    params
}

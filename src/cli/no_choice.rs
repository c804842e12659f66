//! Why nothing can be chosen: a measure that does not choose, a goal or a tolerance that is missing.

use crate::catalogue::MeasureKey;
use crate::study::StaffError;

/// Why nothing can be chosen.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoChoice {
    /// A measure by which nothing can be chosen.
    #[error("nothing can be chosen evening by evening by `{}`", .0.key())]
    ByMeasure(MeasureKey),
    /// Nobody has said which difference matters.
    #[error("how small a difference in `{}` matters to nobody is for you to say", measure.key())]
    NoTolerance {
        /// The measure.
        measure: MeasureKey,
        /// The scenario's money.
        currency: String,
        /// What to type.
        option: String,
    },
    /// Nothing says what a staffing is to meet.
    #[error("there is no goal that a staffing could meet")]
    NoGoal,
    /// One number for goals of several units.
    #[error("the goals have several units, and `--within` says of none which it is")]
    WithinWhat {
        /// What to type.
        example: String,
    },
    /// A number for a goal that is not there.
    #[error("no goal is on `{}`, which `--within` names", .0.key())]
    WithinNoGoal(MeasureKey),
    /// No staffing is looked for.
    #[error(transparent)]
    Staff(StaffError),
}

impl NoChoice {
    /// The way out; a name that is unknown is answered with what `instead` makes of it and of those known.
    pub(super) fn help(&self, instead: fn(&str, &[String]) -> String) -> Option<String> {
        let words = match self {
            Self::ByMeasure(measure) if measure.is_pooled() => {
                "a pooled percentile is of all evenings together and no evening has one: take the evenings' own, \
                 without `pooled`"
            }
            Self::ByMeasure(_) => {
                "it is neither better higher nor lower; `orderflow measures` says which are"
            }
            Self::NoTolerance { currency, option, .. } => {
                return Some(format!(
                    "write it in {currency}, such as `{option}`; what is nearer than that counts as as good"
                ));
            }
            Self::NoGoal => {
                "type one, such as `--goal 'drinks_wait_min.p90 < 15'`, or write it below `[goals]`"
            }
            Self::WithinWhat { example } => return Some(format!("name the measure: `{example}`")),
            Self::WithinNoGoal(_) => "name a measure of a goal",
            Self::Staff(StaffError::UnknownRole { path, known }) => {
                return Some(instead(path, known));
            }
            Self::Staff(StaffError::NobodyToChoose) => {
                "give waiters or a counter a number, such as `--set floor.waiters=3`"
            }
            Self::Staff(StaffError::TooMany { .. }) => "name fewer numbers with `--among`",
            // These are told as such errors are everywhere.
            Self::Staff(StaffError::Choice(_) | StaffError::Scenario(_)) => return None,
        };
        Some(words.to_owned())
    }
}

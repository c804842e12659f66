//! Which measure is named, and what it cannot be used for.

use crate::catalogue::{self, Better, MeasureKey};
use crate::cli::error::Kind;
use crate::compare::Precision;
use crate::numbers::stats::Bounds;
use crate::study;

/// What a measure cannot be used for.
#[derive(Debug, thiserror::Error)]
pub(super) enum MeasureError {
    /// No measure of that key or name.
    #[error("unknown measure `{name}`")]
    Unknown {
        /// What was typed.
        name: String,
    },
    /// A measure that no evening has by itself.
    #[error("`{}` is of {}: no evening by itself has it", .0.key(), what_has(*.0))]
    OfNoEvening(MeasureKey),
    /// A measure by which nothing is better.
    #[error("nothing can be chosen evening by evening by `{}`", .0.key())]
    Neither(MeasureKey),
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
    /// A precision so wide that nothing would be known.
    #[error(
        "`--precision {half}` means ±{half}, and `{}` lies between {} and {} in any case",
        measure.key(), bounds.low, bounds.high
    )]
    TellsNothing {
        /// Half the width of the interval that was asked for.
        half: f64,
        /// The measure.
        measure: MeasureKey,
        /// The least and the most it can be.
        bounds: Bounds,
    },
}

impl Kind for MeasureError {
    fn help(&self) -> Option<String> {
        Some(match self {
            Self::Unknown { name } => catalogue::instead(name),
            Self::OfNoEvening(key) if key.is_pooled() => {
                "take the evenings' own, without `pooled`".to_owned()
            }
            Self::OfNoEvening(_) => {
                "name a measure of each evening; `orderflow measures` lists them".to_owned()
            }
            Self::Neither(_) => {
                "it is neither better higher nor lower; `orderflow measures` says which are"
                    .to_owned()
            }
            Self::NoTolerance { currency, option, .. } => format!(
                "write it in {currency}, such as `{option}`; what is nearer than that counts as as good"
            ),
            Self::TellsNothing { half, .. }
                if (1.0..=100.0 * Precision::COARSEST).contains(half) =>
            {
                format!("did you mean `--precision {half}%`?")
            }
            Self::TellsNothing { .. } => {
                "write a share, such as `--precision 10%`, or less in the measure's unit".to_owned()
            }
        })
    }
}

/// The measure of that key or name.
pub(super) fn named(name: &str) -> Result<MeasureKey, MeasureError> {
    catalogue::find_named(name).ok_or_else(|| MeasureError::Unknown { name: name.to_owned() })
}

/// A measure that each evening has by itself.
pub(super) fn of_an_evening(key: MeasureKey) -> Result<MeasureKey, MeasureError> {
    if key.measure.is_of_season() || key.is_pooled() {
        return Err(MeasureError::OfNoEvening(key));
    }
    Ok(key)
}

/// What has a measure that no evening has by itself.
fn what_has(key: MeasureKey) -> &'static str {
    if key.measure.is_of_season() { "seasons" } else { "all evenings together" }
}

/// A measure of an evening that is better higher or lower, so that something can be chosen by it.
pub(super) fn to_choose_by(key: MeasureKey) -> Result<MeasureKey, MeasureError> {
    let key = of_an_evening(key)?;
    if key.info().better == Better::Neither {
        return Err(MeasureError::Neither(key));
    }
    Ok(key)
}

/// How small a difference in a measure matters to nobody: as typed, else as usual; of money only who pays it can say.
pub(super) fn tolerance(
    measure: MeasureKey,
    typed: Option<f64>,
    (currency, option): (&str, &str),
) -> Result<f64, MeasureError> {
    let usual = || study::usual_tolerance(measure.info().unit);
    typed.or_else(usual).ok_or_else(|| MeasureError::NoTolerance {
        measure,
        currency: currency.to_owned(),
        option: option.to_owned(),
    })
}

/// A precision that is not had by every evening's result, whatever it is: ±5 points on a scale of 10.
pub(super) fn telling(
    precision: Precision,
    measure: MeasureKey,
) -> Result<Precision, MeasureError> {
    let bounds = measure.info().unit.bounds();
    match precision {
        Precision::Units(half) if half >= (bounds.high - bounds.low) / 2.0 => {
            Err(MeasureError::TellsNothing { half, measure, bounds })
        }
        Precision::Units(_) | Precision::Share(_) => Ok(precision),
    }
}

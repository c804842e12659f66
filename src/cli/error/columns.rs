//! Policies and variants that cannot stand side by side.

use super::{Error, Kind, instead};
use crate::study::{ChoiceError, ColumnsError};

impl Kind for ChoiceError {
    fn help(&self) -> Option<String> {
        Some(other_policies(self))
    }
}

impl From<ColumnsError> for Error {
    fn from(error: ColumnsError) -> Self {
        match error {
            ColumnsError::Choice(error) => error.into(),
            ColumnsError::Variants(problems) => problems.into(),
        }
    }
}

/// What to name instead.
pub(in crate::cli) fn other_policies(error: &ChoiceError) -> String {
    match error {
        ChoiceError::UnknownBaseline { name, compared } => instead(name, compared),
        ChoiceError::UnknownVariant { known, .. } if known.is_empty() => {
            "the file has none; `--variant 'a fourth waiter: floor.waiters=4'` makes one".to_owned()
        }
        ChoiceError::UnknownPolicy { name, known }
        | ChoiceError::UnknownVariant { name, known } => instead(name, known),
        ChoiceError::RepeatedPolicy { .. } => "name each policy once".to_owned(),
        ChoiceError::TwoCurrencies { one, other } => format!(
            "give both `currency = \"{}\"` and prices in it, or `currency = \"{}\"`",
            one.1, other.1
        ),
        ChoiceError::RepeatedColumn { .. } => "give one of them another name".to_owned(),
        ChoiceError::OneColumn { .. } => {
            "name two policies or more with `--policies A,B`, or add a column with `--variant \
             'a fourth waiter: floor.waiters=4'`"
                .to_owned()
        }
    }
}

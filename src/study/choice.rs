//! Which policies a question is about, by their names.

use crate::model::{Model, Policy};
use crate::scenario;

/// Why policies cannot be chosen by these names.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// No policy of that name, neither in the file nor among the presets.
    #[error("unknown policy `{name}`")]
    UnknownPolicy {
        /// The name.
        name: String,
        /// Names that are known.
        known: Vec<String>,
    },
    /// The same policy twice.
    #[error("policy `{name}` is named twice")]
    RepeatedPolicy {
        /// Its name.
        name: String,
    },
    /// No variant of that name in the file.
    #[error("unknown variant `{name}`")]
    UnknownVariant {
        /// The name.
        name: String,
        /// Names of the file's variants.
        known: Vec<String>,
    },
    /// Two columns would be called the same.
    #[error("two columns are called `{name}`")]
    RepeatedColumn {
        /// Their name.
        name: String,
    },
    /// The baseline is none of the columns.
    #[error("baseline `{name}` is not one of the columns compared")]
    UnknownBaseline {
        /// The name.
        name: String,
        /// Names of the columns compared.
        compared: Vec<String>,
    },
    /// Money of one column is other money than that of another, so that no difference can be told.
    #[error("`{}` counts in {}, `{}` in {}: their money cannot be compared", one.0, one.1, other.0, other.1)]
    TwoCurrencies {
        /// A column and its currency.
        one: (String, String),
        /// Another.
        other: (String, String),
    },
    /// Only one column.
    #[error("nothing to compare: there is only `{name}`")]
    OneColumn {
        /// Its name.
        name: String,
    },
}

/// The policies named, each once; all of the file if none is.
///
/// # Errors
/// A name that is unknown or there twice.
pub fn policies(names: &[String], model: &Model) -> Result<Vec<Policy>, ChoiceError> {
    if names.is_empty() {
        return Ok(model.policies.clone());
    }
    let policies: Vec<Policy> =
        names.iter().map(|name| policy(name, model)).collect::<Result<_, _>>()?;
    for (idx, policy) in policies.iter().enumerate() {
        if policies[..idx].iter().any(|earlier| earlier.name == policy.name) {
            return Err(ChoiceError::RepeatedPolicy { name: policy.name.clone() });
        }
    }
    Ok(policies)
}

/// A policy of the file, or a preset.
///
/// # Errors
/// A name that is neither.
pub fn policy(name: &str, model: &Model) -> Result<Policy, ChoiceError> {
    let of_file = model.policies.iter().find(|policy| policy.name == name).cloned();
    of_file.or_else(|| scenario::preset(name)).ok_or_else(|| {
        let presets = scenario::presets().into_iter().map(str::to_owned);
        let mut known: Vec<String> = model.policies.iter().map(|p| p.name.clone()).collect();
        known.extend(presets.filter(|preset| model.policies.iter().all(|p| p.name != *preset)));
        ChoiceError::UnknownPolicy { name: name.to_owned(), known }
    })
}

//! Which policy, where there is one.

use crate::model::{Model, Policy};
use crate::study::{self, ChoiceError};

/// Which policy.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct PolicyArgs {
    /// A policy of the file or the name of a preset [default: the first of the file].
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) policy: Option<String>,
}

impl PolicyArgs {
    /// The one named, or the first of the file.
    pub(in crate::cli) fn of(&self, model: &Model) -> Result<Policy, ChoiceError> {
        match &self.policy {
            Some(name) => study::policy(name, model),
            None => Ok(model.policies[0].clone()),
        }
    }
}

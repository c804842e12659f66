//! How many evenings, and which.

use std::num::NonZeroU64;

use super::values;
use crate::compare::{LEAST_EVENINGS, Precision};

/// How many evenings are simulated.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LengthArgs {
    /// Simulate exactly so many evenings under each policy.
    #[arg(long, short = 'n', value_name = "N", value_parser = values::evenings,
          allow_negative_numbers = true)]
    pub(in crate::cli) evenings: Option<NonZeroU64>,
    /// Know a measure so precisely: half the width of its 95 % interval, as a share (`10%`) or in its unit
    /// (`0.05`). A first stage says how many evenings that takes; so many fresh ones are the result.
    #[arg(long, value_name = "P", value_parser = values::precision, conflicts_with = "evenings",
          allow_negative_numbers = true)]
    pub(in crate::cli) precision: Option<Precision>,
    /// Which measure is to be known [default: `guest_score`].
    #[arg(long, value_name = "KEY", conflicts_with = "evenings")]
    pub(in crate::cli) on: Option<String>,
    /// Simulate at most so many evenings, both stages together, even if it is not known; at least 50.
    #[arg(long, value_name = "N", conflicts_with = "evenings",
          value_parser = values::whole_from(LEAST_EVENINGS), allow_negative_numbers = true)]
    pub(in crate::cli) max_evenings: Option<u64>,
    /// Number of the first evening, from 1: what repeats results of other evenings than the first.
    #[arg(long, value_name = "N", conflicts_with = "looked", value_parser = values::evenings,
          allow_negative_numbers = true)]
    pub(in crate::cli) first_evening: Option<NonZeroU64>,
    /// Look again, at fresh evenings: how many evenings each look before had. Limits become wider, so that
    /// looking on until a difference can be told errs in 6 % at most.
    #[arg(long, value_name = "N,…", value_delimiter = ',', requires = "evenings",
          value_parser = values::evenings, allow_negative_numbers = true)]
    pub(in crate::cli) looked: Vec<NonZeroU64>,
}

/// `run` aims at no precision of its own that these options could refer to.
pub(in crate::cli) fn with_precision_only(option: clap::Arg) -> clap::Arg {
    match option.get_id().as_str() {
        "on" | "max_evenings" => option.requires("precision"),
        _ => option,
    }
}

impl LengthArgs {
    /// Number of the first evening: the one named, or the first behind those that were looked at.
    pub(in crate::cli) fn first(&self) -> u64 {
        let before = |sum: u64, evenings: &NonZeroU64| sum.saturating_add(evenings.get());
        let after = || self.looked.iter().fold(0, before).saturating_add(1);
        self.first_evening.map_or_else(after, NonZeroU64::get)
    }

    /// How many evenings each look before had.
    pub(in crate::cli) fn looked(&self) -> Vec<u64> {
        self.looked.iter().map(|evenings| evenings.get()).collect()
    }
}

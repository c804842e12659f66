//! Evenings that do not end, and what none of them has.

use super::Kind;
use crate::sim::Overlong;

/// What makes an evening end that does not.
pub(in crate::cli) const ENDS_SOONER: &str = "lines grow while more comes than can be done, and every ask takes a \
    waiter's time: it ends sooner with lower rates, shorter times, more staff, a smaller `guest.p_ask` or a longer \
    `guest.ask_gap`";

impl Kind for Overlong {
    fn help(&self) -> Option<String> {
        Some(ENDS_SOONER.to_owned())
    }
}

/// A measure that has no value in this house.
#[derive(Debug, thiserror::Error)]
#[error("no evening played has a value of `{measure}`")]
pub(in crate::cli) struct NoValue {
    /// Its key.
    pub(in crate::cli) measure: String,
}

impl Kind for NoValue {
    fn help(&self) -> Option<String> {
        Some("play more evenings (`-n`), or name another".to_owned())
    }
}

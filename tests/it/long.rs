//! Whether tests that count take their time.

use std::env;

/// Set to anything, it makes the tests that count repeat as often as the documentation says; they take minutes.
pub(crate) const LONG: &str = "ORDERFLOW_LONG_TESTS";

/// Whether it is set.
#[expect(clippy::disallowed_methods, reason = "tests are asked for by the environment")]
pub(crate) fn is_long() -> bool {
    env::var(LONG).is_ok()
}

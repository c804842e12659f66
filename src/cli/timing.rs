//! How long something takes: a word before, the time behind.

use std::time::Instant;

use crate::cli::error::ENDS_SOONER;
use crate::cli::output::{Console, eprint_line};
use crate::experiment::{Plan, probe};

/// Says before a run that its evenings do not end in good time, if one does not.
pub(super) fn warn_of_long_evenings(plan: &Plan, console: Console) {
    if console.is_quiet() {
        return;
    }
    if let Err(overlong) = probe(plan) {
        eprint_line(&format!("note: {overlong}; it is played on\n  = help: {ENDS_SOONER}"));
    }
}

/// How long something takes.
pub(super) struct Timing(Instant);

impl Timing {
    /// From now on.
    #[expect(clippy::disallowed_methods, reason = "this is the layer that reads the clock")]
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has taken, in seconds.
    pub(super) fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }

    /// Tells it on the standard error stream, with how much was done meanwhile.
    pub(super) fn tell(&self, what: &str, threads: usize) {
        eprint_line(&format!("timings: {what} seconds={:.3} threads={threads}", self.seconds()));
    }
}

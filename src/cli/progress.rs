//! How far a run is, on the standard error stream, if a person is looking.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that shows evenings done and time left; nothing where the stream is no terminal.
#[derive(Debug)]
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar of so many evenings; at most so many, if the run may stop before.
    pub(super) fn new(evenings: u64, may_stop: bool, is_quiet: bool) -> Self {
        let target =
            if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let template = if may_stop {
            "{spinner} {pos} evenings, {len} at most"
        } else {
            "{bar:30} {pos} of {len} evenings, {eta} left"
        };
        Self::with_template(template, evenings, target)
    }

    /// A bar of staffings, as many at most as may have to be tried.
    pub(super) fn of_staffings(is_quiet: bool) -> Self {
        let target =
            if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        Self::with_template("{bar:30} {pos} of {len} staffings, {eta} left at most", 0, target)
    }

    /// A bar of work of which parts get done.
    pub(super) fn of_work(is_quiet: bool) -> Self {
        let target =
            if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        Self::with_template("{bar:30} {percent} %, {eta} left", STEPS, target)
    }

    /// A bar of so many seasons.
    pub(super) fn of_seasons(seasons: u64, is_quiet: bool) -> Self {
        let target =
            if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        Self::with_template("{bar:30} {pos} of {len} seasons, {eta} left", seasons, target)
    }

    /// A bar of a search that takes so many evenings at most.
    pub(super) fn of_search(evenings: u64, is_quiet: bool) -> Self {
        let target =
            if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let template =
            "{spinner} {pos} evenings; some thousands are usual, {len} at most, {eta} more";
        Self::with_template(template, evenings, target)
    }

    /// A bar of so many searches.
    pub(super) fn of_searches(searches: u64, is_quiet: bool) -> Self {
        let target =
            if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        Self::with_template("{bar:30} {pos} of {len} values, {eta} left", searches, target)
    }

    fn with_template(template: &str, n: u64, target: ProgressDrawTarget) -> Self {
        let style = ProgressStyle::with_template(template).expect("the template is well formed");
        Self(ProgressBar::with_draw_target(Some(n), target).with_style(style))
    }

    /// Shows that so many evenings are done.
    pub(super) fn show(&self, done: u64) {
        self.0.set_position(done);
    }

    /// Shows that this part of the work is done, from 0 to 1.
    pub(super) fn show_part(&self, part: f64) {
        self.0.set_position(step(part));
    }

    /// Shows that so many are done of as many as there may be.
    pub(super) fn show_of(&self, done: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(done);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// Steps of a bar of work.
const STEPS: u64 = 1000;

/// The step that a part of the work has reached.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is only shown")]
#[expect(clippy::cast_precision_loss, reason = "a thousand")]
fn step(part: f64) -> u64 {
    (part.clamp(0.0, 1.0) * STEPS as f64) as u64
}

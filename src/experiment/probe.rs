//! One evening played to see how long many of them would take, and given up if it is not over in good time.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::experiment::Plan;
use crate::model::Model;
use crate::sim::{Detail, Overlong, World};

/// Events a probe allows whatever the house.
const FEWEST_EVENTS: f64 = 1_000_000.0;
/// Events a probe allows for each guest and each item expected. Assumption: several times what a party causes
/// whose guests ask a few times.
const EVENTS_EACH: f64 = 40.0;
/// Events a second on one thread. Measured on a house like `scenarios/mendoza.toml` (a machine of 2025), to the
/// next power of ten.
const EVENTS_PER_SECOND: f64 = 3e6;
/// What a party in the house takes [bytes, ≥ 0]. Measured to the next power of two.
const BYTES_PER_PARTY: f64 = 4096.0;

/// What an evening takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Probed {
    /// Events, under all policies.
    pub n_events: u64,
    /// Parties that had a place at once, under all policies.
    pub n_places: usize,
}

impl Probed {
    /// About how long so many evenings take on one thread [s, ≥ 0].
    #[expect(clippy::cast_precision_loss, reason = "shown to the minute")]
    pub fn seconds(self, n_evenings: u64) -> f64 {
        self.n_events as f64 * n_evenings as f64 / EVENTS_PER_SECOND
    }

    /// About how much memory one thread takes [MB, ≥ 0].
    #[expect(clippy::cast_precision_loss, reason = "shown to the megabyte")]
    pub fn megabytes(self) -> f64 {
        self.n_places as f64 * BYTES_PER_PARTY / 1e6
    }
}

/// Plays the first evening of every point of a plan.
///
/// # Errors
/// How it stood when it was given up.
pub fn probe(plan: &Plan) -> Result<Probed, Overlong> {
    let mut probed = Probed { n_events: 0, n_places: 0 };
    for point in &plan.points {
        let play = || {
            let mut world = World::new(&point.model, &point.policy, Detail::Accounts);
            world.allow_events(allowed(&point.model));
            let end = world.run(plan.seed, plan.evenings.start, &mut |_| {});
            (end.n_events, world.n_places())
        };
        // A world that was given up is not used again.
        let (n_events, n_places) = catch_unwind(AssertUnwindSafe(play)).map_err(as_overlong)?;
        probed.n_events += n_events;
        probed.n_places += n_places;
    }
    Ok(probed)
}

/// An evening that was given up; any other panic goes on.
pub(super) fn as_overlong(panic: Box<dyn std::any::Any + Send>) -> Overlong {
    match panic.downcast::<Overlong>() {
        Ok(overlong) => *overlong,
        Err(panic) => resume_unwind(panic),
    }
}

/// Events an evening of a house may well have.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates, which is as good"
)]
fn allowed(model: &Model) -> u32 {
    let each = EVENTS_EACH * model.expected_guests_and_items();
    (FEWEST_EVENTS + each).min(1e9) as u32
}

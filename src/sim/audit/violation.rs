//! A bug of ours, and where it showed: policy, evening, seed, simulated time, event.
//!
//! Whatever panics while an evening runs, a self-check (`audit`) or an `expect`, goes on unwinding as a
//! [`InvariantViolation`], so that whoever catches it can say how to run that evening alone.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::model::ClockTime;
use crate::sim::overlong::Overlong;
use crate::time::SimTime;

/// Something that cannot be, found while an evening ran.
#[derive(Clone, Debug, PartialEq)]
pub struct InvariantViolation {
    /// What was broken, in words.
    pub what: String,
    /// The policy in force.
    pub policy: String,
    /// What set the house apart from its scenario's, as `PATH=VALUE`; empty for the scenario's own.
    pub overrides: Vec<String>,
    /// Seed of every stream.
    pub seed: u64,
    /// Number of the evening; for one of a season see [`season::evening_of`](crate::season::evening_of).
    pub evening: u64,
    /// When and during what; `None` if it showed when the evening was over and being added up.
    pub moment: Option<ViolationSite>,
}

/// When in an evening, and what was going on.
#[derive(Clone, Debug, PartialEq)]
pub struct ViolationSite {
    /// Simulated time.
    pub at: SimTime,
    /// The same by the clock.
    pub clock: ClockTime,
    /// The event that was being handled, as the program calls it; `None` before the first and when
    /// nothing was due any more.
    pub event: Option<String>,
}

impl InvariantViolation {
    /// Does what belongs to an evening under a policy; a panic on the way goes on as a violation in it.
    ///
    /// # Panics
    /// With a [`InvariantViolation`], if `work` panics; with the same one, if it was a violation already.
    pub fn in_context<T>(policy: &str, (seed, evening): (u64, u64), work: impl FnOnce() -> T) -> T {
        // What is half done is not seen again: the panic goes on.
        catch_unwind(AssertUnwindSafe(work))
            .unwrap_or_else(|panic| Self::unwind(panic, policy, (seed, evening), None))
    }

    /// Does what belongs to a house with overrides of its own; a violation on the way goes on with them.
    ///
    /// # Panics
    /// With what `work` panics with.
    pub fn in_house<T>(overrides: impl FnOnce() -> Vec<String>, work: impl FnOnce() -> T) -> T {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|mut panic| {
            if let Some(violation) = panic.downcast_mut::<Self>() {
                violation.overrides = overrides();
            }
            resume_unwind(panic)
        })
    }

    /// Goes on with a panic as a violation; one that is a violation already stays as it is, and so does an
    /// evening that was given up.
    pub(in crate::sim) fn unwind(
        panic: Box<dyn Any + Send>,
        policy: &str,
        (seed, evening): (u64, u64),
        moment: Option<ViolationSite>,
    ) -> ! {
        if panic.is::<Self>() || panic.is::<Overlong>() {
            resume_unwind(panic);
        }
        let what = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_else(|| "something that does not say what it is".to_owned());
        let policy = policy.to_owned();
        resume_unwind(Box::new(Self { what, policy, overrides: Vec::new(), seed, evening, moment }))
    }
}

impl fmt::Display for InvariantViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, policy, overrides, seed, evening, moment } = self;
        write!(f, "{what}\n  policy `{policy}`")?;
        if !overrides.is_empty() {
            write!(f, " with {}", overrides.join(" "))?;
        }
        write!(f, ", evening {evening}, seed {seed}")?;
        match moment {
            Some(moment) => write!(f, ", {moment}"),
            None => write!(f, ", when the evening was added up"),
        }
    }
}

impl fmt::Display for ViolationSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.at.since_opening().minutes();
        write!(f, "at {} ({minutes:.6} min after opening)", self.clock)?;
        match &self.event {
            Some(event) => write!(f, ", event {event}"),
            None => write!(f, ", with no event"),
        }
    }
}

//! What changed from one saved result to another.
//!
//! The files hold means and their intervals, not the evenings, so that a change is judged as if both sides
//! had played other evenings. Where they share their evenings its interval is wider than need be.

use crate::compare::Estimate;
use crate::results::saved::{Limits, Measured, Saved};

/// An estimate that is in both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared<'s> {
    /// Key of its measure.
    pub key: &'s str,
    /// Unit of its numbers.
    pub unit: &'s str,
    /// Name of the policy.
    pub policy: &'s str,
    /// The policy the difference is to, if it is one.
    pub baseline: Option<&'s str>,
    /// Before and after.
    pub sides: [Limits; 2],
    /// What became of it.
    pub change: Change,
}

/// What can be said of an estimate's change, which is the later mean less the earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Mean and limits are equal.
    Same,
    /// There is a value on one side alone.
    OneSided,
    /// It is surely not zero.
    Told(Estimate),
    /// It could as well be zero.
    CannotTell(Estimate),
}

/// Every estimate that is in both in the same unit, in the order of the earlier file; differences only
/// where they are to the same policy.
pub fn shared<'s>(before: &'s Saved, after: &'s Saved) -> Vec<Shared<'s>> {
    let is_one_evening = before.evenings == 1 && before.has_evenings_of(after);
    let is_same_baseline = before.baseline == after.baseline;
    let mut shared = Vec::new();
    for old in &before.measures {
        let is_it = |new: &&Measured| new.key == old.key && new.unit == old.unit;
        let Some(new) = after.measures.iter().find(is_it) else { continue };
        let mut add = |policy: &'s str, baseline, sides: Option<[(Limits, u64); 2]>| {
            shared.extend(sides.map(|sides| Shared {
                key: &old.key,
                unit: &old.unit,
                policy,
                baseline,
                sides: sides.map(|(limits, _)| limits),
                change: Change::between(sides, is_one_evening),
            }));
        };
        for policy in &before.policies {
            let side = |of: &Measured| of.policies.get(policy).map(|e| (e.limits, e.evenings));
            add(policy, None, both(side(old), side(new)));
        }
        for policy in before.policies.iter().filter(|_| is_same_baseline) {
            let side = |of: &Measured| of.differences.get(policy).map(|d| (d.limits, d.evenings));
            add(policy, Some(&before.baseline), both(side(old), side(new)));
        }
    }
    shared
}

fn both<T>(one: Option<T>, other: Option<T>) -> Option<[T; 2]> {
    Some([one?, other?])
}

impl Change {
    /// The difference of two means at 95 %, each with its interval and its number of evenings, as if they
    /// were independent: how far each limit lies from the change is the root of the sum of squares of how
    /// far theirs lie on that side.
    ///
    /// Source: Zou & Donner, Construction of confidence limits about effect measures: a general approach,
    /// Statistics in Medicine 27 (2008) 1693–1702. On one and the same evening the change is what it is.
    fn between([old, new]: [(Limits, u64); 2], is_one_evening: bool) -> Self {
        let ((old, old_evenings), (new, new_evenings)) = (old, new);
        let (from, to) = match (old.mean, new.mean) {
            (None, None) => return Self::Same,
            (Some(_), None) | (None, Some(_)) => return Self::OneSided,
            (Some(from), Some(to)) => (from, to),
        };
        if old == new {
            return Self::Same;
        }
        let mean = to - from;
        let interval =
            old.interval().zip(new.interval()).map(|((old_low, old_high), (low, high))| {
                let far = |own: f64, other: f64| (own * own + other * other).sqrt();
                (mean - far(to - low, old_high - from), mean + far(high - to, from - old_low))
            });
        let evenings = old_evenings.min(new_evenings);
        let estimate = Estimate { mean, interval, evenings, few: None };
        if interval.map_or(is_one_evening, |(low, high)| low > 0.0 || high < 0.0) {
            Self::Told(estimate)
        } else {
            Self::CannotTell(estimate)
        }
    }
}

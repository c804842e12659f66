//! What changed from one saved result to another.
//!
//! Where both sides hold the values of the same evenings of one seed, a change is judged evening by evening, over those
//! that both have. Otherwise it is judged by both means and intervals, as if the sides had played other evenings.

use std::collections::BTreeMap;

use crate::catalogue;
use crate::compare::Estimate;
use crate::numbers::stats::{Sample, less};
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
    /// Before and after; where it was judged on evenings that are not all of either side's, on those.
    pub sides: [Limits; 2],
    /// What became of it.
    pub change: Change,
    /// On how many evenings it was judged, evening by evening; `None` if it was judged by means.
    pub paired_on: Option<u64>,
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
            shared.extend(sides.map(|sides| {
                let of = (policy, baseline);
                let paired =
                    if is_one_evening { None } else { paired((before, after), &old.key, of) };
                let limits = sides.map(|(limits, _)| limits);
                let (change, sides, paired_on) = match paired {
                    Some(Paired { change, on, means: None }) => (change, limits, Some(on)),
                    Some(Paired { change, on, means: Some(means) }) => {
                        (change, means.map(Limits::of_mean), Some(on))
                    }
                    None => (Change::between(sides, is_one_evening), limits, None),
                };
                let (key, unit) = (&old.key, &old.unit);
                Shared { key, unit, policy, baseline, sides, change, paired_on }
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

/// A change judged evening by evening.
struct Paired {
    change: Change,
    /// On so many evenings.
    on: u64,
    /// The means on them, where either side has others too.
    means: Option<[f64; 2]>,
}

/// The change evening by evening, over the evenings both have; `None` if they have none in common, or if other luck
/// befell them.
fn paired(
    (before, after): (&Saved, &Saved),
    key: &str,
    (policy, baseline): (&str, Option<&str>),
) -> Option<Paired> {
    if before.seed != after.seed {
        return None;
    }
    let of = |saved: &Saved| -> Option<BTreeMap<u64, f64>> {
        let values = saved.by_evening.as_ref()?.of(key, policy)?;
        let reference = match baseline {
            Some(baseline) => Some(saved.by_evening.as_ref()?.of(key, baseline)?),
            None => None,
        };
        let difference = |at: usize| -> Option<f64> {
            let reference = reference.map_or(Some(0.0), |values| values[at]);
            Some(less(values[at]?, reference?))
        };
        let evenings = (saved.first_evening..).zip(0..values.len());
        Some(evenings.filter_map(|(evening, at)| Some((evening, difference(at)?))).collect())
    };
    let (old, new) = (of(before)?, of(after)?);
    let common = new.iter().filter_map(|(evening, value)| Some([*old.get(evening)?, *value]));
    let common: Vec<[f64; 2]> = common.collect();
    let differences: Sample = common.iter().map(|[old, new]| less(*new, *old)).collect();
    let measure = catalogue::find(key)?;
    let both = || common.iter().flatten().copied();
    let range = both().fold(f64::MIN, f64::max) - both().fold(f64::MAX, f64::min);
    let estimate = Estimate::of_values(&differences, measure, (before.seed, range))?;
    let change = match estimate.interval {
        _ if common.iter().all(|[old, new]| old.total_cmp(new).is_eq()) => Change::Same,
        Some((low, high)) if low > 0.0 || high < 0.0 => Change::Told(estimate),
        Some(_) | None => Change::CannotTell(estimate),
    };
    let is_all = common.len() == old.len() && common.len() == new.len();
    let mean = |side: usize| -> Option<f64> {
        let values: Sample = common.iter().map(|values| values[side]).collect();
        values.mean()
    };
    let means = if is_all { None } else { Some([mean(0)?, mean(1)?]) };
    Some(Paired { change, on: common.len() as u64, means })
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

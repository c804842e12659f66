//! Changes of a house tried on its own evenings, so that nobody is advised what has not been tried.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::catalogue::Measure;
use crate::compare::{Comparison, Difference};
use crate::experiment::{Plan, Point, run};
use crate::forecast::Proposal;
use crate::scenario::Loaded;
use crate::study::pilot::is_quick;

/// Evenings each change is tried on. Assumption: what they leave open is worth no advice.
pub const ADVICE_EVENINGS: u64 = 100;

/// What each change is judged by: guests, the night, and both with what comes of it.
pub const JUDGED_BY: [Measure; 3] = [Measure::GuestScore, Measure::Profit, Measure::Worth];

/// One change, and what it made of the same evenings.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The change.
    pub change: Proposal,
    /// Its differences from the house as it is, in the order of [`JUDGED_BY`]; `None` where a measure has no value.
    pub differences: [Option<Difference>; 3],
}

/// Changes that were tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The policy in force, the first of the file.
    pub policy: String,
    /// Seed of the evenings.
    pub seed: u64,
    /// The one that brings most in all comes first.
    pub tried: Vec<Tried>,
}

/// Tries each change on the first [`ADVICE_EVENINGS`] evenings, paired with the house as it is; `None` if that would
/// take longer than anybody waits for. A change that the file's rules do not allow is left out.
pub fn advice(
    loaded: &Loaded,
    changes: &[Proposal],
    (seed, threads): (u64, usize),
) -> Option<Advice> {
    let policy = loaded.model.policies.first()?;
    let house = Arc::new(loaded.model.clone());
    let mut points = vec![Point::of(&house, policy)];
    if !is_quick(&loaded.model, changes.len() + 1) {
        return None;
    }
    let mut played = Vec::new();
    for change in changes {
        let Ok(varied) = loaded.varied(std::slice::from_ref(&change.set)) else { continue };
        let point = Point::of(&Arc::new(varied.model), policy);
        let (label, overrides) = (change.what.clone(), vec![change.set.clone()]);
        points.push(Point { label, overrides, ..point });
        played.push(change.clone());
    }
    let plan = Plan::of_points(&loaded.model, points).measures(JUDGED_BY).seed(seed);
    let plan = plan.evenings(ADVICE_EVENINGS).threads(threads);
    let results = run(&plan, &mut |_| ControlFlow::Continue(()));
    let comparison = Comparison::new(&results.tally, plan.labels(), &plan.measures);
    let differences =
        |point| JUDGED_BY.map(|measure| comparison.difference(measure, point).copied());
    let tried = |(change, point)| Tried { change, differences: differences(point) };
    let mut tried: Vec<Tried> = played.into_iter().zip(1..).map(tried).collect();
    let worth = |tried: &Tried| {
        tried.differences[2].map_or(f64::NEG_INFINITY, |difference| difference.estimate.mean)
    };
    tried.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    Some(Advice { policy: policy.name.clone(), seed, tried })
}

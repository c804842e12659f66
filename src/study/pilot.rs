//! A few evenings played to see how many it will take.

use std::ops::ControlFlow;

use crate::catalogue::{MeasureKey, ShortList, short_list};
use crate::compare::{Absent, Comparison, Precision, SampleSize, Target};
use crate::experiment::{Plan, Results, run};
use crate::model::Model;

/// Evenings of a pilot.
pub const PILOT_EVENINGS: u64 = 50;

/// The precision asked about: that of `compare` unless it is told otherwise.
const PRECISION: Precision = Precision::Share(0.1);

/// A house with more parties an evening than this, all policies together, is not piloted: it would take
/// longer than anybody waits for a check. Assumption: a few seconds.
const MOST_PARTIES: f64 = 5_000.0;

/// One measure in the pilot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PilotMeasure {
    /// Which.
    pub key: MeasureKey,
    /// How many evenings 10 % of the difference takes (with one policy, of its mean); `None` if nothing
    /// differed.
    pub need: Option<SampleSize>,
    /// Why no evening had a value under the first policy that lacked one.
    pub absent: Option<Absent>,
}

/// What a pilot says.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    /// Seed of its evenings.
    pub seed: u64,
    /// The headline, then the measures of the goals.
    pub measures: Vec<PilotMeasure>,
    /// How many of them are the headline.
    pub n_headline: usize,
}

/// Whether an evening played so many times takes no longer than anybody waits for.
pub(super) fn is_quick(model: &Model, n_times: usize) -> bool {
    let n_parties = if model.listed.is_empty() {
        model.demand.expected_parties(model.last_seating)
    } else {
        f64::from(u32::try_from(model.listed.len()).unwrap_or(u32::MAX))
    };
    n_parties * f64::from(u32::try_from(n_times).unwrap_or(u32::MAX)) <= MOST_PARTIES
}

/// Plays [`PILOT_EVENINGS`] evenings of every policy of the file; `None` if the house is too busy for
/// that.
pub fn pilot(model: &Model, (seed, threads): (u64, usize)) -> Option<Pilot> {
    if !is_quick(model, model.policies.len()) {
        return None;
    }
    let mut measures = short_list(ShortList::Pilot);
    let n_headline = measures.len();
    for goal in &model.goals {
        if !measures.contains(&goal.measure) {
            measures.push(goal.measure);
        }
    }
    let plan =
        Plan::of(model).measures(measures).seed(seed).evenings(PILOT_EVENINGS).threads(threads);
    let Results { tally, .. } = run(&plan, &mut |_| ControlFlow::Continue(()));
    let comparison = Comparison::new(&tally, plan.labels(), &plan.measures);
    let measure = |(idx, key): (usize, &MeasureKey)| {
        let results = &comparison.measures[idx].policies;
        PilotMeasure {
            key: *key,
            need: Target { measure: idx, precision: PRECISION }.needs(&tally),
            absent: results.iter().find_map(|result| result.estimate.err()),
        }
    };
    let measures = plan.measures.iter().enumerate().map(measure).collect();
    Some(Pilot { seed, measures, n_headline })
}

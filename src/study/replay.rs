//! One party's evening, run again under each policy with a trace; and the search for one worth telling.

use std::ops::ControlFlow;

use crate::catalogue::Measure;
use crate::experiment::{Keep, Plan, Point, run};
use crate::record::{Journey, Trace};
use crate::score::{Explained, explain};
use crate::sim::{Detail, World};
use crate::time::SimTime;

/// One party's evening under one policy.
#[derive(Clone, Debug)]
pub struct Replay {
    /// What happened to it.
    pub journey: Journey,
    /// The same, dated, with what was done out of its sight.
    pub trace: Trace,
    /// What it was worth; `None` if the party was never seated.
    pub explained: Option<Explained>,
}

/// Which party is worth telling of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The lowest score under the baseline.
    Worst,
    /// The middle one of all changes of the score.
    Median,
    /// The largest change of the score, whichever its sign; of a single policy its lowest score.
    MostChanged,
}

/// A party of a plan: evening from 1, party from 0 in order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyId {
    /// Number of the evening.
    pub evening: u64,
    /// Number of the party.
    pub party: u32,
}

/// Runs an evening again of every point of a plan, for one party's part of it; `None` if fewer
/// parties came.
pub fn replay(plan: &Plan, at: PartyId) -> Option<Vec<Replay>> {
    let under = |point: &Point| {
        let mut world = World::new(&point.model, &point.policy, Detail::Accounts);
        world.keep_trace_of(at.party);
        let mut journey = None;
        let end = world.run(plan.seed, at.evening, &mut |of_party| {
            if of_party.party == at.party {
                journey = Some(of_party.clone());
            }
        });
        let journey = journey?;
        let was_seated = journey.seated_at != SimTime::NEVER;
        Some(Replay {
            explained: was_seated.then(|| explain(&journey.experience, &point.model.score)),
            trace: end.trace.expect("a trace was asked for"),
            journey,
        })
    };
    plan.points.iter().map(under).collect()
}

/// The party of a plan's evenings that answers to `pick`; `None` if nobody was seated under the baseline
/// and the last policy both.
pub fn find(plan: &Plan, pick: Pick) -> Option<PartyId> {
    // Of one policy nothing changes.
    let pick = match pick {
        Pick::MostChanged if plan.points.len() < 2 => Pick::Worst,
        pick => pick,
    };
    let everybody = plan.clone().measures([Measure::GuestScore]).keep(Keep::Parties);
    let plan = Plan { target: None, ..everybody };
    let last = plan.points.len() - 1;
    let mut candidates: Vec<(f64, PartyId)> = Vec::new();
    run(&plan, &mut |block| {
        for evening in block.rows.chunks(plan.points.len()) {
            let (before, after) = (&evening[plan.baseline].parties, &evening[last].parties);
            for ((journey, before), (_, after)) in before.iter().zip(after) {
                if let (Some(before), Some(after)) = (before, after) {
                    let at = PartyId { evening: evening[0].evening, party: journey.party };
                    let value = match pick {
                        Pick::Worst => before.score,
                        Pick::Median => after.score - before.score,
                        Pick::MostChanged => -(after.score - before.score).abs(),
                    };
                    candidates.push((value, at));
                }
            }
        }
        if pick != Pick::Median {
            keep_smallest(&mut candidates);
        }
        ControlFlow::Continue(())
    });
    let nth = if pick == Pick::Median { candidates.len() / 2 } else { 0 };
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
    candidates.get(nth).map(|(_, at)| *at)
}

/// Of equally small values the earliest is kept.
fn keep_smallest(candidates: &mut Vec<(f64, PartyId)>) {
    let smallest = candidates.iter().copied().reduce(|a, b| if b.0 < a.0 { b } else { a });
    candidates.clear();
    candidates.extend(smallest);
}

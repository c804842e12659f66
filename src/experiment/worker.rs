//! One thread's share of a plan: a house and an accumulator for each point, used again every evening.

use crate::compare::{PartsTally, Tally};
use crate::experiment::plan::{EveningRow, Keep, Plan};
use crate::experiment::point::Point;
use crate::measure::{Accumulator, Recorded};
use crate::record::Journey;
use crate::score::Scored;
use crate::sim::{Detail, World};

/// What a block of evenings came to.
pub(super) struct BlockSums {
    pub(super) tally: Tally,
    pub(super) why: PartsTally,
    pub(super) events: u64,
    pub(super) rows: Vec<EveningRow>,
}

/// Runs blocks of a plan.
pub(super) struct Worker<'a> {
    plan: &'a Plan,
    sides: Vec<(World<'a>, Accumulator<'a>)>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let side = |Point { model, policy, .. }: &'a Point| {
            let accumulator = Accumulator::new(model, policy, &plan.measures);
            let accumulator =
                if plan.points.len() > 1 { accumulator.with_parts() } else { accumulator };
            let detail = match accumulator.needs() {
                Recorded::Waits if plan.keep < Keep::Parties => Detail::Waits,
                Recorded::Dates if plan.keep < Keep::Parties => Detail::Dates,
                Recorded::Accounts | Recorded::Waits | Recorded::Dates => Detail::Accounts,
            };
            (World::new(model, policy, detail), accumulator)
        };
        Self { plan, sides: plan.points.iter().map(side).collect() }
    }

    /// Runs the evenings `first..end` under every point. `benches/instructions` counts what happens in here.
    #[inline(never)]
    pub(super) fn run(&mut self, first: u64, end: u64) -> BlockSums {
        let plan = self.plan;
        let (tally, why) = plan.no_sums();
        let mut sums = BlockSums { tally, why, events: 0, rows: Vec::new() };
        for evening in first..end {
            let mut values = Vec::with_capacity(self.sides.len());
            let mut parts = Vec::with_capacity(self.sides.len());
            for (policy, (world, accumulator)) in self.sides.iter_mut().enumerate() {
                let mut parties = Vec::new();
                let point = &plan.points[policy];
                let at = (plan.seed, evening);
                let play = || {
                    let end = world.run(plan.seed, evening, &mut |journey| {
                        let scored = accumulator.add(journey);
                        if plan.keep == Keep::Parties {
                            keep(&mut parties, journey, scored);
                        }
                    });
                    let of_evening = accumulator.close(&end);
                    (end, of_evening)
                };
                let (end, of_evening) = point.in_context(at, play);
                sums.events += end.n_events;
                sums.tally
                    .note_course(policy, [end.ended_at.ticks().cast_unsigned(), end.n_events]);
                for (measure, parties) in &of_evening.pools {
                    sums.tally.pool(evening, (policy, *measure), parties);
                }
                if plan.keep >= Keep::Evenings {
                    parties.sort_by_key(|(journey, _)| journey.party);
                    let values = of_evening.values.clone();
                    sums.rows.push(EveningRow { evening, policy, values, parties });
                }
                values.push(of_evening.values);
                parts.push(of_evening.parts);
            }
            sums.tally.push(evening, &values);
            sums.why.push(&values, &parts);
        }
        sums
    }
}

// Most runs keep no party, and to copy one takes room on the stack.
#[cold]
#[inline(never)]
fn keep(parties: &mut Vec<(Journey, Option<Scored>)>, journey: &Journey, scored: Option<Scored>) {
    parties.push((journey.clone(), scored));
}

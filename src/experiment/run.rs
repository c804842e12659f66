//! Blocks of evenings, shared out over threads and summed up in their order.

use std::ops::ControlFlow;

use crate::compare::{Tally, Target};
use crate::experiment::plan::{Block, Keep, Plan, Results, RunStage, Stop};
use crate::experiment::pool::in_order;
use crate::experiment::worker::{BlockSums, Worker};

/// Evenings a block, and between two looks of a first stage. Part of the results: sums are rounded block by block.
pub const BLOCK: u64 = 50;

/// The part of the evenings allowed that a first stage may take.
const STAGE_ONE: u64 = 4;

/// Runs a plan until it is done or until `on_block`, which gets each block in plan order, those of a first stage
/// without rows, wants no more of it.
///
/// With a target it goes in two stages (see [`Target`]): the results are of the second alone, whose evenings
/// come after those of the first. Of a run that is ended in its first stage they are of that one.
pub fn run(plan: &Plan, on_block: &mut dyn FnMut(&Block) -> ControlFlow<()>) -> Results {
    let Some(target) = plan.target else {
        return play((plan, 0), &|_| false, on_block).results;
    };
    let first = match stage_one(plan, target, on_block) {
        Some(Played { results, is_ended: true }) => {
            return Results { stop: Stop::Interrupted(RunStage::First), ..results };
        }
        Some(Played { results, is_ended: false }) => Some(results),
        None => None,
    };
    let n_first = first.as_ref().map_or(0, |first| first.evenings);
    let most = plan.n_evenings() - n_first;
    let n_second = first.as_ref().map_or(most, |first| target.names(&first.tally, most));
    let second = plan.clone().evenings(n_second).from(plan.evenings.start + n_first);
    let Played { results, .. } = play((&second, n_first), &|_| false, on_block);
    let stop = match results.stop {
        Stop::Interrupted(_) if n_first > 0 => Stop::Interrupted(RunStage::Second),
        Stop::Interrupted(stage) => Stop::Interrupted(stage),
        _ if target.is_reached(&results.tally) => Stop::Known(target),
        _ => Stop::Unknown(target),
    };
    Results {
        stage_one: n_first,
        stop,
        events: results.events + first.map_or(0, |first| first.events),
        ..results
    }
}

/// What was played, and whether whoever watched wanted no more.
struct Played {
    results: Results,
    is_ended: bool,
}

/// The stage that names a number; `None` where so few evenings are allowed that there is nothing to name.
fn stage_one(
    plan: &Plan,
    target: Target,
    on_block: &mut dyn FnMut(&Block) -> ControlFlow<()>,
) -> Option<Played> {
    if plan.n_evenings() < 2 * BLOCK {
        return None;
    }
    let evenings = (plan.n_evenings() / STAGE_ONE / BLOCK).max(1) * BLOCK;
    let first = plan.clone().evenings(evenings).from(plan.evenings.start).keep(Keep::Nothing);
    Some(play((&first, 0), &|tally| target.can_name(tally), on_block))
}

/// Plays evenings until all are played or enough, or nobody wants more; `n_before` were played before.
fn play(
    (plan, n_before): (&Plan, u64),
    is_enough: &dyn Fn(&Tally) -> bool,
    on_block: &mut dyn FnMut(&Block) -> ControlFlow<()>,
) -> Played {
    let worker = || {
        let mut worker = Worker::new(plan);
        move |block: u64| {
            let first = plan.evenings.start + block * BLOCK;
            worker.run(first, (first + BLOCK).min(plan.evenings.end))
        }
    };
    let (mut tally, mut why) = plan.no_sums();
    let (mut events, mut is_ended) = (0, false);
    let mut fold = |sums: BlockSums| {
        tally.merge(&sums.tally);
        why.merge(&sums.why);
        events += sums.events;
        let flow = on_block(&Block { done: n_before + tally.evenings(), rows: sums.rows });
        is_ended = flow.is_break();
        if is_enough(&tally) { ControlFlow::Break(()) } else { flow }
    };
    in_order((plan.n_evenings().div_ceil(BLOCK), plan.threads), worker, &mut fold);
    let is_cut_short = is_ended && tally.evenings() < plan.n_evenings();
    let results = Results {
        first_evening: plan.evenings.start,
        evenings: tally.evenings(),
        stage_one: 0,
        stop: if is_cut_short { Stop::Interrupted(RunStage::Only) } else { Stop::Asked },
        tally,
        why,
        events,
    };
    Played { results, is_ended }
}

//! Many small runs at once, each by itself on one thread.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::experiment::plan::{EveningRow, Plan};
use crate::experiment::pool::in_order;
use crate::experiment::probe::{as_overlong, probe};
use crate::experiment::worker::Worker;
use crate::sim::Overlong;

/// Plays all evenings of each plan, several plans at a time, and hands on what each keeps in the order of the plans,
/// or how an evening stood that was not over in good time; until `on_each` wants no more. Whether an evening takes
/// too long shows at the first of each plan, after fewer events than one that is played on.
pub fn run_each(
    plans: &[Plan],
    threads: usize,
    on_each: &mut dyn FnMut(usize, Result<Vec<EveningRow>, Overlong>) -> ControlFlow<()>,
) {
    let worker = || {
        |nth: u64| {
            let nth = usize::try_from(nth).expect("it is the index of a plan");
            let plan = &plans[nth];
            let play = || Worker::new(plan).run(plan.evenings.start, plan.evenings.end).rows;
            // A worker whose evening was given up is not used again.
            let played = probe(plan)
                .and_then(|_quick| catch_unwind(AssertUnwindSafe(play)).map_err(as_overlong));
            (nth, played)
        }
    };
    in_order((plans.len() as u64, threads), worker, &mut |(nth, played)| on_each(nth, played));
}

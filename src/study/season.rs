//! Policies over the same seasons.

use crate::compare::SeasonComparison;
use crate::experiment::{SeasonBlock, SeasonPlan, run_seasons};
use crate::results::{Heading, SeasonResults};
use crate::scenario::Loaded;

/// Runs a plan of a scenario's seasons and finishes what comes of it. `on_block` gets each block in plan
/// order.
///
/// # Errors
/// What `on_block` returns; the run stops then.
pub fn season<E>(
    loaded: &Loaded,
    plan: &SeasonPlan,
    on_block: &mut dyn FnMut(&SeasonBlock) -> Result<(), E>,
) -> Result<SeasonResults, E> {
    let sums = run_seasons(plan, on_block)?;
    Ok(SeasonResults {
        heading: Heading::of(loaded, plan.seed),
        comparison: SeasonComparison::new(&sums.tables, &plan.labels(), &plan.measures),
        has_goals: !loaded.model.goals.is_empty(),
        events: sums.events,
    })
}

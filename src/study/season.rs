//! Policies over the same seasons.

use std::ops::ControlFlow;

use crate::compare::SeasonComparison;
use crate::experiment::{SeasonBlock, SeasonPlan, run_seasons};
use crate::results::{Column, Heading, SeasonResults};
use crate::scenario::Loaded;

/// Runs a plan of a scenario's seasons, until it is done or `on_block`, which gets each block in plan order, wants
/// no more of it, and finishes what comes of it.
pub fn season(
    loaded: &Loaded,
    plan: &SeasonPlan,
    on_block: &mut dyn FnMut(&SeasonBlock) -> ControlFlow<()>,
) -> SeasonResults {
    let sums = run_seasons(plan, on_block);
    SeasonResults {
        heading: Heading::of(loaded, plan.seed),
        columns: plan.points.iter().map(Column::of).collect(),
        comparison: SeasonComparison::new(&sums.tables, &plan.labels(), &plan.measures),
        has_goals: !loaded.model.goals.is_empty(),
        events: sums.events,
    }
}

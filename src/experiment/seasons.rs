//! Many seasons: policies × seasons × evenings in a row, on several threads, folded in plan order.

use std::convert::Infallible;
use std::ops::ControlFlow;

use crate::catalogue::{MeasureKey, Value};
use crate::compare::SeasonTables;
use crate::experiment::pool::in_order;
use crate::model::{Model, Policy};
use crate::season::House;

/// Seasons a block. Part of the results: sums are rounded block by block.
const BLOCK: u64 = 10;

/// What to run.
#[derive(Clone, Debug)]
pub struct SeasonPlan<'a> {
    /// The house.
    pub model: &'a Model,
    /// The policies, in the order of the output.
    pub policies: &'a [Policy],
    /// Which of them the others are compared with.
    pub baseline: usize,
    /// The measures, in the order of the output; those that only a season has among them.
    pub measures: Vec<MeasureKey>,
    /// Seed of every stream.
    pub seed: u64,
    /// How many seasons.
    pub seasons: u64,
    /// Evenings in a row, each remembering those before [≥ 1].
    pub evenings: usize,
    /// How many threads [≥ 1].
    pub threads: usize,
    /// Hands on every evening of every season.
    pub keep_rows: bool,
}

/// One evening of one season under one policy.
#[derive(Clone, Debug)]
pub struct SeasonRow {
    /// Number of the season, from 1.
    pub season: u64,
    /// Index of the policy in the plan.
    pub policy: usize,
    /// Number of the evening in its season, from 1.
    pub evening: usize,
    /// In the order of the plan's measures.
    pub values: Vec<Value>,
}

/// Some seasons, done.
#[derive(Clone, Debug)]
pub struct SeasonBlock {
    /// Seasons done so far.
    pub done: u64,
    /// Their rows, season by season, policy by policy; empty if none are kept.
    pub rows: Vec<SeasonRow>,
}

/// What all seasons came to.
#[derive(Clone, Debug)]
pub struct SeasonResults {
    /// Sums over seasons.
    pub tables: SeasonTables,
    /// Events simulated, under all policies.
    pub events: u64,
}

/// Runs a plan; `on_block` gets each block in plan order.
///
/// # Errors
/// What `on_block` returns; the run stops then.
pub fn run_seasons<E>(
    plan: &SeasonPlan<'_>,
    on_block: &mut dyn FnMut(&SeasonBlock) -> Result<(), E>,
) -> Result<SeasonResults, E> {
    let mut failed = None;
    let results = run_seasons_watched(plan, &mut |block| match on_block(block) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    });
    failed.map_or(Ok(results), Err)
}

/// Runs a plan until it is done or until `on_block`, which gets each block in plan order, wants no more of it.
pub fn run_seasons_watched(
    plan: &SeasonPlan<'_>,
    on_block: &mut dyn FnMut(&SeasonBlock) -> ControlFlow<()>,
) -> SeasonResults {
    let worker =
        || |block: u64| run_block(plan, block * BLOCK..((block + 1) * BLOCK).min(plan.seasons));
    let mut results = SeasonResults { tables: empty_tables(plan), events: 0 };
    let mut fold = |(sums, rows): (SeasonResults, Vec<SeasonRow>)| {
        results.tables.merge(&sums.tables);
        results.events += sums.events;
        Ok::<_, Infallible>(on_block(&SeasonBlock { done: results.tables.seasons(), rows }))
    };
    let Ok(()) = in_order((plan.seasons.div_ceil(BLOCK), plan.threads), worker, &mut fold);
    results
}

fn empty_tables(plan: &SeasonPlan<'_>) -> SeasonTables {
    SeasonTables::new((plan.policies.len(), plan.baseline, plan.measures.len()), plan.evenings)
}

fn run_block(
    plan: &SeasonPlan<'_>,
    seasons: std::ops::Range<u64>,
) -> (SeasonResults, Vec<SeasonRow>) {
    let mut results = SeasonResults { tables: empty_tables(plan), events: 0 };
    let mut rows = Vec::new();
    for season in seasons.map(|number| number + 1) {
        let run = |policy| {
            let mut house = House::new((plan.model, policy), &plan.measures, (plan.seed, season));
            let values: Vec<_> = (0..plan.evenings).map(|_| house.run_evening()).collect();
            (values, house.n_events())
        };
        let (values, events): (Vec<_>, Vec<u64>) = plan.policies.iter().map(run).unzip();
        results.tables.push(season, &values);
        results.events += events.iter().sum::<u64>();
        if plan.keep_rows {
            for (policy, evenings) in values.into_iter().enumerate() {
                rows.extend((1..).zip(evenings).map(|(evening, values)| SeasonRow {
                    season,
                    policy,
                    evening,
                    values,
                }));
            }
        }
    }
    (results, rows)
}

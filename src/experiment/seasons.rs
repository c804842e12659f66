//! Many seasons: points × seasons × evenings in a row, on several threads, folded in plan order.

use std::ops::ControlFlow;

use crate::catalogue::{MeasureKey, Value};
use crate::compare::SeasonTally;
use crate::experiment::plan::{Keep, Plan};
use crate::experiment::point::Point;
use crate::experiment::pool::in_order;
use crate::season::SeasonState;

/// Seasons a block. Part of the results: sums are rounded block by block.
const BLOCK: u64 = 10;

/// What to run: points through the same seasons. It comes of a plan of evenings: [`Plan::in_a_row`].
#[derive(Clone, Debug)]
pub struct SeasonPlan {
    /// The columns, in the order of the output [at least one].
    pub points: Vec<Point>,
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

impl Plan {
    /// So many seasons of so many evenings in a row [≥ 1], with the same points, measures, seed and threads.
    pub fn in_a_row(self, seasons: u64, evenings: usize) -> SeasonPlan {
        SeasonPlan {
            points: self.points,
            baseline: self.baseline,
            measures: self.measures,
            seed: self.seed,
            seasons,
            evenings,
            threads: self.threads,
            keep_rows: self.keep > Keep::Nothing,
        }
    }
}

impl SeasonPlan {
    /// What the output calls the points, in its order.
    pub fn labels(&self) -> Vec<String> {
        self.points.iter().map(|point| point.label.clone()).collect()
    }
}

/// One evening of one season of one point.
#[derive(Clone, Debug)]
pub struct SeasonRow {
    /// Number of the season, from 1.
    pub season: u64,
    /// Index of the point in the plan.
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
    /// Their rows, season by season, point by point; empty if none are kept.
    pub rows: Vec<SeasonRow>,
}

/// What all seasons came to.
#[derive(Clone, Debug)]
pub struct SeasonResults {
    /// Sums over seasons.
    pub tables: SeasonTally,
    /// Events simulated, of all points.
    pub events: u64,
}

/// Runs a plan until it is done or until `on_block`, which gets each block in plan order, wants no more of it.
pub fn run_seasons(
    plan: &SeasonPlan,
    on_block: &mut dyn FnMut(&SeasonBlock) -> ControlFlow<()>,
) -> SeasonResults {
    let worker =
        || |block: u64| run_block(plan, block * BLOCK..((block + 1) * BLOCK).min(plan.seasons));
    let mut results = SeasonResults { tables: empty_tables(plan), events: 0 };
    let mut fold = |(sums, rows): (SeasonResults, Vec<SeasonRow>)| {
        results.tables.merge(&sums.tables);
        results.events += sums.events;
        on_block(&SeasonBlock { done: results.tables.seasons(), rows })
    };
    in_order((plan.seasons.div_ceil(BLOCK), plan.threads), worker, &mut fold);
    results
}

fn empty_tables(plan: &SeasonPlan) -> SeasonTally {
    let lengths = (plan.points.len(), plan.baseline, plan.measures.len());
    SeasonTally::new(lengths, plan.evenings).seeded(plan.seed)
}

fn run_block(plan: &SeasonPlan, seasons: std::ops::Range<u64>) -> (SeasonResults, Vec<SeasonRow>) {
    let mut results = SeasonResults { tables: empty_tables(plan), events: 0 };
    let mut rows = Vec::new();
    for season in seasons.map(|number| number + 1) {
        let run = |point: &Point| {
            let whose = (&*point.model, &point.policy);
            let mut house = SeasonState::new(whose, &plan.measures, (plan.seed, season));
            let evenings = (0..plan.evenings).map(|_| house.run_evening());
            let values: Vec<_> = point.in_house(|| evenings.collect());
            (values, house.n_events())
        };
        let (values, events): (Vec<_>, Vec<u64>) = plan.points.iter().map(run).unzip();
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

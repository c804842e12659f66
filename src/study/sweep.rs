//! The same question at many values of some keys: a comparison a point, all on the same evenings.
//!
//! It reads no file and writes none. What has been played before is handed in, what is played is handed out, so
//! that a sweep can go on where it was stopped.

use std::ops::ControlFlow;

use crate::experiment::{self, Block, Plan, Point, run};
use crate::results::{Heading, Sweep, SweepPoint};
use crate::scenario::{Loaded, Override, Problems};
use crate::study::columns::{Columns, ColumnsError};
use crate::study::compare::finished;

/// What is swept over.
#[derive(Clone, Debug)]
pub struct SweepPlan<'a> {
    /// What is set at each point, in order.
    pub points: Vec<Vec<Override>>,
    /// What stands side by side at each.
    pub columns: Columns<'a>,
    /// How the comparison of a point is played: its measures, goals, evenings, seed, threads; its columns are
    /// those of the scenario as it stands.
    pub plan: Plan,
}

/// What is known of a sweep while it runs.
pub trait SweepLog {
    /// What a point came to when it was played before.
    fn known(&self, point: &[Override]) -> Option<experiment::Results>;
    /// Keeps what a point came to.
    fn keep(&mut self, point: &[Override], sums: &experiment::Results);
    /// So many evenings of all points are done; whether it goes on.
    fn goes_on(&mut self, done: u64) -> ControlFlow<()>;
    /// A point is finished: all of its evenings.
    fn finished(&mut self, point: &SweepPoint);
}

impl SweepPlan<'_> {
    /// The mistakes of all points, each told once.
    ///
    /// # Errors
    /// A name that is unknown, or the mistakes.
    pub fn check(&self, loaded: &Loaded) -> Result<(), ColumnsError> {
        let mut problems = Vec::new();
        for set in &self.points {
            match self.columns_at(loaded, set) {
                Ok(_columns) => {}
                Err(ColumnsError::Variants(found)) => problems.push(found),
                Err(other) => return Err(other),
            }
        }
        Problems::all(problems)
            .map_or(Ok(()), |problems| Err(ColumnsError::Variants(problems.without_repeats())))
    }

    fn columns_at(
        &self,
        loaded: &Loaded,
        set: &[Override],
    ) -> Result<(Loaded, Vec<Point>, usize), ColumnsError> {
        let varied = loaded.with(VARY, set).map_err(ColumnsError::Variants)?;
        let (points, baseline) = self.columns.of(&varied)?;
        Ok((varied, points, baseline))
    }
}

/// What a mistake in a value that is varied is called.
const VARY: &str = "--vary";

/// Plays every point that is not known; what was finished when nobody wanted more is the answer then.
///
/// # Errors
/// As of [`SweepPlan::check`].
pub fn sweep(
    loaded: &Loaded,
    sweep: &SweepPlan<'_>,
    log: &mut dyn SweepLog,
) -> Result<Sweep, ColumnsError> {
    let mut points = Vec::new();
    let mut done = 0;
    let mut is_cut_short = false;
    for set in &sweep.points {
        let (varied, columns, baseline) = sweep.columns_at(loaded, set)?;
        let plan = Plan { points: columns, baseline, ..sweep.plan.clone() };
        let sums = if let Some(known) = log.known(set) {
            known
        } else {
            let sums = run(&plan, &mut |block: &Block| log.goes_on(done + block.done));
            if sums.stop.is_interrupted() {
                is_cut_short = true;
                break;
            }
            log.keep(set, &sums);
            sums
        };
        done += sums.evenings + sums.stage_one;
        let point = SweepPoint { set: set.clone(), results: finished(&varied, &plan, sums) };
        log.finished(&point);
        points.push(point);
        if log.goes_on(done).is_break() {
            is_cut_short = points.len() < sweep.points.len();
            break;
        }
    }
    let (heading, wanted) = (Heading::of(loaded, sweep.plan.seed), sweep.points.len());
    Ok(Sweep { heading, points, wanted, is_cut_short })
}

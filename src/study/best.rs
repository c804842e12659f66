//! Which of several columns is best in one measure, as soon as it is sure enough: who is surely behind is played no
//! longer.

use std::ops::ControlFlow;

use crate::catalogue::MeasureKey;
use crate::experiment::{Block, Keep, Plan, run};
use crate::numbers::sequential::Race;
use crate::numbers::stats::Moments;
use crate::results::{BEST_CONFIDENCE, Best, BestAnswer, Column, Heading, Runner};
use crate::scenario::Loaded;

/// The most evenings a race takes unless it is told otherwise.
pub const BEST_MAX_EVENINGS: u64 = 20_000;

/// Evenings of the first stage. Those of a pair of columns say how far its differences spread, if enough of them differ.
const FIRST: usize = 50;

/// Plays the columns of a plan, all on the same evenings, until one is left, none more are allowed, or `on_block`,
/// which is told how many evenings are done, wants no more. A difference below `within` > 0 matters to nobody.
///
/// It is the race of [`Race`], with paired differences and looks every 50 evenings. Evenings without a value under
/// a column in the race are left out under all.
pub fn best(
    loaded: &Loaded,
    plan: &Plan,
    (key, within): (MeasureKey, f64),
    on_block: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Best {
    let mut race = Running::new(plan.points.len(), key.info().better.sign(), within);
    let mut next = plan.evenings.start;
    let mut is_cut_short = false;
    while next < plan.evenings.end && !race.is_over() && !is_cut_short {
        let still_in = race.still_in();
        let points = still_in.iter().map(|idx| plan.points[*idx].clone()).collect();
        let part = Plan { points, baseline: 0, goals: Vec::new(), target: None, ..plan.clone() };
        let part = part.measures([key]).between(next..plan.evenings.end).keep(Keep::Evenings);
        run(&part, &mut |block: &Block| {
            let evenings = block.rows.chunks(still_in.len());
            next += evenings.len() as u64;
            race.take(evenings.map(|rows| rows.iter().map(|row| row.values[0].ok()).collect()));
            is_cut_short = on_block(next - plan.evenings.start).is_break();
            let is_as_before = race.still_in() == still_in && !race.is_over();
            if is_as_before && !is_cut_short {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
    }
    if next >= plan.evenings.end {
        race.end();
    }
    let evenings = next.min(plan.evenings.end) - plan.evenings.start;
    let answer = race.answer();
    let columns = plan.points.iter().map(Column::of);
    Best {
        heading: Heading::of(loaded, plan.seed),
        key,
        within,
        first_evening: plan.evenings.start,
        evenings,
        left_out: evenings - race.rows.len() as u64,
        columns: columns.zip(race.runners()).map(|(column, of)| of(column)).collect(),
        is_cut_short: is_cut_short && !race.is_over(),
        answer,
    }
}

/// A race and all values it was made of.
struct Running {
    n_columns: usize,
    /// 1 where more is better, −1 where less is.
    sign: f64,
    within: f64,
    /// Evening by evening, column by column; `None` for those that had left.
    rows: Vec<Vec<Option<f64>>>,
    /// `None` during the first stage.
    race: Option<Race>,
}

impl Running {
    fn new(n_columns: usize, sign: f64, within: f64) -> Self {
        Self { n_columns, sign, within, rows: Vec::new(), race: None }
    }

    fn still_in(&self) -> Vec<usize> {
        self.race.as_ref().map_or_else(|| (0..self.n_columns).collect(), Race::still_in)
    }

    fn is_over(&self) -> bool {
        self.race.as_ref().is_some_and(|race| race.chosen().is_some())
    }

    /// Takes in evenings, each with a value for each column still in.
    fn take(&mut self, evenings: impl Iterator<Item = Vec<Option<f64>>>) {
        let still_in = self.still_in();
        let known = self.rows.len();
        for values in evenings.filter(|values| values.iter().all(Option::is_some)) {
            let mut row = vec![None; self.n_columns];
            for (idx, value) in still_in.iter().zip(values) {
                row[*idx] = value;
            }
            self.rows.push(row);
        }
        let of_column = |rows: &[Vec<Option<f64>>], idx: usize| -> Vec<f64> {
            rows.iter().filter_map(|row| Some(self.sign * row[idx]?)).collect()
        };
        let columns = |rows: &[Vec<Option<f64>>]| -> Vec<Vec<f64>> {
            still_in.iter().map(|idx| of_column(rows, *idx)).collect()
        };
        match &mut self.race {
            Some(race) => race.add(&columns(&self.rows[known..])),
            None if self.rows.len() >= FIRST => {
                let first = columns(&self.rows);
                self.race = Some(Race::start(&first, self.within, 1.0 - BEST_CONFIDENCE));
            }
            None => {}
        }
    }

    /// There are no more evenings.
    fn end(&mut self) {
        if let Some(race) = &mut self.race {
            race.end();
        }
    }

    fn answer(&self) -> BestAnswer {
        match self.race.as_ref().map(Race::chosen) {
            Some(Some(chosen)) => BestAnswer::Chosen(chosen),
            Some(None) => BestAnswer::CannotTell(self.still_in()),
            None => BestAnswer::NoRace,
        }
    }

    fn mean(&self, value: impl Fn(&Vec<Option<f64>>) -> Option<f64>) -> Moments {
        self.rows.iter().filter_map(value).collect()
    }

    /// What each column came to, once it has its name.
    fn runners(&self) -> impl Iterator<Item = impl FnOnce(Column) -> Runner> {
        let of_own = |idx: usize| self.mean(|row| row[idx]);
        let signed = |idx: &usize| of_own(*idx).mean().map_or(f64::NEG_INFINITY, |m| self.sign * m);
        let still_in = self.still_in();
        let front = still_in
            .into_iter()
            .reduce(|front, next| if signed(&next) > signed(&front) { next } else { front });
        (0..self.n_columns).map(move |idx| {
            let own = of_own(idx);
            let behind = |front: usize| self.mean(|row| Some(row[idx]? - row[front]?)).mean();
            let difference = front.filter(|front| *front != idx).and_then(behind);
            move |column| Runner { column, mean: own.mean(), evenings: own.count(), difference }
        })
    }
}

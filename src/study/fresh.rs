//! Evenings that no value had before: what a search along a key asks for, played.

use std::ops::{ControlFlow, Range};

use crate::experiment::{Block, Keep, Plan, Point, run};
use crate::numbers::stats::Sample;
use crate::results::{Asked, Between};
use crate::scenario::{Loaded, Override};
use crate::study::columns::{Columns, ColumnsError};

/// What a mistake in a value that is varied is called.
const VARY: &str = "--vary";

/// The columns at each value.
#[derive(Clone, Debug)]
pub(super) struct Sides<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) columns: Columns<'a>,
    /// Names of those that are played, in order.
    pub(super) names: Vec<String>,
    /// What is set besides.
    pub(super) set: Option<Override>,
}

impl Sides<'_> {
    /// The columns where a key has a value.
    pub(super) fn at(&self, value: Override) -> Result<Vec<Point>, ColumnsError> {
        let sets: Vec<Override> = self.set.iter().cloned().chain([value]).collect();
        let varied = self.loaded.with(VARY, &sets).map_err(ColumnsError::Variants)?;
        let (points, _) = self.columns.of(&varied)?;
        let named = |name: &String| points.iter().find(|point| point.label == *name).cloned();
        Ok(self.names.iter().filter_map(named).collect())
    }
}

/// Plays evening after evening, each once.
pub(super) struct Fresh<'a> {
    pub(super) sides: &'a Sides<'a>,
    pub(super) asked: Asked,
    pub(super) between: &'a Between,
    /// One measure, the seed, the threads.
    pub(super) plan: &'a Plan,
    /// Number of the next evening.
    pub(super) next: u64,
    /// What each value has shown, in the order they were first tried.
    pub(super) seen: Vec<(f64, Sample)>,
    /// Why a value could not be played.
    pub(super) refused: Option<ColumnsError>,
    /// Whether nobody wants more.
    pub(super) is_ended: bool,
    at: Option<At>,
}

/// The value that was played last, and what has been played of it beforehand: other threads would stand idle.
/// Evenings are used up only when they are asked for, so that their numbers depend on no number of threads.
struct At {
    value: f64,
    points: Vec<Point>,
    n_asked: u64,
    ahead: Vec<Option<Told>>,
}

/// What one evening says.
#[derive(Clone, Copy)]
struct Told {
    value: f64,
    /// The lowest value of the measure under any column.
    lowest: f64,
    highest: f64,
}

impl<'a> Fresh<'a> {
    pub(super) fn new(
        (sides, between): (&'a Sides<'a>, &'a Between),
        asked: Asked,
        (plan, next): (&'a Plan, u64),
    ) -> Self {
        let (seen, refused, is_ended, at) = (Vec::new(), None, false, None);
        Self { sides, asked, between, plan, next, seen, refused, is_ended, at }
    }

    /// So many fresh evenings at a value, and how far the measure ranges on them under all columns; `None`: it was
    /// refused, or nobody wants more.
    pub(super) fn play(
        &mut self,
        value: f64,
        n: u64,
        goes_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Option<(Sample, f64)> {
        let is_same = self.at.as_ref().is_some_and(|at| at.value.to_bits() == value.to_bits());
        if !is_same {
            match self.sides.at(self.between.set(value)) {
                Ok(points) => self.at = Some(At { value, points, n_asked: 0, ahead: Vec::new() }),
                Err(refused) => {
                    self.refused = Some(refused);
                    return None;
                }
            }
        }
        let n_wanted = usize::try_from(n).ok()?;
        let at = self.at.as_mut()?;
        if at.ahead.len() < n_wanted {
            // As much beforehand as this value has taken already.
            let threads = u64::try_from(self.plan.threads).unwrap_or(1);
            let n_played = (n * threads).min(at.n_asked.max(n)) / n * n;
            let first = self.next + at.ahead.len() as u64;
            let played = values(
                (self.plan, &at.points),
                (first..first + n_played, &self.asked),
                &mut |done| goes_on(first + done),
            );
            let Some(played) = played else {
                self.is_ended = true;
                return None;
            };
            at.ahead.extend(played);
        }
        at.n_asked += n;
        let told: Vec<Told> = at.ahead.drain(..n_wanted).flatten().collect();
        let sample: Sample = told.iter().map(|told| told.value).collect();
        let lowest = told.iter().map(|told| told.lowest).reduce(f64::min);
        let highest = told.iter().map(|told| told.highest).reduce(f64::max);
        let range = highest.zip(lowest).map_or(0.0, |(highest, lowest)| highest - lowest);
        self.next += n;
        match self.seen.iter_mut().find(|(known, _)| known.to_bits() == value.to_bits()) {
            Some((_, known)) => known.merge(&sample),
            None => self.seen.push((value, sample.clone())),
        }
        if goes_on(self.next).is_break() {
            self.is_ended = true;
            return None;
        }
        Some((sample, range))
    }
}

/// What each of these evenings says; `None` if nobody wanted more.
fn values(
    (plan, points): (&Plan, &[Point]),
    (evenings, asked): (Range<u64>, &Asked),
    goes_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Option<Vec<Option<Told>>> {
    let plan = Plan { points: points.to_vec(), ..plan.clone() };
    let plan = plan.between(evenings).keep(Keep::Evenings);
    let mut all = Vec::new();
    let played = run(&plan, &mut |block: &Block| {
        for rows in block.rows.chunks(points.len()) {
            let known: Option<Vec<f64>> = rows.iter().map(|row| row.values[0].ok()).collect();
            all.push(known.map(|known| Told {
                value: asked.of_evening(&known),
                lowest: known.iter().copied().fold(f64::INFINITY, f64::min),
                highest: known.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            }));
        }
        goes_on(block.done)
    });
    (!played.stop.is_interrupted()).then_some(all)
}

//! What moves a measure most: every value moved from one end of its range to the other, all else as it is, on the same
//! evenings.

use std::ops::ControlFlow;

use crate::catalogue::{Better, Measure, MeasureKey, Value};
use crate::compare::{Estimate, Verdict};
use crate::experiment::{Block, Keep, Plan, Point, run};
use crate::numbers::design::{RUNS, is_high, pair_effects};
use crate::numbers::stats::{Moments, Sample, holm, less, p_of_no_mean, without_noise};
use crate::results::{End, Heading, Levers, Pair, Swing};
use crate::scenario::{Lever, Loaded, Moved, Override};
use crate::study::columns::{Columns, ColumnsError};

/// Combinations that are played at a time: each takes the memory of a house.
const AT_A_TIME: usize = 32;

/// So many levers are tried in pairs: as many as a quarter fraction of eight has room for.
const IN_PAIRS: usize = 7;

/// Chance of a pair being told of that brings nothing, of all pairs together.
const CHANCE: f64 = 0.05;

/// What is moved, and what is watched.
#[derive(Clone, Debug)]
pub struct LeversPlan<'a> {
    /// What stands side by side; the first two are watched.
    pub columns: Columns<'a>,
    /// The measure.
    pub key: MeasureKey,
    /// How far values are moved.
    pub moved: Moved,
    /// The evenings, the seed, the threads.
    pub plan: Plan,
}

/// Each evening's values of the columns; `None` where one is missing.
type Evenings = Vec<Option<Vec<f64>>>;

/// Moves every value; `goes_on` is told how much is done, from 0 to 1. What was tried when nobody wanted more is the
/// answer then; `None` if not even the house as it is was played.
///
/// # Errors
/// A name that is unknown, or the mistakes of a variant.
pub fn levers(
    loaded: &Loaded,
    wanted: &LeversPlan<'_>,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<Option<Levers>, ColumnsError> {
    let (columns, baseline) = wanted.columns.of(loaded)?;
    let watched = watched(columns.len(), baseline);
    let names: Vec<String> = watched.iter().map(|at| columns[*at].label.clone()).collect();
    let (all, without_range) = loaded.levers(wanted.moved);
    let game = Game { loaded, wanted, watched };
    let ends: Vec<Vec<Override>> = std::iter::once(Vec::new())
        .chain(all.iter().flat_map(|lever| [&lever.low, &lever.high].map(|end| set(lever, end))))
        .collect();
    let (played, is_cut_short) = game.play(&ends, &mut |part| goes_on(0.9 * part));
    let Some((Some(base), tried)) = played.split_first() else { return Ok(None) };
    let mut swings = Vec::new();
    let mut idle = Vec::new();
    for (lever, ends) in all.into_iter().zip(tried.chunks_exact(2)) {
        let [low, high] = [&ends[0], &ends[1]];
        if low.is_none() && high.is_none() {
            continue;
        }
        match game.swing(lever, base, [low.as_ref(), high.as_ref()]) {
            Ok(swing) => swings.push(swing),
            Err(path) => idle.push(path),
        }
    }
    let adjusted = holm(&swings.iter().map(|(_, p)| p.unwrap_or(1.0)).collect::<Vec<_>>());
    let mut levers: Vec<Swing> = swings
        .into_iter()
        .zip(adjusted)
        .map(|((swing, p), adjusted)| Swing { p: p.map(|_| adjusted), ..swing })
        .collect();
    levers.sort_by(|one, other| other.swing.mean.abs().total_cmp(&one.swing.mean.abs()));
    let pairs = if is_cut_short { Vec::new() } else { game.pairs(&levers) };
    let range = range(&[base]);
    let base = differences(base);
    let estimate = game.estimate(&base, range);
    Ok(Some(Levers {
        heading: Heading::of(loaded, wanted.plan.seed),
        key: wanted.key,
        verdict: game.verdict(&base, &estimate),
        columns: names,
        first_evening: wanted.plan.evenings.start,
        evenings: wanted.plan.n_evenings(),
        base: estimate,
        levers,
        idle,
        without_range,
        pairs,
        is_cut_short,
    }))
}

/// What single assumptions make of the guest score's difference between the first two columns of a plan, on its first
/// hundred evenings; `None` if nobody wanted to wait for that.
pub fn assumptions(
    loaded: &Loaded,
    plan: &Plan,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Option<Levers> {
    let names: Vec<String> = plan.points.iter().map(|point| point.policy.name.clone()).collect();
    let watched = watched(plan.points.len(), plan.baseline);
    // Variants of these columns are varied too, so that only policies in the house as it is are told of.
    let policies: Vec<String> = watched.iter().rev().map(|at| names[*at].clone()).collect();
    let columns =
        Columns { policies: &policies, variants: &["none".to_owned()], ..Columns::default() };
    let plan = Plan { target: None, ..plan.clone() }.evenings(ASSUMED_EVENINGS);
    let key = Measure::GuestScore.into();
    let wanted = LeversPlan { columns, key, moved: Moved::Plausible, plan };
    levers(loaded, &wanted, goes_on).ok().flatten().filter(|found| !found.is_cut_short)
}

/// Evenings on which each assumption is tried.
const ASSUMED_EVENINGS: u64 = 100;

/// The columns that are watched: the baseline and the first other, or the only one.
fn watched(n_columns: usize, baseline: usize) -> Vec<usize> {
    let other = (0..n_columns).find(|column| *column != baseline);
    other.map_or_else(|| vec![baseline], |other| vec![other, baseline])
}

fn set(lever: &Lever, value: &str) -> Vec<Override> {
    vec![Override { path: lever.path.clone(), value: value.to_owned() }]
}

struct Game<'a> {
    loaded: &'a Loaded,
    wanted: &'a LeversPlan<'a>,
    /// Indices of the columns.
    watched: Vec<usize>,
}

impl Game<'_> {
    /// The columns of the house with these values; `None` if a rule forbids them.
    fn points(&self, set: &[Override]) -> Option<Vec<Point>> {
        let varied = self.loaded.varied(set).ok()?;
        let (columns, _) = self.wanted.columns.of(&varied).ok()?;
        Some(self.watched.iter().map(|at| columns[*at].clone()).collect())
    }

    /// The evenings of each of these houses, `None` where a rule forbids it; and whether it was ended before the last,
    /// in which case the rest is left out.
    fn play(
        &self,
        houses: &[Vec<Override>],
        goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
    ) -> (Vec<Option<Evenings>>, bool) {
        let n_columns = self.watched.len();
        let mut played = Vec::new();
        for (nth, some) in houses.chunks(AT_A_TIME).enumerate() {
            let points: Vec<Option<Vec<Point>>> = some.iter().map(|set| self.points(set)).collect();
            let is_there: Vec<bool> = points.iter().map(Option::is_some).collect();
            let points: Vec<Point> = points.into_iter().flatten().flatten().collect();
            let n_points = points.len();
            let mut of_houses: Vec<Evenings> = vec![Vec::new(); n_points / n_columns];
            let mut is_ended = false;
            if n_points > 0 {
                let plan = Plan { points, goals: Vec::new(), ..self.wanted.plan.clone() };
                let plan =
                    Plan { baseline: 0, ..plan }.measures([self.wanted.key]).keep(Keep::Evenings);
                let played = run(&plan, &mut |block: &Block| {
                    for rows in block.rows.chunks(n_points) {
                        for (house, rows) in of_houses.iter_mut().zip(rows.chunks(n_columns)) {
                            let values = rows.iter().map(|row: &_| Value::ok(row.values[0]));
                            house.push(values.collect());
                        }
                    }
                    let part = fraction(nth * AT_A_TIME, houses.len());
                    let flow = goes_on(part);
                    is_ended |= flow.is_break();
                    flow
                });
                is_ended &= played.stop.is_interrupted() || (nth + 1) * AT_A_TIME < houses.len();
            }
            if is_ended {
                return (played, true);
            }
            let mut of_houses = of_houses.into_iter();
            played.extend(
                is_there.iter().map(|is_there| if *is_there { of_houses.next() } else { None }),
            );
        }
        (played, false)
    }

    /// Of differences between values that range so far.
    fn estimate(&self, values: &[Option<f64>], range: f64) -> Estimate {
        let sample: Sample = values.iter().copied().flatten().collect();
        let given = (self.wanted.plan.seed, range);
        Estimate::of_values(&sample, self.wanted.key, given).unwrap_or(Estimate {
            mean: 0.0,
            interval: None,
            evenings: 0,
            few: None,
        })
    }

    fn verdict(&self, values: &[Option<f64>], estimate: &Estimate) -> Option<Verdict> {
        if self.watched.len() < 2 {
            return None;
        }
        if values.iter().flatten().all(|value| *value == 0.0) {
            return Some(Verdict::Same);
        }
        Some(match estimate.interval {
            Some(limits) => Verdict::between(limits, self.better()),
            None => Verdict::CannotTell,
        })
    }

    fn better(&self) -> Better {
        self.wanted.key.info().better
    }

    /// What moving a value does, with how likely that is by chance; its path if it does nothing.
    fn swing(
        &self,
        lever: Lever,
        base: &Evenings,
        [low, high]: [Option<&Evenings>; 2],
    ) -> Result<(Swing, Option<f64>), String> {
        let end = |evenings: Option<&Evenings>| {
            evenings.map(|evenings| {
                let values = differences(evenings);
                let difference = self.estimate(&values, range(&[evenings]));
                End { verdict: self.verdict(&values, &difference), difference }
            })
        };
        let [at_low, at_high] = [low.unwrap_or(base), high.unwrap_or(base)];
        if at_low == at_high {
            return Err(lever.path);
        }
        let between = |one: &[Option<f64>], other: &[Option<f64>]| -> Vec<Option<f64>> {
            one.iter().zip(other).map(|(one, other)| Some(less((*one)?, (*other)?))).collect()
        };
        let range = range(&[at_low, at_high]);
        let swings = between(&differences(at_high), &differences(at_low));
        let column = |evenings: &Evenings, at: usize| -> Vec<Option<f64>> {
            evenings.iter().map(|values| values.as_ref().map(|values| values[at])).collect()
        };
        let of_columns = (0..self.watched.len()).map(|at| {
            let moments: Moments =
                between(&column(at_high, at), &column(at_low, at)).into_iter().flatten().collect();
            moments.mean().unwrap_or(0.0)
        });
        let sample: Sample = swings.iter().copied().flatten().collect();
        let p = Estimate::p_of_none(&sample, self.wanted.key, range);
        let swing = Swing {
            low: end(low),
            high: end(high),
            swing: self.estimate(&swings, range),
            of_columns: of_columns.collect(),
            p,
            lever,
        };
        Ok((swing, p))
    }

    /// What the first levers bring in pairs: those pairs that show in a fraction of all combinations, each then in all
    /// four of its own.
    fn pairs(&self, levers: &[Swing]) -> Vec<Pair> {
        let first: Vec<&Lever> = levers.iter().take(IN_PAIRS).map(|swing| &swing.lever).collect();
        if first.len() < IN_PAIRS {
            return Vec::new();
        }
        let end = |lever: &Lever, is_high: bool| Override {
            path: lever.path.clone(),
            value: if is_high { lever.high.clone() } else { lever.low.clone() },
        };
        let runs: Vec<Vec<Override>> = (0..RUNS)
            .map(|run| {
                first.iter().enumerate().map(|(at, lever)| end(lever, is_high(run, at))).collect()
            })
            .collect();
        let (played, _) = self.play(&runs, &mut |_| ControlFlow::Continue(()));
        let Some(played) = played.into_iter().collect::<Option<Vec<Evenings>>>() else {
            return Vec::new();
        };
        let of_runs: Vec<Vec<Option<f64>>> = played.iter().map(differences).collect();
        let mut effects: Vec<(Vec<(usize, usize)>, Moments)> = Vec::new();
        for evening in 0..of_runs[0].len() {
            let values: Option<Vec<f64>> = of_runs.iter().map(|run| run[evening]).collect();
            let Some(Ok(values)) = values.map(<[f64; RUNS]>::try_from) else { continue };
            for (at, found) in pair_effects(&values).into_iter().enumerate() {
                if effects.len() <= at {
                    effects.push((found.pairs, Moments::default()));
                }
                effects[at].1.push(found.effect);
            }
        }
        let level = CHANCE / fraction_of(effects.len());
        let shows = |moments: &Moments| p_of_no_mean(moments).is_some_and(|p| p < level);
        let showing = effects.iter().filter(|(_, moments)| shows(moments));
        let pairs = showing.flat_map(|(pairs, _)| pairs.iter().copied());
        pairs.filter_map(|(one, other)| self.together([first[one], first[other]])).collect()
    }

    /// Both ends of two levers in all four combinations.
    fn together(&self, pair: [&Lever; 2]) -> Option<Pair> {
        let ends = |high: [bool; 2]| -> Vec<Override> {
            let of = |(lever, high): (&&Lever, bool)| Override {
                path: lever.path.clone(),
                value: if high { lever.high.clone() } else { lever.low.clone() },
            };
            pair.iter().zip(high).map(of).collect()
        };
        let houses = [[false, false], [true, false], [false, true], [true, true]].map(ends);
        let (played, _) = self.play(&houses, &mut |_| ControlFlow::Continue(()));
        let played = played.into_iter().collect::<Option<Vec<Evenings>>>()?;
        let [none, one, other, both] = [0, 1, 2, 3].map(|at| differences(&played[at]));
        let beyond = |[none, one, other, both]: [f64; 4]| {
            let largest = [none, one, other, both].map(f64::abs).into_iter().fold(0.0, f64::max);
            Some(without_noise(both - one - other + none, largest))
        };
        let beyond: Vec<Option<f64>> = (0..none.len())
            .map(|at| beyond([none[at]?, one[at]?, other[at]?, both[at]?]))
            .collect();
        let beyond = self.estimate(&beyond, 2.0 * range(&played.iter().collect::<Vec<_>>()));
        let is_told = beyond.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
        is_told.then(|| Pair { paths: pair.map(|lever| lever.path.clone()), beyond })
    }
}

/// What is watched on each evening: the difference of the columns, or the only one.
fn differences(evenings: &Evenings) -> Vec<Option<f64>> {
    let of =
        |values: &Vec<f64>| values.get(1).map_or(values[0], |baseline| less(values[0], *baseline));
    evenings.iter().map(|values| values.as_ref().map(of)).collect()
}

/// How far the values of these houses range, over their columns and evenings; 0 without a value.
fn range(houses: &[&Evenings]) -> f64 {
    let values = || houses.iter().flat_map(|evenings| evenings.iter().flatten().flatten().copied());
    let ends = values().reduce(f64::max).zip(values().reduce(f64::min));
    ends.map_or(0.0, |(high, low)| high - low)
}

/// A part of a whole [0–1].
#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn fraction(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[expect(clippy::cast_precision_loss, reason = "a few")]
fn fraction_of(n: usize) -> f64 {
    n.max(1) as f64
}

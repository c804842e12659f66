//! Switches turned on in every combination, evening by evening: what each of them brings.
//!
//! What a switch does is told by whoever asks. Up to [`MOST_EXACT`] switches every combination is played; of more
//! each evening has random orders of its own.

use std::ops::{ControlFlow, Range};

use rand::TryRng as _;

use crate::catalogue::Value;
use crate::compare::Shares;
use crate::engine::Streams;
use crate::experiment::{Block, Keep, Plan, Point, run};
use crate::numbers::design::{Orders, Subsets};
use crate::numbers::stats::without_noise;

/// Of more switches the combinations are too many. Assumption: 4,096 of each evening can be waited for.
const MOST_EXACT: usize = 12;

/// Pairs of an order and its reverse on each evening where not every combination is played.
const PAIRS: usize = 8;

/// Combinations that are played at a time: each takes the memory of a house.
const AT_A_TIME: usize = 64;

/// Evenings are numbered from 1, so that no evening's streams draw orders.
const NO_EVENING: u64 = 0;

/// What is played: the columns of a combination of switches, and what an evening of them is worth.
pub(super) struct Game<'a> {
    pub(super) n_switches: usize,
    /// The columns of the combination whose bit i says whether switch i is on.
    pub(super) columns: &'a dyn Fn(u64) -> Vec<Point>,
    /// What an evening of these columns is worth; `None`: it has no value.
    pub(super) value: fn(&[Value]) -> Option<f64>,
    /// Whether what is there with every switch off is a part of the whole by itself, the last one.
    pub(super) has_rest: bool,
    /// One measure, the evenings, the seed, the threads.
    pub(super) plan: Plan,
}

/// What one evening says.
struct Told {
    /// The largest worth of a combination, whatever its sign.
    largest: f64,
    none: f64,
    all: f64,
    shares: Vec<f64>,
    alone: Vec<f64>,
    last: Vec<f64>,
}

impl Game<'_> {
    fn n_parts(&self) -> usize {
        self.n_switches + usize::from(self.has_rest)
    }

    fn note(&self, mut told: Told, shares: &mut Shares) {
        let mut whole = told.all - told.none;
        if self.has_rest {
            whole = told.all;
            for parts in [&mut told.shares, &mut told.alone, &mut told.last] {
                parts.push(told.none);
            }
        }
        let exact = |value: &mut f64| *value = without_noise(*value, told.largest);
        exact(&mut whole);
        for parts in [&mut told.shares, &mut told.alone, &mut told.last] {
            parts.iter_mut().for_each(exact);
        }
        shares.push(whole, &told.shares, [&told.alone, &told.last]);
    }
}

/// What every evening says of each switch, as far as `goes_on` wanted more; it is told how much of the work is done,
/// from 0 to 1.
pub(super) fn play(
    game: &Game<'_>,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Option<Shares> {
    if game.n_switches <= MOST_EXACT { exact(game, goes_on) } else { sampled(game, goes_on) }
}

fn exact(game: &Game<'_>, goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>) -> Option<Shares> {
    let subsets: Vec<u64> = (0..1 << game.n_switches).collect();
    let evenings = values(game, &subsets, game.plan.evenings.clone(), goes_on)?;
    let mut shares = Shares::of(game.n_parts());
    for values in evenings {
        let known: Option<Vec<f64>> = values.into_iter().collect();
        let Some(known) = known else {
            shares.leave_out();
            continue;
        };
        let subsets = Subsets::new(&known).expect("there is a value for each combination");
        let told = Told {
            largest: largest(&known),
            none: known[0],
            all: known[known.len() - 1],
            shares: subsets.shapley(),
            alone: subsets.alone(),
            last: subsets.last(),
        };
        game.note(told, &mut shares);
    }
    Some(shares)
}

/// Each evening by its own orders.
fn sampled(game: &Game<'_>, goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>) -> Option<Shares> {
    let mut shares = Shares::of(game.n_parts());
    let n = game.n_switches;
    let all = (1_u64 << n) - 1;
    let last = game.plan.evenings.end;
    for evening in game.plan.evenings.clone() {
        let mut stream = Streams::new(game.plan.seed, NO_EVENING).stream(0, evening, 0);
        let mut words = || {
            let Ok(word) = stream.try_next_u64();
            word
        };
        let orders = Orders::draw(n, PAIRS, &mut words);
        let ends = (0..n).flat_map(|switch| [1 << switch, all ^ 1 << switch]);
        let mut subsets: Vec<u64> = orders.subsets().into_iter().chain(ends).collect();
        subsets.sort_unstable();
        subsets.dedup();
        let played =
            values(game, &subsets, evening..evening + 1, &mut |_| ControlFlow::Continue(()))?;
        let known: Option<Vec<f64>> = played.into_iter().next()?.into_iter().collect();
        match known {
            None => shares.leave_out(),
            Some(known) => {
                let of =
                    |subset: u64| known[subsets.binary_search(&subset).expect("it was played")];
                let told = Told {
                    largest: largest(&known),
                    none: of(0),
                    all: of(all),
                    shares: orders.shapley(of),
                    alone: (0..n).map(|switch| of(1 << switch) - of(0)).collect(),
                    last: (0..n).map(|switch| of(all) - of(all ^ 1 << switch)).collect(),
                };
                game.note(told, &mut shares);
            }
        }
        let n_left = last - evening - 1;
        let part = 1.0 - fraction(n_left, game.plan.n_evenings());
        if goes_on(part).is_break() {
            return None;
        }
    }
    Some(shares)
}

/// What each of these combinations is worth, evening by evening; `None` if no more was wanted.
fn values(
    game: &Game<'_>,
    subsets: &[u64],
    evenings: Range<u64>,
    goes_on: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Option<Vec<Vec<Option<f64>>>> {
    // As many as come, and not as many as are wanted: nobody waits for all there could be.
    let mut all: Vec<Vec<Option<f64>>> = Vec::new();
    let mut is_ended = false;
    for (nth, some) in subsets.chunks(AT_A_TIME).enumerate() {
        let of_subsets: Vec<Vec<Point>> =
            some.iter().map(|subset| (game.columns)(*subset)).collect();
        let n_columns = of_subsets[0].len();
        let points: Vec<Point> = of_subsets.into_iter().flatten().collect();
        let n_points = points.len();
        let plan = Plan { points, goals: Vec::new(), ..game.plan.clone() };
        let plan = plan.between(evenings.clone()).keep(Keep::Evenings);
        let mut at = 0;
        let played = run(&plan, &mut |block: &Block| {
            for rows in block.rows.chunks(n_points) {
                let measured: Vec<Value> = rows.iter().map(|row| row.values[0]).collect();
                if all.len() == at {
                    all.push(Vec::with_capacity(subsets.len()));
                }
                all[at].extend(measured.chunks(n_columns).map(game.value));
                at += 1;
            }
            let whole = (subsets.len() as u64) * evenings_of(&evenings);
            let done =
                (nth * AT_A_TIME) as u64 * evenings_of(&evenings) + block.done * some.len() as u64;
            let flow = goes_on(fraction(done, whole));
            is_ended |= flow.is_break();
            flow
        });
        if is_ended && (played.stop.is_interrupted() || nth + 1 < subsets.len().div_ceil(AT_A_TIME))
        {
            return None;
        }
    }
    Some(all)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().map(f64::abs).fold(0.0, f64::max)
}

fn evenings_of(evenings: &Range<u64>) -> u64 {
    evenings.end - evenings.start
}

/// A part of a whole [0–1].
#[expect(clippy::cast_precision_loss, reason = "it is only shown")]
fn fraction(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

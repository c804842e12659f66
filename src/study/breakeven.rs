//! Where two columns draw level as a key is varied, or where a goal begins to be missed: a search, whose answer is
//! then made certain on fresh evenings at both ends.

use std::ops::ControlFlow;

use crate::experiment::{Plan, Point};
use crate::numbers::decimals::{Ends, decimal_text, places_within, to_places};
use crate::numbers::search::{Found, Search, Turn};
use crate::numbers::stats::Sample;
use crate::results::{Asked, Between, BreakEven, Column, Frontier, Heading, Known, TriedValue};
use crate::scenario::{Loaded, Override};
use crate::study::columns::{Columns, ColumnsError};
use crate::study::fresh::{Fresh, Sides};

/// A bracket is this part of the range wide at most, unless it is told otherwise.
const PART_OF_RANGE: f64 = 0.1;
/// All that is told errs together so often at most.
const ALPHA: f64 = 0.05;
/// So many evenings at one value tell a sign, or none.
pub const MOST_AT_A_VALUE: u64 = 20_000;
/// On a frontier it is looked so many widths of the neighbour's bracket beyond its ends.
const BESIDE_NEIGHBOUR: f64 = 2.0;

/// What is searched for, along which key, among which columns.
#[derive(Clone, Debug)]
pub struct BreakEvenPlan<'a> {
    /// What turns.
    pub asked: Asked,
    /// Path of the key that is varied.
    pub path: &'a str,
    /// From where to where.
    pub ends: Ends,
    /// So wide a bracket may be, in the unit typed; `None`: a tenth of the range.
    pub tolerance: Option<f64>,
    /// Which columns: those named, else the first ones.
    pub columns: Columns<'a>,
    /// The evenings, at most so many in all; the seed, the threads.
    pub plan: Plan,
}

/// Why there is nothing to search.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BreakEvenError {
    /// A name that is unknown, or mistakes in a variant or a value.
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    /// Columns that are named are too many or too few.
    #[error("{}, and it takes {wanted}", if named.is_empty() { "there is only one column".to_owned() } else { format!("named are `{}`", named.join("`, `")) })]
    NotSoMany {
        /// Those that are named.
        named: Vec<String>,
        /// How many it takes.
        wanted: usize,
    },
}

/// Searches for the turn. `goes_on` is told how many evenings are used up.
///
/// # Errors
/// A name that is unknown, columns that are too many, a value that the rules of the file refuse.
pub fn breakeven(
    loaded: &Loaded,
    wanted: &BreakEvenPlan<'_>,
    goes_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<BreakEven, BreakEvenError> {
    let sides = sides(loaded, wanted)?;
    let between = between(wanted, &sides)?;
    let evenings = (wanted.plan.evenings.start, wanted.plan.n_evenings());
    Ok(search((wanted, &sides, &between), (evenings, ALPHA), goes_on)?)
}

/// Searches for the turn at each of these values of another key; each search but the first begins where the one
/// before it has found one. What is sure of all of them holds together. `goes_on` is told how many values are done
/// and how many evenings are used up.
///
/// # Errors
/// As of [`breakeven`], at any of the values.
pub fn frontier(
    loaded: &Loaded,
    (wanted, along): (&BreakEvenPlan<'_>, &[Override]),
    goes_on: &mut dyn FnMut(usize, u64) -> ControlFlow<()>,
) -> Result<Frontier, BreakEvenError> {
    let all_sides = along.iter().map(|set| {
        let sides = Sides { set: Some(set.clone()), ..sides(loaded, wanted)? };
        let between = between(wanted, &sides)?;
        Ok((sides, between))
    });
    let all_sides: Vec<(Sides<'_>, Between)> = all_sides.collect::<Result<_, BreakEvenError>>()?;
    let alpha = 0.5 * ALPHA / f64::from(u32::try_from(along.len()).unwrap_or(u32::MAX));
    let (mut next, last) = (wanted.plan.evenings.start, wanted.plan.evenings.end);
    let mut points: Vec<BreakEven> = Vec::new();
    for (done, (sides, between)) in all_sides.iter().enumerate() {
        let mut flow = |used: u64| goes_on(done, used);
        // What one value leaves over is there for the others.
        let n_left = (along.len() - done) as u64;
        let (start, share) = (next, (last - next) / n_left);
        let neighbour = points.last().and_then(|point| point.turns().first());
        let mut at = None;
        if let Some(turn) = neighbour {
            let near = beside(turn, between);
            let found = search((wanted, sides, &near), ((next, share), alpha), &mut flow)?;
            next += found.evenings;
            at = (found.turns().len() == 1 || found.is_interrupted).then_some(found);
        }
        let found = if let Some(found) = at {
            BreakEven { between: between.clone(), ..found }
        } else {
            let left = share - (next - start);
            search((wanted, sides, between), ((next, left), alpha), &mut flow)?
        };
        next = next.max(found.first_evening + found.evenings);
        let is_ended = found.is_interrupted;
        points.push(found);
        if is_ended || goes_on(done + 1, next).is_break() {
            break;
        }
    }
    let path = along.first().map_or_else(String::new, |set| set.path.clone());
    let evenings = next - wanted.plan.evenings.start;
    Ok(Frontier { path, wanted: along.len(), evenings, points })
}

/// The part of the range around a neighbour's bracket.
fn beside(turn: &Turn, between: &Between) -> Between {
    let margin = BESIDE_NEIGHBOUR * turn.width();
    let Ends { low, high, .. } = &between.ends;
    let place = |x: f64| to_places(x, between.places).clamp(*low, *high);
    let (from, to) = (place(turn.bracket.0 - margin), place(turn.bracket.1 + margin));
    Between { ends: Ends { low: from, high: to, ..between.ends.clone() }, ..between.clone() }
}

/// One search from its first evening on.
fn search(
    (wanted, sides, between): (&BreakEvenPlan<'_>, &Sides<'_>, &Between),
    ((first, most), alpha): ((u64, u64), f64),
    goes_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<BreakEven, ColumnsError> {
    let tolerance = tolerance(wanted);
    let (low, high) = (between.ends.low, between.ends.high);
    let plan = Plan { goals: Vec::new(), target: None, ..wanted.plan.clone() };
    let plan = plan.measures([wanted.asked.key()]);
    let mut fresh = Fresh::new((sides, between), wanted.asked, (&plan, first));
    let search = Search {
        low,
        high,
        tolerance: 0.5 * tolerance,
        places: between.places,
        alpha,
        most_in_a_test: MOST_AT_A_VALUE,
        most,
        share: match wanted.asked {
            Asked::Level(_) => None,
            Asked::Goal(_, share) => share,
        },
    };
    let found = search.run(&mut |value, n| fresh.play(value, n, goes_on));
    let Fresh { seen, refused, is_ended, next, .. } = fresh;
    if let Some(refused) = refused {
        return Err(refused);
    }
    let columns = sides.at(between.ends_typed()[0].clone())?;
    Ok(BreakEven {
        heading: Heading::of(sides.loaded, wanted.plan.seed),
        between: between.clone(),
        set: sides.set.clone(),
        asked: wanted.asked,
        columns: columns.iter().map(Column::of).collect(),
        tolerance,
        first_evening: first,
        evenings: next - first,
        tried: tried(&found, seen, &wanted.asked),
        found,
        is_interrupted: is_ended,
    })
}

/// What is known of each value, ascending.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn tried(found: &Found, mut seen: Vec<(f64, Sample)>, asked: &Asked) -> Vec<TriedValue> {
    seen.sort_by(|one, other| one.0.total_cmp(&other.0));
    let is_at = |x: f64, value: f64| x.to_bits() == value.to_bits();
    let known = |value: f64| {
        if let Some(told) = found.told.iter().find(|told| is_at(told.x, value)) {
            return Known::Sure(asked.standing(told.side));
        }
        let is_untold = found.untold.iter().any(|x| is_at(*x, value));
        if is_untold { Known::CannotTell } else { Known::LookedAt }
    };
    let of_value = |(value, sample): (f64, Sample)| TriedValue {
        value,
        evenings: sample.count(),
        mean: sample.mean(),
        error: sample.moments().variance().map(|v| (v / sample.count() as f64).sqrt()),
        known: known(value),
    };
    seen.into_iter().map(of_value).collect()
}

fn tolerance(wanted: &BreakEvenPlan<'_>) -> f64 {
    let default = PART_OF_RANGE * (wanted.ends.high - wanted.ends.low);
    // A tenth of 0.3 is not 0.03 but for a bit.
    wanted.tolerance.unwrap_or_else(|| to_places(default, places_within(default)))
}

/// The columns that are played: those that are named, else the first ones.
fn sides<'a>(loaded: &'a Loaded, wanted: &BreakEvenPlan<'a>) -> Result<Sides<'a>, BreakEvenError> {
    let Columns { policies, variants, typed, .. } = wanted.columns;
    let (points, _) = wanted.columns.of(loaded)?;
    let n_wanted = wanted.asked.n_columns();
    let n_policies = if policies.is_empty() { loaded.model.policies.len() } else { policies.len() };
    let is_named = |idx: usize| {
        if idx < n_policies {
            !policies.is_empty()
        } else {
            !variants.is_empty() || idx >= points.len() - typed.len()
        }
    };
    let label = |point: &Point| point.label.clone();
    let named: Vec<String> = points
        .iter()
        .enumerate()
        .filter(|(idx, _)| is_named(*idx))
        .map(|(_, point)| label(point))
        .collect();
    let names: Vec<String> = match named.as_slice() {
        [] => points.iter().take(n_wanted).map(label).collect(),
        // A variant by itself is compared with the first policy.
        [only] if n_wanted == 2 && policies.is_empty() => vec![label(&points[0]), only.clone()],
        _ => named.clone(),
    };
    if names.len() != n_wanted {
        return Err(BreakEvenError::NotSoMany { named, wanted: n_wanted });
    }
    Ok(Sides { loaded, columns: wanted.columns, names, set: None })
}

/// The range, with as many decimals as the search wants and the rules of the file take: of money two, of what
/// counts whole things none.
fn between(wanted: &BreakEvenPlan<'_>, sides: &Sides<'_>) -> Result<Between, ColumnsError> {
    let Ends { low, high, .. } = wanted.ends;
    let with =
        |places: usize| Between { path: wanted.path.to_owned(), ends: wanted.ends.clone(), places };
    for end in with(0).ends_typed() {
        sides.at(end)?;
    }
    let typed = wanted.ends.places;
    let finest = wanted.ends.places_for(0.5 * tolerance(wanted));
    let mut refused = None;
    for places in (typed..=finest).rev() {
        let Some(inside) = with_just(places, (low, high)) else { continue };
        match sides.at(with(places).set(inside)) {
            Ok(_) => return Ok(with(places)),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    refused.map_or(Ok(with(typed)), Err)
}

/// A value between two ends that has just so many decimals.
fn with_just(places: usize, (low, high): (f64, f64)) -> Option<f64> {
    let middle = to_places(f64::midpoint(low, high), places);
    let apart = (0..places).fold(1.0, |apart, _| apart / 10.0);
    let candidates = [middle, to_places(middle + apart, places), to_places(middle - apart, places)];
    candidates.into_iter().find(|x| low < *x && *x < high && decimals(*x) == places)
}

/// How many decimals a number is written with.
fn decimals(x: f64) -> usize {
    decimal_text(x, 15).split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

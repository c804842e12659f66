//! Where the sign is likely to change: a parabola through what was seen nearby, again and again nearer.

use crate::numbers::search::fit::{Parabola, Seen};
use crate::numbers::search::trials::{NoMore, Trials};
use crate::numbers::special::Side;

/// A parabola that fits worse is not believed.
const LEAST_P: f64 = 0.01;
/// Standard errors within which a height may be zero: 95 %.
const MAY_BE_ZERO: f64 = 1.96;
/// Parts of the window at whose ends it is looked whether the height may be zero.
const PARTS: u32 = 400;
/// So often a window is made smaller at most. Assumption: halving a range 12 times is near enough.
const MOST_ROUNDS: usize = 12;

/// Proposes where between `low` and `high`, on whose sides the mean is known to have different signs, it
/// changes its sign, to within about `near`.
///
/// Source: local weighted quadratic regression with a test of its fit, halving where it fails; simulated on
/// planted roots (straight, curved, s-shaped, kinked).
pub(super) fn propose(
    trials: &mut Trials<'_>,
    (low, high): (f64, f64),
    before: Side,
    near: f64,
) -> Result<f64, NoMore> {
    let (mut from, mut to) = (low, high);
    for _ in 0..MOST_ROUNDS {
        let (centre, half) = (f64::midpoint(from, to), 0.5 * (to - from));
        if half <= near {
            break;
        }
        let ends = (low.max(centre - 1.5 * half), high.min(centre + 1.5 * half));
        let fitted = believed(trials, centre, half).and_then(|fit| zone(&fit, ends));
        (from, to) = match fitted {
            Some(zone) => zone,
            None => half_of(trials, (from, to), before)?,
        };
        let (centre, half) = (f64::midpoint(from, to), 0.5 * (to - from));
        if half <= near {
            break;
        }
        let mut places: Vec<f64> =
            [-1.4, -0.5, 0.5, 1.4].map(|part| (centre + part * half).clamp(low, high)).to_vec();
        places.dedup_by(|one, other| (*one - *other).abs() < trials.apart());
        for x in places {
            trials.look_at(x)?;
        }
    }
    let (centre, half) = (f64::midpoint(from, to), 0.5 * (to - from));
    let root = believed(trials, centre, half.max(near)).and_then(|fit| root(&fit, (from, to)));
    Ok(root.unwrap_or(centre))
}

/// The parabola near a centre, if it is one.
fn believed(trials: &Trials<'_>, centre: f64, half: f64) -> Option<Parabola> {
    let all = seen(trials);
    let mut reach = 1.5 * half;
    let mut inside: Vec<Seen> = Vec::new();
    while inside.len() < 4.min(all.len()) {
        inside = all.iter().filter(|seen| (seen.x - centre).abs() <= reach).copied().collect();
        reach *= 1.3;
    }
    Parabola::through(&inside).filter(|fit| fit.p_of_fit >= LEAST_P)
}

/// What was looked at. Where values hardly differ, their spread is seen too small: none counts for less than a
/// hundredth of the mean spread.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn seen(trials: &Trials<'_>) -> Vec<Seen> {
    let known = trials.looked_at().iter().filter_map(|(x, moments)| {
        Some((*x, moments.mean()?, moments.variance()?, moments.count() as f64))
    });
    let known: Vec<(f64, f64, f64, f64)> = known.collect();
    let spread = known.iter().map(|(_, _, variance, _)| variance).sum::<f64>() / known.len() as f64;
    let least = (0.01 * spread).max(f64::MIN_POSITIVE);
    known
        .into_iter()
        .map(|(x, mean, variance, n)| Seen { x, mean, variance: variance.max(least) / n })
        .collect()
}

/// The smallest interval with all x at which the height may be zero.
fn zone(fit: &Parabola, (from, to): (f64, f64)) -> Option<(f64, f64)> {
    let x = |part: u32| from + (to - from) * f64::from(part) / f64::from(PARTS);
    let may_be_zero = |part: &u32| fit.at(x(*part)).abs() <= MAY_BE_ZERO * fit.error_at(x(*part));
    let first = (0..=PARTS).find(may_be_zero)?;
    let last = (0..=PARTS).rev().find(may_be_zero)?;
    Some((x(first.saturating_sub(1)), x((last + 1).min(PARTS))))
}

/// The half in which the sign changes, by the mean in the middle.
fn half_of(
    trials: &mut Trials<'_>,
    (from, to): (f64, f64),
    before: Side,
) -> Result<(f64, f64), NoMore> {
    let middle = f64::midpoint(from, to);
    let mean = trials.look_at(middle)?;
    let is_before = match before {
        Side::Above => mean > 0.0,
        Side::Below => mean < 0.0,
    };
    Ok(if is_before { (middle, to) } else { (from, middle) })
}

/// Where the height is nearest to zero.
fn root(fit: &Parabola, (from, to): (f64, f64)) -> Option<f64> {
    let x = |part: u32| from + (to - from) * f64::from(part) / f64::from(PARTS);
    (0..=PARTS).map(x).min_by(|one, other| fit.at(*one).abs().total_cmp(&fit.at(*other).abs()))
}

//! Intervals for the mean of a sample nearly all of whose values are equal.
//!
//! Student's interval covers too little there, down to never: it has no width where nothing differed. Which
//! rule holds where, and how often it covers, was simulated; the tests repeat it.

use crate::numbers::stats::frequencies::Few;
use crate::numbers::stats::{Bounds, share_interval};

/// Resamples of the bootstrap and one more, so that 2.5 % of them are a whole number.
const RESAMPLES: f64 = 2000.0;

/// Fewer deviations tell too little of their law to draw from them: of ten, a kind that makes up three of ten is seen but
/// for 2.8 %, of five but for 17 %. Where no two values are equal none is common, and all count.
const FEWEST_DRAWN: usize = 10;

/// So many values that are the same are not so by chance.
const ENOUGH_EQUAL: u64 = 10;

/// As small as a p-value is told to be: 2 to the minus 20.
const STEPS_OF_P: usize = 21;

/// The interval that holds the true mean with confidence `level` (0 < level < 1) where k of n values differ
/// from the commonest, v; `None` if nothing bounds what was not seen.
///
/// - k from 0 to 9, and wherever k may well be 0 in another sample: whatever their law, from how many of all values
///   can lie as far out as each of those seen, and beyond them all as far as is possible. Where `bounds` do not say how
///   far that is, and two values are equal: by how far the values themselves range; but at least by `range` where v is 0,
///   as with what rarely happens, and else by v. Assumption: what was not seen lies no farther out than what was;
/// - 0 where nothing bounds the values, v is not 0, and there are ten or more: v itself, with no width. Assumption: so
///   many are the same for a cause, such as a wage, and not by chance. Where v is 0 the cause may be that something is
///   rare, and nothing says how large;
/// - more, or ten values no two of which are equal: the bootstrap-t, with random numbers from `words`. It takes
///   the deviations for what there is: what makes up fewer than three of ten of them may be missing.
///
/// Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), 12.5; simulated, on laws of one and of two
/// sizes. A mean deviation by Student's law in place of the first covered 0.24 to 0.8 there, from 5 deviations on the
/// bootstrap-t 0.49 to 0.98.
pub fn rare_interval(
    few: &Few,
    (bounds, range): (Bounds, f64),
    level: f64,
    words: &mut dyn FnMut() -> u64,
) -> Option<(f64, f64)> {
    let tail = 0.5 * (1.0 - level);
    let drawn = is_drawn_from(few, tail).then(|| bootstrap_t(few, tail, words)).flatten();
    let around = drawn.or_else(|| of_any_law(few, possible(few, (bounds, range)), tail));
    around.map(|(low, high)| (few.commonest + low, few.commonest + high))
}

/// How likely values that lie so are at most where their true mean is 0 [0–1], whatever their law is: one of few steps,
/// each half of the one before. As of [`rare_interval`], but that nothing is drawn.
pub(super) fn rare_p(few: &Few, (bounds, range): (Bounds, f64)) -> f64 {
    let possible = possible(few, (bounds, range));
    let is_told = |p: f64| {
        let around = of_any_law(few, possible, 0.5 * p);
        around.is_some_and(|(low, high)| few.commonest + low > 0.0 || few.commonest + high < 0.0)
    };
    let steps = std::iter::successors(Some(1.0), |p| Some(0.5 * p));
    steps.take(STEPS_OF_P).skip(1).take_while(|p| is_told(*p)).last().unwrap_or(1.0)
}

/// How far from the commonest value another can lie, as far as that is known.
fn possible(few: &Few, (bounds, range): (Bounds, f64)) -> Bounds {
    let own = few.deviations.last().map_or(0.0, |most| most.max(0.0))
        - few.deviations.first().map_or(0.0, |least| least.min(0.0));
    let possible = bounds.around(few.commonest);
    let is_constant = few.deviations.is_empty();
    let is_assumed =
        if is_constant { few.n >= ENOUGH_EQUAL && few.commonest != 0.0 } else { few.has_equals() };
    if possible.is_closed() || !is_assumed {
        return possible;
    }
    let other = if few.commonest == 0.0 { range } else { few.commonest.abs() };
    let farthest = if is_constant { 0.0 } else { own.max(other) };
    Bounds { low: possible.low.max(-farthest), high: possible.high.min(farthest) }
}

/// Whether the deviations say enough of their law.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn is_drawn_from(few: &Few, tail: f64) -> bool {
    let k = few.deviations.len();
    let p_none = libm::pow(1.0 - k as f64 / few.n as f64, few.n as f64);
    k + usize::from(!few.has_equals()) >= FEWEST_DRAWN && p_none <= tail
}

/// Limits whatever the law of the deviations is; `None` where they may be of any size.
fn of_any_law(few: &Few, possible: Bounds, tail: f64) -> Option<(f64, f64)> {
    let above = few.deviations.iter().copied().filter(|deviation| *deviation > 0.0);
    let below = few.deviations.iter().rev().map(|d| -d).filter(|d| *d > 0.0);
    possible.is_closed().then(|| {
        let [below, above]: [Vec<f64>; 2] = [below.collect(), above.collect()];
        let low = -most_beyond(&below, few.n, -possible.low, tail);
        (low, most_beyond(&above, few.n, possible.high, tail))
    })
}

/// The most that values beyond the commonest may add to the mean of `n`, but for a chance of `tail`, where those
/// seen beyond it lie at these distances, in ascending order, and none can lie beyond `farthest`.
///
/// A mean is the area under the share of values that lie beyond a distance. Between two of those seen that share is at
/// most the upper limit (Clopper & Pearson) of as many hits as were seen beyond; all of these limits hold together
/// (Bonferroni). Where none was seen it is 1 − tail^(1/n) times the farthest.
///
/// Source: Anderson, Confidence limits for the expected value of an arbitrary bounded random variable with a continuous
/// distribution function, Bulletin of the International Statistical Institute 43 (1969) 249–251, with limits of order
/// statistics in place of a band of constant width; Hanley & Lippman-Hand, If nothing goes wrong, is everything all
/// right?, Journal of the American Medical Association 249 (1983) 1743–1745.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn most_beyond(distances: &[f64], n: u64, farthest: f64, tail: f64) -> f64 {
    let level = 1.0 - 2.0 * tail / (distances.len() + 1) as f64;
    let begins = [0.0].into_iter().chain(distances.iter().copied());
    let ends = distances.iter().copied().chain([farthest]);
    let steps = begins.zip(ends).zip((0..=distances.len() as u64).rev());
    steps.map(|((begin, end), beyond)| (end - begin) * share_interval(beyond, n, level).1).sum()
}

/// Limits from the law of Student's ratio among samples drawn from the sample itself; `None` if too many of
/// them have no spread to say.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
#[expect(clippy::cast_possible_truncation, reason = "the ranks are below the count")]
#[expect(clippy::cast_sign_loss, reason = "counts are not negative")]
fn bootstrap_t(few: &Few, tail: f64, words: &mut dyn FnMut() -> u64) -> Option<(f64, f64)> {
    let n = few.n as f64;
    let sums = few.deviations.iter().fold(Sums::default(), |sums, value| sums.and(*value));
    let own = sums.ratio_parts(n);
    let n_drawn = n_drawn(few);
    // At least one resample beyond each limit.
    let all = RESAMPLES.max((1.0 / tail).ceil());
    let mut ratios = Vec::with_capacity(all as usize);
    for _ in 1..all as usize {
        let resampled = resample(&few.deviations, n_drawn(unit(words())), words).ratio_parts(n);
        let gap = resampled.mean - own.mean;
        ratios.push(if gap == 0.0 { 0.0 } else { gap / resampled.error });
    }
    let rank = ((all * tail + 1e-9) as usize).max(1);
    let mut at = |idx: usize| *ratios.select_nth_unstable_by(idx, f64::total_cmp).1;
    let (low, high) = (at(rank - 1), at(all as usize - 1 - rank));
    let limits = (own.mean - high * own.error, own.mean - low * own.error);
    (limits.0.is_finite() && limits.1.is_finite()).then_some(limits)
}

/// Sum and sum of squares of deviations; all other values are 0.
#[derive(Clone, Copy, Default)]
struct Sums {
    sum: f64,
    squares: f64,
}

/// Mean and its standard error.
struct RatioParts {
    mean: f64,
    error: f64,
}

impl Sums {
    fn and(self, value: f64) -> Self {
        Self { sum: self.sum + value, squares: self.squares + value * value }
    }

    /// Of `n` values. What is lost in rounding is no spread.
    fn ratio_parts(self, n: f64) -> RatioParts {
        let mean = self.sum / n;
        let spread = self.squares - mean * self.sum;
        let spread = if spread > 1e-12 * self.squares { spread } else { 0.0 };
        RatioParts { mean, error: (spread / (n - 1.0) / n).sqrt() }
    }
}

/// How many of `n` values drawn with replacement are deviations, for a uniform number: the binomial law,
/// inverted.
///
/// To draw the number first and then which ones is the same as to draw each value, and takes no longer for a
/// million values than for a hundred.
#[expect(clippy::cast_precision_loss, reason = "no sample has 2^53 values")]
fn n_drawn(few: &Few) -> impl Fn(f64) -> usize {
    let (n, p) = (few.n as f64, few.deviations.len() as f64 / few.n as f64);
    let odds = p / (1.0 - p);
    let mut term = libm::pow(1.0 - p, n);
    let mut below = vec![term];
    let mut drawn = 0.0;
    while drawn < n && (1.0 - below[below.len() - 1] > 1e-15 || drawn < n * p) {
        term *= (n - drawn) / (drawn + 1.0) * odds;
        drawn += 1.0;
        below.push(below[below.len() - 1] + term);
    }
    move |u| below.partition_point(|share| *share < u).min(below.len() - 1)
}

/// So many of the deviations, drawn with replacement, two a word.
fn resample(deviations: &[f64], drawn: usize, words: &mut dyn FnMut() -> u64) -> Sums {
    let k = deviations.len() as u64;
    let pick = |half: u64| deviations[usize::try_from((half * k) >> 32).expect("it is below k")];
    let mut sums = Sums::default();
    for pair in 0..drawn.div_ceil(2) {
        let word = words();
        sums = sums.and(pick(word >> 32));
        if 2 * pair + 1 < drawn {
            sums = sums.and(pick(word & 0xFFFF_FFFF));
        }
    }
    sums
}

/// A word as a number in [0, 1).
#[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
fn unit(word: u64) -> f64 {
    (word >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARE: Bounds = Bounds { low: 0.0, high: 1.0 };

    /// Words of no quality that repeat: a Weyl sequence, mixed.
    fn words() -> impl FnMut() -> u64 {
        let mut state = 0_u64;
        move || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^ (mixed >> 31)
        }
    }

    fn interval(n: u64, deviations: &[f64], bounds: Bounds) -> Option<(f64, f64)> {
        let few = Few { n, commonest: 0.0, deviations: deviations.to_vec() };
        rare_interval(&few, (bounds, 0.0), 0.95, &mut words())
    }

    #[test]
    fn where_nothing_differed_the_limit_is_that_of_a_share_never_seen() {
        for (n, share) in [(50, 0.071), (100, 0.036), (200, 0.018)] {
            let (low, high) = interval(n, &[], SHARE).unwrap();
            assert!(low.abs() < 1e-12 && (high - share).abs() < 5e-4, "{n}: {high}");
        }
        // From both sides of a share that was always 1.
        let few = Few { n: 50, commonest: 1.0, deviations: Vec::new() };
        let (low, high) = rare_interval(&few, (SHARE, 0.0), 0.95, &mut words()).unwrap();
        assert!((low - 0.929).abs() < 5e-4 && (high - 1.0).abs() < 1e-12);
        assert_eq!(interval(50, &[], Bounds::FROM_ZERO), None);
    }

    #[test]
    fn beyond_what_was_seen_more_may_lie_as_far_out_as_is_possible() {
        // One of ten as far out as can be: the limit of 1 of 10 at 97.5 %, of two of which both limits hold together.
        let (low, high) = interval(10, &[1.0], SHARE).unwrap();
        assert!(low.abs() < 1e-12 && (high - 0.490_636).abs() < 1e-6, "{high}");
        // Half as far out: 1 − 0.0125^(1/10) = 0.354805 may lie beyond it, which counts for its farther half.
        let (_, high) = interval(10, &[0.5], SHARE).unwrap();
        assert!((high - 0.5 * (0.490_636 + 0.354_805)).abs() < 1e-6, "{high}");
        // On either side of what may lie on both.
        let both = Bounds { low: -2.0, high: 1.0 };
        let (low, high) = interval(10, &[-2.0, 1.0], both).unwrap();
        assert!((low + 2.0 * 0.490_636).abs() < 1e-6 && (high - 0.490_636).abs() < 1e-6);
    }

    #[test]
    fn where_nothing_bounds_the_values_none_lies_farther_out_than_they_range() {
        let share = |k, n| share_interval(k, n, 1.0 - 0.05 / 2.0).1;
        for (bounds, below) in [(Bounds::ANY, -1.0), (Bounds::FROM_ZERO, 0.0)] {
            let (low, high) = interval(50, &[1.0], bounds).unwrap();
            let unseen = 1.0 - libm::pow(0.025, 0.02);
            assert!((low - below * unseen).abs() < 1e-9, "{low}");
            assert!((high - share(1, 50)).abs() < 1e-9, "{high}");
        }
        // As far as values range elsewhere, if that is farther.
        let of = |commonest, range| {
            let few = Few { n: 50, commonest, deviations: vec![1.0] };
            rare_interval(&few, (Bounds::ANY, range), 0.95, &mut words()).unwrap()
        };
        assert!(of(0.0, 0.0) == of(0.0, 1.0) && of(0.0, 1.0).1 < of(0.0, 3.0).1);
        // Beside a change of −12 on nearly every evening nothing lies farther off than nothing.
        assert!(of(-12.0, 900.0) == of(-12.0, 0.0) && of(-12.0, 900.0).1 < -10.0);
        // Without any two that are equal there is nothing to deviate from.
        let few = Few { n: 5, commonest: 3.0, deviations: vec![-2.0, -1.0, 1.0, 2.0] };
        assert_eq!(rare_interval(&few, (Bounds::ANY, 9.0), 0.95, &mut words()), None);
    }

    #[test]
    fn the_same_on_every_evening_is_exact_unless_it_may_be_chance_or_rare() {
        let of = |n, commonest| {
            let few = Few { n, commonest, deviations: Vec::new() };
            rare_interval(&few, (Bounds::ANY, 900.0), 0.95, &mut words())
        };
        assert_eq!(of(10, -12.0), Some((-12.0, -12.0)));
        assert_eq!((of(9, -12.0), of(1000, 0.0)), (None, None));
    }

    #[test]
    fn few_that_deviate_from_what_is_not_zero_are_told_from_none() {
        let p = |commonest, deviations: &[f64]| {
            let few = Few { n: 100, commonest, deviations: deviations.to_vec() };
            rare_p(&few, (Bounds::ANY, 0.0))
        };
        assert!(p(-12.0, &[]) < 1e-5 && p(-12.0, &[-3.0, 5.0]) < 1e-5);
        assert!((p(0.0, &[]) - 1.0).abs() < 1e-12 && (p(0.0, &[3.0; 9]) - 1.0).abs() < 1e-12);
        // The larger the deviations beside what is common, the less is told: 0.0625 times it at most for each step.
        let steps = [40.0, 100.0, 300.0].map(|far| p(-12.0, &[far]));
        assert!(steps[0] < steps[1] && steps[1] < steps[2], "{steps:?}");
    }

    #[test]
    fn a_few_small_deviations_have_limits_of_use() {
        for (n, widest) in [(50, 0.125), (100, 0.065), (200, 0.033), (400, 0.017)] {
            for k in 0..FEWEST_DRAWN {
                let (low, high) = interval(n, &vec![0.03; k], SHARE).unwrap();
                assert!(low.abs() < 1e-12 && high < widest, "{k} of {n}: {high}");
            }
        }
    }

    #[test]
    fn enough_that_differ_are_drawn_again_as_another_program_draws_them() {
        let deviations: Vec<f64> = (0..20).map(|n| 0.1 + 0.01 * f64::from(n)).collect();
        let (low, high) = interval(200, &deviations, SHARE).unwrap();
        // By a program of its own in Python 3.11, from 400,000 resamples; 200 lots of 1,999 vary about them with standard
        // deviations of 0.0002 and 0.00044.
        let is_near = (low - 0.012_04).abs() < 0.000_6 && (high - 0.030_03).abs() < 0.001_3;
        assert!(is_near, "{low} {high}");
        assert_eq!(interval(200, &deviations, SHARE), Some((low, high)), "words repeat");
    }

    /// So many of so many, each with a probability: the binomial law's term.
    fn binomial(k: u32, n: u32, p: f64) -> f64 {
        let term = |hits: u32| f64::from(n - hits) / f64::from(hits + 1) * p;
        (0..k).map(term).product::<f64>()
    }

    #[test]
    fn a_limit_of_any_law_is_missed_no_more_often_than_it_says() {
        // Of 50 evenings each differs by `near` or by 1, the most that is possible, with a probability of its own. Every
        // sample of which fewer differ than are drawn from is gone through, with its exact probability.
        let n = 50;
        let most = u32::try_from(FEWEST_DRAWN).unwrap();
        let mut worst: f64 = 0.0;
        for near in [0.001, 0.05, 0.2, 0.5, 0.9] {
            let sample = |n_near: u32, n_far: u32| {
                let near = std::iter::repeat_n(near, usize::try_from(n_near).unwrap());
                near.chain(std::iter::repeat_n(1.0, usize::try_from(n_far).unwrap())).collect()
            };
            let counts =
                (0..most).flat_map(|n_near| (0..most - n_near).map(move |n_far| (n_near, n_far)));
            let limits: Vec<((u32, u32), f64)> = counts
                .map(|(n_near, n_far)| {
                    let deviations: Vec<f64> = sample(n_near, n_far);
                    ((n_near, n_far), most_beyond(&deviations, u64::from(n), 1.0, 0.025))
                })
                .collect();
            for p_near in [0.0, 0.01, 0.03, 0.05, 0.1, 0.15, 0.25] {
                for p_far in (0..30).map(|step| f64::from(step) * 0.005) {
                    let truth = p_near * near + p_far;
                    let missed =
                        limits.iter().filter(|(_, limit)| *limit < truth).map(|((a, b), _)| {
                            let rest = libm::pow(1.0 - p_near - p_far, f64::from(n - a - b));
                            binomial(*a, n, p_near) * binomial(*b, n - a, p_far) * rest
                        });
                    worst = worst.max(missed.sum());
                }
            }
        }
        assert!(0.015 < worst && worst <= 0.025, "{worst}");
    }

    /// Draws of a sample: how many are left, how likely those made are, their sum and their sum of squares.
    #[derive(Clone, Copy)]
    struct Draws {
        left: u32,
        p: f64,
        sum: f64,
        squares: f64,
    }

    /// All that can be drawn of some values, each with the share of draws that it gets.
    fn all_draws(values: &[(f64, f64)], so_far: Draws, found: &mut Vec<Draws>) {
        let Some(((value, share), rest)) = values.split_first() else {
            found.extend((so_far.left == 0).then_some(so_far));
            return;
        };
        let mut p = so_far.p;
        for times in 0..=so_far.left {
            let (count, left) = (f64::from(times), so_far.left - times);
            let sum = so_far.sum + count * value;
            let squares = so_far.squares + count * value * value;
            all_draws(rest, Draws { left, p, sum, squares }, found);
            p *= share * f64::from(left) / (count + 1.0);
        }
    }

    /// What Student's ratio can be in samples drawn from one in which each value stands so often, and how likely that is.
    fn exact_ratios(values: &[(f64, u32)]) -> Vec<(f64, f64)> {
        let left = values.iter().map(|(_, times)| times).sum();
        let n = f64::from(left);
        let shares: Vec<(f64, f64)> =
            values.iter().map(|(value, times)| (*value, f64::from(*times) / n)).collect();
        let mean: f64 = shares.iter().map(|(value, share)| value * share).sum();
        let mut found = Vec::new();
        all_draws(&shares, Draws { left, p: 1.0, sum: 0.0, squares: 0.0 }, &mut found);
        let ratio = |Draws { p, sum, squares, .. }: Draws| {
            let (gap, spread) = (sum / n - mean, squares - sum * sum / n);
            let is_flat = spread <= 1e-12 * squares;
            (p, if is_flat { gap * f64::INFINITY } else { gap / (spread / (n - 1.0) / n).sqrt() })
        };
        found.into_iter().map(ratio).collect()
    }

    #[test]
    fn the_ratios_drawn_follow_their_exact_law() {
        let lone: Vec<(f64, u32)> = (0..8).map(|n| (f64::from(n * n) / 50.0, 1)).collect();
        let common = [(0.0, 9), (0.1, 1), (0.2, 1), (-0.2, 1), (0.3, 2)];
        for values in [&lone[..], &common[..]] {
            let ratios = exact_ratios(values);
            assert!((ratios.iter().map(|(p, _)| p).sum::<f64>() - 1.0).abs() < 1e-9);
            let n = values.iter().map(|(_, times)| u64::from(*times)).sum();
            let deviations =
                values[1..].iter().flat_map(|(value, times)| (0..*times).map(|_| *value));
            let few = Few { n, commonest: 0.0, deviations: deviations.collect() };
            let (low, high) = bootstrap_t(&few, 0.025, &mut words()).unwrap();
            let sums = few.deviations.iter().fold(Sums::default(), |sums, value| sums.and(*value));
            let RatioParts { mean, error } = sums.ratio_parts(f64::from(u32::try_from(n).unwrap()));
            let below = |ratio: f64| -> f64 {
                ratios.iter().filter(|(_, other)| *other < ratio).map(|(p, _)| p).sum()
            };
            // 2.5 % of 1,999 within three and a half standard deviations of such a count; ties lie on either side.
            let far = 3.5 * (0.025_f64 * 0.975 / 1999.0).sqrt();
            for (limit, share) in [(low, 0.975), (high, 0.025)] {
                let ratio = (mean - limit) / error;
                let (at_least, at_most) = (below(ratio - 1e-9), below(ratio + 1e-9));
                let is_there = at_least < share + far && at_most > share - far;
                assert!(is_there, "{at_least} to {at_most} of {n}");
            }
        }
    }

    #[test]
    fn the_number_drawn_is_binomial() {
        let few = Few { n: 4, commonest: 0.0, deviations: vec![1.0] };
        let drawn = n_drawn(&few);
        // (3/4)⁴ = 0.3164, then 0.4219, 0.2109, 0.0469, 0.0039.
        for (u, expected) in [(0.0, 0), (0.316, 0), (0.317, 1), (0.738, 1), (0.739, 2), (0.9999, 4)]
        {
            assert_eq!(drawn(u), expected, "{u}");
        }
        let all = Few { n: 50, commonest: 0.0, deviations: vec![1.0; 49] };
        assert_eq!((n_drawn(&all)(1e-9) < 42, n_drawn(&all)(0.999_999)), (true, 50));
    }
}

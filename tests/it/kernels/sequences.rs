//! Intervals that may be looked at as often as one likes.

use orderflow::numbers::sequential::{NormalMixture, share_limits};
use orderflow::numbers::stats::{Moments, Sample, mean_interval};

use super::Luck;
use crate::long::is_long;

/// Values between two looks.
const BLOCK: u32 = 50;

/// In how many of so many series, looked at after every block up to `most` values, an interval of 95 % ever
/// fails to hold 0.
fn ever_wrong(
    series: u32,
    most: u32,
    mut value: impl FnMut(&mut Luck) -> f64,
    interval: impl Fn(&Sample) -> Option<(f64, f64)>,
) -> u32 {
    let mut is_wrong = |seed: u32| {
        let (mut luck, mut sample) = (Luck::new(seed.into()), Sample::default());
        (0..most / BLOCK).any(|_| {
            (0..BLOCK).for_each(|_| sample.push(value(&mut luck)));
            interval(&sample).is_some_and(|(low, high)| low > 0.0 || high < 0.0)
        })
    };
    (0..series).map(|seed| u32::from(is_wrong(seed))).sum()
}

fn always_valid(sample: &Sample) -> Option<(f64, f64)> {
    let sequence = NormalMixture::narrowest_at(1000.0, 0.05);
    sequence.interval(sample, 0.05).map(|interval| (interval.low, interval.high))
}

/// As many as in 5 of 100, and three standard deviations of the count more.
fn at_most(series: u32) -> f64 {
    let series = f64::from(series);
    0.05 * series + 3.0 * (0.05 * 0.95 * series).sqrt()
}

#[test]
fn a_sequence_looked_at_400_times_errs_as_rarely_as_it_says_and_a_plain_interval_does_not() {
    let (series, most) = if is_long() { (4000, 20_000) } else { (300, 5000) };
    let exponential = |luck: &mut Luck| -1.0 - libm::log1p(-luck.uniform());
    let wrong = [
        ever_wrong(series, most, Luck::normal, always_valid),
        ever_wrong(series, most, exponential, always_valid),
    ];
    println!("ever wrong of {series}: normal {}, exponential {}", wrong[0], wrong[1]);
    assert!(wrong.iter().all(|wrong| f64::from(*wrong) < at_most(series)), "{wrong:?}");
    let plain = ever_wrong(series, most, Luck::normal, |sample| {
        mean_interval(sample.moments(), 0.95).map(|interval| (interval.low, interval.high))
    });
    println!("the plain interval: {plain}");
    assert!(plain > series / 4, "{plain} of {series}");
}

#[test]
fn where_little_happens_a_sequence_waits_until_enough_did() {
    let (series, most) = if is_long() { (1500, 20_000) } else { (300, 4000) };
    for p in [0.02, 0.05, 0.2] {
        // The mean of what happens with probability p is p; its law is as skew as it can be.
        let centred = move |luck: &mut Luck| if luck.uniform() < p { 1.0 - p } else { -p };
        let wrong = ever_wrong(series, most, centred, always_valid);
        let unwary = ever_wrong(series, most, centred, |sample| {
            let (mean, variance) = (sample.mean()?, sample.moments().variance()?);
            let sequence = NormalMixture::narrowest_at(1000.0, 0.05);
            let half = sequence.half_width(sample.count(), variance.sqrt(), 0.05);
            Some((mean - half, mean + half))
        });
        println!("{p}: {wrong} of {series} ever wrong, without waiting {unwary}");
        assert!(f64::from(wrong) < at_most(series), "{p}: {wrong} of {series}");
        assert!(p > 0.1 || unwary > 3 * wrong, "{p}: {unwary} without waiting");
    }
}

#[test]
fn a_share_exactly_at_the_goal_is_rarely_called_met_or_missed() {
    let series = if is_long() { 1000 } else { 200 };
    for goal in [0.5, 0.9, 0.98] {
        let is_called = |seed: u32| {
            let (mut luck, mut hits) = (Luck::new(seed.into()), 0);
            (1..=100).any(|block: u64| {
                hits += (0..BLOCK).map(|_| u64::from(luck.uniform() < goal)).sum::<u64>();
                let (low, high) = share_limits(hits, block * u64::from(BLOCK), 0.05);
                goal < low || high < goal
            })
        };
        let called: u32 = (0..series).map(|seed| u32::from(is_called(seed))).sum();
        println!("{goal}: {called} of {series} called");
        assert!(f64::from(called) <= 0.05 * f64::from(series), "{goal}: {called}");
    }
}

#[test]
fn the_p_of_a_mean_is_uniform_where_the_mean_is_zero() {
    let mut luck = Luck::new(3);
    let p_values = (0..4000).map(|_| {
        let sample: Moments = (0..12).map(|_| luck.normal()).collect();
        orderflow::numbers::stats::p_of_no_mean(&sample).unwrap()
    });
    let mut p_values: Vec<f64> = p_values.collect();
    p_values.sort_by(f64::total_cmp);
    for (rank, share) in [(400, 0.1), (2000, 0.5), (3600, 0.9)] {
        assert!((p_values[rank] - share).abs() < 0.025, "{share}: {}", p_values[rank]);
    }
}

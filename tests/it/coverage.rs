//! Intervals and verdicts hold their promises: counted on laws whose truth is known.

use orderflow::catalogue::{Measure, Value};
use orderflow::compare::{
    Comparison, Difference, SeasonComparison, SeasonTally, Tally, Verdict, WEEK,
};
use orderflow::numbers::dist::Dist;
use orderflow::numbers::stats::Pooled;
use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use rand_distr::Distribution;

use crate::long::is_long;

/// Experiments a count rests on.
const EXPERIMENTS: usize = 2000;

/// 93.5–96.5 % of them: 95 % give or take three standard deviations of such a count.
const ABOUT_95_PERCENT: std::ops::RangeInclusive<usize> = 1870..=1930;

/// Evenings under policies that differ in nothing but their luck, each with streams of its own.
fn same_policies(law: &Dist, n: usize, evenings: u64, rng: &mut Xoshiro256PlusPlus) -> Comparison {
    let mut table = Tally::new(n, 0, 1);
    for evening in 1..=evenings {
        let values: Vec<Vec<Value>> = (0..n).map(|_| vec![Ok(law.sample(rng))]).collect();
        table.push(evening, &values);
    }
    let names = (0..n).map(|policy| policy.to_string()).collect();
    Comparison::new(&table, names, &[Measure::Worth.into()])
}

fn differences(comparison: &Comparison) -> impl Iterator<Item = &Difference> {
    let difference = |policy| comparison.difference(Measure::Worth, policy).unwrap();
    comparison.alternatives().map(difference)
}

fn laws() -> [Dist; 3] {
    [
        Dist::normal(100.0, 5.0).unwrap(),
        Dist::exponential(1.0).unwrap(),
        Dist::lognormal_mean_cv(3.0, 1.0).unwrap(),
    ]
}

/// How many of the experiments leave every difference untold.
fn n_untold(law: &Dist, n_policies: usize, evenings: u64) -> usize {
    let mut rng = Xoshiro256PlusPlus::from_seed([11; 32]);
    (0..EXPERIMENTS)
        .filter(|_| {
            let comparison = same_policies(law, n_policies, evenings, &mut rng);
            differences(&comparison).all(|difference| difference.verdict == Verdict::CannotTell)
        })
        .count()
}

#[test]
fn the_same_policy_on_both_sides_is_told_apart_in_one_case_of_twenty() {
    for law in laws() {
        let untold = n_untold(&law, 2, 100);
        assert!(ABOUT_95_PERCENT.contains(&untold), "{untold} of {EXPERIMENTS}: {law:?}");
    }
}

#[test]
fn of_several_the_same_policies_any_is_told_apart_in_one_case_of_twenty() {
    for law in laws() {
        let untold = n_untold(&law, 6, 100);
        // Bonferroni promises at least 95 %; differences from one baseline go together, which makes it a
        // little more.
        assert!((1880..=1950).contains(&untold), "{untold} of {EXPERIMENTS}: {law:?}");
    }
}

#[test]
fn the_policy_that_is_truly_best_is_among_the_best() {
    let law = &laws()[0];
    let mut rng = Xoshiro256PlusPlus::from_seed([12; 32]);
    let held = (0..EXPERIMENTS)
        .filter(|_| {
            let comparison = same_policies(law, 4, 60, &mut rng);
            comparison.measures[0].policies[2].is_best
        })
        .count();
    assert!(held >= *ABOUT_95_PERCENT.start(), "{held} of {EXPERIMENTS}");
}

#[test]
fn the_evenings_it_would_take_tell_a_difference_four_times_of_five() {
    let law = Dist::normal(20.0, 2.0).unwrap();
    // (1.96 + 0.84)² · 2² / 0.5² = 126.
    let mut rng = Xoshiro256PlusPlus::from_seed([13; 32]);
    let told = |_: &usize| {
        let mut table = Tally::new(2, 0, 1);
        for evening in 1..=126 {
            table.push(evening, &[vec![Ok(19.5)], vec![Ok(law.sample(&mut rng))]]);
        }
        let names = ["a", "b"].map(str::to_owned).to_vec();
        let comparison = Comparison::new(&table, names, &[Measure::Worth.into()]);
        differences(&comparison).all(|difference| difference.verdict == Verdict::Better)
    };
    let told = (0..EXPERIMENTS).filter(told).count();
    assert!((1540..=1660).contains(&told), "{told} of {EXPERIMENTS}");
}

/// How many of the experiments hold the true mean of an evening's ratio under the second of two policies,
/// and its true difference from the first's.
fn n_holding(
    ratios: impl Fn(&mut Xoshiro256PlusPlus) -> [f64; 2],
    truth: [f64; 2],
) -> (usize, usize) {
    let mut rng = Xoshiro256PlusPlus::from_seed([15; 32]);
    let holds = |interval: Option<(f64, f64)>, truth: f64| {
        let (low, high) = interval.unwrap();
        usize::from(low <= truth && truth <= high)
    };
    (0..EXPERIMENTS).fold((0, 0), |(means, differences), _| {
        let mut table = Tally::new(2, 0, 1);
        for evening in 1..=100 {
            table.push(evening, &ratios(&mut rng).map(|ratio| vec![Ok(ratio)]));
        }
        let names = ["a", "b"].map(str::to_owned).to_vec();
        let comparison = Comparison::new(&table, names, &[Measure::Worth.into()]);
        let result = &comparison.measures[0].policies[1];
        let difference = result.difference.unwrap().unwrap();
        (
            means + holds(result.estimate.unwrap().interval, truth[1]),
            differences + holds(difference.estimate.interval, truth[1] - truth[0]),
        )
    })
}

fn assert_about_95_percent((means, differences): (usize, usize)) {
    assert!(ABOUT_95_PERCENT.contains(&means), "{means} of {EXPERIMENTS} means");
    assert!(ABOUT_95_PERCENT.contains(&differences), "{differences} of {EXPERIMENTS} differences");
}

#[test]
fn a_share_of_an_evening_lies_within_its_limits_as_often_as_they_claim() {
    // X / (X + Y) of gamma laws with shapes a and b is of the beta law with mean a / (a + b). Both policies
    // share Y, as they share their guests.
    let [few, more, rest] = [1.5, 2.0, 8.0].map(|shape| Dist::gamma(shape, shape).unwrap());
    let ratios = |rng: &mut Xoshiro256PlusPlus| {
        let all_others = rest.sample(rng);
        [&few, &more].map(|law| law.sample(rng)).map(|part| part / (part + all_others))
    };
    assert_about_95_percent(n_holding(ratios, [1.5 / 9.5, 2.0 / 10.0]));
}

#[test]
fn minutes_for_each_item_lie_within_their_limits_where_full_evenings_are_slow() {
    // An evening's waits vary around a level that grows with the number of items, N of 5, 10, …, 30: its
    // ratio is N minutes on average, 17.5 over evenings, though of all items pooled it is E N² / E N = 21.7.
    // The first policy's items take just as long as that level.
    let wait = Dist::exponential(1.0).unwrap();
    let count = Dist::empirical(&[5.0, 10.0, 15.0, 20.0, 25.0, 30.0], None).unwrap();
    let ratios = |rng: &mut Xoshiro256PlusPlus| {
        let n = count.sample(rng);
        let items = std::iter::successors(Some(1.0), |item| Some(item + 1.0));
        let waits: f64 = items.take_while(|item| *item <= n).map(|_| n * wait.sample(rng)).sum();
        [n, waits / n]
    };
    assert_about_95_percent(n_holding(ratios, [17.5, 17.5]));
}

/// How many of the experiments bound the bad evening of a measure where less is better, and of one where
/// more is.
fn n_bounded(law: &Dist, evenings: u64) -> [usize; 2] {
    let sides = [(Measure::DrinksWait, 0.9), (Measure::Worth, 0.1)];
    let mut rng = Xoshiro256PlusPlus::from_seed([14; 32]);
    let mut held = [0; 2];
    for _ in 0..EXPERIMENTS {
        let mut table = Tally::new(1, 0, 2);
        for evening in 1..=evenings {
            let value = Ok(law.sample(&mut rng));
            table.push(evening, &[vec![value; 2]]);
        }
        let measures = sides.map(|(measure, _)| measure.into());
        let comparison = Comparison::new(&table, vec!["a".to_owned()], &measures);
        for (idx, (_, share)) in sides.into_iter().enumerate() {
            let (low, high) = comparison.measures[idx].policies[0].bad.unwrap().interval.unwrap();
            held[idx] += usize::from((low..=high).contains(&law.quantile(share)));
        }
    }
    held
}

#[test]
fn a_bad_evening_lies_within_its_limits_as_often_as_they_claim() {
    // Ranks are whole numbers, which makes it a little more than 95 %: 95.5 % for 1,000 evenings.
    let score = Dist::normal(8.0, 0.3).unwrap();
    for law in laws().iter().chain([&score]) {
        for held in n_bounded(law, 1000) {
            assert!(ABOUT_95_PERCENT.contains(&held), "{held} of {EXPERIMENTS}: {law:?}");
        }
    }
}

#[test]
fn the_worst_evening_is_the_earliest_at_the_bad_end() {
    let values: [f64; 5] = [3.0, 9.0, 1.0, 9.0, 1.0];
    for size in [1, 2, 5] {
        let mut table = Tally::new(1, 0, 2);
        let numbered: Vec<(u64, f64)> = (1..).zip(values).collect();
        for evenings in numbered.chunks(size) {
            let mut block = Tally::new(1, 0, 2);
            for (evening, value) in evenings {
                block.push(*evening, &[vec![Ok(*value), Ok(*value)]]);
            }
            table.merge(&block);
        }
        let measures = [Measure::DrinksWait, Measure::Nps].map(Into::into);
        let comparison = Comparison::new(&table, vec!["a".to_owned()], &measures);
        let bad = |measure: usize| comparison.measures[measure].policies[0].bad.unwrap();
        assert_eq!((bad(0).worst.evening, bad(1).worst.evening), (2, 3), "blocks of {size}");
        assert_eq!(bad(0).interval, None);
    }
}

/// How many of so many experiments find an overtaking in 30 seasons of eight weeks, if the policy leads by
/// `lead` in each week.
fn n_overtakings(lead: impl Fn(usize) -> f64, experiments: usize) -> usize {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(7);
    let law = Dist::normal(100.0, 5.0).unwrap();
    let mut is_found = || {
        let mut tables = SeasonTally::new((2, 0, 1), 8 * WEEK);
        for season in 1..=30 {
            let mut evenings = |lead: &dyn Fn(usize) -> f64| -> Vec<Vec<Value>> {
                (0..8 * WEEK).map(|n| vec![Ok(law.sample(&mut rng) + lead(n / WEEK))]).collect()
            };
            let values = [evenings(&|_| 0.0), evenings(&lead)];
            tables.push(season, &values);
        }
        let names = ["a", "b"].map(str::to_owned);
        let measures = [Measure::Worth.into()];
        !SeasonComparison::new(&tables, &names, &measures).overtakings.is_empty()
    };
    (0..experiments).filter(|_| is_found()).count()
}

#[test]
fn an_overtaking_that_is_none_is_seen_in_fewer_than_one_case_of_twenty() {
    let n = if is_long() { 500 } else { 120 };
    // Of 120, one of twenty and two standard deviations.
    let most = if is_long() { 25 } else { 11 };
    assert!(n_overtakings(|_| 0.0, n) <= most, "two equal policies");
    // A lead that melts away is no overtaking.
    assert!(n_overtakings(|week| if week < 4 { -3.0 } else { 0.0 }, n) <= most);
    assert_eq!(n_overtakings(|week| if week < 4 { -3.0 } else { 3.0 }, 20), 20);
}

/// Parties of so many evenings, whose waits go together within one, and the same under another policy.
fn pools(evenings: u64, rng: &mut Xoshiro256PlusPlus) -> [Pooled; 2] {
    let night = Dist::lognormal_mean_cv(1.0, 0.5).unwrap();
    let party = Dist::lognormal_mean_cv(10.0, 0.65).unwrap();
    let (late, luck) = (Dist::uniform(0.0, 15.0).unwrap(), Dist::uniform(0.0, 1.0).unwrap());
    let mut pools = [Pooled::default(), Pooled::default()];
    for evening in 1..=evenings {
        let night = night.sample(rng);
        let one: Vec<f64> = (0..30).map(|_| night * party.sample(rng)).collect();
        let mut other = |wait: &f64| {
            let is_late = luck.sample(rng) < 0.1;
            0.9 * wait + if is_late { late.sample(rng) } else { 0.0 }
        };
        let another: Vec<f64> = one.iter().map(&mut other).collect();
        pools[0].push(evening, &one);
        pools[1].push(evening, &another);
    }
    pools
}

#[test]
fn limits_of_what_is_pooled_hold_of_a_quantile_and_of_a_difference() {
    let mut rng = Xoshiro256PlusPlus::from_seed([5; 32]);
    let [one, another] = pools(if is_long() { 40_000 } else { 10_000 }, &mut rng);
    let at = |pool: &Pooled| pool.quantile(0.9, 0.95).unwrap().0;
    let truth = [at(&one), at(&another) - at(&one)];
    let runs = if is_long() { 1000 } else { 200 };
    for (evenings, least) in [(40, 0.87), (100, 0.91)] {
        let mut held = [0_u32; 2];
        for _ in 0..runs {
            let [one, another] = pools(evenings, &mut rng);
            let limits = [
                one.quantile(0.9, 0.95).unwrap().1.unwrap(),
                another.difference(&one, (0.9, 0.95)).unwrap().1.unwrap(),
            ];
            for ((held, (low, high)), truth) in held.iter_mut().zip(limits).zip(truth) {
                *held += u32::from((low..=high).contains(&truth));
            }
        }
        println!("{evenings} evenings: {held:?} of {runs}");
        assert!(held.iter().all(|held| f64::from(*held) > least * f64::from(runs)), "{held:?}");
    }
}

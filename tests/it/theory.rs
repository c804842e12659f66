//! Houses plain enough for exact answers: the interval holds them, is narrow, and refuses a spoiled model.

use std::convert::Infallible;

use orderflow::catalogue;
use orderflow::experiment::{Keep, Plan, run};
use orderflow::feel::Stage;
use orderflow::model::Model;
use orderflow::special::normal_quantile;
use orderflow::stats::{Moments, mean_interval};
use orderflow::time::{SimTime, Span};

use crate::house::{Setting, evening, model};

const MM1: &str = include_str!("../../scenarios/bench/mm1.toml");
const HOUSE: &str = include_str!("../../scenarios/bench/house.toml");
const MENDOZA: &str = include_str!("../../scenarios/mendoza.toml");

/// How sure each statement is.
const LEVEL: f64 = 0.999;

/// One number an evening under the first policy.
fn sample(house: &Model, key: &str, evenings: u64) -> Moments {
    let plan = Plan {
        model: house,
        policies: &house.policies[..1],
        baseline: 0,
        measures: vec![catalogue::find(key).unwrap()],
        seed: 11,
        first_evening: 1,
        evenings,
        target: None,
        threads: 2,
        keep: Keep::Evenings,
    };
    let mut sample = Moments::default();
    let Ok(_) = run::<Infallible>(&plan, &mut |block| {
        for row in &block.rows {
            sample.push(row.values[0].unwrap());
        }
        Ok(())
    });
    sample
}

/// Whether the interval of the mean holds a value; it must be narrower than a share of it on each side.
fn holds(sample: &Moments, exact: f64, narrowness: f64) -> bool {
    let interval = mean_interval(sample, LEVEL).unwrap();
    let half_width = (interval.high - interval.low) / 2.0;
    assert!(half_width < narrowness * exact, "{half_width} is too wide around {exact}");
    interval.low <= exact && exact <= interval.high
}

#[test]
fn the_mean_time_in_an_mm1_queue_is_one_over_the_spare_rate() {
    let of = |settings: &[Setting<'_>], evenings| {
        sample(&model(MM1, settings), "last_item_wait_min", evenings)
    };
    assert!(holds(&of(&[], 60), 10.0, 0.03));
    let slower = [("item.service.prep", "exponential(mean 1.05 min)")];
    assert!(!holds(&of(&slower, 10), 10.0, 0.5));
}

#[test]
fn the_time_in_an_mm1_queue_is_exponential() {
    let settings = [("demand.arrivals[0].rate", "0.5/min"), ("last_seating", "40000 min")];
    let house = model(MM1, &settings);
    for (key, exact) in [
        ("last_item_wait_min", 2.0),
        ("last_item_wait_min.p50", 2.0 * libm::log(2.0)),
        ("last_item_wait_min.p90", 2.0 * libm::log(10.0)),
    ] {
        let sample = sample(&house, key, 40);
        assert!(holds(&sample, exact, 0.025), "{key}");
        assert!(!holds(&sample, 1.05 * exact, 0.025), "{key}");
    }
}

#[test]
fn a_counter_of_several_places_waits_as_erlang_says() {
    // M/M/3 with two thirds of an hour's work each hour: C(3, 2) = 4/9, and 1 + C / (3 − 2) in the system.
    let settings = [
        ("counter.server.staff", "1"),
        ("counter.server.parallel", "3"),
        ("demand.arrivals[0].rate", "2/min"),
        ("last_seating", "11111 min"),
    ];
    let mean = sample(&model(MM1, &settings), "last_item_wait_min", 60);
    assert!(holds(&mean, 1.0 + 4.0 / 9.0, 0.02));
    assert!(!holds(&mean, 1.5, 0.02));
}

#[test]
fn tables_turn_away_as_erlang_says_however_long_guests_stay() {
    // M/G/5/5 offered four tables' worth: B(5, 4) = 128/643, whatever the law of the stay.
    for eating in ["exponential(mean 20 min)", "20 min", "lognormal(mean 20 min, cv 2)"] {
        let settings = [
            ("floor.tables", "[{ seats = 1, count = 5 }]"),
            ("demand.arrivals[0].rate", "0.2/min"),
            ("item.service.prep", "0 min"),
            ("guest.patience", "0 min"),
            ("guest.eating", eating),
        ];
        let house = model(MM1, &settings);
        let turned_away = sample(&house, "walkout_share", 20);
        assert!(holds(&turned_away, 128.0 / 643.0, 0.03), "{eating}");
        assert!(!holds(&turned_away, 1.05 * 128.0 / 643.0, 0.03), "{eating}");
    }
}

#[test]
fn the_number_in_the_house_is_what_comes_in_times_how_long_it_stays() {
    // Little's law, and that a place is busy for what comes in times how long it is worked on.
    let house = model(MM1, &[("last_seating", "50000 min")]);
    let told = evening(&house, "rigid", 11, 1);
    let n = f64::from(told.end.n_parties);
    let stay: f64 = told.parties.iter().map(|p| (p.left_at - p.arrived_at).minutes()).sum();
    let mut inside = Moments::default();
    for minute in (0..50_000).step_by(5) {
        let now = SimTime::OPENING + Span::from_minutes(f64::from(minute));
        let come = told.parties.partition_point(|party| party.arrived_at <= now);
        let gone = told.parties.partition_point(|party| party.left_at <= now);
        inside.push(f64::from(u32::try_from(come - gone).unwrap()));
    }
    let (number, rate) = (inside.mean().unwrap(), n / 50_000.0);
    assert!((number / (rate * stay / n) - 1.0).abs() < 0.01, "{number}");
    let work: f64 =
        told.parties.iter().map(|p| (p.items[0].ready_at - p.items[0].started_at).minutes()).sum();
    assert!((told.end.staff.counters[0].busy.minutes() / work - 1.0).abs() < 1e-9);
    let waited = |stage| told.parties.iter().filter_map(move |p| p.experience.clock_minutes(stage));
    assert!((waited(Stage::Food).sum::<f64>() / stay - 1.0).abs() < 1e-9);
}

#[test]
fn the_small_restaurant_agrees_with_other_simulators() {
    // Other programs gave 7.480 and 326.708 minutes for the same house, with these standard errors.
    let house = model(HOUSE, &[]);
    for (key, theirs, their_error) in
        [("each_drink_wait_min", 7.480, 0.003), ("queue_wait_min", 326.708, 0.148)]
    {
        let sample = sample(&house, key, 3000);
        let (mean, error) = mean_and_error(&sample);
        let width =
            normal_quantile(0.5 + LEVEL / 2.0) * (error * error + their_error * their_error).sqrt();
        assert!((mean - theirs).abs() < width, "{key}: {mean} ± {width}");
        assert!(width < 0.01 * theirs, "{key}: {width} is too wide");
    }
}

#[test]
fn the_small_restaurant_is_told_from_one_with_a_slower_bar() {
    let house = model(HOUSE, &[("item.drink.prep", "exponential(mean 2.1 min)")]);
    let (mean, error) = mean_and_error(&sample(&house, "each_drink_wait_min", 1000));
    assert!((mean - 7.480).abs() > 3.3 * (error + 0.003), "{mean}");
}

fn mean_and_error(sample: &Moments) -> (f64, f64) {
    let n = f64::from(u32::try_from(sample.count()).unwrap());
    (sample.mean().unwrap(), (sample.variance().unwrap() / n).sqrt())
}

/// Parties that came in each of these stretches [min], evening by evening.
fn arrivals(house: &Model, stretches: &[(f64, f64)], evenings: u64) -> Vec<Moments> {
    let mut counts = vec![Moments::default(); stretches.len()];
    for number in 1..=evenings {
        let told = evening(house, "rigid", 11, number);
        let came = told.parties.iter().map(|party| party.arrived_at.since_opening().minutes());
        let came: Vec<f64> = came.collect();
        for (count, (from, until)) in counts.iter_mut().zip(stretches) {
            let n = came.iter().filter(|at| (from..until).contains(at)).count();
            count.push(f64::from(u32::try_from(n).unwrap()));
        }
    }
    counts
}

#[test]
fn parties_come_by_the_clock_as_a_poisson_process() {
    const N: u32 = 1500;
    let house = model(MENDOZA, &[]);
    // Whole steps, and both halves of one: no peak is skipped and none is early.
    let stretches = [
        (0.0, 60.0),
        (60.0, 120.0),
        (120.0, 180.0),
        (180.0, 210.0),
        (120.0, 150.0),
        (150.0, 180.0),
    ];
    let expected = [5.0, 10.0, 12.0, 4.0, 6.0, 6.0];
    let n = f64::from(N);
    let z = |count: &Moments, mean: f64| (count.mean().unwrap() - mean) / (mean / n).sqrt();
    for (count, mean) in arrivals(&house, &stretches, u64::from(N)).iter().zip(expected) {
        assert!(z(count, mean).abs() < 3.3, "{mean}: {:?}", count.mean());
        // The variance of a Poisson count is its mean; (n − 1) variance / mean is about χ² of n − 1.
        let dispersion = count.variance().unwrap() / mean;
        assert!((dispersion - 1.0).abs() < 3.3 * (2.0 / n).sqrt(), "{mean}: {dispersion}");
        // A rate five per cent off would have been noticed in the long stretches.
        assert!(mean < 10.0 || z(count, 1.05 * mean).abs() > 3.3);
    }
}

//! One person at one counter: M/M/1, M/D/1, M/G/1.

use std::sync::{LazyLock, OnceLock};

use crate::house::{Setting, model};
use crate::theory::formulas::{Class, cobham, warm_up};
use crate::theory::{Case, What, interval, sample, scenario};

const FILE: &str = "tests/theory/one_counter.toml";
const PREP: &str = "item.service.prep";

/// Pollaczek and Khinchine's time in the system, for a mean of one minute.
fn time(rate: f64, cv2: f64) -> f64 {
    1.0 + cobham(&[Class { rate, mean: 1.0, cv2 }])[0]
}

fn case(
    name: &'static str,
    cv2: f64,
    settings: &'static [Setting<'static>],
    spoils: &'static [Setting<'static>],
) -> Case {
    Case {
        name,
        file: FILE,
        settings,
        what: What::Measure("last_item_wait_min"),
        exact: time(0.7, cv2),
        // The more times vary, the more evenings it takes.
        narrowness: 0.03,
        evenings: if cv2 > 1.0 { 24 } else { 12 },
        spoils,
        seen: OnceLock::new(),
    }
}

pub(super) static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let exponential = |name, key, exact, evenings| Case {
        name,
        file: "scenarios/bench/mm1.toml",
        settings: &[("demand.arrivals[0].rate", "0.5/min")],
        what: What::Measure(key),
        exact,
        narrowness: 0.02,
        evenings,
        spoils: &[(PREP, "exponential(mean 1.05 min)")],
        seen: OnceLock::new(),
    };
    vec![
        Case {
            settings: &[],
            exact: time(0.9, 1.0),
            narrowness: 0.03,
            evenings: 60,
            ..exponential("M/M/1, load 0.9", "last_item_wait_min", 0.0, 0)
        },
        exponential("M/M/1, load 0.5", "last_item_wait_min", 2.0, 12),
        // The time in the system is exponential: Kleinrock, Queueing Systems I (1975), 5.118.
        exponential("", "last_item_wait_min.p50", 2.0 * libm::log(2.0), 12),
        exponential("", "last_item_wait_min.p90", 2.0 * libm::log(10.0), 12),
        case("M/D/1", 0.0, &[(PREP, "1 min")], &[(PREP, "1.05 min")]),
        case(
            "M/G/1, Erlang",
            1.0 / 3.0,
            &[(PREP, "erlang(k 3, mean 1 min)")],
            &[(PREP, "erlang(k 3, mean 1.05 min)")],
        ),
        case(
            "M/G/1, uniform",
            1.0 / 3.0,
            &[(PREP, "uniform(0 min, 2 min)")],
            &[(PREP, "uniform(0 min, 2.1 min)"), ("demand.arrivals[0].rate", "0.735/min")],
        ),
        case(
            "M/G/1, triangular",
            1.0 / 6.0,
            &[(PREP, "triangular(0 min, 1 min, 2 min)")],
            &[(PREP, "triangular(0 min, 1.05 min, 2.1 min)")],
        ),
        case(
            "M/G/1, gamma, cv 1.5",
            2.25,
            &[(PREP, "gamma(mean 1 min, cv 1.5)")],
            &[(PREP, "gamma(mean 1.05 min, cv 1.5)"), (PREP, "gamma(mean 1 min, cv 1.575)")],
        ),
        case(
            "M/G/1, lognormal, cv 1.2",
            1.44,
            &[(PREP, "lognormal(mean 1 min, cv 1.2)")],
            &[(PREP, "lognormal(mean 1.05 min, cv 1.2)")],
        ),
        // Nine of ten take half a minute, one five and a half: a variance of 9/4.
        case(
            "M/G/1, short or long",
            2.25,
            &[(PREP, SHORT_OR_LONG)],
            &[("demand.arrivals[0].rate", "0.735/min")],
        ),
    ]
});

const SHORT_OR_LONG: &str = "empirical(0.5 min, 0.5 min, 0.5 min, 0.5 min, 0.5 min, 0.5 min, 0.5 min, \
     0.5 min, 0.5 min, 5.5 min)";

#[test]
fn one_person_is_waited_for_as_pollaczek_and_khinchine_say() {
    CASES.iter().for_each(Case::check);
}

#[test]
fn a_short_evening_waits_less_by_what_is_known_of_its_empty_start() {
    const MINUTES: f64 = 200.0;
    let settings = [
        ("demand.arrivals[0].rate", "0.5/min"),
        ("last_seating", "200 min"),
        ("closes", "200 min"),
    ];
    let short = interval(&sample(&model(&scenario(FILE), &settings), "last_item_wait_min", 30_000));
    let lacks = warm_up(0.5, 1.0, MINUTES);
    assert!(short.high - short.low < lacks, "{short:?} is too wide");
    assert!((short.low..=short.high).contains(&(2.0 - lacks)), "{short:?} without {lacks}");
    assert!(short.high < 2.0, "{short:?}");
}

#[test]
fn what_the_start_takes_from_the_longest_waits_is_a_small_part_of_their_interval() {
    let (fullest, usual) = (warm_up(0.9, 1.0, 111_111.0), warm_up(0.7, 1.0, 100_000.0));
    assert!(fullest / time(0.9, 1.0) < 0.03 / 30.0, "{fullest}");
    assert!(usual / time(0.7, 1.0) < 0.03 / 100.0, "{usual}");
}

//! The exact answers, as their sources have them; each is held to a figure that somebody else has printed.
//!
//! Rates are per minute and times in minutes, except where a test takes another unit throughout.

/// Long-run share of time in each of the states 0..=`last` of a birth-and-death process.
///
/// Source: Kleinrock, Queueing Systems I (1975), 3.11.
fn birth_and_death(last: u32, birth: impl Fn(u32) -> f64, death: impl Fn(u32) -> f64) -> Vec<f64> {
    let mut weight = 1.0;
    let mut shares = vec![weight];
    for n in 1..=last {
        weight *= birth(n - 1) / death(n);
        shares.push(weight);
    }
    let all: f64 = shares.iter().sum();
    shares.iter().map(|share| share / all).collect()
}

/// Mean number in line where `places` work at once.
fn in_line(shares: &[f64], places: u32) -> f64 {
    (0..).zip(shares).map(|(n, share)| f64::from(u32::saturating_sub(n, places)) * share).sum()
}

/// Share of guests who find all places taken and go, with `offered` places' worth of them: M/G/c/c.
///
/// Source: Erlang (1917); the recursion is in Cooper, Introduction to Queueing Theory, 2nd edition (1981), 3.3.
pub(super) fn erlang_b(places: u32, offered: f64) -> f64 {
    (1..=places).fold(1.0, |lost, n| offered * lost / (f64::from(n) + offered * lost))
}

/// Mean time in line before `places` that each take `mean` for one: M/M/c.
///
/// Source: Erlang (1917); Cooper (1981), 3.4: C = B / (1 − ρ (1 − B)).
pub(super) fn mmc_wait(places: u32, rate: f64, mean: f64) -> f64 {
    let offered = rate * mean;
    let lost = erlang_b(places, offered);
    let all_taken = lost / (1.0 - offered / f64::from(places) * (1.0 - lost));
    all_taken * mean / (f64::from(places) - offered)
}

/// Share of guests turned away, and mean wait of the others, before `places` and `list` places to
/// wait in: M/M/c/K.
///
/// Source: Gross & Harris, Fundamentals of Queueing Theory, 3rd edition (1998), 2.5.
pub(super) fn mmck(places: u32, list: u32, rate: f64, mean: f64) -> (f64, f64) {
    let shares = birth_and_death(places + list, |_| rate, |n| f64::from(n.min(places)) / mean);
    let lost = shares[(places + list) as usize];
    (lost, in_line(&shares, places) / (rate * (1.0 - lost)))
}

/// States of a line with abandonment beyond which nobody ever is, as far as these houses go.
const LONG_LINE: u32 = 1000;

/// Share of guests who give up, and mean wait of those who do not, where each has an exponential
/// patience: M/M/c+M.
///
/// Of those who find n in line before them the (n + 1)-th event is a place freed or one of them or they
/// themselves giving up. Source: Palm (1957); Garnett, Mandelbaum & Reiman, Manufacturing & Service
/// Operations Management 4 (2002) 208–227.
pub(super) fn erlang_a(places: u32, rate: f64, mean: f64, patience: f64) -> (f64, f64) {
    let freed = f64::from(places) / mean;
    let death =
        |n: u32| f64::from(n.min(places)) / mean + f64::from(n.saturating_sub(places)) / patience;
    let shares = birth_and_death(LONG_LINE, |_| rate, death);
    // From `ahead` in line before one: the chance to be served, and the wait where one is.
    let (mut served, mut wait) = (1.0, 0.0);
    let mut all_waits = 0.0;
    for (ahead, share) in (0..).zip(&shares[places as usize..]) {
        let others = freed + f64::from(ahead) / patience;
        let any = others + 1.0 / patience;
        wait = others / any * (served / any + wait);
        served *= others / any;
        all_waits += share * wait;
    }
    let gave_up = in_line(&shares, places) / patience / rate;
    (gave_up, all_waits / (1.0 - gave_up))
}

/// Guests of one class: how many a minute, how long each takes on average, and the square of its
/// coefficient of variation.
#[derive(Clone, Copy)]
pub(super) struct Class {
    pub(super) rate: f64,
    pub(super) mean: f64,
    pub(super) cv2: f64,
}

impl Class {
    fn load(self) -> f64 {
        self.rate * self.mean
    }
}

/// Mean rest of what one finds in hand: half the mean square of it, as often as it comes.
pub(super) fn rest(classes: &[Class]) -> f64 {
    classes.iter().map(|c| c.rate * c.mean * c.mean * (1.0 + c.cv2) / 2.0).sum()
}

/// Mean time in line before one person, for each class, where an earlier class goes first and nothing is
/// broken off: M/G/1 with priorities.
///
/// Source: Cobham, Operations Research 2 (1954) 70–76; of one class it is Pollaczek and Khinchine's:
/// Kleinrock, Queueing Systems I (1975), 5.62.
pub(super) fn cobham(classes: &[Class]) -> Vec<f64> {
    let mut left = 1.0;
    let wait = |class: &Class| {
        let left_before = left;
        left -= class.load();
        rest(classes) / (left_before * left)
    };
    classes.iter().map(wait).collect()
}

/// Mean time until both parts of an order are ready, with one person for each: two-way fork–join.
///
/// Source: Flatto & Hahn, SIAM Journal on Applied Mathematics 44 (1984) 1041–1053; Nelson & Tantawi, IEEE
/// Transactions on Computers 37 (1988) 739–743, equation 6.
pub(super) fn fork_join_of_two(rate: f64, mean: f64) -> f64 {
    let load = rate * mean;
    (12.0 - load) / 8.0 * mean / (1.0 - load)
}

/// Mean number inside at an instant, where arrivals change by the clock and all stay as long as they like.
///
/// `steps` are instants from which a rate holds, up to that of the next; `spent` is how much of the
/// next x minutes a guest spends inside, on average: ∫₀ˣ P(stay > v) dv.
/// Source: Eick, Massey & Whitt, Operations Research 41 (1993) 731–742, theorem 1.
pub(super) fn inside_at(at: f64, steps: &[(f64, f64)], spent: impl Fn(f64) -> f64) -> f64 {
    let ends = steps.iter().skip(1).map(|(from, _)| *from).chain([f64::INFINITY]);
    let came = steps.iter().zip(ends).filter(|((from, _), _)| *from < at);
    came.map(|((from, rate), end)| rate * (spent(at - from) - spent((at - end).max(0.0)))).sum()
}

/// What the mean of an evening's M/M/1 waits lacks because the house was empty at first [min].
///
/// Over T minutes those who come wait less in all by ρ² / (μ (1 − ρ)³) than in the long run: solve
/// Poisson's equation for the number inside (Whitt, Operations Research 40 (1992) 279–291) and add what is
/// left to wait when the last one comes. Evenings with many guests have long waits, so that the mean of
/// evenings' means is less than the mean of all waits, by the derivative of 1 / (μ − a) over T. Both
/// together are 1 / ((1 − ρ)³ μ² T), but for terms in 1 / T².
pub(super) fn warm_up(rate: f64, mean: f64, minutes: f64) -> f64 {
    let idle = 1.0 - rate * mean;
    mean * mean / (idle * idle * idle * minutes)
}

fn is_printed(value: f64, printed: f64, digit: f64) {
    assert!((value - printed).abs() <= digit / 2.0, "{value} is not {printed}");
}

#[test]
fn losses_are_those_of_the_tables() {
    // Iversen, Teletraffic Engineering Handbook (ITU-D SG 2/16): offered traffic for 1 % lost.
    for (places, offered, step) in
        [(5, 1.36, 0.01), (10, 4.46, 0.01), (20, 12.0, 0.1), (50, 37.9, 0.1)]
    {
        assert!(erlang_b(places, offered - step / 2.0) < 0.01, "{places}");
        assert!(erlang_b(places, offered + step / 2.0) > 0.01, "{places}");
    }
}

#[test]
fn the_inspection_station_is_that_of_the_textbook() {
    // Gross & Harris, 2.5: three stalls and four places to wait, a car a minute, six minutes each: 3.09 cars
    // wait and 6.06 are inside, on average.
    let (lost, wait) = mmck(3, 4, 1.0, 6.0);
    is_printed((1.0 - lost) * wait, 3.09, 0.01);
    is_printed((1.0 - lost) * (wait + 6.0), 6.06, 0.01);
    assert!((mmck(5, 0, 0.2, 20.0).0 - erlang_b(5, 4.0)).abs() < 1e-12);
}

#[test]
fn the_call_centre_is_that_of_its_paper() {
    // Garnett, Mandelbaum & Reiman (2002), 1: 48 calls a minute of a minute each, 50 agents. All waiting,
    // 20.8 seconds; with a mean patience of two minutes 3.1 % give up.
    is_printed(60.0 * mmc_wait(50, 48.0, 1.0), 20.8, 0.1);
    is_printed(100.0 * erlang_a(50, 48.0, 1.0, 2.0).0, 3.1, 0.1);
    // With endless patience nobody gives up.
    let (gave_up, wait) = erlang_a(50, 48.0, 1.0, 1e9);
    assert!(gave_up < 1e-6 && (wait / mmc_wait(50, 48.0, 1.0) - 1.0).abs() < 1e-6);
    // Two ways to the waits of all: those served, and those who gave up, sum to patience × share.
    let (gave_up, wait) = erlang_a(1, 1.0, 1.0, 1.0);
    assert!(wait < gave_up && gave_up < 0.5, "{gave_up} {wait}");
}

#[test]
fn the_county_hospital_is_that_of_the_textbook() {
    // Hillier & Lieberman, Introduction to Operations Research, county hospital: 2 an hour, 20 minutes each;
    // they wait 2/3 of an hour for one doctor and 1/24 for either of two.
    assert!((mmc_wait(1, 2.0, 1.0 / 3.0) - 2.0 / 3.0).abs() < 1e-12);
    assert!((mmc_wait(2, 2.0, 1.0 / 3.0) - 1.0 / 24.0).abs() < 1e-12);
}

#[test]
fn the_workstation_with_urgent_lots_is_that_of_the_textbook() {
    // Prabhu (1981), table 4.4, for 1 urgent and 9 other lots an hour of five minutes each: 9.545 and
    // 32.27 minutes from coming to ready.
    let class = |rate| Class { rate, mean: 1.0 / 12.0, cv2: 1.0 };
    let waits = cobham(&[class(1.0), class(9.0)]);
    is_printed(60.0 * waits[0] + 5.0, 9.545, 0.001);
    is_printed(60.0 * waits[1] + 5.0, 32.27, 0.01);
}

#[test]
fn an_empty_house_forks_and_joins_as_the_larger_of_two() {
    assert!((fork_join_of_two(1e-9, 1.0) - 1.5).abs() < 1e-6);
}

#[test]
fn a_rate_that_stays_fills_the_house_to_rate_times_stay() {
    let spent = |x: f64| f64::min(x, 30.0);
    let steps = [(0.0, 0.5), (60.0, 0.5)];
    assert!((inside_at(200.0, &steps, spent) - 15.0).abs() < 1e-12);
    assert!((inside_at(10.0, &steps, spent) - 5.0).abs() < 1e-12);
}

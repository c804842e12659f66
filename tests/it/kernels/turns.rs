//! Where a mean turns: planted roots of several shapes, found in noise.

use orderflow::numbers::dist::Dist;
use orderflow::numbers::search::{Answer, Search, SignTest, Turn};
use orderflow::numbers::special::{Side, end_of, normal_cdf};
use orderflow::numbers::stats::{Sample, student_t_quantile};

use super::Luck;
use crate::long::is_long;

/// Where the planted mean turns.
const ROOT: f64 = 0.137;

const SEARCH: Search = Search {
    low: 0.0,
    high: 0.3,
    tolerance: 0.01,
    places: 4,
    alpha: 0.05,
    most_in_a_test: 20_000,
    most: 1_000_000,
    share: None,
};

/// A mean as a function of the parameter.
type Shape = fn(f64) -> f64;

const TURNING: [(&str, Shape); 4] = [
    ("straight", |x| 10.0 * (x - ROOT)),
    ("curved", |x| 10.0 * (x - ROOT) + 40.0 * (x - ROOT) * (x - ROOT)),
    ("s-shaped", |x| 1.8 * libm::tanh((x - ROOT) / 0.05) + 4.0 * (x - ROOT)),
    ("kinked", |x| if x < ROOT { 4.0 * (x - ROOT) } else { 16.0 * (x - ROOT) }),
];

/// Values with that mean at x, as skew and as unequal as evenings are.
struct Evenings {
    luck: Luck,
    shape: Shape,
    gamma: Dist,
}

impl Evenings {
    fn new(seed: u64, shape: Shape) -> Self {
        Self { luck: Luck::new(seed), shape, gamma: Dist::gamma(4.0, 1.0).unwrap() }
    }

    fn play(&mut self, x: f64, n: u64) -> Sample {
        let mean = (self.shape)(x);
        let spread = (0.09 * 20.0 * x / 0.3).sqrt();
        let mut value = || {
            let noise = self.luck.normal() + spread * self.luck.normal();
            mean * self.luck.of(&self.gamma) + noise
        };
        (0..n).map(|_| value()).collect()
    }
}

/// How many of so many searches have a bracket that holds the root, how many are as narrow as wanted, how many
/// values they take on average, and how far the estimates are off on average.
fn searched(shape: Shape, seeds: u32) -> (u32, u32, u64, f64) {
    let (mut held, mut narrow, mut taken, mut off) = (0, 0, 0, 0.0);
    for seed in 0..seeds {
        let mut evenings = Evenings::new(seed.into(), shape);
        let found = SEARCH.run(&mut |x, n| Some((evenings.play(x, n), 0.0)));
        taken += found.n;
        if let Answer::Turns(turn) = found.answer {
            let (low, high) = turn.bracket;
            held += u32::from(low <= ROOT && ROOT <= high && turn.before == Side::Below);
            narrow += u32::from(turn.width() <= 0.020_001);
            off += (turn.estimate - ROOT).abs() / f64::from(seeds);
        }
    }
    (held, narrow, taken / u64::from(seeds), off)
}

#[test]
fn brackets_hold_the_planted_root_whatever_the_shape() {
    let seeds = if is_long() { 200 } else { 20 };
    for (name, shape) in TURNING {
        let (held, narrow, taken, off) = searched(shape, seeds);
        println!(
            "{name}: {held} of {seeds} hold it, {narrow} narrow, {taken} values, off by {off:.4}"
        );
        assert!(20 * held >= 19 * seeds, "{name}: {held} of {seeds}");
        assert!(10 * narrow >= 9 * seeds, "{name}: {narrow} of {seeds} are narrow");
    }
}

/// The interval of the root of a straight line through the means at 7 places, by Fieller: as wide as the line
/// is true.
fn of_a_fitted_line(evenings: &mut Evenings) -> (f64, f64) {
    let places = (0..7).map(|idx| 0.05 * f64::from(idx));
    let seen: Vec<(f64, f64, f64)> = places
        .map(|x| {
            let sample = evenings.play(x, 155);
            (x, sample.mean().unwrap(), 155.0 / sample.moments().variance().unwrap())
        })
        .collect();
    let sum = |f: &dyn Fn(f64, f64) -> f64| seen.iter().map(|(x, y, w)| w * f(*x, *y)).sum::<f64>();
    let weight = sum(&|_, _| 1.0);
    let (x, y) = (sum(&|x, _| x) / weight, sum(&|_, y| y) / weight);
    let spread = sum(&|at, _| (at - x) * (at - x));
    let slope = sum(&|at, mean| (at - x) * (mean - y)) / spread;
    // All r with (y + slope (r − x))² ≤ 1.96² (1/weight + (r − x)²/spread).
    let (a, c) = (slope * slope - 3.8416 / spread, y * y - 3.8416 / weight);
    let root = (slope * slope * y * y - a * c).sqrt();
    (x + (-slope * y - root) / a, x + (-slope * y + root) / a)
}

#[test]
fn a_fitted_line_holds_a_root_only_where_the_mean_is_one() {
    let held = |shape: Shape| {
        let is_held = |seed: u32| {
            let (low, high) = of_a_fitted_line(&mut Evenings::new(seed.into(), shape));
            u32::from(low <= ROOT && ROOT <= high)
        };
        (0..100).map(is_held).sum::<u32>()
    };
    let (straight, curved) = (held(TURNING[0].1), held(TURNING[1].1));
    assert!(straight >= 88, "{straight}");
    assert!(curved < 50, "{curved}");
}

#[test]
fn a_mean_that_does_not_turn_is_recognised() {
    let seeds = if is_long() { 200 } else { 20 };
    for (shape, side) in [
        ((|x| 0.4 + 2.0 * x) as Shape, Side::Above),
        (|x| -0.9 + 2.0 * x, Side::Below),
        // It comes near to zero, and goes away again.
        (|x| 0.3 + 40.0 * (x - 0.15) * (x - 0.15), Side::Above),
    ] {
        let mut taken = 0;
        for seed in 0..seeds {
            let mut evenings = Evenings::new(seed, shape);
            let found = SEARCH.run(&mut |x, n| Some((evenings.play(x, n), 0.0)));
            assert_eq!(found.answer, Answer::Never(side), "{seed}");
            assert!(found.told.len() >= 2 && found.looked_at.len() == 7 && !found.is_cut_short);
            taken += found.n;
        }
        println!("never: {} values", taken / seeds);
    }
}

#[test]
fn several_turns_are_each_bracketed() {
    let seeds = if is_long() { 200 } else { 20 };
    let twice: Shape = |x| 1.5 - 110.0 * (x - 0.16) * (x - 0.16);
    let thrice: Shape = |x| 1.5 * libm::sin((x - 0.03) * 33.0);
    for (shape, roots) in [
        (twice, vec![0.16 - (1.5_f64 / 110.0).sqrt(), 0.16 + (1.5_f64 / 110.0).sqrt()]),
        (thrice, (0..3).map(|n| 0.03 + f64::from(n) * std::f64::consts::PI / 33.0).collect()),
    ] {
        let mut held = 0;
        for seed in 0..seeds {
            let mut evenings = Evenings::new(seed, shape);
            let found = SEARCH.run(&mut |x, n| Some((evenings.play(x, n), 0.0)));
            let Answer::Several(turns) = found.answer else { continue };
            let holds =
                |(turn, root): (&Turn, &f64)| turn.bracket.0 <= *root && *root <= turn.bracket.1;
            held += u64::from(turns.len() == roots.len() && turns.iter().zip(&roots).all(holds));
        }
        println!("{} turns: {held} of {seeds}", roots.len());
        assert!(20 * held >= 19 * seeds, "{held} of {seeds}");
    }
}

#[test]
fn where_nothing_differs_nothing_is_told() {
    let seeds = if is_long() { 1000 } else { 40 };
    let search = Search { most_in_a_test: 3000, ..SEARCH };
    let mut told = 0;
    for seed in 0..seeds {
        let mut evenings = Evenings::new(seed, |_| 0.0);
        let found = search.run(&mut |x, n| Some((evenings.play(x, n), 0.0)));
        told += u64::from(!found.told.is_empty());
        assert!(!found.told.is_empty() || found.answer == Answer::CannotTell);
    }
    println!("a sign was told in {told} of {seeds} where there is none");
    // Of 1,000, 5 %; of 40, three standard deviations more.
    assert!(told <= if is_long() { 50 } else { 6 }, "{told} of {seeds}");
    // All equal: it is given up long before the most a test may take.
    let found = SEARCH.run(&mut |_, n| Some(((0..n).map(|_| 0.0).collect(), 0.0)));
    assert!(found.answer == Answer::CannotTell && found.n < 15_000, "{found:?}");
}

#[test]
fn an_end_without_a_difference_does_not_hide_a_turn_further_in() {
    let (mut held, mut untold) = (0, 0);
    for seed in 0..20 {
        let mut evenings = Evenings::new(seed, |x| 100.0 * x * (x - ROOT));
        let found = SEARCH.run(&mut |x, n| Some((evenings.play(x, n), 0.0)));
        let Answer::Turns(turn) = found.answer else { panic!("{found:?}") };
        held += u32::from(turn.bracket.0 <= ROOT && ROOT <= turn.bracket.1);
        untold += u32::from(found.untold.contains(&0.0));
    }
    assert!(held >= 19 && untold >= 18, "{held}, {untold}");
}

#[test]
fn of_whole_numbers_the_two_on_both_sides_are_found() {
    let search = Search { low: 2.0, high: 12.0, tolerance: 0.5, places: 0, ..SEARCH };
    for seed in 0..20 {
        // The same evenings as of a parameter from 0.05 to 0.3.
        let mut evenings = Evenings::new(seed, |x| 12.0 * (x - 0.16));
        let found = search.run(&mut |x, n| {
            assert!(x.fract().abs() < 1e-12, "{x}");
            Some((evenings.play(x / 40.0, n), 0.0))
        });
        let Answer::Turns(turn) = found.answer else { panic!("{found:?}") };
        assert_eq!(turn.bracket, (6.0, 7.0), "{found:?}");
    }
}

#[test]
fn a_search_cut_short_says_what_it_knows() {
    let mut evenings = Evenings::new(1, TURNING[0].1);
    let search = Search { most: 1500, ..SEARCH };
    let found = search.run(&mut |x, n| Some((evenings.play(x, n), 0.0)));
    let Answer::Turns(turn) = found.answer else { panic!("{found:?}") };
    assert!(found.is_cut_short && found.n <= 1500 && turn.width() > 0.02, "{found:?}");
    let nothing = SEARCH.run(&mut |_, _| None);
    assert!(nothing.is_cut_short && nothing.answer == Answer::CannotTell && nothing.n == 0);
}

#[test]
fn a_share_exactly_at_its_goal_is_rarely_called_met_or_missed() {
    let seeds: u32 = if is_long() { 1000 } else { 100 };
    let test = SignTest::new(0.05, 0.1, 20_000).of_share(Some(0.9));
    let told = |seed: u32| {
        let (mut luck, mut sample) = (Luck::new(seed.into()), Sample::default());
        (0..60).any(|_| {
            sample.merge(&(0..50).map(|_| if luck.uniform() < 0.9 { 0.1 } else { -0.9 }).collect());
            test.side(&sample, 0.0).is_some()
        })
    };
    let n_told = (0..seeds).filter(|seed| told(*seed)).count();
    println!("{n_told} of {seeds}");
    assert!(n_told <= if is_long() { 50 } else { 11 }, "{n_told} of {seeds}");
}

#[test]
fn a_search_asks_the_same_again_if_it_is_answered_the_same() {
    let run = || {
        let (mut evenings, mut asked) = (Evenings::new(5, TURNING[3].1), Vec::new());
        let found = SEARCH.run(&mut |x, n| {
            asked.push((x.to_bits(), n));
            Some((evenings.play(x, n), 0.0))
        });
        (found, asked)
    };
    assert_eq!(run(), run());
}

/// The power of the two-sided test of Student at 5 % with two samples of `n` each whose means are `effect`
/// standard deviations apart: P(|T| > t) of the noncentral law, by the law of the spread.
fn power(n: f64, effect: f64, counts_far_tail: bool) -> f64 {
    let (df, apart) = (2.0 * n - 2.0, effect * (0.5 * n).sqrt());
    let t = student_t_quantile(0.975, df);
    // The density of w = √(χ²/df), and Simpson's rule over it.
    let constant = libm::log(2.0) + 0.5 * df * libm::log(0.5 * df) - libm::lgamma(0.5 * df);
    let density = |w: f64| libm::exp(constant + (df - 1.0) * libm::log(w) - 0.5 * df * w * w);
    let beyond = |w: f64| {
        let far = if counts_far_tail { normal_cdf(-apart - t * w) } else { 0.0 };
        normal_cdf(apart - t * w) + far
    };
    let (parts, width) = (4000, 3.0 / 4000.0);
    let term = |part: u32| {
        let w = width * f64::from(part);
        let weight = if part % 2 == 1 { 4.0 } else { 2.0 };
        weight * density(w) * beyond(w)
    };
    (1..parts).map(term).sum::<f64>() * width / 3.0
}

#[test]
fn a_root_finder_finds_the_sample_sizes_of_power_analysis() {
    let size = |effect: f64, counts| end_of(2.0, 1000.0, |n| power(n, effect, counts) < 0.8);
    for (effect, n) in [(0.2, 393.4057), (0.5, 63.765_61), (0.8, 25.524_57)] {
        assert!((size(effect, true) - n).abs() < 6e-5, "{effect}: {}", size(effect, true));
    }
    let without_far_tail = size(0.2, false);
    assert!((without_far_tail - 393.4067).abs() < 6e-5, "{without_far_tail}");
}

#[test]
fn odd_shapes_are_bracketed_too_or_cannot_be_told() {
    let seeds: u32 = if is_long() { 50 } else { 4 };
    let odd: [(&str, f64, Shape); 7] = [
        ("a jump", 0.1234, |x| if x < 0.1234 { -1.0 } else { 1.0 }),
        ("steep", 0.2718, |x| 300.0 * (x - 0.2718)),
        ("near the low end", 0.004, |x| 10.0 * (x - 0.004)),
        ("near the high end", 0.297, |x| 10.0 * (x - 0.297)),
        ("flat in between", 0.15, |x| 8.0 * ((x - 0.2).max(0.0) + (x - 0.1).min(0.0))),
        ("flat before", 0.2, |x| if x < 0.2 { -0.15 } else { 20.0 * (x - 0.2) }),
        ("hardly rising", 0.15, |x| 0.8 * (x - 0.15)),
    ];
    for (name, root, shape) in odd {
        let (mut held, mut untold, mut taken, mut width) = (0, 0, 0, 0.0);
        for seed in 0..seeds {
            let mut evenings = Evenings::new(seed.into(), shape);
            let found = SEARCH.run(&mut |x, n| Some((evenings.play(x, n), 0.0)));
            taken += found.n / u64::from(seeds);
            untold += u32::from(found.answer == Answer::CannotTell);
            if let Answer::Turns(turn) = found.answer {
                held += u32::from(turn.bracket.0 <= root && root <= turn.bracket.1);
                width += turn.width();
            }
        }
        let width = width / f64::from(held);
        println!(
            "{name}: {held} of {seeds} hold it, {untold} untold, {width:.4} wide, {taken} values"
        );
        assert!(20 * (held + untold) >= 19 * seeds, "{name}: {held} and {untold} of {seeds}");
        assert!(2 * untold <= seeds || name == "near the high end", "{name}: {untold} of {seeds}");
    }
}

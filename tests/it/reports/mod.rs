//! Every format, held byte by byte to what it makes of one awkward result.

mod check;
mod comparison;
mod export;
mod season;

use orderflow::catalogue::{Better, MeasureKey, Missing, find};
use orderflow::compare::{
    Absent, Comparison, Difference, Estimate, Extreme, GoalVerdict, JudgedGoal, Largest,
    MeasureComparison, MissRate, PolicyResult, Precision, Target, Verdict, Why, WorstEvenings,
};
use orderflow::experiment::Stop;
use orderflow::measure::parts_of;
use orderflow::model::{Bound, Goal, GoalOf};
use orderflow::render::text::Layout;
use orderflow::results::{Column, Heading, Results};

/// As in a file.
const PLAIN: Layout = Layout::PLAIN;

/// A name that every format has to quote or escape.
const AWKWARD: &str = r#"a<b, "c" = d|e"#;

fn estimate(mean: f64, half_width: f64, evenings: u64) -> Estimate {
    Estimate { mean, interval: Some((mean - half_width, mean + half_width)), evenings, few: None }
}

fn difference(estimate: Estimate, better_on: Option<u64>, verdict: Verdict) -> Difference {
    let half_width = estimate.half_width().unwrap_or(0.0);
    let tied_on = if estimate.mean == 0.0 { estimate.evenings } else { 0 };
    Difference {
        estimate,
        better_on,
        worse_on: better_on.map(|count| estimate.evenings - count - tied_on),
        tied_on: Some(tied_on),
        largest: Largest { evening: 137, difference: 3.0 * estimate.mean },
        verdict,
        variance_reduction: (half_width > 0.0).then_some(4.25),
        evenings_to_tell: (verdict == Verdict::CannotTell && half_width > 0.0).then_some(1234),
    }
}

fn measure(
    key: &str,
    baseline: Estimate,
    other: Estimate,
    difference: Difference,
) -> MeasureComparison {
    let key = find(key).unwrap();
    let (baseline_is_best, other_is_best) = match difference.verdict {
        Verdict::Better => (false, true),
        Verdict::Worse => (true, false),
        Verdict::Different => (false, false),
        Verdict::CannotTell | Verdict::Same => {
            (difference.better_on.is_some(), difference.better_on.is_some())
        }
    };
    let policies = vec![
        PolicyResult {
            estimate: Ok(baseline),
            bad: bad(key, &baseline),
            difference: None,
            why: None,
            is_best: baseline_is_best,
        },
        PolicyResult {
            estimate: Ok(other),
            bad: bad(key, &other),
            difference: Some(Ok(difference)),
            why: why(key, difference.estimate.mean),
            is_best: other_is_best,
        },
    ];
    MeasureComparison { key, policies, interactions: Vec::new() }
}

/// Evenings twice the half width on the bad side of the mean, and one three times.
fn bad(key: MeasureKey, estimate: &Estimate) -> Option<WorstEvenings> {
    let sign = match key.info().better {
        Better::Higher => -1.0,
        Better::Lower => 1.0,
        Better::Neither => return None,
    };
    let at = |times: f64| estimate.mean + sign * times * estimate.half_width().unwrap_or(0.25);
    let interval = estimate.interval.map(|_| (at(2.0) - 0.125, at(2.0) + 0.25));
    let worst = Extreme { evening: 211, value: at(3.0) };
    Some(WorstEvenings { one_in_ten: at(2.0), interval, worst })
}

/// The first parts of a measure get more and more, the last one what is left.
fn why(key: MeasureKey, mean: f64) -> Option<Why> {
    let parts = parts_of(key);
    let share = |idx: u32| mean * f64::from(idx % 7) / 24.0;
    let (last, first) = parts.split_last()?;
    let mut parts: Vec<_> = first.iter().zip(0..).map(|(part, idx)| (*part, share(idx))).collect();
    let given: f64 = parts.iter().map(|(_, value)| value).sum();
    parts.push((*last, mean - given));
    Some(Why { parts })
}

/// No value at all, under no policy.
fn missing(key: &str) -> MeasureComparison {
    let absent = Absent::NoValue(Missing::NoHandoff);
    let policies = vec![
        PolicyResult {
            estimate: Err(absent),
            bad: None,
            difference: None,
            why: None,
            is_best: false,
        },
        PolicyResult {
            estimate: Err(absent),
            bad: None,
            difference: Some(Err(Absent::NoPair)),
            why: None,
            is_best: false,
        },
    ];
    MeasureComparison { key: find(key).unwrap(), policies, interactions: Vec::new() }
}

/// Equal on every evening, and neither way is better.
fn parties() -> MeasureComparison {
    let mean = estimate(31.25, 0.5, 400);
    measure("parties", mean, mean, difference(estimate(-0.0, 0.0, 400), None, Verdict::Same))
}

fn awkward() -> Results {
    let e = estimate;
    let single = Estimate { mean: 0.525, interval: None, evenings: 1, few: None };
    let better = |estimate, count| difference(estimate, Some(count), Verdict::Better);
    let measures = vec![
        parties(),
        measure(
            "drinks_wait_min",
            e(9.04, 0.3, 400),
            e(7.5, 0.2, 400),
            better(e(-1.54, 0.2, 400), 377),
        ),
        measure(
            "drinks_wait_min.p90",
            e(23.2, 1.0, 400),
            e(16.0, 0.8, 398),
            better(e(-7.2, 0.9, 398), 381),
        ),
        missing("handoff_wait_min"),
        measure(
            "guest_score",
            e(8.59, 0.02, 400),
            e(8.01, 0.03, 400),
            difference(e(-0.58, 0.04, 400), Some(4), Verdict::Worse),
        ),
        measure(
            "return_intent",
            single,
            single,
            Difference {
                estimate: Estimate { mean: -0.04, interval: None, evenings: 1, few: None },
                ..difference(e(-0.04, 0.0, 1), Some(0), Verdict::CannotTell)
            },
        ),
        measure(
            "waiter_busy_share",
            e(0.5, 0.01, 400),
            e(0.5004, 0.01, 400),
            difference(e(0.0004, 0.0003, 400), None, Verdict::Different),
        ),
        measure(
            "profit",
            e(-3.2, 9.0, 400),
            e(-0.2, 9.0, 400),
            difference(e(3.0, 4.0, 400), Some(210), Verdict::CannotTell),
        ),
        measure(
            "worth",
            e(206.0, 9.0, 400),
            e(272.0, 9.0, 400),
            Difference { worse_on: Some(3), tied_on: Some(7), ..better(e(66.0, 8.0, 400), 390) },
        ),
    ];
    let policies = vec!["rigid".to_owned(), AWKWARD.to_owned()];
    Results {
        heading: heading(),
        columns: columns(),
        first_evening: 1,
        stage_one: 0,
        looked: Vec::new(),
        more: None,
        stop: Stop::Known(Target { measure: 4, precision: Precision::Share(0.1) }),
        comparison: Comparison {
            policies,
            baseline: 0,
            level: 0.95,
            look: 1,
            evenings: 400,
            is_certain: false,
            squares: Vec::new(),
            measures,
        },
        goals: goals(),
        rivals: None,
        assumptions: None,
        events: 0,
    }
}

fn goals() -> Vec<JudgedGoal> {
    let goal = |of, key, bound, limit| Goal { of, measure: find(key).unwrap(), bound, limit };
    vec![
        JudgedGoal {
            goal: goal(GoalOf::Policy, "drinks_wait_min.p90", Bound::Below, 16.5),
            verdicts: vec![Some(GoalVerdict::Missed), Some(GoalVerdict::CannotTell)],
            broken: vec![Some(broken(399, (0.986, 1.0))), Some(broken(212, (0.48, 0.58)))],
        },
        JudgedGoal {
            goal: goal(GoalOf::Difference, "worth", Bound::AtLeast, -1.0),
            verdicts: vec![None, Some(GoalVerdict::Met)],
            broken: vec![None, Some(broken(0, (0.0, 0.0092)))],
        },
    ]
}

fn broken(evenings: u64, interval: (f64, f64)) -> MissRate {
    MissRate { evenings, of: 400, interval }
}

fn columns() -> Vec<Column> {
    let column = |name: &str, set: &[&str]| Column {
        name: name.to_owned(),
        policy: "rigid".to_owned(),
        set: set.iter().map(|set| (*set).to_owned()).collect(),
    };
    vec![column("rigid", &[]), column(AWKWARD, &["floor.waiters=4"])]
}

fn heading() -> Heading {
    Heading {
        title: r#"A "<Friday>" in Mendoza"#.to_owned(),
        sha256: "00ff".repeat(16),
        overrides: vec!["floor.waiters=4".to_owned(), r#"title='A "<Friday>"'"#.to_owned()],
        seed: 7,
        currency: "USD".to_owned(),
    }
}

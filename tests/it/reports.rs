//! Every format, held byte by byte to what it makes of one awkward result.

use orderflow::catalogue::{Better, Measure, MeasureKey, Missing, find};
use orderflow::compare::{
    Absent, BadEvenings, Broken, Comparison, Difference, Estimate, Extreme, GoalVerdict,
    JudgedGoal, Largest, MeasureComparison, PolicyResult, Precision, Target, Verdict, Why,
};
use orderflow::experiment::{EveningRow, Stop};
use orderflow::measure::parts_of;
use orderflow::model::{Bound, Cents, Goal, GoalOf, ItemId, Model};
use orderflow::record::{Account, Experience, ItemRecord, Journey, Outcome};
use orderflow::report::csv::{self, Names, Sheet};
use orderflow::report::text::{Colour, Layout, WIDTH};
use orderflow::report::{Detail, Heading, Report, json, markdown, text};
use orderflow::time::{SimTime, Span};
use orderflow::{scenario, score};

use crate::snapshot::assert_snapshot;

/// As in a file.
const PLAIN: Layout = Layout { width: WIDTH, colour: Colour::Never };

/// Wide enough for everything.
const WIDE: Layout = Layout { width: 300, ..PLAIN };

/// A name that every format has to quote or escape.
const AWKWARD: &str = r#"a<b, "c" = d|e"#;

fn estimate(mean: f64, half_width: f64, evenings: u64) -> Estimate {
    Estimate { mean, interval: Some((mean - half_width, mean + half_width)), evenings }
}

fn difference(estimate: Estimate, better_on: Option<u64>, verdict: Verdict) -> Difference {
    let half_width = estimate.half_width().unwrap_or(0.0);
    let tied_on = if estimate.mean == 0.0 { estimate.evenings } else { 0 };
    Difference {
        estimate,
        better_on,
        worse_on: better_on.map(|count| estimate.evenings - count - tied_on),
        tied_on,
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
        Verdict::CannotTell => (difference.better_on.is_some(), difference.better_on.is_some()),
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
    MeasureComparison { key, policies }
}

/// Evenings twice the half width on the bad side of the mean, and one three times.
fn bad(key: MeasureKey, estimate: &Estimate) -> Option<BadEvenings> {
    let sign = match key.info().better {
        Better::Higher => -1.0,
        Better::Lower => 1.0,
        Better::Neither => return None,
    };
    let at = |times: f64| estimate.mean + sign * times * estimate.half_width().unwrap_or(0.25);
    let interval = estimate.interval.map(|_| (at(2.0) - 0.125, at(2.0) + 0.25));
    let worst = Extreme { evening: 211, value: at(3.0) };
    Some(BadEvenings { one_in_ten: at(2.0), interval, worst })
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
    MeasureComparison { key: find(key).unwrap(), policies }
}

/// Equal on every evening, and neither way is better.
fn parties() -> MeasureComparison {
    let mean = estimate(31.25, 0.5, 400);
    measure("parties", mean, mean, difference(estimate(-0.0, 0.0, 400), None, Verdict::CannotTell))
}

fn awkward() -> Report {
    let e = estimate;
    let single = Estimate { mean: 0.525, interval: None, evenings: 1 };
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
                estimate: Estimate { mean: -0.04, interval: None, evenings: 1 },
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
            Difference { worse_on: Some(3), tied_on: 7, ..better(e(66.0, 8.0, 400), 390) },
        ),
    ];
    let policies = vec!["rigid".to_owned(), AWKWARD.to_owned()];
    Report {
        heading: heading(),
        stop: Stop::Known(Target { measure: 4, precision: Precision::Share(0.1) }),
        comparison: Comparison { policies, baseline: 0, level: 0.95, evenings: 400, measures },
        goals: goals(),
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

fn broken(evenings: u64, interval: (f64, f64)) -> Broken {
    Broken { evenings, of: 400, interval }
}

fn heading() -> Heading {
    Heading {
        title: r#"A "<Friday>" in Mendoza"#.to_owned(),
        sha256: "00ff".repeat(16),
        overrides: vec!["floor.waiters=4".to_owned(), r#"title='A "<Friday>"'"#.to_owned()],
        seed: 7,
        first_evening: 1,
        currency: "USD".to_owned(),
        story_command: "orderflow story scenarios/mendoza.toml".to_owned(),
    }
}

/// The same with only its first policy.
fn single() -> Report {
    let mut report = awkward();
    report.comparison.policies.truncate(1);
    report.goals.truncate(1);
    report.goals[0].verdicts.truncate(1);
    report.goals[0].broken.truncate(1);
    for measure in &mut report.comparison.measures {
        measure.policies.truncate(1);
    }
    report
}

/// The same with a third policy that does better by the guests.
fn three() -> Report {
    let mut report = awkward();
    report.comparison.policies.push("empowered".to_owned());
    report.comparison.level = 0.975;
    for judged in &mut report.goals {
        judged.verdicts.push(Some(GoalVerdict::Met));
        judged.broken.push(Some(broken(90, (0.185, 0.269))));
    }
    for measure in &mut report.comparison.measures {
        let mut third = measure.policies[1].clone();
        if let (MeasureKey { measure: Measure::GuestScore, .. }, Some(Ok(found))) =
            (measure.key, &mut third.difference)
        {
            *found = difference(estimate(0.25, 0.1, 400), Some(300), Verdict::Better);
            third.why = why(measure.key, 0.25);
            third.is_best = true;
            measure.policies[0].is_best = false;
        }
        measure.policies.push(third);
    }
    report
}

#[test]
fn the_text_of_two_policies_is_kept() {
    assert_snapshot("compare.txt", &text::results(&awkward(), Detail::Full, PLAIN));
}

#[test]
fn the_text_of_one_policy_is_kept() {
    assert_snapshot("run.txt", &text::results(&single(), Detail::Full, PLAIN));
}

#[test]
fn the_text_of_three_policies_is_kept() {
    assert_snapshot("compare_three.txt", &text::results(&three(), Detail::Full, PLAIN));
}

#[test]
fn the_markdown_is_kept() {
    assert_snapshot("compare.md", &markdown::results(&awkward(), Detail::Full));
    assert_snapshot("compare_three.md", &markdown::results(&three(), Detail::Full));
}

#[test]
fn the_json_is_kept() {
    assert_snapshot("compare.json", &json::results(&awkward()));
    assert_snapshot("run.json", &json::results(&single()));
}

#[test]
fn every_missing_number_in_json_has_a_reason_beside_it() {
    let results: serde_json::Value = serde_json::from_str(&json::results(&awkward())).unwrap();
    let mut objects = vec![&results];
    let mut n_reasons = 0;
    while let Some(value) = objects.pop() {
        if let Some(object) = value.as_object() {
            let lacks = object.values().any(serde_json::Value::is_null);
            assert_eq!(lacks, object.contains_key("reason"), "{value}");
            n_reasons += u32::from(lacks);
            objects.extend(object.values());
        }
        objects.extend(value.as_array().into_iter().flatten());
    }
    assert_eq!(n_reasons, 10);
}

#[test]
fn the_tidy_tables_are_kept() {
    assert_snapshot("comparison.csv", &csv::differences(&awkward()));
    assert_snapshot("measures.csv", &csv::estimates(&awkward()));
    assert_snapshot("why.csv", &csv::why(&awkward()));
}

#[test]
fn a_short_list_of_measures_is_shown_whole_and_a_long_one_by_its_headline() {
    let mut report = awkward();
    let shown = |report: &Report, detail| text::results(report, detail, PLAIN);
    let table = |shown: String| shown.split("\n\n").nth(1).map(str::to_owned);
    let [headline, full] =
        [Detail::Headline, Detail::Full].map(|detail| table(shown(&report, detail)));
    assert_eq!(headline, full);
    let filler = report.comparison.measures[0].clone();
    report.comparison.measures.extend(vec![filler; 6]);
    let headline = shown(&report, Detail::Headline);
    assert!(!headline.contains("  parties") && headline.contains("  drinks wait"));
    assert!(shown(&report, Detail::Full).contains("  parties"));
}

#[test]
fn nobody_is_told_that_fewer_evenings_than_were_played_might_tell() {
    let mut report = awkward();
    let shown = |report: &Report| text::results(report, Detail::Headline, WIDE);
    assert!(shown(&report).contains("cannot tell, 1300 evenings might"));
    for measure in &mut report.comparison.measures {
        if let Some(Ok(difference)) = &mut measure.policies[1].difference {
            difference.evenings_to_tell = difference.evenings_to_tell.map(|_| 400);
        }
    }
    let shown = shown(&report);
    assert!(shown.contains("cannot tell") && !shown.contains("might"), "{shown}");
    let narrow = text::results(&report, Detail::Headline, Layout { width: 80, ..PLAIN });
    assert!(narrow.contains("cannot tell") && !narrow.contains("might"), "{narrow}");
}

#[test]
fn what_can_be_split_keeps_to_the_width_and_nothing_is_lost() {
    let words = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let wide = text::results(&three(), Detail::Headline, WIDE);
    for width in [60, 80] {
        let layout = Layout { width, ..PLAIN };
        let text = text::results(&three(), Detail::Headline, layout);
        let is_kept = |line: &&str| line.chars().count() <= width || line.contains("orderflow");
        assert!(text.lines().all(|line| is_kept(&line)), "{text}");
        let heads = ["goal", "next", "next:", "#"];
        let told = |text: &str| {
            words(text).into_iter().filter(|w| !heads.contains(&w.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(told(&text), told(&wide), "{text}");
    }
}

fn anecdote() -> Model {
    let text = include_str!("../../scenarios/anecdote.toml");
    scenario::read(text, "anecdote.toml", &[]).unwrap().model
}

/// A party that drank nothing of what it ordered.
fn party(model: &Model) -> Journey {
    let at = |minutes| SimTime::OPENING + Span::from_minutes(minutes);
    let item = ItemRecord {
        sent_at: at(8.5),
        cancelled_at: at(40.0),
        was_stuck: true,
        ..ItemRecord::ordered(ItemId(0), 0, 0)
    };
    Journey {
        size: 3,
        is_silent: true,
        outcome: Outcome::WalkedOut,
        arrived_at: at(0.25),
        seated_at: at(0.25),
        greeted_at: at(2.0),
        reading: Span::from_minutes(5.0),
        ordered_at: at(8.0),
        left_at: at(40.5),
        items: vec![item],
        handoff: (Span::from_minutes(31.5), 1),
        account: Account { goods: Cents(330), ..Account::default() },
        experience: Experience::new(model.guest.base_score),
        ..Journey::blank()
    }
}

#[test]
fn the_rows_of_an_export_are_kept() {
    let model = anecdote();
    let journey = party(&model);
    let scored = score::score(&journey.experience, &model.score);
    let measures = ["guest_score", "drinks_wait_min.p90", "profit"].map(|key| find(key).unwrap());
    let policies = ["rigid".to_owned(), AWKWARD.to_owned()];
    let names = Names { model: &model, policies: &policies, measures: &measures };
    let rows = [
        EveningRow {
            evening: 1,
            policy: 0,
            values: vec![Err(Missing::NoSeatedParty), Err(Missing::NotPassed), Ok(-0.0)],
            parties: Vec::new(),
        },
        EveningRow {
            evening: 1,
            policy: 1,
            values: vec![Ok(8.25), Ok(1.0 / 3.0), Ok(-12.5)],
            parties: vec![(journey.clone(), Some(scored)), (journey, None)],
        },
    ];
    for sheet in Sheet::ALL {
        let content = sheet.header(names) + &sheet.rows(&rows, names);
        assert_snapshot(sheet.file_name(), &content);
    }
    assert_snapshot("columns.csv", &csv::columns(names));
}

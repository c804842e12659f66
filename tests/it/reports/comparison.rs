//! What `compare` and `run` found.

use orderflow::catalogue::{Measure, MeasureKey};
use orderflow::compare::{GoalVerdict, Verdict};
use orderflow::render::text::Layout;
use orderflow::render::{csv, markdown, text};
use orderflow::report::comparison::View;
use orderflow::report::{Detail, comparison, sheets};
use orderflow::results::{Results, Saved};

use super::{PLAIN, awkward, broken, difference, estimate, why};
use crate::snapshot::assert_snapshot;

/// Wide enough for everything.
const WIDE: Layout = Layout { width: 300, ..PLAIN };

/// What tells an evening of it.
const STORY: Option<&str> = Some("orderflow story scenarios/mendoza.toml");

/// The same with only its first policy.
fn single() -> Results {
    let mut results = awkward();
    results.columns.truncate(1);
    results.comparison.policies.truncate(1);
    results.goals.truncate(1);
    results.goals[0].verdicts.truncate(1);
    results.goals[0].broken.truncate(1);
    for measure in &mut results.comparison.measures {
        measure.policies.truncate(1);
    }
    results
}

/// The same with a third policy that does better by the guests.
fn three() -> Results {
    let mut results = awkward();
    results.comparison.policies.push("empowered".to_owned());
    results.comparison.level = 0.975;
    for judged in &mut results.goals {
        judged.verdicts.push(Some(GoalVerdict::Met));
        judged.broken.push(Some(broken(90, (0.185, 0.269))));
    }
    for measure in &mut results.comparison.measures {
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
    results
}

fn view(detail: Detail) -> View<'static> {
    View { detail, ranked_by: None, story_command: STORY }
}

fn in_text(results: &Results, detail: Detail, layout: Layout) -> String {
    text::document(&comparison::document(results, &view(detail)), layout)
}

fn in_markdown(results: &Results) -> String {
    markdown::document(&comparison::document(results, &view(Detail::Full)))
}

#[test]
fn the_text_of_two_policies_is_kept() {
    assert_snapshot("compare.txt", &in_text(&awkward(), Detail::Full, PLAIN));
}

#[test]
fn the_text_of_one_policy_is_kept() {
    assert_snapshot("run.txt", &in_text(&single(), Detail::Full, PLAIN));
}

#[test]
fn the_text_of_three_policies_is_kept() {
    assert_snapshot("compare_three.txt", &in_text(&three(), Detail::Full, PLAIN));
}

#[test]
fn the_markdown_is_kept() {
    assert_snapshot("compare.md", &in_markdown(&awkward()));
    assert_snapshot("compare_three.md", &in_markdown(&three()));
}

#[test]
fn the_json_is_kept() {
    assert_snapshot("compare.json", &Saved::of(&awkward()).write());
    assert_snapshot("run.json", &Saved::of(&single()).write());
}

#[test]
fn every_missing_number_in_json_has_a_reason_beside_it() {
    let results: serde_json::Value = serde_json::from_str(&Saved::of(&awkward()).write()).unwrap();
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
    assert_snapshot("comparison.csv", &csv::sheet(&sheets::differences(&awkward())));
    assert_snapshot("measures.csv", &csv::sheet(&sheets::estimates(&awkward())));
    assert_snapshot("why.csv", &csv::sheet(&sheets::why(&awkward())));
}

#[test]
fn a_short_list_of_measures_is_shown_whole_and_a_long_one_by_its_headline() {
    let mut results = awkward();
    let shown = |results: &Results, detail| in_text(results, detail, PLAIN);
    let table = |shown: String| shown.split("\n\n").nth(1).map(str::to_owned);
    let [headline, full] =
        [Detail::Headline, Detail::Full].map(|detail| table(shown(&results, detail)));
    assert_eq!(headline, full);
    let filler = results.comparison.measures[0].clone();
    results.comparison.measures.extend(vec![filler; 7]);
    let headline = shown(&results, Detail::Headline);
    assert!(!headline.contains("  parties") && headline.contains("  drinks wait"));
    assert!(shown(&results, Detail::Full).contains("  parties"));
}

#[test]
fn how_many_more_evenings_might_tell_is_said_with_what_plays_them() {
    let mut results = awkward();
    let shown = |results: &Results| in_text(results, Detail::Headline, WIDE).replace("\n  ", " ");
    let first = shown(&results);
    assert!(first.contains("cannot tell, 1300 more might"), "{first}");
    assert!(first.contains("So many more: `--looked 400 -n N`"), "{first}");
    results.looked = vec![300];
    results.first_evening = 301;
    let again = shown(&results);
    assert!(again.contains("`--looked 300,400 -n N`"), "{again}");
    for measure in &mut results.comparison.measures {
        if let Some(Ok(difference)) = &mut measure.policies[1].difference {
            difference.evenings_to_tell = None;
        }
    }
    let none = shown(&results);
    assert!(none.contains("cannot tell") && !none.contains("more might"), "{none}");
}

#[test]
fn what_can_be_split_keeps_to_the_width_and_nothing_is_lost() {
    let words = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let wide = in_text(&three(), Detail::Headline, WIDE);
    for width in [60, 80] {
        let layout = Layout { width, ..PLAIN };
        let text = in_text(&three(), Detail::Headline, layout);
        let is_kept = |line: &&str| line.chars().count() <= width || line.contains("orderflow");
        assert!(text.lines().all(|line| is_kept(&line)), "{text}");
        let heads = ["goal", "next", "next:", "#"];
        let told = |text: &str| {
            words(text).into_iter().filter(|w| !heads.contains(&w.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(told(&text), told(&wide), "{text}");
    }
}
